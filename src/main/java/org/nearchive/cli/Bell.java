package org.nearchive.cli;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rung by who wrote to the archive, so that who follows it looks at once. */
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Returns when it is rung, or was since the last time, and after {@code millis} in any case. */
    void await(long millis) throws InterruptedException {
        if (rung.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
