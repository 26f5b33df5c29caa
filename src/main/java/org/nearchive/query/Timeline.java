package org.nearchive.query;

import java.util.List;
import java.util.Locale;

/**
 * Numbers of posts over time.
 *
 * @param counts the units that have posts, in their order: {@code 2023} or {@code 2023-06}; on the axis of days spoken of
 *     one post may count in several, or in none
 * @param total of posts that fulfil the question
 */
public record Timeline(long total, List<SearchResult.Count> counts, String generation, long seq) {

    public Timeline {
        counts = List.copyOf(counts);
    }

    /** What the posts are laid out by. */
    public enum Axis {
        /** The day printed on the page. */
        PUBLISHED,
        /** The days that the post speaks of. */
        ON;

        public static Axis parse(String name) {
            return switch (name) {
                case "published" -> PUBLISHED;
                case "on" -> ON;
                default ->
                    throw new InvalidQueryException(
                            "invalid_axis", "axis", "axis is published or on, but was \"" + name + "\"");
            };
        }
    }

    /** How fine. */
    public enum Unit {
        YEAR,
        MONTH;

        public static Unit parse(String name) {
            for (Unit unit : values()) {
                if (unit.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return unit;
                }
            }
            throw new InvalidQueryException("invalid_unit", "unit", "unit is year or month, but was \"" + name + "\"");
        }
    }
}
