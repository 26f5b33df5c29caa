package org.nearchive.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form of the database, and its way from one version to the next: forward, with a copy kept. */
final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    /** Between the threads of this process; between processes it is the lock on a file. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path database;
    private final DataSource connections;
    private final Flyway flyway;

    Schema(Path database, DataSource connections) {
        this.database = database;
        this.connections = connections;
        flyway = Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/sqlite")
                .outOfOrder(true) // Their authors work at the same time; none builds on a table of another.
                .load();
    }

    /** Brings the database to this program's version; a copy of one that holds something is kept. */
    void migrate(Disk disk) throws IOException {
        if (isCurrent()) {
            return;
        }
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(
                            database.resolveSibling("archive.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Objects.requireNonNull(lock);
                if (!isCurrent()) { // Another process may have done it while we waited.
                    keepCopy(disk);
                    flyway.migrate();
                }
            }
        }
    }

    /** Refuses a database that can be read only as it is, and is of another version. */
    void mustBeCurrent() {
        if (!isCurrent()) {
            throw new ReadOnlyException(database + " is of an earlier version of Nearchive and the folder cannot be"
                    + " written: open it once where it can be, then it is brought up to date");
        }
    }

    /** Whether nothing is to be done. A newer one is refused: this program does not know what it means. */
    private boolean isCurrent() {
        MigrationInfoService info = flyway.info();
        Optional<MigrationInfo> newer = Arrays.stream(info.applied())
                .filter(applied -> applied.getVersion() != null)
                .filter(applied -> !applied.getState().isResolved())
                .findFirst();
        if (newer.isPresent()) {
            throw new NewerArchiveException(database + " was written by a newer version of Nearchive (schema "
                    + newer.get().getVersion() + "); run that version, or restore a backup made by this one");
        }
        return info.pending().length == 0;
    }

    private void keepCopy(Disk disk) throws IOException {
        MigrationInfoService info = flyway.info();
        if (info.current() == null || !holdsSomething()) {
            return;
        }
        String version = String.valueOf(info.pending()[info.pending().length - 1].getVersion());
        Path copy = database.resolveSibling(database.getFileName() + ".before-V" + version);
        disk.floor()
                .mustLeave(
                        disk.folder(),
                        Files.size(database),
                        "the copy that is kept before " + database + " changes its form");
        copyTo(copy, Jdbi.create(connections));
        LOG.info(
                "{} changes its form to version {}; the copy {} is kept: remove it when all is well",
                database,
                version,
                copy);
    }

    private boolean holdsSomething() {
        return Jdbi.create(connections)
                .withHandle(handle -> handle.select("select exists (select 1 from post) or exists (select 1 from job)"
                                + " or exists (select 1 from refusal)")
                        .mapTo(Boolean.class)
                        .one());
    }

    /** A whole and durable copy as of one moment, while others write; never half a copy under that name. */
    static void copyTo(Path copy, Jdbi jdbi) throws IOException {
        Path draft = copy.resolveSibling(copy.getFileName() + ".tmp");
        Files.deleteIfExists(draft);
        jdbi.useHandle(handle -> handle.execute("vacuum into ?", draft.toString()));
        try (FileChannel bytes = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
        FileStore.force(Objects.requireNonNull(copy.toAbsolutePath().getParent()));
    }
}
