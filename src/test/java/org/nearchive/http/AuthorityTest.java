package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.archive.Token;
import org.nearchive.archive.Tokens;
import org.slf4j.LoggerFactory;

class AuthorityTest {
    @TempDir
    Path folder;

    private static HttpResponse<String> put(Served served, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = served.plain("/api/v1/posts/a:1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Served.record("a:1", "t")));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return served.send(request);
    }

    private static String code(HttpResponse<String> response) throws IOException {
        return Served.json(response).path("code").asText();
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @Test
    void writesAreClosedUntilThereIsAToken() throws Exception {
        try (Served served = Served.withoutOwnToken(folder.resolve("data"))) {
            for (String authorization : List.of("", "Bearer " + Served.OWN_TOKEN)) {
                HttpResponse<String> closed = put(served, authorization);
                assertThat(closed.statusCode()).isEqualTo(403);
                assertThat(code(closed)).isEqualTo("closed");
                assertThat(closed.body()).contains("nearchive token create");
            }
            assertThat(served.get("/api/v1/failures").statusCode()).isEqualTo(403);
            assertThat(served.get("/api/v1/status").statusCode()).isEqualTo(200);
            String token = served.token(Token.Scope.INGEST);
            assertThat(put(served, "Bearer " + token).statusCode()).isEqualTo(201);
            assertThat(put(served, "").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void onlyAGoodTokenOpensAndOnlyWhatItIsFor() throws Exception {
        try (Served served = Served.in(folder.resolve("data"))) {
            HttpResponse<String> none = put(served, "");
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(challenge(none)).startsWith("Bearer");
            for (String wrong : List.of("Bearer x", "Bearer " + "x".repeat(2000))) {
                HttpResponse<String> refused = put(served, wrong);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(challenge(refused)).contains("invalid_token");
            }
            assertThat(put(served, "Basic " + Served.OWN_TOKEN).statusCode()).isEqualTo(401);
            assertThat(put(served, "bearer " + Served.OWN_TOKEN).statusCode()).isEqualTo(201);

            Tokens tokens = served.archived.archive.tokens();
            Set<Token.Scope> ingest = EnumSet.of(Token.Scope.INGEST);
            Tokens.Made expired = tokens.make("old", ingest, Instant.now().minusSeconds(1));
            assertThat(put(served, "Bearer " + expired.secret()).statusCode()).isEqualTo(401);
            Tokens.Made first = tokens.make("first", ingest, Instant.now().plusSeconds(3600));
            Tokens.Made second = tokens.make("second", ingest, null);
            assertThat(put(served, "Bearer " + first.secret()).statusCode()).isEqualTo(200);
            assertThat(put(served, "Bearer " + second.secret()).statusCode()).isEqualTo(200);
            tokens.revoke(first.token().id());
            assertThat(put(served, "Bearer " + first.secret()).statusCode()).isEqualTo(401);
            assertThat(put(served, "Bearer " + second.secret()).statusCode()).isEqualTo(200);
            assertThat(tokens.list())
                    .filteredOn(token -> token.name().equals("second"))
                    .singleElement()
                    .satisfies(token -> assertThat(token.lastUsed()).isNotNull());

            HttpResponse<String> reader = put(served, "Bearer " + served.token(Token.Scope.READ));
            assertThat(reader.statusCode()).isEqualTo(403);
            assertThat(code(reader)).isEqualTo("wrong_scope");
            assertThat(challenge(reader)).contains("insufficient_scope", "ingest");
            assertThat(put(served, "Bearer " + served.token(Token.Scope.ADMIN)).statusCode())
                    .as("admin may do all")
                    .isEqualTo(200);
            HttpResponse<String> inTheAddress =
                    served.send(served.plain("/api/v1/posts/a:1?access_token=" + Served.OWN_TOKEN)
                            .DELETE());
            assertThat(inTheAddress.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void manyWrongTokensAreSlowedDownAndStandInNoLog() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try (Served served = Served.in(folder.resolve("data"))) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                HttpResponse<String> response = put(served, "Bearer secret-guess-" + i);
                statuses.add(response.statusCode());
                assertThat(response.body()).doesNotContain("secret-guess");
                if (response.statusCode() == 429) {
                    assertThat(Integer.parseInt(
                                    response.headers().firstValue("Retry-After").orElseThrow()))
                            .isBetween(1, 61);
                }
            }
            assertThat(statuses.subList(0, 19)).containsOnly(401);
            assertThat(statuses.subList(19, 25)).containsOnly(429);
            assertThat(put(served, "Bearer " + Served.OWN_TOKEN).statusCode())
                    .as("a right one still opens")
                    .isEqualTo(201);
        } finally {
            root.detachAppender(log);
        }
        List<String> lines = new ArrayList<>(log.list)
                .stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines).filteredOn(line -> line.contains("wrong tokens")).hasSize(1);
        assertThat(lines).noneMatch(line -> line.contains("secret-guess") || line.contains(Served.OWN_TOKEN));
    }

    @Test
    void wrongTokensAreForgottenAfterAMinute() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000); // A clock of this kind may overflow.
        WrongTokens wrong = new WrongTokens(nanos::get);
        for (int i = 1; i <= 30; i++) {
            assertThat(wrong.count("a").number()).isEqualTo(i);
        }
        assertThat(wrong.count("b").number()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(wrong.count("a")).isEqualTo(new WrongTokens.Counted(31, 2));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(wrong.count("a").number()).isEqualTo(1);
    }
}
