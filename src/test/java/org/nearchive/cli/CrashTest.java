package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.Archived;
import org.nearchive.GeneratedPosts;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;

/**
 * Law 1: acknowledged is durable, whenever the process is killed. More rounds and posts:
 * {@code scripts/test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.rounds=20 -Dcrash.posts=5000}
 */
class CrashTest {
    private static final int POSTS = Integer.getInteger("crash.posts", 1200);

    static Stream<Integer> rounds() {
        return IntStream.range(0, Integer.getInteger("crash.rounds", 4)).boxed();
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void afterAKillEveryPostIsThereOnceWhenTheRunIsRepeated(int round, @TempDir Path folder) throws Exception {
        Path feed = GeneratedPosts.feed(folder.resolve("feed.jsonl"), POSTS);
        Path data = folder.resolve("data");
        Set<String> acknowledged = killAfter(feed, data, linesBeforeTheKill(round));
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

    private static Set<String> killAfter(Path feed, Path data, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Nearchive.class.getName(),
                        "ingest",
                        feed.toString(),
                        "--ack",
                        "--data",
                        data.toString(),
                        "--index-config",
                        "index-config")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> acknowledged = new TreeSet<>();
        try (BufferedReader out = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertThat(line).as("line %d of %d", i, lines).isNotNull();
                if (line.startsWith("ACK ")) {
                    acknowledged.add(line.substring(4));
                }
            }
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static List<String> walk(Archived archived) {
        List<String> ids = new java.util.ArrayList<>();
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
