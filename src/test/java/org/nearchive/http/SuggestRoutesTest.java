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
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.Archived;
import org.nearchive.Samples;
import org.nearchive.archive.Miss;

class SuggestRoutesTest {
    @TempDir
    static Path folder;

    private static Archived archived;
    private static Server server;

    @BeforeAll
    static void start() {
        archived = Archived.in(folder.resolve("data"));
        archived.ingest(Samples.FOLDER.resolve("news.jsonl"));
        archived.archive.misses().count();
        server = Server.start("127.0.0.1", 0, archived.archive, archived.index);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        archived.close();
    }

    private static HttpResponse<String> get(String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path + "?" + query))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode json(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path, parameters).body());
    }

    @Test
    void suggestionsNameTheEntityInTheReadersLanguageAndTheNameThatFits() throws Exception {
        JsonNode answer = json("/api/v1/suggest", Map.of("q", "gansu", "labels", "ja", "limit", "3"));
        JsonNode first = answer.path("entities").path(0);
        assertThat(first.path("id").asText()).isEqualTo("CN-GS");
        assertThat(first.path("kind").asText()).isEqualTo("province");
        assertThat(first.path("label").asText()).isEqualTo("甘粛省");
        assertThat(first.path("name").asText()).isEqualTo("Gansu");
        assertThat(first.path("match").asText()).isEqualTo("exact");
        assertThat(answer.path("entities").size()).isLessThanOrEqualTo(3);
        assertThat(answer.path("posts").path(0).path("title").asText()).contains("Gansu");
        assertThat(answer.path("index").path("seq").asLong()).isPositive();
        assertThat(json("/api/v1/suggest", Map.of("q", "")).path("entities")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/suggest, limit, 0, 400, invalid_limit",
        "/api/v1/suggest, limit, 51, 400, invalid_limit",
        "/api/v1/suggest, query, x, 400, unknown_parameter",
        "/api/v1/posts/near:70101/similar, limit, -1, 400, invalid_limit",
        "/api/v1/posts/near:70101/similar, q, x, 400, unknown_parameter",
        "/api/v1/posts/near:0/similar, limit, 5, 404, unknown_post",
        "/api/v1/explain, q, Gansu, 400, missing_id",
        "/api/v1/explain, id, near:0, 404, unknown_post",
    })
    void aWrongQuestionIsRefusedInWords(String path, String name, String value, int status, String code)
            throws Exception {
        HttpResponse<String> answer = get(path, Map.of(name, value));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
                .isEqualTo(code);
    }

    @Test
    void tooLongATextIsRefused() throws Exception {
        assertThat(get("/api/v1/suggest", Map.of("q", "a".repeat(1025))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void similarPostsAndExplanationsAreAnsweredAsJson() throws Exception {
        JsonNode similar = json("/api/v1/posts/near:70101/similar", Map.of("labels", "ko", "limit", "2"));
        assertThat(similar.path("similar")).hasSize(2);
        assertThat(similar.path("similar").path(0).path("why").path("entities")).isNotEmpty();
        JsonNode explained = json("/api/v1/explain", Map.of("q", "Gansu", "id", "near:70101", "lang", "en"));
        assertThat(explained.path("found").asBoolean()).isFalse();
        assertThat(explained.path("clauses").path(0).path("fulfilled").asBoolean())
                .isTrue();
        assertThat(explained.path("filters").path(0).path("says").asText()).isEqualTo("its language is ko, not en");
    }

    @Test
    void otherQuestionsStandInTheAnswerAndOnThePage() throws Exception {
        JsonNode suggestion = json("/api/v1/search", Map.of("q", "rudqnr"))
                .path("query")
                .path("suggestions")
                .path(0);
        assertThat(suggestion.path("kind").asText()).isEqualTo("keyboard");
        assertThat(suggestion.path("text").asText()).isEqualTo("경북");
        assertThat(suggestion.path("instead_of").asText()).isEqualTo("rudqnr");
        assertThat(get("/", Map.of("q", "rudqnr")).body()).contains(">경북 <span");
        assertThat(get("/", Map.of("q", "Gansu 관광", "lang", "mn")).body()).contains("without Language");
    }

    @Test
    void searchesThatFindNothingAreCountedAndThoseWithFiltersAreNot() throws Exception {
        get("/api/v1/search", Map.of("q", "Atlantis"));
        get("/", Map.of("q", "atlantis"));
        get("/api/v1/search", Map.of("q", "Lemuria", "lang", "mn"));
        get("/api/v1/search", Map.of("q", "Gansu"));
        archived.archive.misses().store();
        assertThat(archived.archive.misses().most(100))
                .extracting(Miss::text)
                .contains("atlantis")
                .doesNotContain("lemuria", "gansu");
    }
}
