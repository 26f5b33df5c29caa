package org.nearchive.archive;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the archive knows of a token: everything but the token itself.
 *
 * @param name what it is for, in the words of whoever made it
 * @param scopes what it allows
 * @param expires {@code null} when it never does
 * @param revoked {@code null} when it was not
 * @param lastUsed to the minute; {@code null} when it never was
 */
public record Token(
        long id,
        String name,
        Set<Scope> scopes,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed) {

    /** What a token may allow. */
    public enum Scope {
        /** Lists that are not for everybody, like what failed. */
        READ,
        /** Posts may be put and withdrawn. */
        INGEST,
        /** Jobs may be asked for and cancelled; and all that the others allow. */
        ADMIN;

        /** As it is written: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Token {
        scopes = Set.copyOf(scopes);
    }

    /** All that there is to allow. */
    public static Set<Scope> allScopes() {
        return EnumSet.allOf(Scope.class);
    }

    /** Whether {@code scopes} allow what needs {@code needed}. */
    public static boolean allow(Set<Scope> scopes, Scope needed) {
        return scopes.contains(needed) || scopes.contains(Scope.ADMIN);
    }

    /** Whether it opens anything at that time. */
    public boolean isGoodAt(Instant now) {
        return revoked == null && (expires == null || now.isBefore(expires));
    }

    /** {@code good}, {@code expired} or {@code revoked}. */
    public String stateAt(Instant now) {
        return revoked != null ? "revoked" : isGoodAt(now) ? "good" : "expired";
    }
}
