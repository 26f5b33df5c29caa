package org.nearchive.enrich;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a post says about itself.
 *
 * @param language of title and body, BCP 47; {@code und} when nothing tells
 * @param mentions by part, then in the order of the text; ambiguous ones decided where the post itself decides
 * @param activities ids of what the post tells of: a visit, a meeting …
 */
public record Enrichment(String language, List<FieldMention> mentions, List<String> activities) {

    public Enrichment {
        mentions = List.copyOf(mentions);
        activities = List.copyOf(activities);
    }

    /** Ids of all entities that the post names, also inside others' names, sorted. */
    public Set<String> entities() {
        Set<String> ids = new TreeSet<>();
        mentions.forEach(found -> {
            ids.addAll(found.mention().candidates());
            ids.addAll(found.mention().inside());
        });
        return ids;
    }
}
