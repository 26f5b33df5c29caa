package org.nearchive.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of days, both ends included.
 *
 * <pre>
 * DateRange.parse("2023")              2023-01-01 to 2023-12-31
 * DateRange.parse("2023-06..2024-01")  2023-06-01 to 2024-01-31
 * DateRange.parse("..2020")            up to 2020-12-31
 * </pre>
 *
 * @param from {@code null}: open
 * @param to {@code null}: open
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** All days: no limit on either side. */
    public static final DateRange ALL = new DateRange(null, null);

    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final String SHAPES = "a year (2023), a month (2023-06), a day (2023-06-29) or a range of them"
            + " (2023-06..2024-01, 2023.., ..2020)";

    public DateRange {
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("a range of days runs forward, but " + from + " is after " + to);
        }
    }

    public boolean isOpen() {
        return from == null && to == null;
    }

    /** @throws IllegalArgumentException saying in words what was wrong and what would be right */
    public static DateRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return one(text);
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        if (from.isEmpty() && to.isEmpty()) {
            throw new IllegalArgumentException("a range needs an end: " + SHAPES);
        }
        return new DateRange(from.isEmpty() ? null : one(from).from(), to.isEmpty() ? null : one(to).to());
    }

    private static DateRange one(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no date: write " + SHAPES);
        }
        try {
            int year = Integer.parseInt(matcher.group(1));
            if (matcher.group(2) == null) {
                return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
            if (matcher.group(3) == null) {
                return new DateRange(month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = LocalDate.of(year, month.getMonthValue(), Integer.parseInt(matcher.group(3)));
            return new DateRange(day, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not in the calendar: write " + SHAPES, e);
        }
    }
}
