package org.nearchive.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** From the first to the last day meant, and how exactly that was said. */
record Days(LocalDate from, LocalDate to, Precision precision) {

    static Days unit(Precision precision, LocalDate day) {
        LocalDate first = precision.first(day);
        return new Days(first, precision.plus(first, 1).minusDays(1), precision);
    }

    static Days day(LocalDate day) {
        return new Days(day, day, Precision.DAY);
    }

    /** What a frame means in a year; {@code null}: such a day is not in the calendar. */
    static @Nullable Days of(Frame frame, int year) {
        try {
            return in(frame, year);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Days in(Frame frame, int year) {
        if (frame.month != null) {
            if (frame.day != null) {
                return day(LocalDate.of(year, frame.month, frame.day));
            }
            return thirds(unit(Precision.MONTH, LocalDate.of(year, frame.month, 1)), frame.part);
        }
        if (frame.quarter != null) {
            return unit(Precision.QUARTER, LocalDate.of(year, frame.quarter * 3, 1));
        }
        if (frame.half != null) {
            return unit(Precision.HALF, LocalDate.of(year, frame.half * 6, 1));
        }
        if (frame.season != null) {
            LocalDate first = LocalDate.of(year, frame.season * 3, 1);
            return new Days(first, first.plusMonths(3).minusDays(1), Precision.QUARTER);
        }
        return thirds(unit(Precision.YEAR, LocalDate.of(year, 1, 1)), frame.part);
    }

    static Days decade(Frame frame, int decade) {
        return thirds(unit(Precision.DECADE, LocalDate.of(decade, 1, 1)), frame.part);
    }

    /** The beginning, the middle or the end of a month (days 1, 11, 21 on), a year (months 1, 5, 9) or a decade. */
    static Days thirds(Days whole, @Nullable Integer part) {
        if (part == null) {
            return whole;
        }
        Precision smaller = switch (whole.precision) {
            case MONTH -> Precision.DAY;
            case YEAR -> Precision.MONTH;
            case DECADE -> Precision.YEAR;
            default -> null;
        };
        if (smaller == null) {
            return whole;
        }
        int third = smaller == Precision.DAY ? 10 : smaller == Precision.MONTH ? 4 : 3;
        LocalDate second = smaller.plus(whole.from, third);
        LocalDate last = smaller.plus(second, third);
        return switch (part) {
            case 1 -> new Days(whole.from, second.minusDays(1), whole.precision);
            case 2 -> new Days(second, last.minusDays(1), whole.precision);
            default -> new Days(last, whole.to, whole.precision);
        };
    }

    /** A bare day of a month; {@code null}: the month has no such day. */
    static @Nullable Days of(YearMonth month, int day) {
        return month.isValidDay(day) ? day(month.atDay(day)) : null;
    }
}
