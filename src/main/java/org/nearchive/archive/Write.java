package org.nearchive.archive;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change that is made only if the post is as its writer believes. */
public record Write(Change change, Condition condition) {

    /** What must hold of a post before it is changed; told inside the transaction. */
    @FunctionalInterface
    public interface Condition {
        Condition NONE = contentHash -> true;

        /** @param contentHash of what a reader sees of the post; empty when there is none, or it was withdrawn */
        boolean holds(Optional<String> contentHash);
    }

    /**
     * What became of it.
     *
     * @param outcome {@code null} when the condition did not hold: then nothing was changed
     * @param contentHash of what a reader sees of the post now; empty when it is withdrawn; {@code null} when the archive
     *     never had it
     */
    public record Result(
            Change.@Nullable Outcome outcome, @Nullable String contentHash) {}
}
