package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.GeneratedPosts;
import org.nearchive.Samples;

class NearchiveTest {
    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {}

    private Run nearchive(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data");
        all.add(folder.resolve("data").toString());
        int exit = Nearchive.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void ingestThenSearch() {
        Run ingest = nearchive("ingest", "samples", "--ack");
        assertThat(ingest.exit).as(ingest.err).isZero();
        assertThat(ingest.out)
                .contains(
                        "ACK near:70101\n",
                        "posts: " + Samples.POSTS + " new, ",
                        ", " + Samples.WITHDRAWN + " withdrawn; 0 inputs");
        Run search = nearchive("search", "간쑤성", "--from", "2022", "--to", "2022-06-17");
        assertThat(search.exit).isZero();
        assertThat(search.out).contains("2 posts", "near:70206", "near:70304", "matched: 甘粛省 (title)");
        assertThat(nearchive("search", "nothingatall").exit).isEqualTo(1);
        assertThat(nearchive("search", "Gansu", "--json").out)
                .startsWith("{\"total\":" + (Samples.GANSU.size() + 1) + ",");
        Run status = nearchive("status");
        int posts = Samples.POSTS - Samples.WITHDRAWN;
        assertThat(status.out)
                .containsPattern("(?m)^posts +" + posts + "$")
                .containsPattern("(?m)^indexed posts +" + posts + "$");
        assertThat(nearchive("reindex").out).contains(posts + " posts in gen-000002");
    }

    @Test
    void badInputsAreNamedAndTheRestGoesOn() throws IOException {
        Path feed = folder.resolve("feed.jsonl");
        Files.writeString(
                feed,
                String.join(
                        "\n",
                        GeneratedPosts.line(1),
                        "no json",
                        "",
                        "{\"schema\":\"near-post/1\",\"id\":\"x:1\",\"publishedOn\":\"2031-05-09\"}",
                        "{\"schema\":\"near-post/1\",\"id\":\"x:2\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\","
                                + "\"attachments\":[{\"path\":\"../../etc/passwd\"}]}",
                        GeneratedPosts.line(2)));
        Path dump = Files.writeString(folder.resolve("post-7.txt"), "nothing that looks like a page");
        Path absent = folder.resolve("absent.jsonl");
        Run run = nearchive("ingest", feed.toString(), dump.toString(), absent.toString());
        assertThat(run.exit).isEqualTo(1);
        assertThat(run.err)
                .contains(feed + ":2: is no JSON", feed + ":4: has neither a title nor a body")
                .contains(feed + ":5: the path \"../../etc/passwd\" leads out of the folder of what names it")
                .contains(dump + ": no line fits the rule", absent + ": there is no such file or folder");
        assertThat(run.out).contains("2 posts: 2 new", "5 inputs refused");
        assertThat(nearchive("status").out).containsPattern("refused +5\n").contains("feed.jsonl:2: is no JSON");
        assertThat(nearchive("search", "lang:en").out + nearchive("search", "").out)
                .doesNotContain("x:2");
    }

    @Test
    void wrongUseIsOneSentence() throws IOException {
        assertThat(nearchive("search", "Gansu", "--form", "2023").err)
                .contains("--form")
                .contains("--from");
        assertThat(nearchive("search", "Gansu").err).contains("there is no index in");
        assertThat(nearchive("status").err).contains("there is no archive in");
        nearchive("ingest", "samples/dumps");
        Run wrong = nearchive("search", "colour:red");
        assertThat(wrong.exit).isEqualTo(2);
        assertThat(wrong.err.lines()).hasSize(1);
        Run config =
                nearchive("config", "--index-config", folder.resolve("nowhere").toString());
        assertThat(config.exit).isEqualTo(2);
        assertThat(config.err).contains("nowhere: there is no such folder");
    }

    @Test
    void aWrongConfigurationEndsEveryCommandBeforeAnythingIsTouched() throws IOException {
        Path config = folder.resolve("config");
        Files.createDirectories(config.resolve("entities"));
        Files.createDirectories(config.resolve("sites"));
        Files.writeString(config.resolve("entities/provinces.tsv"), "wrong\n");
        Run run = nearchive("ingest", "samples", "--index-config", config.toString());
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("provinces.tsv:1: the first line after the comments names the columns");
        assertThat(folder.resolve("data")).doesNotExist();
        String site = Files.readString(Path.of("index-config/sites/near.yaml"));
        Files.writeString(config.resolve("sites/a.yaml"), "colour: red\n" + site);
        Files.writeString(config.resolve("sites/b.yaml"), site.replace("site: near", "site: ["));
        assertThat(nearchive("config", "--index-config", config.toString()).err)
                .as("mistakes of all files at once")
                .contains("provinces.tsv:1", "a.yaml:1", "colour", "b.yaml:");
    }

    @Test
    void aSecondServeIsRefusedAndNamesTheHolder() throws IOException {
        try (Archived running = Archived.in(folder.resolve("data"))) {
            Run second = nearchive("serve", "--port", "0");
            assertThat(second.exit).isEqualTo(2);
            assertThat(second.err).contains("is owned by a test");
            assertThat(second.err.lines()).hasSize(1);
            assertThat(nearchive("ingest", "samples").out)
                    .contains("the running server reads the files and brings the index up to date");
            assertThat(running.owner.follow()).isEqualTo(Samples.POSTS);
            assertThat(running.search("Gansu").total()).isEqualTo(Samples.GANSU.size());
        }
    }

    @Test
    void aBusyPortIsSaidInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = nearchive("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.exit).isEqualTo(2);
            assertThat(run.err).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void annotateAnswersALineForALine() throws IOException {
        Path texts = folder.resolve("texts.jsonl");
        Files.write(
                texts,
                List.of(
                        "{\"id\":\"1\",\"text\":\"\ud83d\ude00 간쑤성에서\",\"published\":\"2023-07-11\"}",
                        "no json",
                        "{\"text\":\"Water Bureau of Anhui Province\"}"));
        Run run = nearchive("annotate", texts.toString());
        assertThat(run.exit).isEqualTo(1);
        assertThat(run.out.lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0))
                        .isEqualTo("{\"id\":\"1\",\"lang\":\"ko\",\"entities\":[{\"start\":2,\"end\":5,"
                                + "\"type\":\"province\",\"text\":\"간쑤성\",\"entity\":\"CN-GS\"}],\"dates\":[]}"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("a line is a JSON object"))
                .satisfies(lines -> assertThat(lines.get(2))
                        .contains("\"type\":\"organisation\"", "\"inside\":[\"CN-AH\"]")
                        .doesNotContain("\"entity\""));
        assertThat(run.err).contains("texts.jsonl:2: a line is a JSON object");
    }

    @Test
    void namesAreResolvedALineForALine() throws IOException {
        Path names = folder.resolve("names.txt");
        Files.write(names, List.of("간쑤성", "nobody", "", "산시성", "the Gansu Province"));
        assertThat(nearchive("names", "resolve", names.toString()).out.lines())
                .containsExactly("간쑤성\tCN-GS", "nobody\t", "\t", "산시성\tCN-SN,CN-SX", "the Gansu Province\tCN-GS");
    }

    @Test
    void entitiesOfEveryKindAreChosenAlike() {
        nearchive("ingest", "samples");
        assertThat(nearchive("search", "--province", "甘肃", "--json").out)
                .startsWith("{\"total\":" + (Samples.GANSU.size() + 1) + ",");
        Run unknown = nearchive("search", "--place", "Nowhere");
        assertThat(unknown.exit).isEqualTo(2);
        assertThat(unknown.err).contains("no place is called \"Nowhere\"");
        assertThat(nearchive("search", "colour:red").err).contains("activity", "event", "org", "place", "province");
    }
}
