package org.nearchive.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes posts for good: content, what they came in, files and texts that no other post names, what was noted about
 * them. The id stays as a tombstone with a new number, so that whoever follows the archive forgets the post too.
 */
public final class Purge {
    /** A file that nobody named for so long is not of a post that is being taken in. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final FileStore files;
    private final Disk disk;
    private final Function<Handle, Instant> stamp;

    /** @param stamp the time of a transaction's changes */
    Purge(Jdbi jdbi, FileStore files, Disk disk, Function<Handle, Instant> stamp) {
        this.jdbi = jdbi;
        this.files = files;
        this.disk = disk;
        this.stamp = stamp;
    }

    /**
     * What came of it.
     *
     * @param purged ids of posts that are gone now
     * @param unknown ids that the archive never had
     * @param files originals that were removed
     * @param notYet what may still hold something of them, and what to do about it, in words; empty when nothing does
     */
    public record Report(List<String> purged, List<String> unknown, int files, List<String> notYet) {
        public Report {
            purged = List.copyOf(purged);
            unknown = List.copyOf(unknown);
            notYet = List.copyOf(notYet);
        }
    }

    /** Does it; when this returns, the archive's own files hold nothing of the posts but what the report names. */
    Report run(Collection<String> ids) throws IOException {
        disk.mustBeWritable();
        List<String> purged = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> traces = new TreeSet<>();
        Set<String> hashes = new TreeSet<>();
        jdbi.useTransaction(handle -> {
            Instant now = stamp.apply(handle);
            for (String id : new TreeSet<>(ids)) {
                traces.addAll(of(id, "file_name", handle));
                hashes.addAll(of(id, "sha256", handle));
                (remove(handle, id, now) ? purged : unknown).add(id);
            }
            Leftovers.remove(handle);
            removeNotes(handle, ids);
        });
        traces.addAll(purged);
        traces.addAll(hashes);
        int removed = removeFiles(hashes);
        List<String> notYet = new ArrayList<>();
        removeFromReport(traces);
        overwrite(notYet);
        copies(notYet);
        return new Report(purged, unknown, removed, notYet);
    }

    private static List<String> of(String id, String column, Handle handle) {
        return handle.select("select " + column + " from attachment where sha256 is not null and post_id = ?", id)
                .mapTo(String.class)
                .list();
    }

    private static boolean remove(Handle handle, String id, Instant now) {
        // Whatever is noted of a post in other tables is noted under its id.
        List<String> tables = handle.select("select m.name from sqlite_master m join pragma_table_info(m.name) c"
                        + " where m.type = 'table' and c.name = 'post_id'")
                .mapTo(String.class)
                .list();
        tables.forEach(table -> handle.execute("delete from " + table + " where post_id = ?", id));
        return handle.execute(
                        "update post set seq = ?, content_hash = '', content_changed = ?, published = null,"
                                + " raw_sha256 = null, content = null, provenance = null where id = ?",
                        Archive.nextSeq(handle),
                        now.toString(),
                        id)
                == 1;
    }

    private static void removeNotes(Handle handle, Collection<String> ids) {
        for (String id : ids) {
            Pattern whole = whole(id);
            handle.select("select rowid, file || ' ' || reason as words from refusal where instr(words, ?) > 0", id)
                    .map((row, context) -> whole.matcher(row.getString("words")).find() ? row.getLong("rowid") : -1L)
                    .list()
                    .forEach(row -> handle.execute("delete from refusal where rowid = ?", row));
            handle.execute("delete from decision where target = ?", id);
            handle.execute("update job set message = 'purged' where instr(message, ?) > 0", id);
        }
    }

    /** {@code near:1} is not in {@code near:12}. */
    private static Pattern whole(String id) {
        return Pattern.compile("(?<![\\w:.-])" + Pattern.quote(id) + "(?![\\w-])");
    }

    /** Earlier forms of a post had files that no row knows of any longer: all that no post names goes. */
    private int removeFiles(Set<String> ofThem) throws IOException {
        int removed = 0;
        for (String sha256 : files.names()) {
            if (disk.storing(0, () -> removeUnlessWanted(sha256, ofThem.contains(sha256)))) {
                removed++;
            }
        }
        return removed;
    }

    /**
     * In a transaction of its own: nobody can write a post meanwhile, and who writes one afterwards is told that its file
     * is gone.
     *
     * @param whateverItsAge a young one that no post names may be of a post that is just being taken in
     */
    private boolean removeUnlessWanted(String sha256, boolean whateverItsAge) throws IOException {
        if (jdbi.withHandle(handle -> Leftovers.isNamed(handle, sha256)) || !(whateverItsAge || isOld(sha256))) {
            return false;
        }
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(transaction -> {
                boolean wanted = Leftovers.isNamed(transaction, sha256);
                if (!wanted) {
                    files.remove(sha256);
                }
                return !wanted;
            });
        }
    }

    private boolean isOld(String sha256) throws IOException {
        try {
            Instant touched = Files.getLastModifiedTime(files.path(sha256)).toInstant();
            return touched.isBefore(Instant.now().minus(YOUNG));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The report of the last run lies in the data folder and may name files and ids. */
    private void removeFromReport(Set<String> traces) throws IOException {
        Path report = disk.folder().resolve("report.jsonl");
        if (!Files.isRegularFile(report)) {
            return;
        }
        List<String> lines = Files.readAllLines(report, StandardCharsets.UTF_8);
        List<String> kept = lines.stream()
                .filter(line -> traces.stream().noneMatch(line::contains))
                .toList();
        if (kept.size() < lines.size()) {
            Path draft = report.resolveSibling("report.jsonl.tmp");
            Files.write(draft, kept, StandardCharsets.UTF_8);
            Files.move(draft, report, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Pages that were given free by versions which did not overwrite them, and the write-ahead log. */
    private void overwrite(List<String> notYet) throws IOException {
        Path database = disk.folder().resolve("archive.db");
        try {
            disk.floor().mustLeave(disk.folder(), 2 * Files.size(database), "writing archive.db anew");
            jdbi.useHandle(handle -> handle.execute("vacuum"));
        } catch (NoRoomException e) {
            notYet.add("archive.db may hold traces of earlier forms in its free pages: " + e.getMessage()
                    + "; then purge the same id again");
        }
        boolean emptied = jdbi.withHandle(handle -> handle.select("pragma wal_checkpoint(truncate)")
                .map((row, context) -> row.getInt("busy") == 0)
                .one());
        if (!emptied) {
            notYet.add("archive.db-wal may hold traces until nobody reads the archive: purge the same id again then");
        }
    }

    private void copies(List<String> notYet) throws IOException {
        try (DirectoryStream<Path> kept =
                Files.newDirectoryStream(disk.folder(), "{archive.db.before-*,archive.db.damaged-*,damaged}")) {
            for (Path copy : kept) {
                notYet.add(copy + " is a copy from before and may hold them: remove it when it is no longer needed");
            }
        }
    }
}
