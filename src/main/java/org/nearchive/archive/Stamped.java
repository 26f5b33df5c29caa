package org.nearchive.archive;

import java.time.Instant;

/**
 * When what a reader sees of a post last changed.
 *
 * @param place where it stands among all that changed, to go on from
 * @param changed never before that of an earlier change
 * @param isWithdrawn whether it is a tombstone
 */
public record Stamped(String id, Place place, Instant changed, boolean isWithdrawn) {

    /**
     * A place in the order of changes.
     *
     * @param stamp as the archive writes it; empty for the beginning
     * @param id of the last post that changed then; empty for the beginning
     */
    public record Place(String stamp, String id) {
        public static final Place BEGINNING = new Place("", "");
    }
}
