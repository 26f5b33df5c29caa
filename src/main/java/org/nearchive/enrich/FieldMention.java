package org.nearchive.enrich;

import java.util.List;
import java.util.stream.Stream;
import org.nearchive.entity.Mention;

/**
 * A mention and the part of the post that it stands in.
 *
 * @param attachment number of the attachment whose name or text holds it; 0 for title and body
 * @param above what the entities meant belong to: the association of its secretariat, the series and body of an event
 */
public record FieldMention(Part part, int attachment, Mention mention, List<String> above) {

    public FieldMention {
        above = List.copyOf(above);
    }

    /** Ids of all that is named by it: what it means, what is part of its name, and what that belongs to. */
    public List<String> ids() {
        return Stream.of(mention.candidates(), mention.inside(), above)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A part of a post that is text. */
    public enum Part {
        TITLE,
        BODY,
        FILE_NAME,
        FILE_TEXT
    }
}
