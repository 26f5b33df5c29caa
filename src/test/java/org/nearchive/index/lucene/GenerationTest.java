package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.archive.Change;
import org.nearchive.config.ConfigException;
import org.nearchive.config.IndexConfig;

/** R4: a new generation is built beside, checked, swapped in whole, and can be taken back. */
class GenerationTest {
    private static final String HEAD = "query\tposts\tnote\n";

    @TempDir
    Path folder;

    private IndexConfig config = new IndexConfig(Path.of("none"), "");

    @BeforeEach
    void configure() throws IOException {
        config = TinyIndex.config(folder.resolve("config"));
    }

    private TinyIndex tiny() throws IOException {
        TinyIndex tiny = TinyIndex.in(folder.resolve("data"), config);
        tiny.store(0, 40);
        tiny.owner.follow();
        return tiny;
    }

    private void checks(String lines) throws IOException {
        Files.writeString(folder.resolve("config/checks.tsv"), HEAD + lines);
    }

    private List<String> generations() throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve("data/index"))) {
            return list.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("gen-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aGenerationThatFailsALineOfTheChecksIsRefusedByName() throws IOException {
        try (TinyIndex tiny = tiny()) {
            Map<String, List<Object>> before = tiny.answers();
            checks("tourism\t1\tthere\nzanzibar\t3\tthe island\nodd\t= even\t\nodd\ttiny:1 tiny:2 tiny:999\t\n");
            assertThatThrownBy(() -> tiny.owner.reindex(Watch.NOBODY))
                    .isInstanceOf(GenerationRefusedException.class)
                    .hasMessageContaining(
                            "checks.tsv:3: \"zanzibar\" must find 3 posts or more, but found 0 (the island)")
                    .hasMessageContaining("checks.tsv:4: \"odd\" must find the same posts as \"even\", but lacks 20")
                    .hasMessageContaining("checks.tsv:5: \"odd\" must find tiny:2, which the archive has")
                    .hasMessageNotContaining("checks.tsv:2")
                    .hasMessageNotContaining("tiny:999");
            assertThat(tiny.answers()).isEqualTo(before);
            assertThat(generations()).containsExactly("gen-000001");
            checks("tourism\t1\t\n\"tourism\"\t>= nothing\t\ntourism\t>= \"tourism\"\t\n");
            tiny.owner.reindex(Watch.NOBODY);
            assertThat(tiny.answers()).isEqualTo(before);
            assertThat(generations()).containsExactly("gen-000001", "gen-000002");
        }
    }

    @Test
    void theFirstGenerationAnswersEvenWhenAnOperatorsCheckFails() throws IOException {
        checks("zanzibar\t3\t\n");
        try (TinyIndex tiny = tiny()) {
            assertThat(tiny.total()).isEqualTo(40);
        }
    }

    @Test
    void everyMistakeInTheChecksIsNamedWithItsLine() throws IOException {
        checks("a\tmany\t\n\t1\t\nb\t1\nc\t= d\tfine\n");
        assertThatThrownBy(() -> CheckFile.check(folder.resolve("config")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("checks.tsv:2: \"many\" is none of")
                .hasMessageContaining("checks.tsv:3: the query is empty")
                .hasMessageContaining("checks.tsv:4: a line has 3 cells")
                .hasMessageNotContaining("checks.tsv:5");
        checks("");
        try (TinyIndex tiny = tiny()) {
            checks("colour:red\t1\t\n");
            assertThatThrownBy(() -> tiny.owner.reindex(Watch.NOBODY))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("checks.tsv:2")
                    .hasMessageContaining("colour");
        }
    }

    @Test
    void theChecksThatWeShipHoldForAnEmptyArchive() throws IOException {
        try (TinyIndex tiny = TinyIndex.in(folder.resolve("data"), IndexConfig.in(Path.of("index-config"), "ours"))) {
            tiny.owner.follow();
            assertThat(tiny.owner.reindex(Watch.NOBODY)).startsWith("0 posts");
        }
    }

    @Test
    void theGenerationBeforeCanBeGoneBackToAndKnowsWhatWasWrittenSince() throws IOException {
        try (TinyIndex tiny = tiny()) {
            assertThatThrownBy(() -> tiny.owner.rollback(Watch.NOBODY))
                    .isInstanceOf(GenerationRefusedException.class)
                    .hasMessageContaining("no generation before");
            tiny.owner.reindex(Watch.NOBODY);
            tiny.archive.write(List.of(TinyIndex.change(100, " zanzibar"), new Change.Withdraw("tiny:0")));
            tiny.owner.follow();
            Map<String, List<Object>> answers = tiny.answers();
            assertThat(tiny.owner.rollback(Watch.NOBODY)).contains("gen-000001");
            assertThat(tiny.answers()).isEqualTo(answers);
            assertThat(tiny.answer("zanzibar").getFirst()).isEqualTo(1L);
            assertThat(tiny.owner.rollback(Watch.NOBODY)).contains("gen-000002");
            assertThat(tiny.answers()).isEqualTo(answers);
            tiny.owner.reindex(Watch.NOBODY);
            assertThat(generations()).containsExactly("gen-000002", "gen-000003");
        }
        try (TinyIndex again = tiny()) {
            assertThat(again.answer("zanzibar").getFirst()).isEqualTo(1L);
        }
    }

    @Test
    void aGenerationOfAnotherVersionNeitherAnswersNorIsGoneBackTo() throws IOException {
        tiny().close();
        ofVersion("gen-000001", "1");
        try (LuceneIndex reader = LuceneIndex.open(folder.resolve("data/index"))) {
            assertThat(reader.readiness().state()).isEqualTo(Readiness.State.OTHER_VERSION);
            assertThatThrownBy(() -> TinyIndex.answer(reader, "tourism"))
                    .isInstanceOf(IndexNotReadyException.class)
                    .hasMessageContaining("index version 1");
        }
        try (TinyIndex tiny = tiny()) {
            assertThat(tiny.total()).isEqualTo(40);
            assertThatThrownBy(() -> tiny.owner.rollback(Watch.NOBODY)).hasMessageContaining("index version 1");
        }
    }

    private void ofVersion(String generation, String version) throws IOException {
        try (FSDirectory directory = FSDirectory.open(
                        folder.resolve("data/index").resolve(generation).resolve("lucene"));
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> data = new HashMap<>();
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            data.put("index_version", version);
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        }
    }

    @Test
    void aCancelledReindexLeavesNothingBehind() throws IOException {
        try (TinyIndex tiny = tiny()) {
            Map<String, List<Object>> before = tiny.answers();
            tiny.store(40, 2_000);
            assertThatThrownBy(() -> tiny.owner.reindex(building -> {
                        throw new CancellationException("enough");
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(generations()).containsExactly("gen-000001");
            tiny.owner.follow();
            assertThat(tiny.total()).isEqualTo(2_000);
            assertThat(tiny.answers()).isNotEqualTo(before);
        }
    }

    @Test
    void whatACrashLeftBehindIsRemovedAtTheStart() throws IOException {
        tiny().close();
        Path left = Files.createDirectories(folder.resolve("data/index/gen-000009/lucene"));
        Files.writeString(left.resolve("segments_1"), "half");
        try (TinyIndex tiny = tiny()) {
            assertThat(tiny.total()).isEqualTo(40);
            assertThat(generations()).containsExactly("gen-000001");
        }
    }

    @Test
    void whatIsWrittenWhileANewGenerationIsBuiltIsFoundInBoth() throws IOException {
        try (TinyIndex tiny = tiny()) {
            tiny.store(40, 1_500);
            tiny.owner.follow();
            List<Integer> written = new ArrayList<>();
            List<Long> found = new ArrayList<>();
            tiny.owner.reindex(building -> {
                int number = 5_000 + written.size();
                tiny.archive.write(List.of(TinyIndex.change(number, " zanzibar"), TinyIndex.change(5, " " + number)));
                written.add(number);
                found.add((Long) tiny.answer("zanzibar").getFirst());
            });
            tiny.owner.follow();
            assertThat(written).isNotEmpty();
            assertThat(tiny.answer("zanzibar").getFirst()).isEqualTo((long) written.size());
            assertThat(tiny.total()).isEqualTo(1_500 + written.size());
            assertThat(found).isSorted();
        }
    }
}
