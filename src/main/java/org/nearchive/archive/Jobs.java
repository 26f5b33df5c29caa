package org.nearchive.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Work that any process asks for and the owner of the index does. */
public final class Jobs {
    private final Jdbi jdbi;
    private final Clock clock;

    Jobs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Asks for a job; whoever owns the index does it.
     *
     * @param argument what it is to do beside what its kind says; {@code null} for nothing
     */
    public Job ask(String kind, @Nullable String argument) {
        long id = jdbi.inTransaction(handle -> handle.select(
                        "insert into job (kind, argument, state, asked) values (?, ?, ?, ?) returning id",
                        kind,
                        argument,
                        Job.State.WAITING.name(),
                        clock.instant().toString())
                .mapTo(Long.class)
                .one());
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

    /** Notes how far a job is. */
    public void update(long jobId, Job.State state, String message) {
        boolean over = state == Job.State.DONE || state == Job.State.FAILED;
        jdbi.useTransaction(handle -> handle.execute(
                "update job set state = ?, message = ?, ended = ? where id = ?",
                state.name(),
                message,
                over ? clock.instant().toString() : null,
                jobId));
    }

    private static Job job(ResultSet row) throws SQLException {
        String ended = row.getString("ended");
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("argument"),
                Job.State.valueOf(row.getString("state")),
                Instant.parse(row.getString("asked")),
                ended == null ? null : Instant.parse(ended),
                row.getString("message"));
    }
}
