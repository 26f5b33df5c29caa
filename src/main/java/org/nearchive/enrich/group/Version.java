package org.nearchive.enrich.group;

import java.util.List;
import org.nearchive.enrich.Enrichment;
import org.nearchive.person.PersonMention;
import org.nearchive.post.Post;

/**
 * One post of a group, with all that was found in it.
 *
 * @param persons whom title and body name
 */
public record Version(Post post, Enrichment enrichment, List<PersonMention> persons) {
    public Version {
        persons = List.copyOf(persons);
    }

    String id() {
        return post.id();
    }

    String language() {
        return enrichment.language();
    }
}
