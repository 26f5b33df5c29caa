package org.nearchive.entity;

import java.util.List;

/**
 * A place in a text where an entity is named.
 *
 * @param start in UTF-16 units of the text as it was given
 * @param end exclusive
 * @param surface the words that stand there
 * @param candidates ids it may mean, never empty; more than one when the name alone does not decide
 */
public record Mention(int start, int end, String surface, List<String> candidates) {

    public Mention {
        candidates = List.copyOf(candidates);
    }

    public boolean isAmbiguous() {
        return candidates.size() > 1;
    }
}
