package org.nearchive.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the archive would do with changes, without doing it. Temporary tables, which SQLite keeps in a file of its own
 * outside of the archive, stand before those of the same name, and take what is written: the rules are the archive's own.
 */
public final class Rehearsal implements Intake, AutoCloseable {
    private static final List<String> SHADOWED = List.of("clock", "post", "raw", "attachment");

    private final Handle handle;
    private final Clock clock;

    Rehearsal(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
        dropTables();
        for (String table : SHADOWED) {
            handle.execute("create temp table " + table + " as select * from main." + table + " where "
                    + (table.equals("clock") ? "true" : "false"));
        }
        handle.execute("create unique index temp.post_by_id on post (id)");
        handle.execute("create unique index temp.raw_by_sha256 on raw (sha256)");
        handle.execute("create index temp.attachment_by_post on attachment (post_id)");
    }

    private void dropTables() {
        SHADOWED.forEach(table -> handle.execute("drop table if exists temp." + table));
    }

    @Override
    public List<Change.Outcome> write(List<Change> changes) {
        return write(changes, false);
    }

    @Override
    public List<Change.Outcome> advance(List<Change> changes) {
        return write(changes, true);
    }

    private List<Change.Outcome> write(List<Change> changes, boolean onlyForward) {
        changes.forEach(this::bringOver);
        return Archive.write(handle, changes, onlyForward, clock.instant());
    }

    private void bringOver(Change change) {
        String id = change.id();
        if (handle.execute("insert or ignore into temp.post select * from main.post where id = ?", id) > 0) {
            handle.execute("insert into temp.attachment select * from main.attachment where post_id = ?", id);
        }
        if (change instanceof Change.Upsert upsert) {
            handle.execute(
                    "insert or ignore into temp.raw select * from main.raw where sha256 = ?",
                    Hashes.sha256Of(upsert.raw()));
        }
    }

    /** Says what would be stored. */
    @Override
    public StoredFile store(Path file) throws IOException {
        return FileStore.measure(file);
    }

    @Override
    public void forgetRefusals(String file) {
        // What is remembered of a file stays until it is really read again.
    }

    @Override
    public void refuse(List<Refusal> refusals) {
        // Nobody refused anything: it was a rehearsal.
    }

    @Override
    public void close() {
        dropTables();
        handle.close();
    }
}
