package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.Samples;
import org.nearchive.archive.Restore;
import org.nearchive.archive.Token;

/** Staff have the last word: over HTTP, after a re-index, after a restore, until they take it back. */
class CurationTest {
    @TempDir
    Path folder;

    @Test
    void whatStaffDecideShowsWithoutAReindexSurvivesOneAndARestoreAndCanBeTakenBack() throws Exception {
        Path data = folder.resolve("data");
        long apart;
        long together;
        long alias;
        long struck;
        try (Archived archived = Archived.in(data)) {
            archived.ingest(Samples.FOLDER);
        }
        try (Served served = Served.in(data)) {
            assertThat(translations(served, "near:70101")).hasSize(5);
            int gansu = total(served, "Gansu");
            put(served, "t:9", "en", "A Ferry Rests", "2031-05-09", "The old ferry Toyama was sold to a museum.");
            int toyama = total(served, "province:JP-16");

            // A preview changes nothing.
            JsonNode preview = json(decide(
                    served,
                    "{\"kind\":\"not_translations\",\"post\":\"near:70101\",\"target\":\"near:70106\",\"preview\":true}",
                    200));
            assertThat(preview.path("posts").asInt()).isEqualTo(6);
            assertThat(translations(served, "near:70101")).hasSize(5);

            apart = id(decide(
                    served,
                    "{\"kind\":\"not_translations\",\"post\":\"near:70101\",\"target\":\"near:70106\",\"author\":\"Kim\",\"reason\":\"a test\"}",
                    201));
            assertThat(translations(served, "near:70101")).doesNotContain("near:70106");
            // Only one of the two can stay with the other four.
            assertThat(translations(served, "near:70102")).hasSize(4);
            // Two of one language that no computation would join.
            together = id(decide(
                    served, "{\"kind\":\"translations\",\"post\":\"near:70111\",\"target\":\"near:70334\"}", 201));
            assertThat(translations(served, "near:70334")).containsExactly("near:70111");
            // Words of one post become a name of Gansu.
            assertThat(json(decide(
                                    served,
                                    "{\"kind\":\"alias\",\"words\":\"Three Altais\",\"target\":\"CN-GS\",\"preview\":true}",
                                    200))
                            .path("examples"))
                    .hasSize(1);
            alias = id(decide(served, "{\"kind\":\"alias\",\"words\":\"Three Altais\",\"target\":\"CN-GS\"}", 201));
            assertThat(total(served, "Gansu")).isEqualTo(gansu + 1);
            assertThat(total(served, "\"three altais\"")).isEqualTo(1);
            assertThat(total(served, "three altais"))
                    .as("the alias in a question")
                    .isEqualTo(gansu + 1);
            // A ship is no province.
            struck = id(decide(served, "{\"kind\":\"not_a_name\",\"post\":\"t:9\",\"words\":\"Toyama\"}", 201));
            assertThat(total(served, "province:JP-16")).isEqualTo(toyama - 1);
            checkAll(served, gansu + 1);
        }
        try (Archived archived = Archived.in(data)) {
            archived.owner.reindex(progress -> {});
            archived.archive.backup().into(folder.resolve("backup"), false, (files, share) -> {});
        }
        try (Served served = Served.in(data)) {
            checkAll(served, total(served, "Gansu"));
        }
        Path restored = folder.resolve("restored");
        Restore.of(folder.resolve("backup"), restored, (files, share) -> {});
        try (Served served = Served.in(restored)) {
            int gansu = total(served, "Gansu");
            checkAll(served, gansu);
            assertThat(json(served.send(served.request("/api/v1/curation"))).path("decisions"))
                    .hasSize(4);
            for (long id : List.of(apart, together, alias, struck)) {
                HttpResponse<String> undone =
                        served.send(served.request("/api/v1/curation/" + id + "?wait=visible&author=Lee")
                                .DELETE());
                assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
                assertThat(json(undone).path("undone_by").asText()).isEqualTo("Lee");
            }
            assertThat(translations(served, "near:70101")).hasSize(5);
            assertThat(translations(served, "near:70334")).isEmpty();
            assertThat(total(served, "Gansu")).isEqualTo(gansu - 1);
        }
    }

    private static void checkAll(Served served, int gansu) throws Exception {
        assertThat(translations(served, "near:70101")).doesNotContain("near:70106");
        assertThat(translations(served, "near:70334")).containsExactly("near:70111");
        assertThat(total(served, "Gansu")).isEqualTo(gansu);
        assertThat(total(served, "three altais")).isEqualTo(gansu);
    }

    @Test
    void aDecisionThatNamesTooLittleOrNothingThatIsThereIsRefusedInWords() throws Exception {
        try (Served served = Served.in(folder.resolve("data"))) {
            served.put("t:1", Served.record("t:1", "First"));
            for (String body : List.of(
                    "{}",
                    "{\"kind\":\"nonsense\"}",
                    "{\"kind\":\"alias\",\"words\":\"X\"}",
                    "{\"kind\":\"alias\",\"words\":\"X\",\"target\":\"CN-XX\"}",
                    "{\"kind\":\"translations\",\"post\":\"t:1\",\"target\":\"t:2\"}",
                    "{\"kind\":\"translations\",\"post\":\"t:1\",\"target\":\"t:1\"}",
                    "{\"kind\":\"wrong_date\",\"post\":\"t:1\",\"words\":\"629\",\"target\":\"soon\"}",
                    "{\"kind\":\"alias\",\"words\":\"X\",\"target\":\"CN-GS\",\"colour\":\"red\"}")) {
                HttpResponse<String> refused = decide(served, body, 400);
                assertThat(json(refused).path("detail").asText()).as(body).isNotBlank();
            }
            HttpResponse<String> ingestOnly = served.send(served.plain("/api/v1/curation")
                    .header("Authorization", "Bearer " + served.token(Token.Scope.INGEST))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(ingestOnly.statusCode()).isEqualTo(403);
            assertThat(served.get("/api/v1/curation").statusCode()).isEqualTo(401);
            assertThat(served.send(served.request("/api/v1/curation/99").DELETE())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void twoVersionsWithTwoSurnamesAreOneGroupAndShowTheConflict() throws Exception {
        try (Served served = Served.in(folder.resolve("data"))) {
            put(
                    served,
                    "t:1",
                    "en",
                    "Governor of Tottori Opens Sand Museum",
                    "2031-05-09",
                    "On May 6, 2031, Governor TANAKA Haruto of Tottori Prefecture opened a museum of sand in the city of"
                            + " Tottori with 140 guests, among them a delegation of Gangwon State.");
            put(
                    served,
                    "t:2",
                    "ja",
                    "鳥取県知事、砂の博物館を開館",
                    "2031-05-10",
                    "2031年5月6日、鳥取県の中村春人知事は鳥取市で砂の博物館を開館し、江原特別自治道の代表団など140人が出席した。");
            JsonNode answer = json(served.get("/api/v1/posts/t:1/translations"));
            assertThat(answer.path("versions")).hasSize(2);
            assertThat(answer.at("/versions/1/reasons").toString()).contains("JP-31");
            List<String> kinds = new ArrayList<>();
            answer.path("conflicts")
                    .forEach(conflict -> kinds.add(conflict.path("kind").asText()));
            assertThat(kinds).as(answer.toPrettyString()).containsExactly("person");
            assertThat(answer.path("conflicts").toString()).contains("TANAKA Haruto", "中村春人");
            HttpResponse<String> page = served.get("/posts/t:1?ui=en");
            assertThat(page.body()).contains("/posts/t:2?ui=en", "hreflang=\"ja\"", "itemprop=\"workTranslation\"");
            assertThat(page.headers().firstValue("Link").orElse(""))
                    .contains("</posts/t:2>; rel=\"alternate\"; hreflang=\"ja\"");
        }
    }

    private static void put(Served served, String id, String lang, String title, String published, String body)
            throws Exception {
        HttpResponse<String> put = served.send(served.request("/api/v1/posts/" + id + "?wait=visible")
                .PUT(BodyPublishers.ofString(
                        "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"lang\":{\"declared\":\""
                                + lang + "\"},\"title\":\"" + title + "\",\"publishedOn\":\"" + published
                                + "\",\"body\":\"" + body
                                + "\"}")));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
    }

    private static HttpResponse<String> decide(Served served, String body, int status) throws Exception {
        HttpResponse<String> answer =
                served.send(served.request("/api/v1/curation?wait=visible").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static long id(HttpResponse<String> answer) throws IOException {
        return json(answer).path("id").asLong();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Served.json(answer);
    }

    private static List<String> translations(Served served, String id) throws Exception {
        List<String> ids = new ArrayList<>();
        json(served.get("/api/v1/posts/" + id))
                .path("translations")
                .forEach(other -> ids.add(other.path("id").asText()));
        return ids;
    }

    private static int total(Served served, String query) throws Exception {
        return json(served.get("/api/v1/search?facets=none&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .path("total")
                .asInt();
    }
}
