package org.nearchive.index;

/**
 * What each place of a post weighs, against a word in its body.
 *
 * @param title at least 1: a word in it counts as so many
 * @param fileText in the text of a file
 * @param neutral in the script-neutral companion: words of a language that the question is not in
 * @param entity what a name means
 * @param otherLanguage the whole of a question in the less likely one of its languages
 */
public record Weights(float title, float fileText, float neutral, float entity, float otherLanguage) {}
