package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** Six languages in one index, asked without saying which. Posts are invented. */
class LanguagesTest {
    private static final Map<String, List<String>> POSTS = Map.ofEntries(
            Map.entry("ko", List.of("장학회 소식", "장학회 회원의 권리와 의무를 정하는 규칙이 새로 마련되었다.")),
            Map.entry("ko2", List.of("새 청사", "경상북도청 앞마당에서 주민들이 봄꽃을 심었다.")),
            Map.entry("ja", List.of("鉄道の旅", "パリから来た旅行者が港で電気船を見学しました。")),
            Map.entry("ja2", List.of("裁縫教室", "ハリと糸で布を縫う教室が公民館で開かれました。")),
            Map.entry("hant", List.of("圖書館", "圖書館為學生準備了歷史講座和閱讀活動。")),
            Map.entry("hans", List.of("博物馆", "博物馆为游客准备了陶器展览和讲解活动。")),
            Map.entry("ru", List.of("Новости района", "В деревне Черну́шка построили новую школу и ёлочный базар.")),
            Map.entry(
                    "en",
                    List.of("Harbour days", "Fishermen repaired the wooden lighthouse before the winter storms.")),
            Map.entry(
                    "mn",
                    List.of("Өвлийн бэлтгэл", "Сумын малчдын ховрын уурхайчид өвөлжөөндөө тэмээгээ маллаж эхэллээ.")),
            Map.entry("mn2", List.of("Наадам", "Сурагчдын холбоо цэцэрлэгт хүрээлэнд наадмаа хийв.")),
            Map.entry(
                    "mixed",
                    List.of(
                            "교류 안내",
                            "두 지역의 학생들이 여름에 만나 편지를 주고받기로 하였다.\\n"
                                    + "The students of both regions will be exchanging handwritten letters about their"
                                    + " grandmothers and the stories that they have told.")));

    @TempDir
    static Path data;

    private static Archived archived;

    @BeforeAll
    static void ingest() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<String>> post : POSTS.entrySet()) {
            lines.add(json.writeValueAsString(Map.of(
                    "schema",
                    "near-post/1",
                    "id",
                    "l:" + post.getKey(),
                    "title",
                    post.getValue().get(0),
                    "publishedOn",
                    "2020-05-01",
                    "body",
                    Map.of("format", "text", "content", post.getValue().get(1).replace("\\n", "\n")))));
        }
        lines.add(json.writeValueAsString(Map.of(
                "schema", "near-post/1",
                "id", "l:nfd",
                "title", Normalizer.normalize("수목원 개장", Normalizer.Form.NFD),
                "publishedOn", "2020-05-01",
                "body",
                        Map.of(
                                "format",
                                "text",
                                "content",
                                Normalizer.normalize("수목원이 문을 열었다.", Normalizer.Form.NFD)))));
        archived = Archived.in(data.resolve("data"));
        archived.ingest(Files.write(data.resolve("feed.jsonl"), lines));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    @ParameterizedTest
    @CsvSource({
        "회원, ko",
        "규칙, ko",
        "도청, ko2",
        "パリ, ja",
        "ﾊﾟﾘ, ja",
        "ハリ, ja2",
        "图书馆, hant",
        "历史讲座, hant",
        "博物館, hans",
        "Чернушка, ru",
        "школа, ru",
        "елочный, ru",
        "repairing lighthouses, en",
        "ｌｉｇｈｔｈｏｕｓｅ, en",
        "малчин, mn",
        "овлийн, mn",
        "grandmother, mixed",
        "편지, mixed",
        "수목원, nfd",
    })
    void aWordFindsItsOwnPostOnly(String typed, String post) {
        assertThat(archived.found(typed)).containsExactly("l:" + post);
        assertThat(archived.found(Normalizer.normalize(typed, Normalizer.Form.NFD)))
                .containsExactly("l:" + post);
    }

    @ParameterizedTest
    @CsvSource({
        "장학회 회원의 권리는 무엇으로 정해집니까?, ko",
        "パリから来た人は港で何を見ましたか？, ja",
        "图书馆为学生准备了什么？, hant",
        "Что нового построили в деревне Чернушка?, ru",
        "Who repaired the lighthouse made of wood?, en",
        "Малчид өвөлжөөнд хэзээ тэмээ маллав?, mn",
    })
    void aWholeQuestionNeedNotStandInThePostAndSaysSo(String question, String post) {
        SearchResult result = archived.search(question);
        assertThat(result.relaxed()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).first().isEqualTo("l:" + post);
    }

    @Test
    void threeWordsMustAllStandInAPost() {
        assertThat(archived.search("wooden lighthouse storms").relaxed()).isFalse();
        assertThat(archived.found("wooden lighthouse storms")).containsExactly("l:en");
    }

    @Test
    void whereNoPostHoldsAllWordsThoseWithSomeAreFoundInsteadAndTheAnswerSaysSo() {
        SearchResult result = archived.search("wooden lighthouse xylophone");
        assertThat(result.relaxed()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).first().isEqualTo("l:en");
        assertThat(result.total()).isEqualTo(result.hits().size());
    }

    @ParameterizedTest
    @CsvSource({
        "パリ旅行者電気船, ja",
        "山村図書館児童, hant",
        "장학회원권리의무관람, ko",
    })
    void ofAWordThatNoPostHoldsWholeItsPartsFindPosts(String typed, String post) {
        SearchResult result = archived.search(typed);
        assertThat(result.relaxed()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).first().isEqualTo("l:" + post);
    }

    @Test
    void aNameThatNoPostMeansFindsPostsWithItsWords() {
        // The association, as we call our own; the pupils' one is another.
        SearchResult result = archived.search("Холбоо");
        assertThat(result.understood()).hasSize(1);
        assertThat(result.relaxed()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).containsExactly("l:mn2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lighthouse \"xylophone\"",
                "wooden lighthouse -wooden",
                "wooden xylophone lang:fr",
                "xylophone",
                "xylophone OR trombone",
            })
    void whatIsNotMerelyTypedBesideOthersStaysRequired(String typed) {
        SearchResult result = archived.search(typed);
        assertThat(result.total()).isZero();
        assertThat(result.relaxed()).isFalse();
    }

    @Test
    void onlyTheOrderByRelevanceRelaxesFewWords() {
        for (String sort : List.of("newest", "oldest", "event", "id")) {
            SearchResult result = archived.search(
                    new SearchParameters(Map.of("q", List.of("wooden xylophone"), "sort", List.of(sort))));
            assertThat(result.total()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "献给一个最勇敢的人:感谢你们",
                "Review:Lighthouse",
                "F-16 COVID-19 C++ AT&T",
                "что-то из-за",
                "10:30 (2019)",
                "- 등대\n- 항구",
                "『등대』를 쓴 사람은 누구인가?",
                "「灯台が好きだ」と彼は言った",
                "Who wrote \"Lighthouse\"?",
                "木",
                "Gansu 성장",
            })
    void nothingThatIsPastedIsRefused(String typed) {
        assertThat(archived.search(typed).total()).isNotNegative();
    }

    @Test
    void aQuotationInsideATextIsPartOfItsWords() {
        assertThat(archived.search("Who repaired the “xylophone”made lighthouse of wood?")
                        .hits())
                .extracting(Hit::id)
                .first()
                .isEqualTo("l:en");
    }
}
