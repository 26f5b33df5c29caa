package org.nearchive.query;

import java.time.LocalDate;
import java.util.List;

/**
 * What the words being typed may become.
 *
 * @param text as typed
 * @param entities exact names first, then names that begin so, then other names; among these the ones that posts name most
 * @param posts with such a title: first those that begin so, the newest first
 */
public record Suggested(
        String text, List<SuggestedEntity> entities, List<SuggestedPost> posts, String generation, long seq) {

    public Suggested {
        entities = List.copyOf(entities);
        posts = List.copyOf(posts);
    }

    /**
     * An entity.
     *
     * @param kind province, place, org, event, activity
     * @param label in the reader's language
     * @param name that fits what was typed
     * @param lang of that name
     * @param match exact, prefix, word (a later word begins so) or inside
     * @param completes what of the typed text it would take the place of; mostly all
     * @param posts how many name it
     */
    public record SuggestedEntity(
            String id,
            String kind,
            String label,
            String name,
            String lang,
            String match,
            String completes,
            int posts) {}

    /** A post. */
    public record SuggestedPost(String id, String title, String lang, LocalDate published) {}
}
