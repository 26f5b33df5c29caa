package org.nearchive.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What only a record ({@code near-post/1}) says of a post.
 *
 * @param updated when the source changed it; {@code null} when it never did or does not say
 * @param translationOf id of the post that this one translates; {@code null} when the source does not say
 * @param translationGroup the source's own name for all translations of one text; {@code null} when it has none
 * @param entities ids or names of entities that the source says it is about
 * @param events ids or names of events that the source says it is about
 * @param activity what was done, in the source's words, like {@code visit}
 * @param rights who may use it how, in the source's words; {@code null} when it does not say
 * @param extra all fields that the schema does not know, as they came: maps, lists, texts, numbers
 */
public record Given(
        @Nullable Instant updated,
        @Nullable String translationOf,
        @Nullable String translationGroup,
        List<String> entities,
        List<String> events,
        List<String> activity,
        @Nullable String rights,
        Map<String, Object> extra) {

    /** A record that says nothing of all that. */
    public static final Given NOTHING = new Given(null, null, null, List.of(), List.of(), List.of(), null, Map.of());

    public Given {
        entities = List.copyOf(entities);
        events = List.copyOf(events);
        activity = List.copyOf(activity);
        // Null values are allowed in it: Map.copyOf would refuse what a source wrote.
        extra = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(extra));
    }
}
