package org.nearchive.entity;

import java.util.Locale;

/** How what was typed stands in a name; the best one first. */
public enum Fit {
    /** It is the whole name. */
    EXACT,
    /** The name begins with it. */
    PREFIX,
    /** A later word of the name begins with it. */
    WORD,
    /** It stands anywhere in the name. */
    INSIDE;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
