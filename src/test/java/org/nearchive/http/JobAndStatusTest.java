package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.archive.Job;
import org.nearchive.archive.Jobs;
import org.nearchive.archive.Refusal;
import org.nearchive.archive.Token;

class JobAndStatusTest {
    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    private static HttpResponse<String> ask(String body) throws Exception {
        return served.send(served.request("/api/v1/jobs").POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aJobIsAskedForWatchedAndCancelled() throws Exception {
        HttpResponse<String> asked = ask("{\"kind\":\"reindex\",\"argument\":\"stale\"}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        String address = asked.headers().firstValue("Location").orElseThrow();
        JsonNode job = Served.json(served.get(address));
        assertThat(job.path("state").asText()).isEqualTo("waiting");
        assertThat(job.path("argument").asText()).isEqualTo("stale");
        Jobs jobs = served.archived.archive.jobs();
        long id = job.path("id").asLong();
        assertThat(jobs.job(id).orElseThrow().argument()).isEqualTo("STALE");
        jobs.update(id, Job.State.RUNNING, "begun");
        jobs.progress(id, 50, 200, "50 of 200 posts");
        JsonNode running = Served.json(served.get(address));
        assertThat(running.path("done").asInt()).isEqualTo(50);
        assertThat(running.path("total").asInt()).isEqualTo(200);
        HttpResponse<String> cancelled = served.send(served.request(address).DELETE());
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(Served.json(cancelled).path("cancel_asked").asBoolean()).isTrue();
        jobs.update(id, Job.State.DONE, "200 posts");
        HttpResponse<String> late = served.send(served.request(address).DELETE());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Served.json(served.get("/api/v1/jobs")).at("/jobs/0/id").asLong())
                .isGreaterThanOrEqualTo(id);
        long waiting = Served.json(ask("{\"kind\":\"reindex\"}")).path("id").asLong();
        assertThat(Served.json(served.send(
                                served.request("/api/v1/jobs/" + waiting).DELETE()))
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void speedAndTimeLeftFollowFromWhatIsDone() {
        Instant begun = Instant.parse("2031-05-09T12:00:00Z");
        Job job = new Job(1, "reindex", null, Job.State.RUNNING, begun, begun, null, 300, 900, false, "on its way");
        JobJson json = JobJson.of(job, begun.plusSeconds(10));
        assertThat(json.perSecond()).isEqualTo(30.0);
        assertThat(json.secondsLeft()).isEqualTo(20);
        assertThat(JobJson.of(job, begun).secondsLeft()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"dance\"} | 400 | invalid_kind",
                "{\"kind\":7} | 400 | invalid_kind",
                "{\"kind\":\"reindex\",\"argument\":\"new\"} | 400 | invalid_argument",
                "{\"kind\":\"reindex\",\"when\":\"now\"} | 400 | invalid_job",
                "{\"kind\":  | 400 | invalid_job",
                "[] | 400 | invalid_job",
            })
    void aJobThatNobodyKnowsIsRefused(String body, int status, String code) throws Exception {
        HttpResponse<String> response = ask(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Served.json(response).path("code").asText()).isEqualTo(code);
    }

    @Test
    void onlyAnAdminAsksAndEverybodyWatches() throws Exception {
        String ingest = served.token(Token.Scope.INGEST);
        assertThat(served.send(served.request("/api/v1/jobs")
                                .setHeader("Authorization", "Bearer " + ingest)
                                .POST(BodyPublishers.ofString("{\"kind\":\"reindex\"}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(served.get("/api/v1/jobs").statusCode()).isEqualTo(200);
        assertThat(served.get("/api/v1/jobs/999999").statusCode()).isEqualTo(404);
        assertThat(served.get("/api/v1/jobs/x").statusCode()).isEqualTo(404);
    }

    @Test
    void theStatusCountsAndNamesNoPath() throws Exception {
        served.archived.archive.refuse(List.of(new Refusal("/somewhere/feed.jsonl", 3, "is no JSON")));
        served.send(served.request("/api/v1/posts/st:1?wait=visible")
                .PUT(BodyPublishers.ofString(
                        Served.record("st:1", "t").replace("}", ",\"attachments\":[{\"fileName\":\"absent.pdf\"}]}"))));
        HttpResponse<String> response = served.get("/api/v1/status");
        JsonNode status = Served.json(response);
        assertThat(status.path("posts").asInt()).isPositive();
        assertThat(status.path("lag").asInt()).isZero();
        assertThat(status.at("/files/missing").asInt()).isEqualTo(1);
        assertThat(status.path("refused").asInt()).isEqualTo(1);
        assertThat(status.path("config_is_current").asBoolean()).isTrue();
        assertThat(status.path("degraded")).isEmpty();
        assertThat(response.body()).doesNotContain("/somewhere", folder.toString());
        assertThat(served.get("/api/v1/failures").statusCode()).isEqualTo(401);
        JsonNode failures = Served.json(served.send(served.request("/api/v1/failures")));
        assertThat(failures.path("total").asInt()).isEqualTo(2);
        assertThat(failures.at("/failures/0/input").asText()).isEqualTo("/somewhere/feed.jsonl");
        assertThat(failures.at("/failures/0/status").asText()).isEqualTo("refused");
        assertThat(failures.at("/failures/1/post").asText()).isEqualTo("st:1");
        assertThat(failures.at("/failures/1/status").asText()).isEqualTo("missing");
        assertThat(failures.at("/failures/1/reason").asText()).contains("no path");
        JsonNode second = Served.json(served.send(served.request("/api/v1/failures?limit=1&offset=1")));
        assertThat(second.at("/failures/0/post").asText()).isEqualTo("st:1");
        assertThat(served.send(served.request("/api/v1/failures?limit=0")).statusCode())
                .isEqualTo(400);
    }
}
