package org.nearchive.index.lucene;

/** There is no whole index that could answer; the message says why and what is being done about it. */
public final class IndexNotReadyException extends RuntimeException {
    /** Stable, for programs. */
    public static final String CODE = "index_not_ready";

    IndexNotReadyException(Readiness readiness) {
        super("the index cannot answer now: " + readiness.inWords());
    }
}
