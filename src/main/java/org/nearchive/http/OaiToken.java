package org.nearchive.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Stamped;

/**
 * What a list was asked for and how far it came: nothing of it is kept here, so a token never expires.
 *
 * @param prefix of the metadata
 * @param set empty for all
 * @param from the first second; {@code null} for no bound
 * @param until the last second; {@code null} for no bound
 * @param given how many records were given before
 */
record OaiToken(
        String prefix,
        String set,
        @Nullable Instant from,
        @Nullable Instant until,
        Stamped.Place place,
        long given) {
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 7;

    String encoded() {
        String plain = String.join(
                SEPARATOR,
                prefix,
                set,
                from == null ? "" : from.toString(),
                until == null ? "" : until.toString(),
                place.stamp(),
                place.id(),
                Long.toString(given));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws OaiProblem when it is none of ours */
    static OaiToken decode(String encoded) {
        try {
            List<String> parts = List.of(
                    new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (parts.size() == PARTS) {
                return new OaiToken(
                        parts.get(0),
                        parts.get(1),
                        instant(parts.get(2)),
                        instant(parts.get(3)),
                        new Stamped.Place(parts.get(4), parts.get(5)),
                        Long.parseLong(parts.get(6)));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // Said below.
        }
        throw new OaiProblem("badResumptionToken", "this is no resumptionToken of this archive; begin the list anew");
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    OaiToken at(Stamped.Place next, long more) {
        return new OaiToken(prefix, set, from, until, next, given + more);
    }
}
