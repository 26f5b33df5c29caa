package org.nearchive.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * A whole copy of an archive as of one moment, made while others read and write: a copy of the database, and every
 * original that it names. A second one into the same folder copies only what is new. There is no index in it: that is
 * built anew from the archive.
 */
public final class Backup {
    private final Path data;
    private final Jdbi jdbi;
    private final FileStore files;
    private final Clock clock;

    Backup(Path data, Jdbi jdbi, FileStore files, Clock clock) {
        this.data = data;
        this.jdbi = jdbi;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param copied originals that were not there already
     */
    public record Report(Manifest manifest, int copied) {}

    /** What a snapshot says of itself. */
    private record Snapshot(long seq, long posts, List<String> files) {}

    /**
     * Makes it, and reads back what was written.
     *
     * @param folder an empty or absent one, or one of an earlier backup
     * @param readAll whether to read once more also the originals that an earlier backup brought
     * @param progress told after each original
     * @throws IOException in words when the folder cannot be used
     * @throws NoRoomException when it has not enough room
     */
    public Report into(Path folder, boolean readAll, FilesDone progress) throws IOException {
        mustBeOurs(folder);
        Files.createDirectories(folder);
        Path draft = folder.resolve("archive.db.draft");
        long bytes = Files.size(data.resolve("archive.db"));
        DiskFloor.NOTHING.mustLeave(folder, bytes, "the copy of the database");
        Schema.copyTo(draft, jdbi);
        Snapshot snapshot = read(draft);
        FileStore copies = new FileStore(folder.resolve("files"));
        Files.createDirectories(folder.resolve("files"));
        Set<String> there = new HashSet<>(copies.names());
        List<String> missing = new ArrayList<>();
        long fileBytes = 0;
        int copied = 0;
        for (int i = 0; i < snapshot.files().size(); i++) {
            String sha256 = snapshot.files().get(i);
            Path copy = copies.path(sha256);
            if (!there.contains(sha256) || (readAll && !FileStore.sha256Of(copy).equals(sha256))) {
                if (!copy(sha256, copies)) {
                    missing.add(sha256);
                    continue;
                }
                copied++;
            }
            fileBytes += Files.size(copy);
            progress.at(i + 1L, (i + 1.0) / snapshot.files().size());
        }
        String databaseSha256 = FileStore.sha256Of(draft);
        Path database = folder.resolve("archive-" + databaseSha256.substring(0, 16) + ".db");
        Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
        FileStore.force(folder);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                clock.instant(),
                snapshot.seq(),
                snapshot.posts(),
                String.valueOf(database.getFileName()),
                databaseSha256,
                snapshot.files().size() - missing.size(),
                fileBytes,
                missing);
        manifest.writeTo(folder);
        removeWhatIsOlder(folder, manifest, copies, Set.copyOf(snapshot.files()));
        return new Report(manifest, copied);
    }

    /** A folder with other things in it is not ours to tidy up. */
    private void mustBeOurs(Path folder) throws IOException {
        if (folder.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())
                || (Files.exists(folder) && folder.toRealPath().startsWith(data.toRealPath()))) {
            throw new IOException(folder + " lies in the data folder: a backup belongs on another disk");
        }
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder");
        }
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
            for (Path file : list) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals("files")
                        && !name.equals("lost+found")
                        && !name.matches("manifest\\.json(\\.tmp)?|archive(-[0-9a-f]{16})?\\.db.*")) {
                    throw new IOException(folder + " holds " + name
                            + ", which is of no backup; name an empty folder or one of an earlier backup");
                }
            }
        }
        if (Manifest.in(folder).isEmpty() && Files.isRegularFile(folder.resolve("archive.db"))) {
            throw new IOException(folder + " is a data folder, no backup");
        }
    }

    /** The copy is opened and checked before anything is said about it. */
    private static Snapshot read(Path copy) throws IOException {
        try (HikariDataSource connections = Database.open(copy, true)) {
            return Jdbi.create(connections).withHandle(handle -> {
                String check = handle.select("pragma integrity_check(1)")
                        .mapTo(String.class)
                        .one();
                if (!check.equals("ok")) {
                    throw new DamagedArchiveException(
                            "the copy of archive.db is damaged: " + check + "; run: nearchive check");
                }
                return new Snapshot(
                        handle.select("select seq from clock").mapTo(Long.class).one(),
                        handle.select("select count(*) from post where content is not null")
                                .mapTo(Long.class)
                                .one(),
                        handle.select("select distinct sha256 from attachment where sha256 is not null order by 1")
                                .mapTo(String.class)
                                .list());
            });
        }
    }

    /** @return false when the archive does not have it as it was stored */
    private boolean copy(String sha256, FileStore copies) throws IOException {
        Optional<Path> original = files.find(sha256);
        if (original.isEmpty()) {
            return false;
        }
        DiskFloor.NOTHING.mustLeave(copies.folder(), Files.size(original.get()), "the copy of the file " + sha256);
        return copies.putAgain(original.get(), sha256);
    }

    private static void removeWhatIsOlder(Path folder, Manifest manifest, FileStore copies, Set<String> named)
            throws IOException {
        try (DirectoryStream<Path> older = Files.newDirectoryStream(folder, "archive*.db*")) {
            for (Path file : older) {
                if (!String.valueOf(file.getFileName()).equals(manifest.database())) {
                    Files.delete(file);
                }
            }
        }
        for (String sha256 : copies.names()) {
            if (!named.contains(sha256)) {
                copies.remove(sha256);
            }
        }
    }
}
