package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.entity.Entity;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Explained;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Similar;
import org.nearchive.query.Suggested;
import org.nearchive.query.Suggestion;

/** What helps to find: suggestions while typing, other questions, similar posts, explanations, orders. Over samples/. */
class SuggestTest {
    private static final int LIMIT = 10;

    @TempDir
    static Path data;

    private static Archived archived;

    @BeforeAll
    static void ingest() {
        archived = Archived.in(data);
        archived.ingest(Samples.FOLDER);
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    private static List<String> entities(String typed) throws IOException {
        return archived.index.suggest(typed, "en", LIMIT).entities().stream()
                .map(Suggested.SuggestedEntity::id)
                .toList();
    }

    private static List<String> titles(String typed) throws IOException {
        return archived.index.suggest(typed, "en", LIMIT).posts().stream()
                .map(Suggested.SuggestedPost::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "gansu, CN-GS",
        "gyeongsang, KR-47",
        "경ㅂ, KR-47",
        "甘, CN-GS",
        "甘粛, CN-GS",
        "Приморск, RU-PRI",
        "Омного, MN-053",
        "umnug, MN-053",
        "tourism gans, CN-GS",
        "province:gan, CN-GS",
        "NEAR, org:near"
    })
    void theEntityMeantComesFirst(String typed, String id) throws IOException {
        assertThat(entities(typed)).first().isEqualTo(id);
    }

    /** What more posts name comes first among names that fit alike, so that no other place is promised. */
    @Test
    void everyLabelTypedInFullIsSuggestedAsExact() throws IOException {
        for (Entity entity : archived.index.reading().gazetteer().entities()) {
            for (String language : List.of("ko", "en", "zh", "ja", "ru", "mn")) {
                String label = entity.label(language);
                assertThat(archived.index.suggest(label, language, 50).entities())
                        .as(label)
                        .anySatisfy(found -> {
                            assertThat(found.id()).isEqualTo(entity.id());
                            assertThat(found.label()).isEqualTo(label);
                            assertThat(found.match()).isEqualTo("exact");
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"g", "gy", "경", "ㄱ", "山", "т", "ドル", "province"})
    void betterFitsComeFirstThenThoseThatPostsName(String typed) throws IOException {
        List<String> order = List.of("exact", "prefix", "word", "inside");
        List<Suggested.SuggestedEntity> found =
                archived.index.suggest(typed, "en", 50).entities();
        assertThat(found)
                .isSortedAccordingTo(
                        Comparator.comparingInt((Suggested.SuggestedEntity entity) -> order.indexOf(entity.match()))
                                .thenComparing(entity -> entity.posts() == 0));
        assertThat(archived.index.suggest(typed, "en", 50).entities()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tourism Coop | near:70102",
                "meeting held in lanz | near:70102",
                "간쑤성 란 | near:70101",
                "란저ㅇ | near:70101",
                "관광 협 | near:70101",
                "관과 | near:70101",
                "东北亚旅 | near:70103",
                "旅游合作 | near:70103",
                "甘粛省蘭州 | near:70104",
                "встреча по тур | near:70105",
                "аялал жуул | near:70106",
                "Сэлэнгэ айм | near:70116",
            })
    void aTitleIsSuggestedByItsBeginningAndByItsWords(String typed, String id) throws IOException {
        assertThat(titles(typed)).contains(id);
    }

    @Test
    void titlesThatBeginSoComeBeforeOthersAndNewerBeforeOlder() throws IOException {
        List<Suggested.SuggestedPost> found =
                archived.index.suggest("山西", "zh", LIMIT).posts();
        assertThat(found.getFirst().id()).isEqualTo("near:70113");
        assertThat(found.subList(1, found.size()))
                .isSortedAccordingTo(
                        Comparator.comparing(Suggested.SuggestedPost::published).reversed());
    }

    @Test
    void aNewPostIsSuggestedAsSoonAsItIsFound(@TempDir Path folder) throws IOException {
        try (Archived own = Archived.in(folder.resolve("data"))) {
            assertThat(own.index.suggest("Zanzi", "en", LIMIT).posts()).isEmpty();
            Path feed = folder.resolve("feed.jsonl");
            Files.writeString(
                    feed,
                    "{\"schema\":\"near-post/1\",\"id\":\"t:1\",\"title\":\"Zanzibar writes to Gansu\",\"publishedOn\":\"2024-05-06\"}\n");
            own.ingest(feed);
            assertThat(own.index.suggest("Zanzi", "en", LIMIT).posts())
                    .extracting(Suggested.SuggestedPost::id)
                    .containsExactly("t:1");
            assertThat(own.index.suggest("Gansu", "en", LIMIT).entities())
                    .extracting(Suggested.SuggestedEntity::posts)
                    .startsWith(1);
            Files.writeString(feed, "{\"schema\":\"near-post/1\",\"id\":\"t:1\",\"op\":\"delete\"}\n");
            own.ingest(feed);
            assertThat(own.index.suggest("Zanzi", "en", LIMIT).posts()).isEmpty();
            assertThat(own.index.suggest("Gansu", "en", LIMIT).entities())
                    .extracting(Suggested.SuggestedEntity::posts)
                    .startsWith(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "\"", "((", "\ud800", "a\u0000b", "*", "ㅏ", "ᄀ", "-", "province:", "%", "\\"})
    void anythingMayBeTyped(String typed) throws IOException {
        assertThat(archived.index.suggest(typed, "en", LIMIT).text()).isEqualTo(typed);
        assertThat(archived.search(typed.isBlank() ? "x" + typed : '"' + typed).total())
                .isGreaterThanOrEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rudqnr | KEYBOARD | 경북",
                "ㅎ무녀 | KEYBOARD | gansu",
                "пфтыг | KEYBOARD | gansu",
                "Ghbvjhmt | KEYBOARD | приморье",
                "vtltyut | KEYBOARD | сэлэнгэ",
                "rhksrhkd guqfur | KEYBOARD | 관광 협력",
                "Gansuu | ENTITY | Gansu",
                "간수 | ENTITY | 간쑤",
                "干肃 | ENTITY | 甘肃",
                "甘萧 | ENTITY | 甘肃",
                "관굉 | SPELLING | 관광",
                "대표딘 | SPELLING | 대표단",
                "tourizm | SPELLING | tourism",
                "near | ENTITY | NEAR",
            })
    void nearWordsAndOtherKeyboardsAreOffered(String typed, Suggestion.Kind kind, String text) {
        List<Suggestion> offered = archived.search(typed).suggestions();
        assertThat(offered).anySatisfy(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo(kind);
            assertThat(suggestion.text()).isEqualTo(text);
        });
        assertThat(offered)
                .filteredOn(suggestion -> suggestion.kind() != Suggestion.Kind.DROP)
                .allSatisfy(suggestion -> assertThat(
                                archived.search(suggestion.text()).total())
                        .isEqualTo(suggestion.total())
                        .isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gansu", "관광 회의", "tourism", "\"Silk Road\"", "province:CN-GS", ""})
    void aQuestionThatFindsEnoughGetsNoOthers(String typed) {
        SearchResult result = archived.search(typed);
        assertThat(result.total() > 2 ? result.suggestions() : List.of()).isEmpty();
    }

    @Test
    void nothingIsReplacedUnasked() {
        SearchResult result = archived.search("rudqnr");
        assertThat(result.total()).isZero();
        assertThat(result.hits()).isEmpty();
    }

    @Test
    void whenNothingIsFoundEachConditionIsDroppedInTurn() {
        SearchParameters asked = new SearchParameters(Map.of(
                "q", List.of("Gansu 관광"), "lang", List.of("mn"), "from", List.of("2023"), "on_to", List.of("2026")));
        SearchResult result = archived.search(asked);
        assertThat(result.total() == 0 || result.relaxed()).isTrue();
        assertThat(result.suggestions())
                .filteredOn(suggestion -> suggestion.kind() == Suggestion.Kind.DROP)
                .isNotEmpty()
                .allSatisfy(suggestion -> {
                    Map<String, List<String>> rest = new HashMap<>(asked.values());
                    rest.keySet().removeAll(suggestion.drop());
                    rest.put("q", List.of(suggestion.text()));
                    assertThat(archived.search(new SearchParameters(rest)).total())
                            .isEqualTo(suggestion.total())
                            .isPositive();
                })
                .anySatisfy(suggestion -> assertThat(suggestion.insteadOf()).isEqualTo("관광"))
                .anySatisfy(suggestion -> assertThat(suggestion.drop()).containsExactly("lang"));
    }

    private static Similar similar(String id) throws IOException {
        return archived.index.similar(id, "en", LIMIT).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "near:70101 | near:70102 near:70103 near:70104 near:70105 near:70106",
                "near:70305 | near:70304 near:70306 near:70307 near:70308 near:70309",
                "near:70348 | near:70344 near:70345 near:70346 near:70347 near:70349",
                "near:70109 | near:70107 near:70108",
                "near:70115 | near:70114",
                "near:70301 | near:70302 near:70303",
            })
    void theSameNewsInOtherLanguagesIsMostSimilar(String id, String versions) throws IOException {
        List<String> expected = List.of(versions.split(" "));
        List<Similar.SimilarPost> found = similar(id).posts();
        assertThat(found.subList(0, Math.min(found.size(), expected.size())))
                .extracting(Similar.SimilarPost::id)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found.getFirst().why().entities()).isNotEmpty();
    }

    @Test
    void similarPostsNeverHoldThePostItselfAndSayWhatTheyShare() throws IOException {
        for (Hit hit : archived.search("").hits()) {
            Similar first = similar(hit.id());
            assertThat(first.posts())
                    .allSatisfy(post -> {
                        assertThat(post.id()).isNotEqualTo(hit.id());
                        Similar.Shared why = post.why();
                        assertThat(why.entities().size()
                                        + why.days().size()
                                        + why.files().size()
                                        + why.words().size())
                                .isPositive();
                    })
                    .isSortedAccordingTo(Comparator.comparingDouble(Similar.SimilarPost::nearness)
                            .reversed());
            assertThat(similar(hit.id())).isEqualTo(first);
        }
    }

    @Test
    void aPostWithTheSameFileIsSimilar(@TempDir Path folder) throws IOException {
        try (Archived own = Archived.in(folder.resolve("data"))) {
            Files.writeString(folder.resolve("plan.txt"), "The plan.");
            Path feed = folder.resolve("feed.jsonl");
            List<String> lines = new ArrayList<>();
            for (String title : List.of("Kamelot", "Лукоморье", "桃源")) {
                String file = title.equals("桃源")
                        ? ""
                        : ",\"attachments\":[{\"fileName\":\"" + title + ".txt\",\"path\":\"plan.txt\"}]";
                lines.add("{\"schema\":\"near-post/1\",\"id\":\"t:" + lines.size() + "\",\"title\":\"" + title
                        + "\",\"publishedOn\":\"20" + (10 + lines.size()) + "-05-06\"" + file + "}");
            }
            Files.write(feed, lines);
            own.ingest(feed);
            List<Similar.SimilarPost> found =
                    own.index.similar("t:0", "en", LIMIT).orElseThrow().posts();
            assertThat(found).extracting(Similar.SimilarPost::id).containsExactly("t:1");
            assertThat(found.getFirst().why().files()).containsExactly("Лукоморье.txt");
        }
    }

    @Test
    void aPostThatTheIndexDoesNotHoldHasNoAnswer() throws IOException {
        assertThat(archived.index.similar("near:0", "en", LIMIT)).isEmpty();
        assertThat(explain("Gansu", "near:0")).isEmpty();
    }

    private static Optional<Explained> explain(SearchParameters asked, String id) throws IOException {
        return archived.index.explain(vocabulary -> asked.toQuery(vocabulary, "en", Archived.TODAY), id);
    }

    private static Optional<Explained> explain(String typed, String id) throws IOException {
        return explain(new SearchParameters(Map.of("q", List.of(typed))), id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gansu",
                "Gansu 관광",
                "tourism -province:CN-GS",
                "Приморье сотрудничество",
                "lang:ko date:2023",
                "on:2023-09",
                "\"Tourism Cooperation\"",
                "малчин",
                "甘肃 旅游"
            })
    void anExplanationAgreesWithTheSearchForEveryPost(String typed) throws IOException {
        List<String> found = archived.search(typed).hits().stream().map(Hit::id).toList();
        for (Hit hit : archived.search("").hits()) {
            Explained explained = explain(typed, hit.id()).orElseThrow();
            assertThat(explained.found()).as(hit.id()).isEqualTo(found.contains(hit.id()));
            assertThat(explained.total()).isEqualTo(found.size());
            if (explained.found()) {
                assertThat(explained.rank()).isEqualTo(found.indexOf(hit.id()) + 1);
            } else {
                assertThat(explained.rank()).isNull();
                assertThat(explained.clauses()).anyMatch(clause -> !clause.fulfilled());
            }
        }
    }

    @Test
    void anExplanationNamesTheWordsOfThePostAndTheSharesOfItsScore() throws IOException {
        Explained explained = explain("Gansu 관광 -lang:en", "near:70101").orElseThrow();
        assertThat(explained.clauses())
                .extracting(Explained.Condition::kind)
                .containsExactly("province", "word", "not");
        assertThat(explained.clauses().getFirst().where())
                .extracting(Hit.Why::surface)
                .contains("간쑤성");
        assertThat(explained.clauses().get(1).says()).contains("관광");
        assertThat(explained.clauses().stream()
                        .map(Explained.Condition::share)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(0.99, 1.01);
    }

    @Test
    void anExplanationSaysWhichFilterAPostFails() throws IOException {
        Explained explained = explain(
                        new SearchParameters(Map.of(
                                "q",
                                List.of("Gansu"),
                                "lang",
                                List.of("ja"),
                                "province",
                                List.of("CN-GS"),
                                "from",
                                List.of("2024"),
                                "on_from",
                                List.of("2030"))),
                        "near:70101")
                .orElseThrow();
        assertThat(explained.found()).isFalse();
        assertThat(explained.filters())
                .extracting(Explained.Condition::kind, Explained.Condition::fulfilled)
                .containsExactly(
                        tuple("province", true),
                        tuple("lang", false),
                        tuple("from, to", false),
                        tuple("on_from, on_to", false));
        assertThat(explained.filters().get(1).says()).isEqualTo("its language is ko, not ja");
        assertThat(explained.says()).contains("lang=ja").doesNotContain("province=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relevance", "newest", "oldest", "event", "id"})
    void everyOrderIsTheSameEachTimeAndEndsTiesById(String sort, @TempDir Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number : new Random(7).ints(60, 0, 1000).distinct().toArray()) {
            lines.add("{\"schema\":\"near-post/1\",\"id\":\"t:" + String.format("%03d", number)
                    + "\",\"title\":\"Gansu\",\"publishedOn\":\"2024-05-0" + (1 + number % 2) + "\"}");
        }
        try (Archived own = Archived.in(folder.resolve("data"))) {
            own.ingest(Files.write(folder.resolve("feed.jsonl"), lines));
            List<Hit> hits = sorted(own, sort);
            Comparator<Hit> byDay = Comparator.comparing(Hit::published);
            Comparator<Hit> order = switch (sort) {
                case "oldest", "event" -> byDay;
                case "id" -> Comparator.comparingInt(hit -> 0);
                default -> byDay.reversed();
            };
            assertThat(hits).hasSameSizeAs(lines).isSortedAccordingTo(order.thenComparing(Hit::id));
            own.owner.reindex(progress -> {});
            assertThat(sorted(own, sort)).isEqualTo(hits);
        }
    }

    private static List<Hit> sorted(Archived own, String sort) {
        return own.search(new SearchParameters(
                        Map.of("q", List.of("Gansu"), "sort", List.of(sort), "limit", List.of("100"))))
                .hits();
    }
}
