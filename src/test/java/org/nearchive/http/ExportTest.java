package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.Archived;
import org.nearchive.Samples;

class ExportTest {
    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        try (Archived archived = Archived.in(folder.resolve("data"))) {
            archived.ingest(Samples.FOLDER);
        }
        served = Served.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static List<String> ids(String question) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String line :
                served.get("/api/v1/export?" + question).body().lines().toList()) {
            ids.add(new ObjectMapper().readTree(line).path("id").asText());
        }
        return ids;
    }

    @Test
    void aSetIsWhatTheSearchCountsById() throws Exception {
        JsonNode found = Served.json(served.get("/api/v1/search?q=Gansu&limit=100&sort=id"));
        List<String> hits = new ArrayList<>();
        found.path("hits").forEach(hit -> hits.add(hit.path("id").asText()));
        assertThat(hits).isNotEmpty();
        assertThat(ids("q=Gansu")).isEqualTo(hits);
        assertThat(ids(""))
                .hasSize(Served.json(served.get("/api/v1/search")).path("total").asInt());
    }

    @Test
    void theHeadSaysHowManyFollowAndFromWhichStateOfTheIndex() throws Exception {
        HttpResponse<String> export = served.get("/api/v1/export?q=Gansu");
        assertThat(export.headers().firstValueAsLong("Nearchive-Total").orElseThrow())
                .isEqualTo(export.body().lines().count());
        JsonNode index = Served.json(served.get("/api/v1/search?q=Gansu")).path("index");
        assertThat(export.headers().firstValue("Nearchive-Generation"))
                .hasValue(index.path("generation").asText());
        assertThat(export.headers().firstValue("Nearchive-Seq"))
                .hasValue(index.path("seq").asText());
    }

    @Test
    void aLineIsThePostAsTheApiGivesIt() throws Exception {
        String line =
                served.get("/api/v1/export?q=Gansu").body().lines().findFirst().orElseThrow();
        JsonNode exported = new ObjectMapper().readTree(line);
        com.fasterxml.jackson.databind.node.ObjectNode post = (com.fasterxml.jackson.databind.node.ObjectNode)
                Served.json(served.get("/api/v1/posts/" + exported.path("id").asText()));
        post.remove(List.of("content_changed", "provenance"));
        assertThat(exported).isEqualTo(post);
    }

    @ParameterizedTest
    @CsvSource({"ris, 'ER  - '", "bibtex, @misc{", "csl, '\"id\":'"})
    void everyFormHasEveryPost(String format, String mark) throws Exception {
        String body = served.get("/api/v1/export?q=Gansu&format=" + format).body();
        assertThat(body.split(java.util.regex.Pattern.quote(mark), -1).length - 1)
                .isEqualTo(ids("q=Gansu").size());
        if (format.equals("csl")) {
            assertThat(new ObjectMapper().readTree(body).size())
                    .isEqualTo(ids("q=Gansu").size());
        }
    }

    @Test
    void aTableBeginsWithItsHeadAndAMarkWhenASpreadsheetAsks() throws Exception {
        assertThat(served.get("/api/v1/export?q=Gansu&format=csv").body()).startsWith("id,link,");
        assertThat(served.get("/api/v1/export?q=Gansu&format=csv&bom=true").body())
                .startsWith("\ufeffid,link,");
    }

    @Test
    void whomAPostNamesStandsInATableAndInALine() throws Exception {
        JsonNode hit = Served.json(served.get("/api/v1/search?q=Gansu&limit=100"));
        String person = hit.at("/facets/person/0/id").asText();
        String spelling = person.substring("person:".length());
        String question = "person=" + java.net.URLEncoder.encode(person, StandardCharsets.UTF_8);
        assertThat(served.get("/api/v1/export?format=csv&" + question).body()).contains(spelling);
        for (String line :
                served.get("/api/v1/export?" + question).body().lines().toList()) {
            JsonNode post = new ObjectMapper().readTree(line);
            assertThat(post.path("persons")).isNotEmpty();
            for (JsonNode found : post.path("persons")) {
                if (found.path("field").asText().equals("body")) {
                    String body = post.path("body").asText();
                    int start = body.offsetByCodePoints(0, found.path("start").asInt());
                    int end = body.offsetByCodePoints(0, found.path("end").asInt());
                    assertThat(body.substring(start, end))
                            .isEqualTo(found.path("text").asText());
                }
            }
        }
    }

    @Test
    void noCellIsAFormula() throws Exception {
        served.put("x:formula?wait=visible", Served.record("x:formula", "=HYPERLINK(1) zzqformula"));
        String table = served.get("/api/v1/export?q=zzqformula&format=csv").body();
        assertThat(table).contains(",'=HYPERLINK(1) zzqformula,").doesNotContain(",=HYPERLINK");
    }

    @Test
    void anEmptySetIsWellFormed() throws Exception {
        assertThat(served.get("/api/v1/export?q=zzqnothing").body()).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(served.get("/api/v1/export?q=zzqnothing&format=csl")
                                .body()))
                .isEmpty();
        assertThat(served.get("/api/v1/export?q=zzqnothing&format=csv").body().lines())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"format=xls, format", "bom=maybe, bom", "limit=5, limit", "colour=red, colour"})
    void wrongParametersAreNamed(String parameters, String named) throws Exception {
        HttpResponse<String> answer = served.get("/api/v1/export?" + parameters);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Served.json(answer).path("parameter").asText()).isEqualTo(named);
    }

    @Test
    void whatIsWrittenMeanwhileChangesNothingOfAnExportThatHasBegun() throws Exception {
        try (Served other = Served.in(folder.resolve("walked"))) {
            int posts = 3_000;
            StringBuilder feed = new StringBuilder();
            IntStream.range(0, posts)
                    .forEach(i -> feed.append(Served.record(String.format("w:%05d", i), "Walked " + i))
                            .append('\n'));
            other.send(other.plain("/api/v1/posts?wait=visible")
                    .header("Authorization", "Bearer " + Served.OWN_TOKEN)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(feed.toString())));
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<InputStream> export =
                        client.send(other.plain("/api/v1/export").build(), BodyHandlers.ofInputStream());
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(export.body(), StandardCharsets.UTF_8))) {
                    TreeSet<String> seen = new TreeSet<>();
                    seen.add(idOf(lines.readLine()));
                    for (int i = 0; i < 200; i++) {
                        other.send(other.request(String.format("/api/v1/posts/w:%05d", i * 7))
                                .DELETE());
                        String id = String.format("w:%05dx", i);
                        other.put(id + "?wait=visible", Served.record(id, "New"));
                    }
                    int count = 1;
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        seen.add(idOf(line));
                        count++;
                    }
                    assertThat(count).isEqualTo(posts);
                    assertThat(seen).hasSize(posts).allMatch(id -> !id.endsWith("x"));
                }
            }
        }
    }

    private static String idOf(String line) throws Exception {
        return new ObjectMapper().readTree(line).path("id").asText();
    }
}
