package org.nearchive.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How exact a date was said: "June 2023" is exact to the month. Finest first. A season counts as a quarter. */
public enum Precision {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    HALF,
    YEAR,
    DECADE;

    /** Whether a mention of this precision says less than a month does. */
    public boolean isCoarse() {
        return compareTo(MONTH) > 0;
    }

    /** The day, week … that holds {@code day}, written as in ISO 8601: {@code 2023-06-29}, {@code 2023-W26}, {@code 2023-H1}. */
    String unitOf(LocalDate day) {
        int year = day.getYear();
        return switch (this) {
            case DAY -> day.toString();
            case WEEK ->
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(year, day.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(year, day.get(IsoFields.QUARTER_OF_YEAR));
            case HALF -> "%04d-H%d".formatted(year, day.getMonthValue() <= 6 ? 1 : 2);
            case YEAR -> "%04d".formatted(year);
            case DECADE -> "%04d/%04d".formatted(year - year % 10, year - year % 10 + 9);
        };
    }

    /** The first day of the unit that holds {@code day}. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case HALF -> LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            case YEAR -> day.withDayOfYear(1);
            case DECADE -> LocalDate.of(day.getYear() - day.getYear() % 10, 1, 1);
        };
    }

    /** A day moved by so many units. */
    LocalDate plus(LocalDate day, int units) {
        return switch (this) {
            case DAY -> day.plusDays(units);
            case WEEK -> day.plusWeeks(units);
            case MONTH -> day.plusMonths(units);
            case QUARTER -> day.plusMonths(3L * units);
            case HALF -> day.plusMonths(6L * units);
            case YEAR -> day.plusYears(units);
            case DECADE -> day.plusYears(10L * units);
        };
    }
}
