package org.nearchive.archive;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** How the file {@code archive.db} is opened. */
final class Database {
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_NOTADB = 26;

    private Database() {}

    /** Whether there is a database and neither it nor what lies beside it can be written. */
    static boolean isReadOnly(Path database) {
        Path folder = database.toAbsolutePath().getParent();
        return folder != null
                && Files.isRegularFile(database)
                && !(Files.isWritable(database) && Files.isWritable(folder));
    }

    /** @throws IOException in words when a database that is only to be read is not there */
    static HikariDataSource open(Path database, boolean readOnly) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(readOnly ? toRead(database) : toWrite(database));
        config.setReadOnly(readOnly);
        config.setPoolName("archive");
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        // A new connection needs a little room beside the database; one that is open serves on a full disk too.
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    /**
     * One connection, and no other process has any until it is closed.
     *
     * @throws InUseException when another one has the database open now
     */
    static HikariDataSource openAlone(Path database) throws InUseException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + database.toAbsolutePath()
                + "?synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=500&foreign_keys=ON&secure_delete=true");
        config.setPoolName("archive alone");
        config.setMaximumPoolSize(1);
        config.setMaxLifetime(0);
        HikariDataSource alone = new HikariDataSource(config);
        try {
            // Only who is alone can leave the write-ahead log; from then on a lock on the file keeps others out.
            Jdbi.create(alone).useHandle(handle -> {
                handle.execute("pragma journal_mode = delete");
                handle.execute("pragma locking_mode = exclusive");
                handle.execute("begin exclusive");
                handle.execute("commit");
            });
            return alone;
        } catch (RuntimeException e) {
            alone.close();
            if (isBusy(e)) {
                throw new InUseException("another process has " + database
                        + " open: end nearchive serve and every running ingest, then try again");
            }
            throw inWords(database, e);
        }
    }

    private static boolean isBusy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return database.getErrorCode() == SQLITE_BUSY;
            }
        }
        return false;
    }

    static String toWrite(Path database) {
        // IMMEDIATE: a deferred transaction that turns to writing fails at once when another process writes.
        // secure_delete: what is deleted is overwritten, so that a purged post leaves nothing.
        return "jdbc:sqlite:" + database.toAbsolutePath()
                + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=60000&foreign_keys=ON"
                // Asked for after each insert otherwise, by a statement of its own; we say "returning" where we need
                // it.
                + "&secure_delete=true&jdbc.get_generated_keys=false";
    }

    /**
     * What a process that died had not yet moved into the database lies beside it, and is read too; when nothing does,
     * nobody writes, and SQLite need not look for others (it could not make its shared memory here).
     */
    private static String toRead(Path database) {
        boolean alone = !Files.exists(database.resolveSibling(database.getFileName() + "-wal"));
        return "jdbc:sqlite:" + database.toAbsolutePath().toUri().toString().replaceFirst("^file:///", "file:/")
                + (alone ? "?immutable=1" : "?mode=ro") + "&transaction_mode=DEFERRED&busy_timeout=60000&open_mode=1";
    }

    /** A file that is no database, or a broken one, is said to be that; other failures stay as they are. */
    static RuntimeException inWords(Path database, RuntimeException failure) {
        return isDamage(failure)
                ? new DamagedArchiveException(
                        database + " is damaged (" + rootOf(failure).getMessage()
                                + "); run: nearchive check, then nearchive repair or restore a backup",
                        failure)
                : failure;
    }

    static boolean isDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                int code = database.getErrorCode();
                return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
