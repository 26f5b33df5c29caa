package org.nearchive.index.lucene;

import java.time.Duration;
import java.util.Locale;

/** Told several times a second how far the building of a generation is; ends it by a {@link java.util.concurrent.CancellationException}. */
@FunctionalInterface
public interface Watch {
    Watch NOBODY = building -> {};

    void at(Building building);

    /**
     * How far the building of a generation is.
     *
     * @param step what is being done, in words
     * @param done posts
     * @param total posts that are to be done, as far as is known
     * @param putAside posts that could not be indexed
     * @param taken since it began
     */
    record Building(String step, long done, long total, int putAside, Duration taken) {
        /** For people: {@code indexing: 1200 of 10000 posts, 410/s, 0:21 left, 1 put aside}. */
        public String inWords() {
            double seconds = Math.max(0.001, taken.toMillis() / 1000.0);
            double speed = done / seconds;
            long left = done == 0 ? 0 : Math.round(Math.max(0, total - done) / speed);
            return String.format(
                    Locale.ROOT,
                    "%s: %d of %d posts, %.0f/s, %d:%02d left%s",
                    step,
                    done,
                    total,
                    speed,
                    left / 60,
                    left % 60,
                    putAside == 0 ? "" : ", " + putAside + " put aside");
        }
    }
}
