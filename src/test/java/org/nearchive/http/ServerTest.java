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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.Archived;
import org.nearchive.Samples;

class ServerTest {
    @TempDir
    static Path folder;

    private static Archived archived;
    private static Server server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        archived = Archived.in(folder.resolve("data"));
        Path feed = folder.resolve("hostile.jsonl");
        Files.writeString(feed, """
                {"schema":"near-post/1","id":"test:1","title":"<script>alert(1)</script> \\"Zanzibar\\"","publishedOn":"2030-01-02","source":{"site":"test","board":["<b>Board</b>"]},"body":{"format":"text","content":"<img src=x onerror=alert(1)> Zanzibar & Gansu"},"attachments":[{"fileName":"<i>.html"}]}
                {"schema":"near-post/1","id":"test:2","title":"Gone","publishedOn":"2030-01-02"}
                """);
        archived.ingest(Samples.FOLDER, feed);
        Files.writeString(feed, "{\"schema\":\"near-post/1\",\"id\":\"test:2\",\"op\":\"delete\"}\n");
        archived.ingest(feed);
        server = Server.start("127.0.0.1", 0, archived.archive, archived.index);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        archived.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static String q(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    @Test
    void theApiAnswersWithHitsFacetsAndWhatWasUnderstood() throws Exception {
        JsonNode answer = json("/api/v1/search?q=" + q("간쑤성") + "&from=2022&to=2024&labels=ja&limit=3&sort=oldest");
        assertThat(answer.path("total").asInt()).isEqualTo(Samples.GANSU_2022_TO_2024.size());
        assertThat(answer.path("hits")).hasSize(3);
        JsonNode first = answer.path("hits").get(0);
        assertThat(first.path("id").asText()).isEqualTo("near:70206");
        assertThat(first.path("title").asText()).startsWith("秋田県の高校生");
        assertThat(first.path("published").asText()).isEqualTo("2022-02-14");
        assertThat(first.path("why").get(0).path("surface").asText()).isEqualTo("甘粛省");
        assertThat(first.path("attachments").get(0).path("status").asText()).isEqualTo("missing");
        assertThat(answer.at("/query/understood/0/entities/0/label").asText()).isEqualTo("甘粛省");
        assertThat(answer.at("/facets/year/0/count").asInt()).isPositive();
        assertThat(answer.at("/index/generation").asText()).startsWith("gen-");
    }

    @Test
    void apiAndPageCountTheSame() throws Exception {
        for (String typed : new String[] {"Gansu", "", "форум", "会议", "lang:mn", "nothingatall"}) {
            int total = json("/api/v1/search?q=" + q(typed)).path("total").asInt();
            String page = get("/?ui=ko&q=" + q(typed)).body();
            assertThat(page).contains("게시물 " + total + "건");
        }
    }

    @Test
    void aPostGivesTheDaysThatItSpeaksOfAndTheDamagedOnes() throws Exception {
        JsonNode post = json("/api/v1/posts/near:70331");
        assertThat(post.path("body").asText()).contains("629일");
        JsonNode day = post.at("/dates/0");
        assertThat(day.at("/date/value").asText()).matches("\\d{4}.*");
        List<String> seen = new java.util.ArrayList<>();
        post.path("damaged_dates").forEach(damaged -> seen.add(damaged.asText()));
        post.path("dates").forEach(date -> {
            if (date.path("repaired").asBoolean()) {
                seen.add(date.at("/date/text").asText());
            }
        });
        assertThat(seen).contains("629일");
        assertThat(json("/api/v1/timeline?q=" + q("포항") + "&axis=on").path("counts"))
                .isNotEmpty();
        assertThat(get("/api/v1/timeline?axis=sideways").body()).contains("invalid_axis");
    }

    @Test
    void anEntityIsGivenWithItsNamesYearsAndCompanions() throws Exception {
        JsonNode gansu = json("/api/v1/entities/CN-GS?labels=ko");
        assertThat(gansu.path("kind").asText()).isEqualTo("province");
        assertThat(gansu.path("label").asText()).isEqualTo("간쑤성");
        assertThat(gansu.at("/names/ja").findValuesAsText("text")).contains("甘粛省");
        int total = json("/api/v1/search?province=CN-GS").path("total").asInt();
        assertThat(gansu.path("posts").asInt()).isEqualTo(total);
        int years = 0;
        for (JsonNode year : gansu.path("years")) {
            years += year.path("count").asInt();
        }
        assertThat(years).isEqualTo(total);
        assertThat(gansu.at("/companions/province").findValuesAsText("id"))
                .contains("CN-HA")
                .doesNotContain("CN-GS");
        assertThat(gansu.at("/first/published").asText())
                .isLessThan(gansu.at("/last/published").asText());
        assertThat(get("/api/v1/entities/XX-YY").statusCode()).isEqualTo(404);
    }

    @Test
    void entitiesAreFoundByNameInAnyScriptAndByKind() throws Exception {
        assertThat(json("/api/v1/entities?q=" + q("甘肃")).path("entities").findValuesAsText("id"))
                .startsWith("CN-GS");
        assertThat(json("/api/v1/entities?q=Gans&kind=province")
                        .path("entities")
                        .findValuesAsText("id"))
                .contains("CN-GS");
        assertThat(json("/api/v1/entities?kind=org&limit=1").path("entities")).hasSize(1);
        assertThat(get("/api/v1/entities?kind=colour").body()).contains("invalid_kind", "province, person, place, org");
        assertThat(get("/api/v1/entities?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/entities?knd=org").body()).contains("unknown_parameter", "kind, q");
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aTextIsAnnotatedWithOffsetsInCodePoints() throws Exception {
        HttpResponse<String> response =
                post("/api/v1/annotate", "{\"id\":\"a\",\"text\":\"𠮷田さんが甘粛省を訪れた。\",\"published\":\"2023-07-11\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode entities = new ObjectMapper().readTree(response.body()).path("entities");
        assertThat(entities.get(0).path("type").asText()).isEqualTo("person");
        JsonNode entity = entities.get(1);
        assertThat(entity.path("entity").asText()).isEqualTo("CN-GS");
        assertThat(entity.path("start").asInt()).isEqualTo(5);
        assertThat(entity.path("end").asInt()).isEqualTo(8);
        for (String wrong : new String[] {"", "[]", "{", "{\"text\":1}", "{\"text\":\"a\",\"published\":\"May\"}"}) {
            assertThat(post("/api/v1/annotate", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        HttpResponse<String> large = post("/api/v1/annotate", "{\"text\":\"" + "가".repeat(1_400_000) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("too_large", "request_id");
    }

    @Test
    void aPostIsGivenWholeWithItsMentions() throws Exception {
        JsonNode post = json("/api/v1/posts/near:70105");
        assertThat(post.path("lang").asText()).isEqualTo("ru");
        assertThat(post.path("body").asText()).contains("Ланьчжоу");
        JsonNode mention = post.path("mentions").get(0);
        String title = post.path("title").asText();
        assertThat(mention.path("field").asText()).isEqualTo("title");
        assertThat(title.substring(
                        title.offsetByCodePoints(0, mention.path("start").asInt()),
                        title.offsetByCodePoints(0, mention.path("end").asInt())))
                .isEqualTo(mention.path("text").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/search?limit=0 | 400 | invalid_limit | limit",
                "/api/v1/search?limit=x | 400 | invalid_limit | limit",
                "/api/v1/search?offset=9999 | 400 | invalid_offset | offset",
                "/api/v1/search?q=colour:red | 400 | invalid_query | q",
                "/api/v1/search?q=%22a%22&people=kim | 400 | unknown_parameter | people",
                "/api/v1/search?sort=best | 400 | invalid_sort | sort",
                "/api/v1/search?from=May | 400 | invalid_date | from",
                "/api/v1/search?from=2024&to=2023 | 400 | invalid_range | from",
                "/api/v1/search?province=Atlantis | 400 | unknown_province | province",
                "/api/v1/posts/near:1 | 404 | unknown_post | id",
                "/api/v1/posts/test:2 | 410 | withdrawn_post | id",
                "/api/v1/posts/near:70101/attachments/9 | 404 | unknown_attachment | id",
                "/api/v1/posts/near:70107/attachments/1 | 404 | missing_file | id",
                "/api/v1/nothing | 404 | unknown_address | ",
            })
    void anErrorNamesCodeAndParameter(String path, int status, String code, String parameter) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("parameter").asText(null)).isEqualTo(parameter);
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("request_id").asText())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElse(""));
    }

    @Test
    void anAttachmentKeepsItsNameAndCannotRun() throws Exception {
        HttpResponse<byte[]> response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + server.port() + "/api/v1/posts/near:70101/attachments/1"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.body()).isEqualTo(Files.readAllBytes(Path.of("samples/files/70101/lanzhou.jpg")));
        assertThat(response.headers().map())
                .containsEntry("content-type", java.util.List.of("image/jpeg"))
                .containsEntry("x-content-type-options", java.util.List.of("nosniff"));
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("filename*=UTF-8''" + q("란저우") + "%20" + q("회의") + ".jpg");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
    }

    @Test
    void textOfAPostIsNeverMarkupOnAPage() throws Exception {
        for (String path : new String[] {"/?q=Zanzibar", "/posts/test:1", "/?q=" + q("\"><script>x</script>")}) {
            String page = get(path).body();
            assertThat(page).doesNotContain("<script>", "<img", "<i>", "<b>Board");
        }
        assertThat(get("/posts/test:1").body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
    }

    @Test
    void thePageSpeaksTheReadersLanguageAndMarksTheLanguageOfTheHits() throws Exception {
        String korean =
                get("/?q=Gansu", "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.5").body();
        assertThat(korean).contains("<html lang=\"ko\">", "간쑤성", "<h3 lang=\"mn\">", "2023. 9. 21.");
        assertThat(get("/?q=Gansu&ui=en", "Accept-Language", "ko").body())
                .contains("<html lang=\"en\">", "Gansu Province", "21 September 2023");
        assertThat(get("/", "Accept-Language", ";;;broken").statusCode()).isEqualTo(200);
    }

    @Test
    void everyLinkOfThePageLeadsSomewhere() throws Exception {
        String page = get("/?q=Gansu&lang=ko&lang=ja&from=2022&to=2024&sort=newest&limit=1&offset=1")
                .body();
        var links = java.util.regex.Pattern.compile("href=\"([^\"]+)\"").matcher(page);
        int followed = 0;
        while (links.find()) {
            String address = links.group(1).replace("&amp;", "&");
            if (address.startsWith("/")) {
                assertThat(get(address).statusCode()).as(address).isEqualTo(200);
                followed++;
            }
        }
        assertThat(followed).isGreaterThan(20);
    }

    @Test
    void aWrongQueryOnThePageIsExplainedThere() throws Exception {
        HttpResponse<String> response = get("/?ui=ko&q=colour:red");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("role=\"alert\"", "colour", "value=\"colour:red\"");
    }

    @Test
    void theLongestQueryInHangulIsAnswered() throws Exception {
        assertThat(get("/api/v1/search?q=" + q("간쑤 ".repeat(30) + "가".repeat(900)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/search?q=%ff%00").statusCode()).isEqualTo(200);
    }

    @Test
    void healthSaysWhetherItIsReady() throws Exception {
        assertThat(json("/health/live").path("status").asText()).isEqualTo("ok");
        JsonNode ready = json("/health/ready");
        assertThat(ready.path("index_seq").asLong())
                .isEqualTo(ready.path("archive_seq").asLong());
    }

    @Test
    void aChosenLanguageIsRememberedAndLeavesTheAddresses() throws Exception {
        HttpResponse<String> chosen = get("/?q=Gansu&ui=mn", "Accept-Language", "ko");
        assertThat(chosen.body()).contains("<html lang=\"mn\">", "/posts/near:70101?ui=mn");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("ui=mn").contains("HttpOnly", "SameSite=Lax");
        String later =
                get("/?q=Gansu", "Accept-Language", "ko", "Cookie", "ui=mn").body();
        assertThat(later).contains("<html lang=\"mn\">", "\"/posts/near:70101\"");
        assertThat(get("/posts/near:70101", "Accept-Language", "ko", "Cookie", "ui=mn")
                        .body())
                .contains("<html lang=\"mn\">");
    }

    @Test
    void theLanguageOfThePageLimitsNothing() throws Exception {
        for (String language : Messages.LANGUAGES) {
            String page =
                    get("/?q=Gansu&from=2022&to=2024&limit=100&ui=" + language).body();
            for (String id : Samples.GANSU_2022_TO_2024) {
                assertThat(page).contains("/posts/" + id);
            }
        }
    }

    @Test
    void anErrorSaysInTheReadersLanguageWhatToDo() throws Exception {
        HttpResponse<String> gone = get("/posts/test:2?ui=ja");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("<html lang=\"ja\">", "この記事は取り下げられたため");
        assertThat(get("/nowhere", "Accept", "text/html", "Accept-Language", "ru")
                        .body())
                .contains("По этому адресу страницы нет");
        assertThat(get("//elsewhere.example/x", "Accept", "text/html").body()).doesNotContain("href=\"//");
    }

    @Test
    void aCharsetThatNobodyKnowsIsTheClientsMistake() throws Exception {
        String answer = RawRequest.send(
                server.port(),
                "POST /api/v1/annotate HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 12\r\n"
                        + "Content-Type: application/json; charset=utf-99\r\n\r\n{\"text\":\"a\"}");
        assertThat(answer).startsWith("HTTP/1.1 415").contains("unsupported_media_type");
    }
}
