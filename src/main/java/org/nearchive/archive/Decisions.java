package org.nearchive.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of staff: rows of the archive, so that they survive every re-index, back-up and export. Whoever makes or undoes one
 * names the posts that it touches: these get a new number of change, and whoever follows the archive reads them anew.
 */
public final class Decisions {
    /** The version of an archive in which nothing was ever decided. */
    public static final String NOTHING = "0 0 0";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Disk disk;

    Decisions(Jdbi jdbi, Clock clock, Disk disk) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.disk = disk;
    }

    /**
     * Makes one; durable when it returns. One that says the same and stands already is given back.
     *
     * @param touched ids of the posts that must be read anew
     */
    public Decision make(Decision.Ruling ruling, String author, String reason, Collection<String> touched) {
        return disk.writing(
                0,
                () -> jdbi.inTransaction(handle -> {
                    Optional<Decision> same = standing(handle).stream()
                            .filter(known -> known.ruling().equals(ruling))
                            .findFirst();
                    return same.orElseGet(() -> {
                        Decision made = insert(handle, ruling, author, clock.instant(), reason, null, null);
                        touch(handle, touched);
                        return made;
                    });
                }));
    }

    /**
     * Takes one back.
     *
     * @param touched ids of the posts that must be read anew
     * @return as it is now; empty when there is none with that number
     */
    public Optional<Decision> undo(long id, String author, Collection<String> touched) {
        return disk.writing(
                0,
                () -> jdbi.inTransaction(handle -> {
                    int changed = handle.execute(
                            "update decision set undone = ?, undone_by = ? where id = ? and undone is null",
                            clock.instant().toString(),
                            author,
                            id);
                    if (changed > 0) {
                        touch(handle, touched);
                    }
                    return one(handle, id);
                }));
    }

    /**
     * Puts in a decision of another archive as it was, with its author and time.
     *
     * @return false when the same one is here already
     */
    public boolean put(Decision decision, Collection<String> touched) {
        return disk.writing(
                0,
                () -> jdbi.inTransaction(handle -> {
                    boolean known = all(handle).stream()
                            .anyMatch(other -> other.ruling().equals(decision.ruling())
                                    && other.at().equals(decision.at())
                                    && other.stands() == decision.stands());
                    if (known) {
                        return false;
                    }
                    insert(
                            handle,
                            decision.ruling(),
                            decision.author(),
                            decision.at(),
                            decision.reason(),
                            decision.undone(),
                            decision.undoneBy());
                    touch(handle, touched);
                    return true;
                }));
    }

    private static Decision insert(
            Handle handle,
            Decision.Ruling ruling,
            String author,
            Instant at,
            String reason,
            @Nullable Instant undone,
            @Nullable String undoneBy) {
        long id = handle.select(
                        "insert into decision (kind, post_id, words, target, author, at, reason, undone, undone_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                        ruling.kind().word(),
                        ruling.post(),
                        ruling.words(),
                        ruling.target(),
                        author,
                        at.toString(),
                        reason,
                        undone == null ? null : undone.toString(),
                        undoneBy)
                .mapTo(Long.class)
                .one();
        return one(handle, id).orElseThrow();
    }

    private static void touch(Handle handle, Collection<String> posts) {
        for (String id : posts) {
            handle.execute("update post set seq = ? where id = ? and content is not null", Archive.nextSeq(handle), id);
        }
    }

    private static Optional<Decision> one(Handle handle, long id) {
        return handle.select("select * from decision where id = ?", id)
                .map((row, context) -> decision(row))
                .findOne();
    }

    private static List<Decision> all(Handle handle) {
        return handle.select("select * from decision order by id")
                .map((row, context) -> decision(row))
                .list();
    }

    private static List<Decision> standing(Handle handle) {
        return handle.select("select * from decision where undone is null order by id")
                .map((row, context) -> decision(row))
                .list();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        String undone = row.getString("undone");
        return new Decision(
                row.getLong("id"),
                new Decision.Ruling(
                        Decision.Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("post_id"),
                        row.getString("words"),
                        row.getString("target")),
                row.getString("author"),
                Instant.parse(row.getString("at")),
                row.getString("reason"),
                undone == null ? null : Instant.parse(undone),
                row.getString("undone_by"));
    }

    /** All that were ever made, the oldest first, undone ones among them. */
    public List<Decision> all() {
        return jdbi.withHandle(Decisions::all);
    }

    /** Those that stand, the oldest first: of two that contradict each other the later one counts. */
    public List<Decision> standing() {
        return jdbi.withHandle(Decisions::standing);
    }

    public Optional<Decision> one(long id) {
        return jdbi.withHandle(handle -> one(handle, id));
    }

    /** Another text whenever a decision was made, undone or purged. */
    public String version() {
        return jdbi.withHandle(handle -> handle.select(
                        "select coalesce(max(id), 0) || ' ' || count(*) || ' ' || count(undone) from decision")
                .mapTo(String.class)
                .one());
    }
}
