package org.nearchive.archive;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Searches without hits, counted while somebody asked for it: the words and how often, nothing about who typed them. Safe
 * for many threads.
 *
 * <p>Noting one costs a search nothing: it waits in memory until {@link #store} is called, and when too many different ones
 * wait, further ones are left out.
 */
public final class Misses {
    /** Characters kept of a text. */
    static final int LONGEST = 200;
    /** Different texts that wait to be stored. */
    static final int MOST_WAITING = 1_000;
    /** Different texts kept; beyond that, those that were searched seldom and long ago go. */
    static final int MOST_STORED = 10_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<String, Long> waiting = new HashMap<>();
    private volatile boolean counting;

    Misses(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** From now on {@link #note} counts. */
    public void count() {
        counting = true;
    }

    /** Notes that nothing was found for these words; does nothing when nobody asked to count. */
    public void note(String typed) {
        String text = fold(typed);
        if (!counting || text.isEmpty()) {
            return;
        }
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING || waiting.containsKey(text)) {
                waiting.merge(text, 1L, Long::sum);
            }
        }
    }

    private static String fold(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{C}]+", " ")
                .strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }

    /** Stores what waits; cheap when nothing does. */
    public void store() {
        Map<String, Long> noted;
        synchronized (waiting) {
            noted = new HashMap<>(waiting);
            waiting.clear();
        }
        if (noted.isEmpty()) {
            return;
        }
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        jdbi.useTransaction(handle -> {
            noted.forEach((text, searches) -> handle.execute(
                    "insert into miss (text, searches, first, last) values (?, ?, ?, ?) on conflict (text) do update"
                            + " set searches = searches + excluded.searches, last = excluded.last",
                    text,
                    searches,
                    today,
                    today));
            handle.execute(
                    "delete from miss where text in (select text from miss order by searches desc, last desc, text"
                            + " limit -1 offset ?)",
                    MOST_STORED);
        });
    }

    /** Those searched for most, at most {@code limit}. */
    public List<Miss> most(int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "select * from miss order by searches desc, last desc, text limit ?", limit)
                .map((row, context) -> new Miss(
                        row.getString("text"),
                        row.getLong("searches"),
                        LocalDate.parse(row.getString("first")),
                        LocalDate.parse(row.getString("last"))))
                .list());
    }
}
