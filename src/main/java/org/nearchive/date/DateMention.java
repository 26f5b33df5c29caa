package org.nearchive.date;

import java.time.LocalDate;

/**
 * A place in a text that speaks of days.
 *
 * @param start UTF-16 offset of the first character
 * @param end UTF-16 offset after the last character
 * @param surface the words as they stand there, without prepositions, particles and weekdays in brackets
 * @param from the first day meant
 * @param to the last day meant, included. "Early June" has 1 to 10 June and the precision of a month
 * @param yearGiven whether the year stood there in digits; otherwise it follows from the publication day
 * @param repaired whether digits or marks were lost and another date of the post told what was meant
 */
public record DateMention(
        int start,
        int end,
        String surface,
        LocalDate from,
        LocalDate to,
        Precision precision,
        boolean yearGiven,
        boolean repaired) {

    public DateMention {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a mention runs forward, but " + from + " is after " + to);
        }
    }

    /**
     * What is meant in the manner of ISO 8601: {@code 2023}, {@code 2023-06}, {@code 2023-06-29}, {@code 2023-W26},
     * {@code 2023-Q2}, {@code 2023-H1}; a decade as {@code 1990/1999}; ranges as {@code first/last}, both included.
     */
    public String value() {
        // A season begins with the last month of a quarter; its second month tells which quarter it mostly is.
        int inside = precision == Precision.QUARTER ? 1 : 0;
        String first = precision.unitOf(from.plusMonths(inside));
        boolean oneSeason = precision == Precision.QUARTER
                && from.plusMonths(3).minusDays(1).equals(to);
        String last = oneSeason ? first : precision.unitOf(to);
        if (first.equals(last)) {
            return first;
        }
        return first.replaceFirst("/.*", "") + "/" + last.replaceFirst(".*/", "");
    }

    /** The same, standing so many UTF-16 units further on. */
    public DateMention moved(int by) {
        return new DateMention(start + by, end + by, surface, from, to, precision, yearGiven, repaired);
    }

    public DateRange range() {
        return new DateRange(from, to);
    }
}
