package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.archive.Change;
import org.nearchive.http.SearchParameters;
import org.nearchive.ingest.IngestReport;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchResult;

/** The whole way, from the files in samples/ to the answer. */
class SearchTest {
    @TempDir
    static Path data;

    private static Archived archived;

    @BeforeAll
    static void ingest() {
        archived = Archived.in(data);
        IngestReport report = archived.ingest(Samples.FOLDER);
        assertThat(report.refused()).isZero();
        assertThat(report.count(Change.Outcome.CREATED)).isEqualTo(Samples.POSTS);
        assertThat(report.count(Change.Outcome.WITHDRAWN)).isEqualTo(Samples.WITHDRAWN);
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gansu",
                "gansu province",
                "甘肃",
                "甘肅省",
                "甘粛省",
                "간쑤성",
                "감숙성",
                "Ганьсу",
                "провинции Ганьсу",
                "Ганьсу муж",
                "province:CN-GS",
                "province:cn-gs",
                "province:甘肃",
                "province:\"Gansu Province\""
            })
    void everyNameOfAProvinceFindsTheSamePosts(String typed) {
        assertThat(archived.found(typed)).isEqualTo(Samples.GANSU);
        assertThat(archived.search(typed).hits())
                .allSatisfy(hit -> assertThat(hit.why())
                        .anySatisfy(why -> assertThat(why.entity()).isEqualTo("CN-GS")));
    }

    @Test
    void aHitSaysInItsOwnWordsWhyItIsThere() {
        Map<String, List<Hit.Why>> why =
                archived.search("Gansu").hits().stream().collect(Collectors.toMap(Hit::id, Hit::why));
        assertThat(why.get("near:70111")).containsExactly(new Hit.Why("file", 1, "간쑤성", "CN-GS", null));
        assertThat(why.get("near:70105")).contains(new Hit.Why("body", null, "провинции Ганьсу", "CN-GS", null));
        assertThat(why.get("near:70206")).contains(new Hit.Why("title", null, "甘粛省", "CN-GS", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "방재 훈련 | near:70109",
                "exhibitions | near:70102",
                "малые города молодёжь | near:70201",
                "малчин | near:70116",
                "сургалтад | near:70116",
                "环境 | near:70112 near:70114",
                "垃圾 | near:70112",
                "\"exhibitions | near:70102",
                "署名 | near:70114",
                "2024年秋 | near:70103 near:70104",
                "\"Silk Road\" | near:70102",
                "\"Road Silk\" | ",
                "Gansu -lang:en -lang:ko -lang:zh -lang:ru -lang:mn | near:70104 near:70206 near:70307 near:70504",
                "Gansu lang:zh | near:70103 near:70304 near:70316 near:70335 near:70403",
                "lang:zh-Hant | near:70112 near:70334 near:70335 near:70409",
                "Gansu date:2022..2022 | near:70206 near:70304 near:70305 near:70306 near:70307 near:70308 near:70309",
                "Gansu Tottori | near:70101 near:70102 near:70103 near:70104 near:70105 near:70106",
                "Gansu -Tottori date:..2021 | near:70208 near:70335 near:70402 near:70403 near:70406",
                "programme.pdf | near:70108",
                "합동훈련 | near:70109",
                "10:30 | ",
                "http://archive.example/ | ",
            })
    void wordsPhrasesNegationAndFieldsFindWhatAReaderWouldList(String typed, String ids) {
        List<String> expected = ids == null ? List.of() : List.of(ids.split(" "));
        assertThat(archived.found(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"첨부파일", "로고", "логотип", "ロゴ", "Админ", "Logo", "\"News/Activities\""})
    void whatThePageSaysAboutItselfIsNotFound(String typed) {
        assertThat(archived.found(typed)).isEmpty();
    }

    @Test
    void aNeighboursTitleIsNotFound() {
        assertThat(archived.found("Gansu")).doesNotContain("near:70205", "near:70223", "near:70502", "near:70506");
        assertThat(archived.found("山东")).doesNotContain("near:70203", "near:70409");
        assertThat(archived.found("Hebei")).isEmpty();
    }

    @Test
    void theWordsMayBeSearchedInstead() {
        SearchResult result = archived.search("Приморье");
        assertThat(result.understood()).singleElement().satisfies(read -> {
            assertThat(read.text()).isEqualTo("Приморье");
            assertThat(read.entities()).extracting(SearchResult.Label::id).containsExactly("RU-PRI");
            assertThat(archived.search(read.wordsQuery()).total()).isEqualTo(read.wordsTotal());
        });
    }

    @Test
    void anAmbiguousNameShowsItsMeanings() {
        SearchResult result = archived.search("산시성");
        assertThat(result.understood().getFirst().entities())
                .extracting(SearchResult.Label::id)
                .containsExactlyInAnyOrder("CN-SN", "CN-SX");
        assertThat(archived.found("산시성"))
                .containsExactly("near:70110", "near:70113", "near:70327", "near:70328", "near:70329", "near:70336");
    }

    @Test
    void facetsCountPostsAndKeepTheNeighboursOfAChoice() {
        SearchResult all = archived.search("");
        assertThat(all.total()).isEqualTo(Samples.POSTS - Samples.WITHDRAWN);
        assertThat(count(all, "province").apply("CN-GS")).isEqualTo(Samples.GANSU.size());
        assertThat(count(all, "lang").apply("mn")).isEqualTo(17);
        SearchResult chosen =
                archived.search(new SearchParameters(Map.of("q", List.of("Gansu"), "lang", List.of("ko", "ja"))));
        assertThat(chosen.total()).isEqualTo(7);
        assertThat(count(chosen, "lang").apply("en")).isEqualTo(5);
        assertThat(count(chosen, "year").apply("2023")).isEqualTo(2);
    }

    private static Function<String, Long> count(SearchResult result, String facet) {
        Map<String, Long> counts = result.facets().getOrDefault(facet, List.of()).stream()
                .collect(Collectors.toMap(SearchResult.Count::id, SearchResult.Count::count));
        return value -> counts.getOrDefault(value, 0L);
    }

    @Test
    void filtersNarrowByPublicationDayBothEndsIncluded() {
        SearchResult result = archived.search(new SearchParameters(Map.of(
                "province",
                List.of("甘肃"),
                "from",
                List.of("2023"),
                "to",
                List.of("2023-09-19"),
                "sort",
                List.of("newest"))));
        assertThat(result.hits()).extracting(Hit::id).containsExactly("near:70102", "near:70103", "near:70101");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDouble() {
        List<String> walked = new java.util.ArrayList<>();
        int posts = Samples.POSTS - Samples.WITHDRAWN;
        for (int offset = 0; offset < posts; offset += 5) {
            archived.search(new SearchParameters(Map.of("limit", List.of("5"), "offset", List.of("" + offset))))
                    .hits()
                    .forEach(hit -> walked.add(hit.id()));
        }
        assertThat(walked).hasSize(posts).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour:red | invalid_query",
                "date:2023-13 | invalid_query",
                "province:Atlantis | unknown_province",
                "lang:1 | invalid_lang",
            })
    void aWrongFieldIsRefusedByName(String typed, String code) {
        assertThatThrownBy(() -> archived.search(typed))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "((", "a\"b", "-", "--", "OR", ":", "\"\"", "-\"\"", "\\", "*", "a:", "　", "\ud800"})
    void anythingElseIsJustWords(String typed) {
        assertThat(archived.search(typed).total()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void ingestingTwiceChangesNothingAndAChangedBodyChangesOnePost(@TempDir Path folder) throws IOException {
        for (String last : List.of("updates.jsonl", "pages", "dumps/post-70201.txt")) {
            IngestReport again = archived.ingest(Samples.FOLDER.resolve(last));
            assertThat(again.count(Change.Outcome.UNCHANGED))
                    .isEqualTo(again.count(Change.Outcome.values()))
                    .isPositive();
        }
        try (Archived own = Archived.in(folder.resolve("data"))) {
            Path feed = folder.resolve("feed.jsonl");
            Files.writeString(feed, GeneratedPosts.line(1) + "\n" + GeneratedPosts.line(2) + "\n");
            own.ingest(feed);
            String changed = GeneratedPosts.line(2).replace("\"content\":\"", "\"content\":\"Zanzibar ");
            Files.writeString(feed, GeneratedPosts.line(1) + "\n" + changed + "\n");
            IngestReport report = own.ingest(feed);
            assertThat(report.count(Change.Outcome.CHANGED)).isEqualTo(1);
            assertThat(report.count(Change.Outcome.UNCHANGED)).isEqualTo(1);
            assertThat(own.found("Zanzibar")).containsExactly("gen:2");
            assertThat(own.search("").total()).isEqualTo(2);
        }
    }

    @Test
    void aWithdrawnPostIsNoLongerFound(@TempDir Path folder) throws IOException {
        try (Archived own = Archived.in(folder.resolve("data"))) {
            Path feed = folder.resolve("feed.jsonl");
            Files.writeString(feed, GeneratedPosts.line(1) + "\n");
            own.ingest(feed);
            Files.writeString(feed, "{\"schema\":\"near-post/1\",\"id\":\"gen:1\",\"op\":\"delete\"}\n");
            own.ingest(feed);
            assertThat(own.search("").total()).isZero();
        }
    }

    /** Law 2, as far as it reaches today: the index is a function of archive and configuration. */
    @Test
    void anIndexBuiltAnewAnswersTheSame(@TempDir Path folder) throws IOException {
        try (Archived own = Archived.in(folder)) {
            own.ingest(Samples.FOLDER);
            for (String typed : List.of("Gansu", "", "회의", "会议 -lang:ja", "форум", "the")) {
                SearchResult before = own.search(typed);
                own.owner.reindex(progress -> {});
                SearchResult after = own.search(typed);
                assertThat(after.hits()).as(typed).isEqualTo(before.hits());
                assertThat(after.facets()).isEqualTo(before.facets());
                assertThat(after.generation()).isNotEqualTo(before.generation());
            }
        }
    }

    @Test
    void searchGoesOnWhileTheIndexIsBuiltAnew(@TempDir Path folder) throws Exception {
        try (Archived own = Archived.in(folder.resolve("data"))) {
            own.ingest(GeneratedPosts.feed(folder.resolve("feed.jsonl"), 600));
            long expected = own.search("Gansu").total();
            assertThat(expected).isPositive();
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger answers = new AtomicInteger();
            AtomicInteger wrong = new AtomicInteger();
            Thread reader = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    try {
                        wrong.addAndGet(own.search("Gansu").total() == expected ? 0 : 1);
                    } catch (RuntimeException e) {
                        wrong.incrementAndGet();
                    }
                    answers.incrementAndGet();
                }
            });
            for (int round = 0; round < 5; round++) {
                own.owner.reindex(progress -> {});
            }
            over.set(true);
            reader.join();
            assertThat(answers.get()).isPositive();
            assertThat(wrong.get()).isZero();
        }
    }

    /** Law 4: nothing that a record may hold keeps the index from following the archive. */
    @Test
    void anOddPostDoesNotStopTheIndex(@TempDir Path folder) throws IOException {
        try (Archived own = Archived.in(folder.resolve("data"))) {
            String odd = "x".repeat(40_000);
            Path feed = folder.resolve("feed.jsonl");
            Files.writeString(
                    feed,
                    "{\"schema\":\"near-post/1\",\"id\":\"odd:1\",\"title\":\"" + odd
                            + "\",\"publishedOn\":\"2031-05-09\","
                            + "\"source\":{\"site\":\"" + odd + "\",\"board\":\"" + odd
                            + "\"},\"lang\":{\"declared\":\"" + odd + "\"},"
                            + "\"body\":\"" + "가".repeat(40_000) + " \\ud83d \\u0000 " + "漢".repeat(40_000)
                            + "\",\"attachments\":[{\"fileName\":\""
                            + odd + "\"}]}\n" + GeneratedPosts.line(1) + "\n");
            own.ingest(feed);
            assertThat(own.found("")).containsExactly("gen:1", "odd:1");
        }
    }

    @Test
    void aQueryOfAnyLengthIsAnsweredOrRefusedByName() {
        for (String typed :
                List.of("漢字会議甘肃".repeat(170), "가나다 ".repeat(60), "х".repeat(1024), "\"" + "a b ".repeat(250) + "\"")) {
            try {
                assertThat(archived.search(typed).total()).isNotNegative();
            } catch (InvalidQueryException named) {
                assertThat(named.code()).isEqualTo("invalid_query");
            }
        }
    }
}
