package org.nearchive.archive;

import org.jspecify.annotations.Nullable;

/**
 * Something in a data folder that is not as it was stored.
 *
 * @param subject what it is about: a post's id, a SHA-256, a table; {@code null} for the database as a whole
 * @param words for people
 */
public record Damage(Kind kind, @Nullable String subject, String words) {

    /** What is damaged, and whether it can be had again. */
    public enum Kind {
        /** The database's own structure. */
        DATABASE(false),
        /** What a post came in. */
        RAW(false),
        /** A post as it was read; can be read once more out of what it came in, when that is sound. */
        POST(true),
        /** The text of a file; can be read once more out of the file. */
        EXTRACTION(true),
        /** The bytes of an original are others than were stored. */
        FILE(false),
        /** An original that a post names is not there. */
        MISSING_FILE(false),
        /** The index; can be built once more out of the archive. */
        INDEX(true);

        private final boolean derived;

        Kind(boolean derived) {
            this.derived = derived;
        }

        /** Whether it is made of something else that is kept. */
        public boolean isDerived() {
            return derived;
        }
    }
}
