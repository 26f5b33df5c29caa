package org.nearchive.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that some process asked for and the owner of the index does.
 *
 * @param argument what it is to do beside what its kind says; {@code null} for nothing
 * @param ended {@code null} while it waits or runs
 * @param message how it went, for people; {@code null} before there is anything to say
 */
public record Job(
        long id,
        String kind,
        @Nullable String argument,
        State state,
        Instant asked,
        @Nullable Instant ended,
        @Nullable String message) {

    /** Where a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }
}
