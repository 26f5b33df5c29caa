package org.nearchive.index.lucene;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;
import org.nearchive.query.OverloadedException;

/**
 * When the work on a question must end. It begins with the first look at the index, so that dictionaries loaded for the first
 * question do not count. What counts is the work itself, the processor time of its thread, so that a question does not fail
 * because the machine is busy; but five times as long by the clock, which never jumps, ends it too. For one thread.
 */
final class Deadline implements QueryTimeout {
    private static final int BUSY = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration time;
    private boolean began;
    private long end;
    private long endOfWork;

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
            end = now + BUSY * time.toNanos();
            endOfWork = work() + time.toNanos();
        }
        return now - end >= 0 || work() >= endOfWork;
    }

    /** Nanoseconds; always 0 for a thread whose work cannot be measured. */
    private static long work() {
        return Thread.currentThread().isVirtual() || !THREADS.isCurrentThreadCpuTimeSupported()
                ? 0
                : THREADS.getCurrentThreadCpuTime();
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
