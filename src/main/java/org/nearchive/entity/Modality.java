package org.nearchive.entity;

import java.util.Locale;

/** How the sentence around a mention stands to what it says: nothing here is shown as done. */
public enum Modality {
    PLANNED,
    CONDITIONAL,
    DENIED;

    /** As it is written in answers: planned, conditional, denied. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
