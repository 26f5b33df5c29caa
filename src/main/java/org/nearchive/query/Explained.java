package org.nearchive.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a post is or is not among those that a question finds.
 *
 * @param total number of posts that the question finds
 * @param rank place of the post in the order asked for, from 1; {@code null} when it is not found, or beyond the window
 *     of offset and limit
 * @param says all of it in a sentence
 * @param clauses of what was typed, in their order
 * @param filters chosen beside it
 */
public record Explained(
        String id,
        boolean found,
        long total,
        @Nullable Integer rank,
        String says,
        List<Condition> clauses,
        List<Condition> filters) {

    public Explained {
        clauses = List.copyOf(clauses);
        filters = List.copyOf(filters);
    }

    /**
     * A condition, and how the post stands to it.
     *
     * @param text as it would be typed; of a filter, its values
     * @param kind word, phrase, entity, lang, date, on, not …; of a filter, the name of its parameter
     * @param where the words of the post that fulfil it; for {@code not}, those that it excludes
     * @param share of the post's score that comes from it, 0 to 1; {@code null} when it gives none
     * @param says the same in a sentence
     */
    public record Condition(
            String text,
            String kind,
            boolean fulfilled,
            List<Hit.Why> where,
            @Nullable Double share,
            String says) {
        public Condition {
            where = List.copyOf(where);
        }
    }
}
