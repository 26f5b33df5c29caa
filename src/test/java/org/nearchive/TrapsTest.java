package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** What goes wrong in an index of six languages where nobody looks; other traps are in LanguagesTest. Posts are invented. */
class TrapsTest {
    private static final Map<String, List<String>> POSTS = Map.ofEntries(
            Map.entry("ru", List.of("Открытие", "В посёлке открыли новую школу, рядом посадили сад.")),
            Map.entry("zh", List.of("词语", "俄语的 школа 一词意思是学校，日语的 デザイン 一词意思是设计，韩语的 학교 也是学校。")),
            Map.entry("ja", List.of("展示会", "市民が考えたデザインの椅子が並びました。")),
            Map.entry("ko", List.of("입학식", "섬마을 학교에서 입학식이 열렸다.")),
            Map.entry("ko2", List.of("행사", "포항시는 경상북도에서 가장 큰 도서관을 지었다.")),
            Map.entry("mn", List.of("Морь", "Морь уралдлаа.")),
            Map.entry("mn2", List.of("Уралдаан", "Моринууд уралдаж, морины эзэд баярлалаа. Морьдоо уяв.")),
            Map.entry("mn3", List.of("Зочид", "Өмнөговь аймгийн төлөөлөгчид ирлээ.")),
            Map.entry("near", List.of("The quay", "The museum stands near the old quay.")),
            Map.entry("NEAR", List.of("NEAR meeting", "The NEAR Secretariat met the guests.")));

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
                    "t:" + post.getKey(),
                    "title",
                    post.getValue().get(0),
                    "publishedOn",
                    "2020-05-01",
                    "body",
                    Map.of("format", "text", "content", post.getValue().get(1)))));
        }
        archived = Archived.in(data.resolve("data"));
        archived.ingest(Files.write(data.resolve("feed.jsonl"), lines));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    private static List<String> inOrder(String typed) {
        return archived.search(typed).hits().stream().map(Hit::id).toList();
    }

    /** SmartChinese cuts what is not Chinese into single letters, which are rare there and so heavy. */
    @ParameterizedTest
    @CsvSource({"школа, ru", "новая школа, ru", "デザイン, ja", "学校 デザイン 椅子 何ですか, ja", "학교, ko", "학교는 어디에 있나요?, ko"})
    void aWordIsNotHeavierInALanguageThatItIsForeignTo(String typed, String post) {
        assertThat(inOrder(typed)).first().isEqualTo("t:" + post);
    }

    @Test
    void aLongTextWithoutSpacesIsABagOfWordsAndNoGraph() {
        String text = Objects.requireNonNull(POSTS.get("zh")).get(1) + "市民が考えたデザインの椅子が並びました".repeat(10);
        assertThat(inOrder(text.substring(0, Math.min(1_000, text.length()))))
                .startsWith("t:ja")
                .contains("t:zh");
    }

    @ParameterizedTest
    @CsvSource({"경상북도, ko2", "포항시, ko2", "Өмнөговь, mn3", "Омноговь, mn3", "Umnugovi, mn3"})
    void aNameFindsItsPostHoweverItIsTyped(String typed, String post) {
        assertThat(inOrder(typed)).contains("t:" + post);
    }

    @Test
    void aMisspeltNameIsFoundOrOffered() {
        SearchResult result = archived.search("Умнеговь");
        boolean found = result.hits().stream().anyMatch(hit -> hit.id().equals("t:mn3"));
        assertThat(found || !result.suggestions().isEmpty()).isTrue();
    }

    @Test
    void theExactFormStandsAboveItsInflections() {
        assertThat(inOrder("морь")).startsWith("t:mn", "t:mn2");
    }

    @Test
    void theAssociationIsMeantInCapitalsOnly() {
        assertThat(inOrder("NEAR")).containsExactly("t:NEAR");
        assertThat(archived.search("NEAR").understood()).hasSize(1);
        assertThat(inOrder("НЭАР")).containsExactly("t:NEAR");
        assertThat(inOrder("near")).contains("t:near");
        assertThat(archived.search("near").understood()).isEmpty();
    }

    @Test
    void aFacetCountsIdsWhateverLanguageItsLabelsAreIn() {
        for (String labels : List.of("en", "mn", "ko")) {
            SearchResult result =
                    archived.search(new SearchParameters(Map.of("q", List.of("аймгийн"), "labels", List.of(labels))));
            assertThat(result.facets().get("province"))
                    .extracting(SearchResult.Count::id)
                    .containsExactly("MN-053");
        }
    }
}
