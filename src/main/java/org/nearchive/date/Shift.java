package org.nearchive.date;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A move from the publication day, or from the day last spoken of: {@code year-1}, {@code day0}, {@code then.day+1}.
 *
 * @param unit index in {@link Precision}, or {@link #WEEKEND}
 * @param then whether it starts from the day last spoken of in the text
 */
record Shift(int unit, int amount, boolean then) {
    /** Coarser the further on, as in {@link Precision}; after them the weekend, which is two days. */
    static final List<Precision> PRECISIONS = List.of(Precision.values());

    static final int WEEKEND = PRECISIONS.size();
    private static final Pattern WRITTEN = Pattern.compile("(then\\.)?([a-z]+)([+-]?\\d{1,2})");
    private static final List<String> UNITS =
            List.of("day", "week", "month", "quarter", "half", "year", "decade", "weekend");

    static Shift parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is a unit and a number: day-1, year0, then.month+1");
        }
        return new Shift(unit(matcher.group(2)), Integer.parseInt(matcher.group(3)), matcher.group(1) != null);
    }

    static int unit(String written) {
        int unit = UNITS.indexOf(written.toLowerCase(Locale.ROOT));
        if (unit < 0) {
            throw new IllegalArgumentException("names a unit, one of " + String.join(", ", UNITS));
        }
        return unit;
    }

    boolean isInYears() {
        return unit < WEEKEND && PRECISIONS.get(unit) == Precision.YEAR;
    }

    int code() {
        return (unit * 256 + amount + 128) * 2 + (then ? 1 : 0);
    }

    static Shift of(int code) {
        return new Shift((code >> 1) / 256, (code >> 1) % 256 - 128, (code & 1) == 1);
    }
}
