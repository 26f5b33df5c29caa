package org.nearchive.enrich;

import org.nearchive.entity.Mention;

/**
 * A mention and the part of the post that it stands in.
 *
 * @param attachment number of the attachment whose name or text holds it; 0 for title and body
 */
public record FieldMention(Part part, int attachment, Mention mention) {

    /** A part of a post that is text. */
    public enum Part {
        TITLE,
        BODY,
        FILE_NAME,
        FILE_TEXT
    }
}
