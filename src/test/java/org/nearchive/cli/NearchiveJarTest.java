package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Samples;

/** The finished jar, alone in an empty folder. */
class NearchiveJarTest {
    private static final Path JAR = Path.of("target/nearchive.jar").toAbsolutePath();
    private static final Path FEED = Samples.FOLDER.resolve("news.jsonl").toAbsolutePath();

    @TempDir
    Path folder;

    private ProcessBuilder jar(String... arguments) throws IOException {
        Path alone = folder.resolve("nearchive.jar");
        if (!Files.exists(alone)) {
            Files.copy(JAR, alone);
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "nearchive.jar"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path err = folder.resolve("err.txt");
        Process process = jar(arguments).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        // Words in pictures take their time: how far it is may be said, nothing else.
        assertThat(Files.readAllLines(err)).allMatch(line -> line.matches("\\s*\\d+ %.* left"));
        return out;
    }

    @Test
    void itTakesInSearchesAndServesInAllSixLanguages() throws Exception {
        assertThat(run("ingest", FEED.toString())).contains(" new, 0 changed", "0 inputs refused");
        for (String typed : List.of("회의", "meeting", "会议", "会議", "сотрудничество", "уулзалт")) {
            assertThat(run("search", typed)).as(typed).contains("matched: ");
        }
        Process server = jar("serve", "--port", "0").start();
        try {
            Matcher address = Pattern.compile("http://127.0.0.1:\\d+/")
                    .matcher(server.inputReader(StandardCharsets.UTF_8).readLine());
            assertThat(address.find()).isTrue();
            HttpClient client = HttpClient.newHttpClient();
            for (String path : List.of(
                    "?q=Gansu", "posts/near:70101", "web/0/style.css", "openapi.yaml", "api/v1/search?q=Gansu")) {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(URI.create(address.group() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(path).isEqualTo(200);
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor()).isIn(0, 143);
        }
    }
}
