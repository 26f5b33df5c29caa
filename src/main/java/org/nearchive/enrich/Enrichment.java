package org.nearchive.enrich;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a post says about itself.
 *
 * @param language of title and body, BCP 47; {@code und} when nothing tells
 * @param mentions by part, then in the order of the text; ambiguous ones decided where the post itself decides
 */
public record Enrichment(String language, List<FieldMention> mentions) {

    public Enrichment {
        mentions = List.copyOf(mentions);
    }

    /** Ids of all entities that the post names, sorted. */
    public Set<String> entities() {
        Set<String> ids = new TreeSet<>();
        mentions.forEach(mention -> ids.addAll(mention.mention().candidates()));
        return ids;
    }
}
