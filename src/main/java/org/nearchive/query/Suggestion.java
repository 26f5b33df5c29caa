package org.nearchive.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to ask instead. Offered, never asked unbidden.
 *
 * @param text to type into the box
 * @param insteadOf what of the typed words would be replaced or left out; {@code null} when only filters would be dropped
 * @param drop names of the parameters to leave out; empty when the filters stay
 * @param total number of posts that it would find
 */
public record Suggestion(Kind kind, String text, @Nullable String insteadOf, List<String> drop, long total) {

    /** What speaks for it. */
    public enum Kind {
        /** A word of the posts, or a name, is spelled nearly so. */
        SPELLING,
        /** The same keys with another keyboard layout. */
        KEYBOARD,
        /** The name of an entity that the word alone does not mean: NEAR for near. */
        ENTITY,
        /** Nothing was found; without this condition something is. */
        DROP
    }
}
