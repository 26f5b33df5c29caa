package org.nearchive.date;

import java.util.List;

/**
 * What was read in one text.
 *
 * @param dates in the order of the text, without overlaps
 * @param damaged what looks like a date that lost characters and could not be repaired
 */
public record DateReading(List<DateMention> dates, List<DamagedDate> damaged) {
    public DateReading {
        dates = List.copyOf(dates);
        damaged = List.copyOf(damaged);
    }
}
