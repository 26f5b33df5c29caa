package org.nearchive.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FileStatus;

/**
 * A look at every byte of an archive, that changes nothing: SQLite's own check, every row against its hash, every file
 * against its name. May be made while others write.
 *
 * <pre>
 * ArchiveCheck.Report report = ArchiveCheck.of(Path.of("data"), (files, share) -&gt; {});
 * report.damages();    // what is not as it was stored, in words; empty when all is sound
 * </pre>
 */
public final class ArchiveCheck {
    /** The same damage over and over says nothing new. */
    private static final int MOST_OF_STRUCTURE = 20;

    /** An attachment by the hash of its bytes; the newest is enough to say whose it is. */
    private static final String NAMED =
            "select sha256, min(post_id) as post_id, file_name from attachment where sha256 is not null group by sha256";

    private final FileStore files;
    private final FilesDone progress;
    private final List<Damage> damages = new ArrayList<>();
    private long posts;
    private long seq;
    private long leftRows;

    private ArchiveCheck(FileStore files, FilesDone progress) {
        this.files = files;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param posts tombstones left out
     * @param seq of the last change
     * @param files that posts name, each counted once
     * @param leftFiles originals that no post names any longer, by SHA-256: no damage, {@code repair} removes them
     * @param leftRows raw inputs and texts of files that belong to no post any longer: no damage either
     */
    public record Report(List<Damage> damages, long posts, long seq, int files, List<String> leftFiles, long leftRows) {
        public Report {
            damages = List.copyOf(damages);
            leftFiles = List.copyOf(leftFiles);
        }

        public boolean isSound() {
            return damages.isEmpty();
        }

        /** Whether the database can be read from its first page to its last. */
        public boolean databaseIsSound() {
            return damages.stream().noneMatch(damage -> damage.kind() == Damage.Kind.DATABASE);
        }
    }

    /**
     * @param progress told after each file
     * @throws IOException when the folder holds no archive
     */
    public static Report of(Path dataFolder, FilesDone progress) throws IOException {
        Path database = dataFolder.resolve("archive.db");
        if (!Files.isRegularFile(database)) {
            throw new IOException("there is no archive in " + dataFolder);
        }
        ArchiveCheck check = new ArchiveCheck(new FileStore(dataFolder.resolve("files")), progress);
        try (HikariDataSource connections = Database.open(database, Database.isReadOnly(database))) {
            return check.of(Jdbi.create(connections));
        } catch (RuntimeException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
            check.found(
                    Damage.Kind.DATABASE, null, Database.inWords(database, e).getMessage());
            return check.report(Set.of(), List.of());
        }
    }

    private Report of(Jdbi jdbi) throws IOException {
        List<String> present = files.names(); // Before the rows: what comes later is no leftover.
        Map<String, String> named = new TreeMap<>();
        part(jdbi, "its structure", this::structure);
        part(jdbi, "the raw inputs", this::raw);
        part(jdbi, "the posts", this::posts);
        part(jdbi, "the texts of files", this::extractions);
        part(
                jdbi,
                "the attachments",
                handle -> handle.select(NAMED)
                        .map((row, context) -> named.put(
                                row.getString("sha256"),
                                row.getString("file_name") + " of " + row.getString("post_id")))
                        .list());
        part(jdbi, "its counts", this::counts);
        Set<String> there = new HashSet<>(present);
        long done = 0;
        for (Map.Entry<String, String> file : named.entrySet()) {
            file(file.getKey(), file.getValue());
            there.remove(file.getKey());
            progress.at(++done, (double) done / named.size());
        }
        return report(named.keySet(), there.stream().sorted().toList());
    }

    private Report report(Set<String> named, List<String> left) {
        return new Report(damages, posts, seq, named.size(), left, leftRows);
    }

    private void found(Damage.Kind kind, @Nullable String subject, @Nullable String words) {
        damages.add(new Damage(kind, subject, Objects.requireNonNullElse(words, kind.name())));
    }

    private void part(Jdbi jdbi, String what, Consumer<Handle> work) {
        try {
            jdbi.useHandle(work::accept);
        } catch (RuntimeException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
            found(Damage.Kind.DATABASE, null, "archive.db: " + what + " cannot be read to the end");
        }
    }

    private void structure(Handle handle) {
        handle.select("pragma integrity_check(" + MOST_OF_STRUCTURE + ")")
                .mapTo(String.class)
                .filter(line -> !line.equals("ok"))
                .forEach(line -> found(
                        Damage.Kind.DATABASE,
                        null,
                        "archive.db: " + line.strip().replace('\n', ' ')));
        handle.select("pragma foreign_key_check")
                .map((row, context) -> row.getString("table") + " points to a row of " + row.getString("parent"))
                .forEach(words -> found(Damage.Kind.DATABASE, null, "archive.db: " + words + " that is not there"));
    }

    private void raw(Handle handle) {
        handle.select("select sha256, bytes, (select min(id) from post where raw_sha256 = sha256) as id from raw")
                .map((row, context) -> {
                    if (!row.getString("sha256").equals(Hashes.sha256Of(row.getBytes("bytes")))) {
                        String post = row.getString("id");
                        found(
                                Damage.Kind.RAW,
                                row.getString("sha256"),
                                "what " + (post == null ? "an earlier form of a post" : post)
                                        + " came in is not as it was stored");
                    }
                    return true;
                })
                .forEach(checked -> {});
    }

    private void posts(Handle handle) {
        handle.select("select id, content, content_hash from post where content is not null")
                .map((row, context) -> {
                    String id = row.getString("id");
                    if (!Archive.hashOf(row.getString("content"), attachments(handle, id))
                            .equals(row.getString("content_hash"))) {
                        found(Damage.Kind.POST, id, "the post " + id + " is not as it was stored");
                    }
                    return true;
                })
                .forEach(checked -> {});
    }

    /** As far as a post's hash knows them, in the order in which they were written. */
    private static List<Attachment> attachments(Handle handle, String id) {
        return handle.select("select * from attachment where post_id = ? order by rowid", id)
                .map((row, context) -> new Attachment(
                        row.getInt("number"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        null,
                        FileStatus.PENDING,
                        null,
                        0,
                        FileMetadata.NONE))
                .list();
    }

    private void extractions(Handle handle) {
        handle.select("select * from extraction")
                .map((row, context) -> {
                    String text = row.getString("text");
                    String hash = row.getString("text_sha256");
                    boolean same = text.length() == row.getInt("characters")
                            && (hash == null || hash.equals(Hashes.sha256Of(text.getBytes(StandardCharsets.UTF_8))));
                    if (!same) {
                        found(
                                Damage.Kind.EXTRACTION,
                                row.getString("sha256"),
                                "the text that was read out of the file " + row.getString("sha256")
                                        + " is not as it was stored");
                    }
                    return true;
                })
                .forEach(checked -> {});
    }

    private void counts(Handle handle) {
        posts = number(handle, "select count(*) from post where content is not null");
        seq = number(handle, "select seq from clock");
        leftRows = number(handle, "select count(*) from extraction e where not exists " + Leftovers.NAMED_BY_A_POST)
                + number(handle, "select count(*) from raw where not exists " + Leftovers.MADE_INTO_A_POST);
    }

    private static long number(Handle handle, String query) {
        return handle.select(query).mapTo(Long.class).one();
    }

    private void file(String sha256, String name) throws IOException {
        try {
            if (!FileStore.sha256Of(files.path(sha256)).equals(sha256)) {
                found(Damage.Kind.FILE, sha256, "the file " + sha256 + " (" + name + ") is not as it was stored");
            }
        } catch (NoSuchFileException e) {
            found(Damage.Kind.MISSING_FILE, sha256, "the file " + sha256 + " (" + name + ") is not there");
        } catch (IOException e) {
            found(Damage.Kind.FILE, sha256, "the file " + sha256 + " (" + name + ") cannot be read: " + e.getMessage());
        }
    }
}
