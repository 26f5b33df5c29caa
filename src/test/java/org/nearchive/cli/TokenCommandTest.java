package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Token;

class TokenCommandTest {
    @TempDir
    Path data;

    private record Run(int exit, String out, String err) {}

    private Run token(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        int exit = Nearchive.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void aTokenIsShownOnceAndStoredNowhere() throws IOException {
        Run made = token("create", "nightly", "--scope", "ingest", "--scope", "read", "--expires", "90d");
        assertThat(made.exit).as(made.err).isZero();
        String secret = made.out.strip();
        assertThat(secret).matches("nea_[A-Za-z0-9_-]{43}");
        Run list = token("list");
        assertThat(list.out)
                .contains("nightly", "[read, ingest]", "good", "expires")
                .doesNotContain(secret);
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(archive.tokens().find(secret).orElseThrow().scopes())
                    .containsExactlyInAnyOrder(Token.Scope.READ, Token.Scope.INGEST);
            assertThat(archive.tokens().find(secret + "x")).isEmpty();
        }
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(secret);
            }
        }
        assertThat(token("revoke", "1").out).contains("token 1 (nightly) is revoked");
        assertThat(token("list", "--json").out).contains("\"state\":\"revoked\"");
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(archive.tokens().find(secret)).isEmpty();
        }
        assertThat(token("revoke", "7").exit).isEqualTo(1);
    }

    @Test
    void wrongUseIsOneSentence() {
        assertThat(token("create", "x", "--scope", "ingest", "--expires", "soon").err)
                .contains("90d", "\"soon\"");
        assertThat(token("create", "x").err).contains("--scope");
        assertThat(token("create", "x", "--scope", "write").err).contains("READ, INGEST, ADMIN");
        StringWriter err = new StringWriter();
        Nearchive.run(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true), "token");
        assertThat(err.toString()).contains("token list");
    }
}
