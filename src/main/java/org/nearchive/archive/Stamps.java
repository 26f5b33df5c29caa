package org.nearchive.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What changed when, tombstones included: reading a file or a new gazetteer changes nothing here. */
public final class Stamps {
    private final Jdbi jdbi;

    Stamps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The next changes behind a place, by time and then id.
     *
     * @param from the first second; {@code null} for no bound
     * @param until the last second, included; {@code null} for no bound
     */
    public List<Stamped> behind(Stamped.Place place, @Nullable Instant from, @Nullable Instant until, int limit) {
        // Stamps are text of several lengths: "…:07.5Z" stands behind "…:07" and before "…:08", but not behind "…:07Z".
        String first = from == null ? "" : second(from);
        String behind = until == null ? "~" : second(until.plusSeconds(1));
        return jdbi.withHandle(handle -> handle.select(
                        "select id, content_changed, content is null as withdrawn from post"
                                + " where (content_changed, id) > (?, ?) and content_changed >= ? and content_changed < ?"
                                + " order by content_changed, id limit ?",
                        place.stamp(),
                        place.id(),
                        first,
                        behind,
                        limit)
                .map((row, context) -> {
                    String stamp = row.getString("content_changed");
                    String id = row.getString("id");
                    return new Stamped(
                            id, new Stamped.Place(stamp, id), Instant.parse(stamp), row.getBoolean("withdrawn"));
                })
                .list());
    }

    private static String second(Instant instant) {
        String whole = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return whole.substring(0, whole.length() - 1);
    }

    /** Of the first change; empty for an empty archive. */
    public Optional<Instant> earliest() {
        return jdbi.withHandle(handle -> handle.select("select min(content_changed) from post")
                .mapTo(String.class)
                .findOne()
                .map(Instant::parse));
    }

    /** Of the newest change of any kind; empty before the first. */
    public Optional<Instant> newest() {
        return jdbi.withHandle(handle -> handle.select("select at from clock where at is not null")
                .mapTo(String.class)
                .findOne()
                .map(Instant::parse));
    }

    /** Posts that can be read, by id. */
    public List<Stamped> readable(int offset, int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "select id, content_changed from post where content is not null order by id limit ? offset ?",
                        limit,
                        offset)
                .map((row, context) -> {
                    String stamp = row.getString("content_changed");
                    String id = row.getString("id");
                    return new Stamped(id, new Stamped.Place(stamp, id), Instant.parse(stamp), false);
                })
                .list());
    }
}
