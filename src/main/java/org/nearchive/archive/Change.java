package org.nearchive.archive;

import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** What a writer wants of the archive. */
public sealed interface Change {
    String id();

    /**
     * Store a post, or put it in place of the one with its id.
     *
     * @param provenance by which rules it was read out of {@code raw}
     * @param form of those bytes, like {@code RECORD}
     * @param raw what it was made of, byte for byte
     */
    record Upsert(Post post, Provenance provenance, String form, byte[] raw) implements Change {
        @Override
        public String id() {
            return post.id();
        }
    }

    /** Withdraw a post. A tombstone stays. */
    record Withdraw(String id) implements Change {}

    /** What became of a change. */
    enum Outcome {
        /** There was no such post, or it had been withdrawn. */
        CREATED,
        CHANGED,
        UNCHANGED,
        WITHDRAWN,
        /** Not applied: the post was made of this very input once, and something else took its place since. */
        REPLACED
    }
}
