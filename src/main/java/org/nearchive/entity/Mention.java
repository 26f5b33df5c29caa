package org.nearchive.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text where an entity is named.
 *
 * @param start in UTF-16 units of the text as it was given
 * @param end exclusive
 * @param kind province, place, organisation or event
 * @param surface the words that stand there
 * @param candidates ids it may mean, the likeliest first; more than one when neither name nor context decides; empty
 *     for an organisation that has no id of its own, as a province's office
 * @param inside ids of the provinces that are part of an organisation's name
 * @param modality {@code null} when it is told as a fact
 */
public record Mention(
        int start,
        int end,
        Kind kind,
        String surface,
        List<String> candidates,
        List<String> inside,
        @Nullable Modality modality) {

    public Mention {
        candidates = List.copyOf(candidates);
        inside = List.copyOf(inside);
    }

    public boolean isAmbiguous() {
        return candidates.size() > 1;
    }

    /** The same, standing so many UTF-16 units further on. */
    public Mention moved(int by) {
        return new Mention(start + by, end + by, kind, surface, candidates, inside, modality);
    }

    /** The same, meaning these. */
    public Mention meaning(List<String> decided) {
        return new Mention(start, end, kind, surface, decided, inside, modality);
    }
}
