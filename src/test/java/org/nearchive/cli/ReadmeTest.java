package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.Samples;
import org.nearchive.http.Server;

/** The README says what is so: its commands run, its links lead somewhere. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    @TempDir
    Path folder;

    @Test
    void itsCommandsWork() throws Exception {
        int run = 0;
        for (String line : commands()) {
            List<String> words = words(line);
            switch (words.getFirst()) {
                case "scripts/nearchive" -> nearchive(words.subList(1, words.size()));
                case "curl" -> curl(words.get(1));
                default -> assertThat(Path.of(words.getFirst())).isExecutable();
            }
            run++;
        }
        assertThat(run).isGreaterThan(5);
    }

    private static List<String> commands() throws IOException {
        List<String> lines = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            blocks.group(1).lines().forEach(lines::add);
        }
        return lines;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private void nearchive(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--data", data().toString(), "--index-config", "index-config"));
        StringWriter err = new StringWriter();
        int exit = Nearchive.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true), all.toArray(String[]::new));
        assertThat(exit).as("%s: %s", arguments, err).isZero();
    }

    private void curl(String address) throws IOException, InterruptedException {
        try (Archived archived = Archived.in(data());
                Server server = Server.start("127.0.0.1", 0, archived.archive, archived.index)) {
            URI here = URI.create(address.replace("127.0.0.1:8080", "127.0.0.1:" + server.port()));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(here).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
        }
    }

    /** With the samples in it, as scripts/run leaves it. */
    private Path data() {
        Path data = folder.resolve("data");
        if (!Files.exists(data)) {
            try (Archived archived = Archived.in(data)) {
                archived.ingest(Samples.FOLDER);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return data;
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        Matcher links = LINK.matcher(Files.readString(Path.of("README.md")));
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
        }
    }
}
