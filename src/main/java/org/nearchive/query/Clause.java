package org.nearchive.query;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.nearchive.date.DateMention;
import org.nearchive.date.DateRange;

/** One condition of a query; a post must fulfil all that stand beside each other. */
public sealed interface Clause {

    /** A word that stands in title, body or a file's name, in any of its forms. */
    record Word(String text) implements Clause {}

    /** Words that begin so. */
    record Prefix(String text) implements Clause {}

    /**
     * Words that are spelled nearly so.
     *
     * @param edits letters that may be added, dropped, changed or swapped with their neighbour: 1 or 2
     */
    record Fuzzy(String text, int edits) implements Clause {}

    /**
     * Words that stand next to each other.
     *
     * @param distance how many places they may be moved; 0: just so
     */
    record Phrase(String text, int distance) implements Clause {
        /** Just so. */
        public Phrase(String text) {
            this(text, 0);
        }
    }

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

    /** The post's board: its whole path, parts joined by {@code " > "}, or one heading of it. */
    record OnBoard(String board) implements Clause {}

    /**
     * In the names or texts of the files.
     *
     * @param words a Word, Prefix, Fuzzy or Phrase
     */
    record InFile(Clause words) implements Clause {}

    /** A file of a type like {@code pdf} hangs on the post. */
    record OfFileType(String type) implements Clause {}

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

    /** All of these: what stood in brackets. */
    record All(List<Clause> clauses) implements Clause {
        public All {
            clauses = List.copyOf(clauses);
        }
    }

    /** At least one of these. */
    record Any(List<Clause> clauses) implements Clause {
        public Any {
            clauses = List.copyOf(clauses);
        }
    }

    /** What a post may hold to fulfil the clause: all parts of it that are not excluded. */
    default Stream<Clause> wanted() {
        return switch (this) {
            case Not not -> Stream.empty();
            case All all -> all.clauses().stream().flatMap(Clause::wanted);
            case Any any -> any.clauses().stream().flatMap(Clause::wanted);
            default -> Stream.of(this);
        };
    }
}
