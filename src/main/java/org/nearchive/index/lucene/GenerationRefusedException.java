package org.nearchive.index.lucene;

/** A generation may not take the place of the one that answers. The message says which check failed and what came. */
public final class GenerationRefusedException extends RuntimeException {
    GenerationRefusedException(String message) {
        super(message);
    }
}
