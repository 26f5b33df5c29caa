package org.nearchive.index.lucene;

/** Another process owns the index of this data folder. The message names it. */
public final class IndexOwnedException extends Exception {
    IndexOwnedException(String message) {
        super(message);
    }
}
