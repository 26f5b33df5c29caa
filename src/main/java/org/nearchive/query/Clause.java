package org.nearchive.query;

import java.util.List;
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

    /** Not this. */
    record Not(Clause clause) implements Clause {}
}
