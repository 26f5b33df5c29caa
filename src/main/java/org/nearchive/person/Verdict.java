package org.nearchive.person;

import java.util.Locale;

/** Whether two names can be one person's. */
public enum Verdict {
    /** All that both say agrees, and both say enough. */
    SAME,
    /** What both say agrees, but one says too little, or the scripts leave it open. */
    PERHAPS,
    DIFFERENT;

    /** In lower case, as it is printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
