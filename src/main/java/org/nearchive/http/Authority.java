package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Token;
import org.nearchive.archive.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what: looks at the bearer token of a request and at nothing else of it. A right token is always accepted,
 * also from an address that sent many wrong ones: behind a proxy all clients have one address, and tokens of 256 random
 * bits are not found by trying.
 */
final class Authority {
    private static final Logger LOG = LoggerFactory.getLogger(Authority.class);
    private static final String SCHEME = "bearer ";
    /** Longer than any token; what is longer is not even hashed. */
    private static final int LONGEST = 1000;

    private final Tokens tokens;
    private final @Nullable String own;
    private final WrongTokens wrong;

    /** @param own the server's own token, with all scopes; {@code null} when it has none */
    Authority(Tokens tokens, @Nullable String own, WrongTokens wrong) {
        this.tokens = tokens;
        this.own = own;
        this.wrong = wrong;
    }

    /** @throws ProblemException when the request may not do what needs {@code scope} */
    void require(Context context, Token.Scope scope) {
        String given = bearer(context);
        Set<Token.Scope> scopes = given == null ? null : scopesOf(given);
        if (scopes == null) {
            throw refused(context, given != null);
        }
        if (!Token.allow(scopes, scope)) {
            throw new ProblemException(
                            HttpStatus.FORBIDDEN,
                            "wrong_scope",
                            null,
                            "this token does not allow it; make one with: nearchive token create NAME --scope "
                                    + scope.word())
                    .with(
                            "WWW-Authenticate",
                            "Bearer realm=\"nearchive\", error=\"insufficient_scope\", scope=\"" + scope.word() + "\"");
        }
    }

    private static @Nullable String bearer(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        return header.substring(SCHEME.length()).strip();
    }

    private @Nullable Set<Token.Scope> scopesOf(String given) {
        if (given.isEmpty() || given.length() > LONGEST) {
            return null;
        }
        if (own != null && Tokens.isSame(own, given)) {
            return Token.allScopes();
        }
        Optional<Token> token = tokens.find(given);
        token.ifPresent(tokens::noteUse);
        return token.map(Token::scopes).orElse(null);
    }

    private ProblemException refused(Context context, boolean shown) {
        if (own == null && !tokens.exist()) {
            return new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "closed",
                    null,
                    "this is closed as long as there is no token; make one with: nearchive token create NAME --scope"
                            + " ingest, and send it in the header Authorization: Bearer TOKEN");
        }
        if (!shown) {
            return new ProblemException(
                            HttpStatus.UNAUTHORIZED,
                            "token_needed",
                            null,
                            "this needs a token in the header Authorization: Bearer TOKEN")
                    .with("WWW-Authenticate", "Bearer realm=\"nearchive\"");
        }
        WrongTokens.Counted counted = wrong.count(context.ip());
        if (counted.number() < WrongTokens.TOO_MANY) {
            return new ProblemException(
                            HttpStatus.UNAUTHORIZED,
                            "wrong_token",
                            null,
                            "this token is unknown, expired or revoked; nearchive token list shows those that are good")
                    .with("WWW-Authenticate", "Bearer realm=\"nearchive\", error=\"invalid_token\"");
        }
        if (counted.number() == WrongTokens.TOO_MANY) {
            LOG.warn("{} wrong tokens within a minute from {}", WrongTokens.TOO_MANY, context.ip());
        }
        return new ProblemException(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_wrong_tokens",
                        null,
                        "too many wrong tokens from this address; wait " + counted.secondsLeft() + " seconds")
                .with("Retry-After", Long.toString(counted.secondsLeft()));
    }
}
