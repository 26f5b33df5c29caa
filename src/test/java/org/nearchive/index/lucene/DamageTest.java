package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.archive.Change;
import org.nearchive.config.IndexConfig;

/** R11: a damaged index is named, never answers short in silence, and is built anew by its owner. */
class DamageTest {
    private static final int POSTS = 60;

    @TempDir
    static Path folder;

    private static IndexConfig config = new IndexConfig(Path.of("none"), "");
    private static Map<String, List<Object>> sound = Map.of();

    @BeforeAll
    static void build() throws IOException {
        config = TinyIndex.config(folder.resolve("config"));
        try (TinyIndex tiny = sound(folder.resolve("sound"))) {
            sound = tiny.answers();
            assertThat(tiny.total()).isEqualTo(POSTS - 1);
        }
    }

    /** Of several segments, with deletions. */
    private static TinyIndex sound(Path data) throws IOException {
        TinyIndex tiny = TinyIndex.in(data, config);
        tiny.store(0, 20);
        tiny.owner.follow();
        tiny.owner.reindex(Watch.NOBODY);
        tiny.store(20, POSTS);
        tiny.archive.write(List.of(TinyIndex.change(3, " again"), new Change.Withdraw("tiny:7")));
        tiny.owner.follow();
        return tiny;
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("damage.rounds", 20)).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasDamagedWhileStoppedIsNamedAndMended(int seed, @TempDir Path own) throws IOException {
        copy(folder.resolve("sound"), own);
        String done = damage(own.resolve("index"), new Random(seed));
        try (LuceneIndex reader = LuceneIndex.open(own.resolve("index"))) {
            assertSoundOrNamed(reader, done);
        }
        try (TinyIndex tiny = TinyIndex.in(own, config)) {
            tiny.owner.follow();
            assertThat(tiny.answers()).as(done).isEqualTo(sound);
        }
        assertThat(GenerationCheck.of(own.resolve("index")).isWhole()).as(done).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsDamagedWhileServingIsNamedAndMended(int seed, @TempDir Path own) throws IOException {
        copy(folder.resolve("sound"), own);
        try (TinyIndex tiny = TinyIndex.in(own, config)) {
            tiny.owner.follow();
            tiny.answers();
            String done = damage(own.resolve("index"), new Random(1000 + seed));
            assertSoundOrNamed(tiny.index, done);
            tiny.index.check();
            tiny.owner.follow();
            assertThat(tiny.answers()).as(done).isEqualTo(sound);
        }
        assertThat(GenerationCheck.of(own.resolve("index")).isWhole()).isTrue();
    }

    private static void assertSoundOrNamed(LuceneIndex index, String done) {
        for (String query : TinyIndex.queries()) {
            try {
                assertThat(TinyIndex.answer(index, query))
                        .as(done + ", then " + query)
                        .isEqualTo(sound.get(query));
            } catch (IndexNotReadyException named) {
                assertThat(named).as(done).hasMessageMatching("(?s).*(damaged|missing|no index).*");
            }
        }
    }

    @Test
    void aSoundIndexIsWholeInEveryRegard() throws IOException {
        GenerationCheck check = GenerationCheck.thorough(folder.resolve("sound/index"));
        assertThat(check.reason()).isEmpty();
        assertThat(check.files()).isPositive();
    }

    @Test
    void theIndexFolderMayGoWhileServing(@TempDir Path own) throws IOException {
        copy(folder.resolve("sound"), own);
        try (TinyIndex tiny = TinyIndex.in(own, config)) {
            tiny.owner.follow();
            Path current = new GenerationFolder(own.resolve("index")).current().orElseThrow();
            new GenerationFolder(own.resolve("index")).remove(current);
            tiny.owner.follow();
            assertThat(tiny.answers()).isEqualTo(sound);
        }
    }

    @Test
    void anUncommittedStateOfTheIndexAnswersAndSurvivesItsWriter(@TempDir Path own) throws IOException {
        copy(folder.resolve("sound"), own);
        try (TinyIndex tiny = TinyIndex.in(own, config)) {
            tiny.owner.follow();
            tiny.archive.write(List.of(TinyIndex.change(100, " zanzibar")));
            tiny.owner.follow();
            assertThat(tiny.answer("zanzibar").getFirst()).isEqualTo(1L);
        }
        try (LuceneIndex reader = LuceneIndex.open(own.resolve("index"))) {
            assertThat(TinyIndex.answer(reader, "zanzibar").getFirst()).isEqualTo(1L);
        }
    }

    @Test
    void withoutAnIndexNothingIsAnswered(@TempDir Path own) throws IOException {
        try (LuceneIndex reader = LuceneIndex.open(own.resolve("index"))) {
            assertThat(reader.readiness().state()).isEqualTo(Readiness.State.NO_INDEX);
            assertThatThrownBy(() -> TinyIndex.answer(reader, "a"))
                    .isInstanceOf(IndexNotReadyException.class)
                    .hasMessageContaining("no index");
        }
    }

    /** Flips a bit, cuts off, or removes one of the files. */
    private static String damage(Path index, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(index)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("owner") && !file.endsWith("write.lock"))
                    // Half of them would be the copy of the configuration.
                    .filter(file -> !file.toString().contains("index-config") || random.nextInt(6) == 0)
                    .sorted()
                    .toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        int how = random.nextInt(4);
        String name = index.relativize(file).toString();
        if (how == 0) {
            Files.delete(file);
            return "removed " + name;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = Math.floorMod(random.nextLong(), Math.max(1, channel.size()));
            if (how == 1 || channel.size() == 0) {
                channel.truncate(at);
                return "cut " + name + " off at " + at;
            }
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ (1 << random.nextInt(8)))).flip();
            channel.write(one, at);
            return "flipped a bit of " + name + " at " + at;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
