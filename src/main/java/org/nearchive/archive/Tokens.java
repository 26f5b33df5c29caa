package org.nearchive.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The tokens that let programs write. The archive keeps their SHA-256: who reads the database cannot use them. */
public final class Tokens {
    /** So that people and scanners of secrets know one when they see it. */
    private static final String PREFIX = "nea_";

    private static final int RANDOM_BYTES = 32;
    private static final Duration USE_IS_NOTED = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Jdbi jdbi;
    private final Clock clock;

    Tokens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A token that was just made.
     *
     * @param secret the token itself, which nobody can ask for again
     */
    public record Made(Token token, String secret) {
        /** Without the secret: a record that is printed by mistake gives nothing away. */
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /** @param expires {@code null} for never */
    public Made make(String name, Set<Token.Scope> scopes, @Nullable Instant expires) {
        if (name.isBlank() || scopes.isEmpty()) {
            throw new IllegalArgumentException("A token needs a name and at least one scope");
        }
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        long id = jdbi.inTransaction(handle -> handle.select(
                        "insert into token (name, sha256, scopes, created, expires) values (?, ?, ?, ?, ?)"
                                + " returning id",
                        name,
                        hashOf(secret),
                        scopes.stream().sorted().map(Token.Scope::word).collect(Collectors.joining(",")),
                        clock.instant().toString(),
                        expires == null ? null : expires.toString())
                .mapTo(Long.class)
                .one());
        return new Made(token(id).orElseThrow(), secret);
    }

    private static String hashOf(String secret) {
        return Hashes.sha256Of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the two are the same, told in a time that does not depend on where they differ. */
    public static boolean isSame(String secret, String other) {
        return MessageDigest.isEqual(
                hashOf(secret).getBytes(StandardCharsets.US_ASCII),
                hashOf(other).getBytes(StandardCharsets.US_ASCII));
    }

    /** All that were ever made, oldest first. */
    public List<Token> list() {
        return jdbi.withHandle(handle -> handle.select("select * from token order by id")
                .map((row, context) -> token(row))
                .list());
    }

    /** Whether any was ever made. */
    public boolean exist() {
        return jdbi.withHandle(handle -> handle.select("select exists (select 1 from token)")
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    private Optional<Token> token(long id) {
        return jdbi.withHandle(handle -> handle.select("select * from token where id = ?", id)
                .map((row, context) -> token(row))
                .findOne());
    }

    /** The token that somebody shows, if it opens anything now. It is looked up each time: a revoked one is refused at once. */
    public Optional<Token> find(String secret) {
        byte[] hash = hashOf(secret).getBytes(StandardCharsets.US_ASCII);
        // All of them are compared, each in constant time: how long it takes says nothing about any.
        List<Token> same = jdbi.withHandle(handle -> handle
                .select("select * from token")
                .map((row, context) ->
                        MessageDigest.isEqual(hash, row.getString("sha256").getBytes(StandardCharsets.US_ASCII))
                                ? Optional.of(token(row))
                                : Optional.<Token>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
        return same.stream().filter(token -> token.isGoodAt(clock.instant())).findFirst();
    }

    /** Notes that a token was used, to the minute; whether that can be written decides nothing. */
    public void noteUse(Token token) {
        Instant now = clock.instant();
        Instant before = token.lastUsed();
        if (before != null && before.plus(USE_IS_NOTED).isAfter(now)) {
            return;
        }
        try {
            jdbi.useTransaction(handle ->
                    handle.execute("update token set last_used = ? where id = ?", now.toString(), token.id()));
        } catch (JdbiException e) {
            // A full disk or a busy database: what the token is used for will say so, where it matters.
        }
    }

    /**
     * Takes all power from a token, at once and in every process.
     *
     * @return the token as it stands then; empty when there is none of that number
     */
    public Optional<Token> revoke(long id) {
        jdbi.useTransaction(handle -> handle.execute(
                "update token set revoked = coalesce(revoked, ?) where id = ?",
                clock.instant().toString(),
                id));
        return token(id);
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                Arrays.stream(row.getString("scopes").split(","))
                        .map(word -> Token.Scope.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                Instant.parse(row.getString("created")),
                instant(row.getString("expires")),
                instant(row.getString("revoked")),
                instant(row.getString("last_used")));
    }

    private static @Nullable Instant instant(@Nullable String stored) {
        return stored == null ? null : Instant.parse(stored);
    }
}
