package org.nearchive.index.lucene;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;
import org.nearchive.query.OverloadedException;

/**
 * When the work on a question must end. It begins with the first look at the index, so that dictionaries loaded for the first
 * question do not count. By the clock that never jumps; for one thread.
 */
final class Deadline implements QueryTimeout {
    private final Duration time;
    private boolean began;
    private long end;

    private Deadline(Duration time) {
        this.time = time;
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    @Override
    public boolean shouldExit() {
        long now = System.nanoTime();
        if (!began) {
            began = true;
            end = now + time.toNanos();
        }
        return now - end >= 0;
    }

    /** Half an answer would look like a whole one, and its counts would be wrong: there is none. */
    void check() {
        if (shouldExit()) {
            throw passed();
        }
    }

    OverloadedException passed() {
        return new OverloadedException(
                "query_timeout",
                1,
                "the query took longer than " + time.toMillis() + " ms; leave out words with * or ~, choose filters,"
                        + " or ask for fewer facets");
    }
}
