package org.nearchive.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Work that any process asks for and the owner of the index does. */
public final class Jobs {
    /** Older ones that are over are forgotten. */
    private static final int REMEMBERED = 1_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Disk disk;

    Jobs(Jdbi jdbi, Clock clock, Disk disk) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.disk = disk;
    }

    /**
     * Asks for a job; whoever owns the index does it.
     *
     * @param argument what it is to do beside what its kind says; {@code null} for nothing
     */
    public Job ask(String kind, @Nullable String argument) {
        long id = disk.writing(
                0,
                () -> jdbi.inTransaction(handle -> {
                    long next = handle.select(
                                    "insert into job (kind, argument, state, asked) values (?, ?, ?, ?) returning id",
                                    kind,
                                    argument,
                                    Job.State.WAITING.name(),
                                    clock.instant().toString())
                            .mapTo(Long.class)
                            .one();
                    handle.execute("delete from job where id <= ? and ended is not null", next - REMEMBERED);
                    return next;
                }));
        return job(id).orElseThrow();
    }

    public Optional<Job> job(long id) {
        return jdbi.withHandle(handle -> handle.select("select * from job where id = ?", id)
                .map((row, context) -> job(row))
                .findOne());
    }

    /** The oldest job that waits, or that a process which died left running; only for the owner of the index. */
    public Optional<Job> next() {
        return jdbi.withHandle(
                handle -> handle.select("select * from job where state in ('WAITING', 'RUNNING') order by id limit 1")
                        .map((row, context) -> job(row))
                        .findOne());
    }

    /** The newest jobs, newest first. */
    public List<Job> newest(int limit) {
        return jdbi.withHandle(handle -> handle.select("select * from job order by id desc limit ?", limit)
                .map((row, context) -> job(row))
                .list());
    }

    /**
     * Asks to end a job: one that waits never begins, one that runs ends as soon as it looks up.
     *
     * @return the job as it stands then; empty when there is none of that number
     */
    public Optional<Job> cancel(long id) {
        disk.writing(() -> jdbi.useTransaction(handle -> {
            handle.execute(
                    "update job set state = 'CANCELLED', ended = ?, message = 'cancelled before it began'"
                            + " where id = ? and state = 'WAITING'",
                    clock.instant().toString(),
                    id);
            handle.execute("update job set cancel_asked = 1 where id = ? and state = 'RUNNING'", id);
        }));
        return job(id);
    }

    /** Notes where a job stands. */
    public void update(long jobId, Job.State state, String message) {
        String now = clock.instant().toString();
        boolean over = state != Job.State.WAITING && state != Job.State.RUNNING;
        disk.writing(() -> jdbi.useTransaction(handle -> handle.execute(
                "update job set state = ?, message = ?, begun = coalesce(begun, ?), ended = ? where id = ?",
                state.name(),
                message,
                state == Job.State.WAITING ? null : now,
                over ? now : null,
                jobId)));
    }

    /**
     * Notes how far a running job is.
     *
     * @param done items
     * @param total items; 0 when that is not known
     * @return whether it is to go on: false when somebody asked to end it
     */
    public boolean progress(long jobId, long done, long total, String message) {
        return disk.writing(
                0,
                () -> jdbi.inTransaction(handle -> handle.select(
                                        "update job set done = ?, total = ?, message = ? where id = ? returning cancel_asked",
                                        done,
                                        total,
                                        message,
                                        jobId)
                                .mapTo(Integer.class)
                                .findOne()
                                .orElse(0)
                        == 0));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("argument"),
                Job.State.valueOf(row.getString("state")),
                Instant.parse(row.getString("asked")),
                instant(row.getString("begun")),
                instant(row.getString("ended")),
                row.getLong("done"),
                row.getLong("total"),
                row.getInt("cancel_asked") == 1,
                row.getString("message"));
    }

    private static @Nullable Instant instant(@Nullable String stored) {
        return stored == null ? null : Instant.parse(stored);
    }
}
