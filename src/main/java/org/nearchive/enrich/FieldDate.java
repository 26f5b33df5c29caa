package org.nearchive.enrich;

import org.nearchive.date.DateMention;

/**
 * Days that a part of a post speaks of.
 *
 * @param attachment number of the attachment whose name or text holds it; 0 for title and body
 */
public record FieldDate(FieldMention.Part part, int attachment, DateMention date) {}
