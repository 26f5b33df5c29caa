package org.nearchive.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes a sound database of what can still be read in a damaged one: row by row, past the pages that are broken. The
 * damaged one is kept beside it.
 */
final class Salvage {
    private static final int ROWS_AT_ONCE = 500;
    /** No table of ours has more rows; numbers beyond are those of a broken page. */
    private static final long LAST_ROW = 1L << 40;

    private final Path database;
    private final List<String> done = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    Salvage(Path database) {
        this.database = database;
    }

    List<String> done() {
        return done;
    }

    List<String> lost() {
        return lost;
    }

    /** @throws DamagedArchiveException when nothing at all can be read; then everything is as it was */
    void run(Disk disk) throws IOException {
        disk.floor().mustLeave(disk.folder(), Files.size(database), "a new database of what can be read");
        Path draft = database.resolveSibling("archive.db.salvaged");
        removeWithCompanions(draft);
        try (HikariDataSource from = Database.open(database, false);
                HikariDataSource to = Database.open(draft, false)) {
            new Schema(draft, to).migrate(disk);
            Jdbi.create(from).useHandle(damaged -> Jdbi.create(to).useHandle(sound -> copy(damaged, sound)));
        } catch (RuntimeException e) {
            removeWithCompanions(draft);
            throw Database.inWords(database, e);
        }
        Path aside = aside();
        for (String part : List.of("-wal", "-shm", "")) {
            Path file = database.resolveSibling(database.getFileName() + part);
            if (Files.exists(file)) {
                Files.move(file, database.resolveSibling(aside.getFileName() + part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        try (FileChannel bytes = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
        FileStore.force(Objects.requireNonNull(database.toAbsolutePath().getParent()));
        done.add("archive.db was made anew of the rows that can be read; the damaged one is kept as " + aside);
    }

    private static void removeWithCompanions(Path file) throws IOException {
        for (String part : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
        }
    }

    private Path aside() {
        int number = 1;
        while (Files.exists(database.resolveSibling("archive.db.damaged-" + number))) {
            number++;
        }
        return database.resolveSibling("archive.db.damaged-" + number);
    }

    private void copy(Handle from, Handle to) {
        to.execute("pragma foreign_keys = off");
        List<String> tables = to.select(
                        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                                + " and name not like 'flyway_%' order by name")
                .mapTo(String.class)
                .list();
        for (String table : tables) {
            copyTable(table, from, to);
        }
        to.execute("delete from clock where rowid not in (select min(rowid) from clock)");
        to.execute("update clock set seq = max(seq, (select coalesce(max(seq), 0) from post)) + 1");
        nameLostPosts(from, to);
        // What points to a row that was lost: the post is kept, what it came in is not.
        to.execute("update post set raw_sha256 = null where raw_sha256 not in (select sha256 from raw)");
        int files = to.execute("delete from attachment where post_id not in (select id from post)");
        if (files > 0) {
            lost.add(files + " lines that name files of posts which are lost themselves");
        }
    }

    private void copyTable(String table, Handle from, Handle to) {
        List<String> columns = columns(table, to);
        columns.retainAll(columns(table, from));
        if (columns.isEmpty()) {
            return; // An earlier version had no such table.
        }
        String names = String.join(", ", columns);
        String put = "insert or replace into " + table + " (rowid, " + names + ") values (?"
                + ", ?".repeat(columns.size()) + ")";
        to.execute("delete from " + table);
        long rows = 0;
        long gaps = 0;
        long after = -1;
        long step = 1;
        while (after < LAST_ROW) {
            try {
                List<Object[]> some = page(table, names, after, from);
                if (some.isEmpty()) {
                    break;
                }
                to.useTransaction(transaction -> some.forEach(row -> transaction.execute(put, row)));
                rows += some.size();
                after = ((Number) some.getLast()[0]).longValue();
                step = 1;
            } catch (RuntimeException e) {
                if (!Database.isDamage(e)) {
                    throw e;
                }
                // A page of rows that can be read is taken one by one up to the break, then the break is passed over.
                long last = oneByOne(table, names, put, after, from, to);
                if (last > after) {
                    rows += number("select count(*) from " + table + " where rowid > " + after, to);
                    after = last;
                    step = 1;
                } else {
                    gaps++;
                    after += step;
                    step *= 2;
                }
            }
        }
        done.add(table + ": " + rows + " rows read");
        if (gaps > 0) {
            lost.add("rows of the table " + table + " in pages that cannot be read");
        }
    }

    private static List<Object[]> page(String table, String names, long after, Handle from) {
        return from.select(
                        "select rowid, " + names + " from " + table
                                + " not indexed where rowid > ? order by rowid limit " + ROWS_AT_ONCE,
                        after)
                .map((row, context) -> row(row))
                .list();
    }

    private static Object[] row(ResultSet row) throws SQLException {
        Object[] values = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    /** @return the number of the last row that could be read; {@code after} when there was none */
    private static long oneByOne(String table, String names, String put, long after, Handle from, Handle to) {
        long[] last = {after};
        try {
            from.select(
                            "select rowid, " + names + " from " + table + " not indexed where rowid > ? order by rowid",
                            after)
                    .map((row, context) -> row(row))
                    .forEach(row -> {
                        to.execute(put, row);
                        last[0] = ((Number) row[0]).longValue();
                    });
        } catch (RuntimeException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
        }
        return last[0];
    }

    private static List<String> columns(String table, Handle handle) {
        return handle.select("select name from pragma_table_info(?)", table)
                .mapTo(String.class)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The index of ids is another part of the file than the posts: it may still know whom we lost. */
    private void nameLostPosts(Handle from, Handle to) {
        try {
            Set<String> kept = Set.copyOf(
                    to.select("select id from post").mapTo(String.class).list());
            from.select("select id from post order by id")
                    .mapTo(String.class)
                    .filter(id -> !kept.contains(id))
                    .forEach(id -> lost.add("the post " + id));
        } catch (RuntimeException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
            lost.add("posts whose ids are not known: the list of ids cannot be read either");
        }
    }

    private static long number(String query, Handle handle) {
        return handle.select(query).mapTo(Long.class).one();
    }
}
