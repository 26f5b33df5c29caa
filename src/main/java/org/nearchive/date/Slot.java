package org.nearchive.date;

import java.util.Map;
import java.util.function.ToIntFunction;

/** What a word or number says about a date: the month, the day, "last", a range's middle. */
enum Slot {
    /** Says nothing: particles, commas, brackets. */
    NONE,
    YEAR,
    /** A year of two digits. */
    SHORT_YEAR,
    /** Years to be added to a year of the era: 2018 for 令和, -2333 for 단기. */
    ERA,
    ERA_YEAR,
    MONTH,
    DAY,
    WEEKDAY,
    /** 1 spring to 4 winter. */
    SEASON,
    QUARTER,
    HALF,
    DECADE,
    /** A decade of two digits: the nineties. */
    SHORT_DECADE,
    /** Beginning, middle or end of. */
    PART,
    UNIT,
    COUNT,
    /** Last, this, next. */
    DEIXIS,
    /** With a count and a unit: ago. */
    AGO,
    /** A whole relative expression: yesterday, last year, the same month. */
    SHIFT,
    /** Between two ends of a range. */
    TO,
    /** Between days of a list. */
    AND,
    /** The day before or after an event. */
    DAY_FROM,
    EVENT,
    /** Digits of a date that lost its marks. */
    DAMAGED,
    /** A verb or word that says: this is to come. Read around a date, never in it. */
    FORWARD,
    /** A verb or word that says: this has happened. */
    PAST,
    /** A word that makes the ending of the next no past: "are asked". Read around a date. */
    PRESENT,
    /** Beside a date: up to then. Read around a date. */
    UNTIL;

    private static final Map<String, Integer> PARTS = Map.of("beginning", 1, "middle", 2, "end", 3);

    /** Reads the value of a word of this slot. */
    int valueOf(String written, ToIntFunction<String> keys) {
        return switch (this) {
            case MONTH -> within(written, 1, 12);
            case DAY -> within(written, 1, 31);
            case WEEKDAY -> within(written, 1, 7);
            case SEASON, QUARTER -> within(written, 1, 4);
            case HALF -> within(written, 1, 2);
            case COUNT, ERA_YEAR -> within(written, 1, 100);
            case ERA -> within(written, -10_000, 10_000);
            case DEIXIS, AGO, DAY_FROM -> within(written, -1, 1);
            case SHORT_DECADE -> within(written, 0, 90);
            case PART -> {
                Integer part = PARTS.get(written);
                if (part == null) {
                    throw new IllegalArgumentException("is one of beginning, middle, end");
                }
                yield part;
            }
            case UNIT -> Shift.unit(written);
            case SHIFT -> Shift.parse(written).code();
            case EVENT -> keys.applyAsInt(written);
            case NONE, TO, AND, FORWARD, PAST, PRESENT, UNTIL -> {
                if (!written.isEmpty()) {
                    throw new IllegalArgumentException("is left empty for " + this);
                }
                yield 0;
            }
            case YEAR, SHORT_YEAR, DECADE, DAMAGED ->
                throw new IllegalArgumentException("cannot be given: " + this + " is only read from digits");
        };
    }

    private static int within(String written, int from, int to) {
        try {
            int value = Integer.parseInt(written);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("is a whole number from " + from + " to " + to);
    }
}
