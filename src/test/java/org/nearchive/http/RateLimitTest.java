package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {
    @TempDir
    Path folder;

    private static int status(Served served, String path, String client) throws Exception {
        return served.send(served.plain(path).header("X-Forwarded-For", client)).statusCode();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndNobodyElseSuffers() throws Exception {
        try (Served served = Served.in(folder.resolve("data"))) {
            List<HttpResponse<String>> answers = new ArrayList<>();
            // Ten times what is allowed at once: no machine is so slow that all of them get through.
            for (int i = 0; i < 20 * Served.RATE; i++) {
                answers.add(served.send(
                        served.plain("/api/v1/export?q=zzq").header("X-Forwarded-For", "203.0.113.9, 192.0.2.7")));
            }
            HttpResponse<String> refused = answers.stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 2L);
            assertThat(Served.json(refused).path("code").asText()).isEqualTo("too_many_requests");
            assertThat(answers.getFirst().statusCode()).isEqualTo(200);
            assertThat(status(served, "/api/v1/search?q=zzq", "192.0.2.8")).isEqualTo(200);
            assertThat(status(served, "/health/live", "192.0.2.7")).isEqualTo(200);
        }
    }

    @Test
    void onlyAProxyIsBelievedAndThisMachineIsNeverCounted() {
        Reach open = new Reach(null, 5, Set.of());
        assertThat(open.client("198.51.100.4", "192.0.2.7")).isEqualTo("198.51.100.4");
        Reach behind = new Reach(null, 5, Set.of("198.51.100.4"));
        assertThat(behind.client("198.51.100.4", "10.0.0.1, 192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(behind.client("198.51.100.5", "192.0.2.7")).isEqualTo("198.51.100.5");
        assertThat(Reach.isThisMachine("127.0.0.1")).isTrue();
        assertThat(Reach.isThisMachine("[0:0:0:0:0:0:0:1]")).isTrue();
        assertThat(Reach.isThisMachine("192.0.2.7")).isFalse();
        assertThat(Reach.isThisMachine("localhost.example")).isFalse();
    }
}
