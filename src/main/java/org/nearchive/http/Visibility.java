package org.nearchive.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.nearchive.index.lucene.LuceneIndex;

/** Waits until searches find what was written. */
final class Visibility {
    /** How long anybody waits; a change that is not found then is durable all the same. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final long LOOK_MILLIS = 5;

    private final LuceneIndex index;
    private volatile boolean ends;

    Visibility(LuceneIndex index) {
        this.index = index;
    }

    /** Nobody waits any more: the server ends, and with it whoever indexes. */
    void end() {
        ends = true;
    }

    boolean ends() {
        return ends;
    }

    /**
     * @param seq of the archive
     * @return whether searches find all changes up to it; false when that did not come about in time
     */
    boolean await(long seq, Duration longest) throws IOException {
        long began = System.nanoTime();
        while (!isThere(seq)) {
            if (ends || System.nanoTime() - began > longest.toNanos()) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean isThere(long seq) throws IOException {
        return index.state().filter(state -> state.seq() >= seq).isPresent();
    }
}
