package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.Archived;
import org.nearchive.GeneratedPosts;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;

/** Law 1: acknowledged is durable, whenever the process is killed. More rounds and posts: {@code scripts/crash 200 5000}. */
class CrashTest {
    private static final int POSTS = Integer.getInteger("crash.posts", 500);

    static Stream<Integer> rounds() {
        return IntStream.range(0, Integer.getInteger("crash.rounds", 10)).boxed();
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void afterAKillEveryPostIsThereOnceWhenTheRunIsRepeated(int round, @TempDir Path folder) throws Exception {
        Path feed = GeneratedPosts.feed(folder.resolve("feed.jsonl"), POSTS);
        Path data = folder.resolve("data");
        Set<String> acknowledged = killAfter(
                linesBeforeTheKill(round), new Random(~round), "ingest", feed.toString(), "--data", data.toString());
        try (Archived after = Archived.in(data)) {
            after.owner.follow();
            assertThat(walk(after)).containsAll(acknowledged);
            assertThat(after.ingest(feed).refused()).isZero();
            assertThat(after.archive.posts()).isEqualTo(POSTS);
            assertThat(walk(after)).hasSize(POSTS).doesNotHaveDuplicates();
        }
    }

    /** Every fourth round ends after the last acknowledgement, while the index is being written. */
    private static int linesBeforeTheKill(int round) {
        return round % 4 == 3 ? POSTS + 1 : 1 + new Random(round).nextInt(POSTS);
    }

    @Test
    void aDeliveryThatIsBeingTakenInWhenTheProcessIsKilledIsTakenInByTheNext(@TempDir Path folder) throws Exception {
        Path drop = Files.createDirectories(folder.resolve("incoming"));
        GeneratedPosts.feed(drop.resolve("feed.jsonl"), POSTS);
        String data = folder.resolve("data").toString();
        String[] watch = {"ingest", "--watch", drop.toString(), "--settled", "0", "--data", data};
        Set<String> acknowledged = killAfter(POSTS / 2, new Random(1), watch);
        assertThat(drop.resolve("feed.jsonl")).exists();
        Process next = nearchive(watch);
        try (BufferedReader out = next.inputReader()) {
            assertThat(out.lines()
                            .filter(line -> line.startsWith("feed.jsonl: "))
                            .findFirst())
                    .isPresent();
        } finally {
            next.destroy();
        }
        assertThat(next.waitFor()).as("ended by SIGTERM").isIn(0, 143);
        assertThat(drop.resolve("done/feed.jsonl.report.jsonl")).isEmptyFile();
        try (Archived after = Archived.in(Path.of(data))) {
            after.owner.follow();
            assertThat(walk(after)).containsAll(acknowledged).hasSize(POSTS).doesNotHaveDuplicates();
        }
    }

    private static Process nearchive(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Nearchive.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--ack", "--index-config", "index-config"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills it at a random moment within a fifth of a second after so many lines. */
    private static Set<String> killAfter(int lines, Random random, String... arguments)
            throws IOException, InterruptedException {
        Process process = nearchive(arguments);
        Set<String> acknowledged = new TreeSet<>();
        try (BufferedReader out = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertThat(line).as("line %d of %d", i, lines).isNotNull();
                if (line.startsWith("ACK ")) {
                    acknowledged.add(line.substring(4));
                }
            }
            boolean ended = process.waitFor(random.nextInt(200), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (ended) {
                out.lines()
                        .filter(line -> line.startsWith("ACK "))
                        .forEach(line -> acknowledged.add(line.substring(4)));
            }
        }
        return acknowledged;
    }

    private static List<String> walk(Archived archived) {
        List<String> ids = new ArrayList<>();
        List<Hit> page;
        do {
            page = archived.search(new SearchParameters(
                            Map.of("sort", List.of("id"), "limit", List.of("100"), "offset", List.of("" + ids.size()))))
                    .hits();
            page.forEach(hit -> ids.add(hit.id()));
        } while (!page.isEmpty());
        return ids;
    }
}
