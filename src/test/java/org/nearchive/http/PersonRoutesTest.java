package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.Archived;
import org.nearchive.InventedPersons;

/** What staff asks of persons, over HTTP. */
class PersonRoutesTest {
    private static final List<List<String>> MEETINGS = List.of(
            List.of(
                    "earlier-term",
                    "ko",
                    "2028-03-10",
                    "도야마현 방문",
                    "서민재 사무총장은 3월 8일 도야마현을 방문해 사와타리 지사를 만났다. 서 총장은 협력을 제안했다."),
            List.of(
                    "first-meeting",
                    "en",
                    "2031-09-12",
                    "Secretary-General Visits Toyama Prefecture",
                    "On September 8, Secretary-General SEO Yun-ho met the governor of Toyama Prefecture. Mr. Seo came with"
                            + " Director KANG Do-yeon."),
            List.of("second-meeting", "ja", "2032-02-20", "富山県知事を表敬訪問", "徐允鎬事務総長は2月17日、富山県庁を訪れ知事と懇談した。"),
            List.of("last-meeting", "ko", "2032-11-30", "도야마현 대표단 접견", "서 총장은 11월 25일 도야마현 지사 일행을 접견했다."));

    @TempDir
    static Path folder;

    private static Archived archived;
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        archived = Archived.in(folder.resolve("data"), InventedPersons.config(folder.resolve("config")));
        List<List<String>> posts = new ArrayList<>(InventedPersons.POSTS);
        posts.addAll(MEETINGS);
        archived.archive.write(posts.stream().map(InventedPersons::change).toList());
        archived.owner.follow();
        server = Server.start("127.0.0.1", 0, archived.archive, archived.index);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        archived.close();
    }

    private static String text(String path, String... pairs) throws IOException, InterruptedException {
        StringBuilder address = new StringBuilder("http://127.0.0.1:" + server.port() + path);
        for (int i = 0; i < pairs.length; i += 2) {
            address.append(i == 0 ? '?' : '&')
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static JsonNode get(String path, String... pairs) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(text(path, pairs));
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.path(field).asText()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"서 총장", "Secretary-General Seo", "徐事務総長"})
    void whenAHolderOfAnOfficeMetGovernorsIsListedByEventAndWithoutHisNamesake(String typed) throws Exception {
        JsonNode answer =
                get("/api/v1/search", "q", typed, "province", "Toyama", "from", "2031", "to", "2033", "sort", "event");
        assertThat(texts(answer.path("hits"), "id"))
                .containsSubsequence("post:first-meeting", "post:second-meeting", "post:last-meeting")
                .doesNotContain("post:earlier-term");
        assertThat(texts(answer.path("query").path("understood").get(0).path("entities"), "id"))
                .containsExactly("person:seo-yun-ho");
        JsonNode first =
                answer.path("hits").get(texts(answer.path("hits"), "id").indexOf("post:first-meeting"));
        assertThat(texts(first.path("mentioned"), "from")).contains("2031-09-08");
        assertThat(first.path("published").asText()).isEqualTo("2031-09-12");
        assertThat(texts(first.path("why"), "surface")).contains("SEO Yun-ho");
    }

    @Test
    void aFullNameFindsOnePersonAndWhoCameAlong() throws Exception {
        JsonNode answer = get("/api/v1/search", "q", "Seo Yoon-ho", "province", "JP-16", "sort", "event");
        assertThat(texts(answer.path("hits"), "id"))
                .contains("post:first-meeting", "post:second-meeting")
                .doesNotContain("post:earlier-term");
        assertThat(texts(answer.path("facets").path("person"), "label")).contains("SEO Yun-ho", "KANG Do-yeon");
    }

    @Test
    void anEntityOfAPersonSaysSpellingsRolesAndWhoMayBeTheSame() throws Exception {
        JsonNode person = get("/api/v1/entities/person:seo-yun-ho", "labels", "ko");
        assertThat(person.path("label").asText()).isEqualTo("서윤호");
        assertThat(person.path("spellings").get(0).path("text").asText()).isEqualTo("SEO Yun-ho");
        assertThat(person.path("spellings").get(0).path("posts").asInt()).isEqualTo(2);
        assertThat(texts(person.path("spellings"), "text"))
                .containsExactlyInAnyOrder("SEO Yun-ho", "서윤호", "徐允镐", "徐允鎬", "Со Юн Хо");
        assertThat(texts(person.path("roles"), "role")).contains("secretary-general");
        assertThat(person.path("offices").get(0).path("of").path("id").asText()).isEqualTo("org:near");
        assertThat(person.path("first").path("id").asText()).isEqualTo("post:en");
        assertThat(person.path("last").path("id").asText()).isEqualTo("post:second-meeting");
        assertThat(person.path("latest")).hasSize(person.path("posts").asInt());
        JsonNode candidate = person.path("perhaps").get(0);
        assertThat(candidate.path("id").asText()).isEqualTo("person:徐润浩");
        assertThat(candidate.path("evidence").get(0).path("verdict").asText()).isIn("same", "perhaps");
        for (String spelling : texts(person.path("spellings"), "text")) {
            assertThat(get("/api/v1/entities/"
                                    + URLEncoder.encode("person:" + spelling, StandardCharsets.UTF_8)
                                            .replace("+", "%20"))
                            .path("id")
                            .asText())
                    .as(spelling)
                    .isEqualTo("person:seo-yun-ho");
        }
    }

    @Test
    void somebodyWhomNoPostNamesIsNotThere() throws Exception {
        assertThat(get("/api/v1/entities/person:Nobody").path("code").asText()).isEqualTo("unknown_entity");
    }

    @Test
    void personsAreListedByName() throws Exception {
        assertThat(texts(get("/api/v1/entities", "kind", "person", "q", "徐允镐").path("entities"), "id"))
                .startsWith("person:seo-yun-ho");
        assertThat(texts(get("/api/v1/entities", "kind", "person").path("entities"), "id"))
                .contains("person:seo-yun-ho", "person:문태식");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seo yu", "서유", "서윤ㅎ", "徐允", "yun-ho s", "person:seo y"})
    void aPersonIsOfferedWhileTheNameIsTyped(String typed) throws Exception {
        assertThat(texts(get("/api/v1/suggest", "q", typed).path("entities"), "id"))
                .contains("person:seo-yun-ho");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moon tae", "mun taes", "문ㅌ"})
    void latinTypingFindsANameInHangul(String typed) throws Exception {
        assertThat(texts(get("/api/v1/suggest", "q", typed).path("entities"), "name"))
                .contains("문태식");
    }

    @Test
    void thePageShowsThePersonAndTheFacet() throws Exception {
        String page = text("/", "q", "서윤호", "ui", "en");
        assertThat(page).contains("is read as SEO Yun-ho.", "Found as", "Со Юн Хо", ">Who<");
        assertThat(text("/", "q", "徐润浩", "ui", "en")).contains("Perhaps also:");
    }
}
