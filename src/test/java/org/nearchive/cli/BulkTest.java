package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Samples;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.post.Post;

/** Ingest as scripts use it. */
class BulkTest {
    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {}

    private Run ingest(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("ingest"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--data", data().toString()));
        int exit = Nearchive.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private Run ingestFromStandardInput(String feed, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
        try {
            return ingest(
                    Stream.concat(Stream.of("-"), Arrays.stream(arguments)).toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    /** As beside a running server: what is taken in is not indexed here, which saves each run its time. */
    private FileChannel besideAServer() throws IOException {
        Path lock = Files.createDirectories(data().resolve("index")).resolve("owner.lock");
        FileChannel claim = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        assertThat(claim.lock().isValid()).isTrue();
        return claim;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static String record(String id, String site, String body) {
        return "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"source\":{\"site\":\"" + site + "\"},\"title\":\""
                + id + "\",\"publishedOn\":\"2031-05-09\",\"body\":\"" + body + "\"}\n";
    }

    private static String deletion(String id) {
        return "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"op\":\"delete\"}\n";
    }

    private static String site(String site, int from, int to) {
        StringBuilder feed = new StringBuilder();
        for (int number = from; number < to; number++) {
            feed.append(record(site + ":" + number, site, "text " + number));
        }
        return feed.toString();
    }

    private Path feed(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines);
    }

    private long seq() throws IOException {
        try (Archive archive = Archive.open(data(), Clock.systemUTC())) {
            return archive.seq();
        }
    }

    private String bodyOf(String id) throws IOException {
        try (Archive archive = Archive.open(data(), Clock.systemUTC())) {
            return archive.post(id).map(ArchivedPost::post).map(Post::body).orElse("withdrawn");
        }
    }

    @Test
    void theSameFolderAgainIsNoChangeEvenWhereItHoldsOldStatesOfAPost() throws IOException {
        assertThat(ingest("samples").exit).isZero();
        long seq = seq();
        Run again = ingest("samples");
        assertThat(again.exit).as(again.err).isZero();
        assertThat(again.out).contains(" 0 new, 0 changed, ", " 0 withdrawn; 0 inputs refused; 2 older than what took");
        assertThat(seq()).isEqualTo(seq);
        assertThat(Samples.WITHDRAWN).isEqualTo(1);
    }

    @Test
    void aPostGoesBackToAnOldStateWhenThatIsTheLastThatComes() throws IOException {
        besideAServer();
        String one = record("a", "s", "one");
        String two = record("a", "s", "two");
        ingestFromStandardInput(one);
        ingestFromStandardInput(two);
        assertThat(bodyOf("a")).isEqualTo("two");
        assertThat(ingestFromStandardInput(one).out).contains("1 post: 0 new, 1 changed");
        assertThat(bodyOf("a")).isEqualTo("one");
        ingestFromStandardInput(two + one + deletion("a") + one);
        assertThat(bodyOf("a")).isEqualTo("one");
        ingestFromStandardInput(deletion("a"));
        assertThat(ingestFromStandardInput(one, "--ack").out).contains("ACK a\n", "1 new");
        assertThat(bodyOf("a")).isEqualTo("one");
    }

    @Test
    void everyLineIsAcknowledgedOnceWhateverBecomesOfIt() throws IOException {
        besideAServer();
        String feed = record("a", "s", "one") + record("b", "s", "one") + record("a", "s", "two") + deletion("b");
        assertThat(ingestFromStandardInput(feed, "--ack").out.lines().filter(line -> line.startsWith("ACK ")))
                .containsExactly("ACK a", "ACK b", "ACK a", "ACK b");
        long seq = seq();
        assertThat(ingestFromStandardInput(feed, "--ack").out.lines().filter(line -> line.startsWith("ACK ")))
                .containsExactlyInAnyOrder("ACK a", "ACK b", "ACK a", "ACK b");
        assertThat(seq()).isEqualTo(seq);
    }

    @Test
    void aFeedComesThroughStandardInputAndItsBadLinesAreNamed() throws IOException {
        besideAServer();
        Run run = ingestFromStandardInput(
                record("a", "s", "one") + "no json\n" + record("b", "s", "two").strip());
        assertThat(run.exit).isEqualTo(1);
        assertThat(run.out).contains("2 posts: 2 new", "1 input refused");
        assertThat(run.err).contains("-:2: is no JSON");
        assertThat(bodyOf("b")).isEqualTo("two");
        // A pipe has no folder: what a record names is not looked for in whatever folder we happen to be started in.
        ingestFromStandardInput(record("c", "s", "x").replace("\"}\n", "\",\"attachments\":[{\"path\":\"pom.xml\"}]}"));
        try (Archive archive = Archive.open(data(), Clock.systemUTC())) {
            assertThat(archive.post("c").orElseThrow().post())
                    .isNotNull()
                    .satisfies(post -> assertThat(post.attachments())
                            .singleElement()
                            .satisfies(file -> assertThat(file.sha256()).isNull()));
        }
    }

    @Test
    void aDryRunSaysWhatARunWouldDoAndWritesNothing() throws IOException {
        Path feed = feed("news.jsonl", site("s", 0, 3));
        Run fresh = ingest(feed.toString(), "--dry-run");
        assertThat(fresh.out).contains("would be created\ts:0\n", "dry run, nothing was written: 3 posts: 3 new");
        assertThat(data()).doesNotExist();
        besideAServer();
        ingest(feed.toString());
        long seq = seq();
        String changes = record("s:0", "s", "new text") + record("s:1", "s", "text 1") + deletion("s:2")
                + record("s:9", "s", "new") + record("s:9", "s", "newer") + "no json\n";
        Path next = feed("next.jsonl", changes);
        Run dry = ingest(next.toString(), "--dry-run");
        assertThat(dry.exit).isEqualTo(1);
        assertThat(dry.err).contains("next.jsonl:6: is no JSON");
        assertThat(dry.out.lines().filter(line -> line.startsWith("would")))
                .containsExactly(
                        "would be changed\ts:0",
                        "would be withdrawn\ts:2",
                        "would be created\ts:9",
                        "would be changed\ts:9");
        assertThat(seq()).isEqualTo(seq);
        assertThat(bodyOf("s:0")).isEqualTo("text 0");
        String words = dry.out.substring(dry.out.indexOf("5 posts:")).strip();
        assertThat(ingest(next.toString()).out).contains(words);
        assertThat(ingest(next.toString(), "--dry-run", "--ack").exit).isEqualTo(2);
    }

    @Test
    void whatACompleteFeedNoLongerHasIsWithdrawnOfItsSitesOnly() throws IOException {
        besideAServer();
        ingestFromStandardInput(site("big", 0, 100) + site("other", 0, 20) + record("loose", "unknown", "x"));
        Path feed = feed("big.jsonl", site("big", 0, 92) + record("loose2", "unknown", "x"));
        Run dry = ingest(feed.toString(), "--delete-missing", "--dry-run");
        assertThat(dry.exit).as(dry.err).isZero();
        assertThat(dry.out).contains("would be withdrawn\tbig:92\n", "8 withdrawn");
        Run run = ingest(feed.toString(), "--delete-missing", "--ack");
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).contains("8 withdrawn", "ACK big:99\n");
        assertThat(bodyOf("big:92")).isEqualTo("withdrawn");
        assertThat(bodyOf("other:1")).isEqualTo("text 1");
        assertThat(bodyOf("loose")).isEqualTo("x");
        assertThat(ingest(feed.toString(), "--delete-missing").out).contains("0 changed", "0 withdrawn");
    }

    @Test
    void tooManyMissingPostsStayUntilSomebodySaysSo() throws IOException {
        besideAServer();
        ingestFromStandardInput(site("big", 0, 100));
        Path half = feed("half.jsonl", site("big", 0, 50));
        Run refused = ingest(half.toString(), "--delete-missing");
        assertThat(refused.exit).isEqualTo(1);
        assertThat(refused.err)
                .contains(
                        "big: 50 of its 100 posts are missing in the input", "the 10 that may go", "--delete-limit 50");
        assertThat(bodyOf("big:99")).isEqualTo("text 99");
        Path damaged = feed("damaged.jsonl", site("big", 0, 99) + "{\"schema\":\"near-p");
        Run unsure = ingest(damaged.toString(), "--delete-missing");
        assertThat(unsure.exit).isEqualTo(1);
        assertThat(unsure.err).contains("and stay: the inputs that were refused may be these");
        assertThat(bodyOf("big:99")).isEqualTo("text 99");
        assertThat(ingest(half.toString(), "--delete-missing", "--delete-limit", "50%").out)
                .contains("50 withdrawn");
        assertThat(bodyOf("big:99")).isEqualTo("withdrawn");
        assertThat(ingest(half.toString(), "--delete-limit", "50%").exit).isEqualTo(2);
        Run wrong = ingest(half.toString(), "--delete-missing", "--delete-limit", "many");
        assertThat(wrong.exit).isEqualTo(2);
        assertThat(wrong.err).contains("a number of posts like 40, or a part of a site like 25%, but was \"many\"");
    }

    @Test
    void wrongUsesAreSaidInWords() {
        assertThat(ingest().err).contains("name what to take in");
        assertThat(ingest("samples", "--watch", folder.toString()).err).contains("--watch takes what comes");
        assertThat(ingest().exit).isEqualTo(2);
    }
}
