package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.config.IndexConfig;

/**
 * R4: a process that is killed while it builds and swaps leaves the old index or the new one, whole, and nothing
 * acknowledged is missing. More rounds: {@code -Dcrash.rounds=200}.
 */
class GenerationCrashTest {
    static Stream<Integer> rounds() {
        return IntStream.range(0, Integer.getInteger("crash.rounds", 10)).boxed();
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void aKillWhileGenerationsAreSwappedLeavesAWholeOne(int round, @TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        IndexConfig config = TinyIndex.config(folder.resolve("config"));
        int acknowledged = killAfter(new Random(round).nextInt(1, 60), data, config);
        if (Files.exists(data.resolve("index/CURRENT"))) {
            assertThat(GenerationCheck.of(data.resolve("index")).reason()).isEmpty();
        }
        try (TinyIndex after = TinyIndex.in(data, config)) {
            after.owner.follow();
            assertThat(after.total()).isGreaterThanOrEqualTo(acknowledged).isEqualTo(after.archive.posts());
            after.owner.reindex(Watch.NOBODY);
            assertThat(after.total()).isEqualTo(after.archive.posts());
        }
        try (Stream<Path> files = Files.list(data.resolve("index"))) {
            assertThat(files.filter(Files::isDirectory)).hasSizeLessThanOrEqualTo(2);
        }
    }

    /** @return the number of posts that were acknowledged before the kill */
    private static int killAfter(int lines, Path data, IndexConfig config) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GenerationCrashTest.class.getName(),
                        data.toString(),
                        config.folder().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = 0;
        try (BufferedReader out = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertThat(line).as("line %d of %d", i, lines).isNotNull();
                if (line.startsWith("ACK ")) {
                    acknowledged = Integer.parseInt(line.substring(4));
                }
            }
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    /** Writes, follows, re-indexes and goes back, for ever; says what it does. */
    public static void main(String[] arguments) throws IOException {
        try (TinyIndex tiny = TinyIndex.in(Path.of(arguments[0]), IndexConfig.in(Path.of(arguments[1]), "a test's"))) {
            for (int number = 0; true; number += 3) {
                tiny.store(number, number + 3);
                System.out.println("ACK " + (number + 3));
                tiny.owner.follow();
                for (String step : List.of("reindex", "reindex", "rollback")) {
                    System.out.println(step);
                    if (step.equals("reindex")) {
                        tiny.owner.reindex(Watch.NOBODY);
                    } else {
                        tiny.owner.rollback(Watch.NOBODY);
                    }
                }
            }
        }
    }
}
