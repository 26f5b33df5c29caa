package org.nearchive.query;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nearchive.date.DateMention;
import org.nearchive.date.DateRange;

/** One condition of a query; a post must fulfil all of them. */
public sealed interface Clause {

    /** A word that stands in title, body or a file's name, in any of its forms. */
    record Word(String text) implements Clause {}

    /** Words that stand next to each other just so. */
    record Phrase(String text) implements Clause {}

    /**
     * An entity that the post names.
     *
     * @param surface the name as it was typed
     * @param ids what it may mean, never empty; a post that names one of them fulfils the clause
     * @param typed whether the name stood among the words, so that the words may have been meant instead
     */
    record Named(String surface, List<String> ids, boolean typed) implements Clause {
        public Named {
            ids = List.copyOf(ids);
        }
    }

    /** The post's language; {@code zh} covers {@code zh-Hans} and {@code zh-Hant}. */
    record InLanguage(String tag) implements Clause {}

    /** The day printed on the page. */
    record Published(DateRange range) implements Clause {}

    /**
     * Days that the post speaks of. A mention that is coarser than a month (quarter, half, year, decade) counts only for a
     * range at least as long as itself.
     *
     * @param coarse whether coarser mentions count for shorter ranges, too
     */
    record SpokenOf(DateRange range, boolean coarse) implements Clause {
        /** The longest coarse mention that counts, in days. */
        public int longest() {
            boolean open = range.from() == null || range.to() == null;
            return coarse || open
                    ? Integer.MAX_VALUE
                    : Math.toIntExact(ChronoUnit.DAYS.between(range.from(), range.to())) + 1;
        }

        /** Whether a mention fulfils it. */
        public boolean isFulfilledBy(DateMention date) {
            boolean overlaps = (range.to() == null || !date.from().isAfter(range.to()))
                    && (range.from() == null || !date.to().isBefore(range.from()));
            return overlaps
                    && (!date.precision().isCoarse()
                            || ChronoUnit.DAYS.between(date.from(), date.to()) + 1 <= longest());
        }
    }

    /** Not this. */
    record Not(Clause clause) implements Clause {}
}
