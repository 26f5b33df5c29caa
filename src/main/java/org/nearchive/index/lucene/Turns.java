package org.nearchive.index.lucene;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.nearchive.query.OverloadedException;

/** Lets only so many questions be worked on at once; some more may wait, the others are sent away at once. */
final class Turns {
    private final SearchLimits limits;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();

    Turns(SearchLimits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Waits for a turn.
     *
     * @throws OverloadedException when too many wait already, or none becomes free in time
     */
    void take() {
        if (!free.tryAcquire() && !await()) {
            throw new OverloadedException(
                    "too_busy", 1, "too many searches are running; ask again in a second, and fewer at once");
        }
    }

    /** Gives a turn back that was taken. */
    void give() {
        free.release();
    }

    private boolean await() {
        try {
            return waiting.incrementAndGet() <= limits.waiting()
                    && free.tryAcquire(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }
}
