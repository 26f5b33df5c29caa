package org.nearchive.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that some process asked for and the owner of the index does.
 *
 * @param argument what it is to do beside what its kind says; {@code null} for nothing
 * @param begun {@code null} while it waits
 * @param ended {@code null} while it waits or runs
 * @param done items, like posts, that are done
 * @param total of all items; 0 when that is not known
 * @param cancelAsked whether somebody asked to end it
 * @param message how it went, for people; {@code null} before there is anything to say
 */
public record Job(
        long id,
        String kind,
        @Nullable String argument,
        State state,
        Instant asked,
        @Nullable Instant begun,
        @Nullable Instant ended,
        long done,
        long total,
        boolean cancelAsked,
        @Nullable String message) {

    /** Where a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    public boolean isOver() {
        return state == State.DONE || state == State.FAILED || state == State.CANCELLED;
    }
}
