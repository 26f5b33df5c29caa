package org.nearchive.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param total exact number of posts that fulfil it
 * @param totalGroups exact number of groups of translations among them; a post without translations is one by itself
 * @param understood what was read into the typed words; empty when they are just words
 * @param relaxed whether posts are found that hold only some of the words, because there are many, they ask a question, or
 *     no post holds all
 * @param facets those that were asked for, by name; the most frequent value first, the chosen ones among them always
 * @param suggestions questions to ask instead, mostly none; the likeliest first
 * @param next cursor of the next page; {@code null} on the last one
 * @param generation name of the index generation that answered
 * @param seq the last change of the archive that it knows
 */
public record SearchResult(
        long total,
        long totalGroups,
        long tookMillis,
        List<Understood> understood,
        boolean relaxed,
        List<Hit> hits,
        Map<String, List<Count>> facets,
        List<Suggestion> suggestions,
        @Nullable String next,
        String generation,
        long seq) {

    /**
     * A name that was taken for an entity.
     *
     * @param text as typed
     * @param entities what it may mean; more than one when it is ambiguous
     * @param foundAs spellings of persons that posts have, the most frequent first; empty when it is no person
     * @param perhaps persons who may be meant and are not looked for; {@code person:~} looks for them, too
     * @param wordsQuery typed instead, finds the posts that hold the words but not the entity; empty when the entity
     *     was asked for by field
     * @param wordsTotal how many those are
     */
    public record Understood(
            String text,
            List<Label> entities,
            List<String> foundAs,
            List<Label> perhaps,
            String wordsQuery,
            long wordsTotal) {}

    /** An entity's id and its name in the reader's language. */
    public record Label(String id, String label) {}

    /** A facet's value, its label in the reader's language, and the number of posts. */
    public record Count(String id, String label, long count) {}
}
