package org.nearchive.enrich.group;

import java.util.List;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.person.PersonMention;
import org.nearchive.post.Post;

/** One post of a group, with all that was found in it. */
public record Version(Post post, Enrichment enrichment) {

    /** Whom title and body name. */
    List<PersonMention> persons() {
        return enrichment.persons().stream()
                .filter(found -> found.part() == Part.TITLE || found.part() == Part.BODY)
                .map(FieldPerson::person)
                .toList();
    }

    String id() {
        return post.id();
    }

    String language() {
        return enrichment.language();
    }
}
