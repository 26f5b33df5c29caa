package org.nearchive.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name in a text while it is being understood: it may grow, be decided, or become part of another. */
final class Item {
    int start;
    int end;
    /** What it may mean; shrinks as the context decides. */
    List<Entity> candidates;

    /** Counts only where the context speaks for it; what it is joined to may be that context. */
    boolean weak;

    /** Ids that it means, once decided; other than those of the candidates for an event with a number. */
    @Nullable
    List<String> ids;

    @Nullable
    Kind kind;

    List<String> inside = List.of();
    /** Part of another item, or no mention at all. */
    boolean gone;

    Item(int start, int end, List<Entity> candidates, boolean weak) {
        this.start = start;
        this.end = end;
        this.candidates = candidates;
        this.weak = weak;
    }

    boolean isAmbiguous() {
        return candidates.size() > 1;
    }

    boolean is(Kind wanted) {
        for (Entity candidate : candidates) {
            if (candidate.kind() == wanted) {
                return true;
            }
        }
        return false;
    }

    boolean isSeries() {
        for (Entity candidate : candidates) {
            if (candidate.isSeries()) {
                return true;
            }
        }
        return false;
    }
}
