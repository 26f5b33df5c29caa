package org.nearchive.enrich;

/**
 * Paragraphs of a body in another language than the post's, one after another.
 *
 * @param start in UTF-16 units of the body
 * @param end exclusive; without the last line's end
 * @param language BCP 47
 */
public record Stretch(int start, int end, String language) {}
