package org.nearchive.extract;

import java.time.Duration;

/**
 * After which time a file is read no further, though what was read of it is kept. Earlier than the moment at which the
 * child process is killed, and with it everything.
 */
final class ReadingTime {
    static final Duration SOFT = Duration.ofSeconds(25);
    static final String OVER =
            "reading all of it takes longer than " + SOFT.toSeconds() + " s; what was read until then is searchable";

    private final long deadline = System.nanoTime() + SOFT.toNanos();

    boolean isOver() {
        return System.nanoTime() - deadline > 0;
    }
}
