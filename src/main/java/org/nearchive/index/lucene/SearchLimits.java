package org.nearchive.index.lucene;

import java.time.Duration;

/**
 * What searches may cost.
 *
 * @param deadline of the work on one search, processor time; five times as long by the clock
 * @param atOnce searches that are worked on at the same time
 * @param waiting searches that may wait for their turn, at most as long as the deadline; more are refused
 */
public record SearchLimits(Duration deadline, int atOnce, int waiting) {
    private static final int A_CORE = 4;

    /** 2 s; four searches a core at once, sixteen times as many waiting. */
    public static final SearchLimits USUAL = usual(Runtime.getRuntime().availableProcessors() * A_CORE);

    public SearchLimits {
        if (atOnce < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "at least one search must be possible, but atOnce was " + atOnce + " and waiting " + waiting);
        }
    }

    private static SearchLimits usual(int atOnce) {
        return new SearchLimits(Duration.ofSeconds(2), atOnce, 16 * atOnce);
    }
}
