package org.nearchive.entity;

import org.jspecify.annotations.Nullable;

/**
 * A name of an entity in one language, in dictionary form.
 *
 * @param from the first day, month or year of its use, as written; {@code null} when open
 * @param until the last one
 * @param shared alone it may also mean another entity
 * @param exact counts only as written: case matters
 * @param weak counts in a text only beside a context that speaks for it
 */
public record Name(
        String text, @Nullable String from, @Nullable String until, boolean shared, boolean exact, boolean weak) {

    /** Whether it was in use on an ISO day; a bound of a year or month holds to its end. */
    boolean isInUse(String day) {
        return (from == null || from.compareTo(day) <= 0)
                && (until == null || day.compareTo(until) <= 0 || day.startsWith(until));
    }
}
