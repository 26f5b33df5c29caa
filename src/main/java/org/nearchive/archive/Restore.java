package org.nearchive.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Makes a data folder of a backup. Every byte is compared with its SHA-256; the index is built afterwards. */
public final class Restore {
    private Restore() {}

    /**
     * What was done.
     *
     * @param files originals that were restored
     * @param damaged originals that the backup should hold and does not hold as they were, in words
     */
    public record Report(Manifest manifest, long files, List<String> damaged) {
        public Report {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * @param data an empty or absent folder; it holds no archive before everything else is in it
     * @param progress told after each original
     * @throws IOException in words when the backup or the folder cannot be used; then no archive was made
     * @throws NoRoomException when the new folder has not enough room
     */
    public static Report of(Path backup, Path data, FilesDone progress) throws IOException {
        Manifest manifest = Manifest.in(backup)
                .orElseThrow(() -> new IOException(
                        backup + " holds no manifest.json: it is no backup, or one that was not finished"));
        mustBeEmpty(data);
        Path copy = backup.resolve(manifest.database());
        if (!Files.isRegularFile(copy) || !FileStore.sha256Of(copy).equals(manifest.databaseSha256())) {
            throw new IOException(copy + " is not as the manifest says: the backup is damaged; take an earlier one");
        }
        Files.createDirectories(data);
        DiskFloor.USUAL.mustLeave(data, Files.size(copy) + manifest.fileBytes(), "what is restored");
        FileStore from = new FileStore(backup.resolve("files"));
        FileStore to = new FileStore(data.resolve("files"));
        Files.createDirectories(data.resolve("files"));
        List<String> damaged = new ArrayList<>();
        long done = 0;
        for (String sha256 : named(copy)) {
            Path original = from.path(sha256);
            if (!Files.isRegularFile(original)) {
                damaged.add("the file " + sha256
                        + (manifest.missing().contains(sha256)
                                ? " was missing when the backup was made"
                                : " is missing in the backup"));
            } else if (!to.putAgain(original, sha256)) {
                damaged.add("the file " + sha256 + " is damaged in the backup");
            } else {
                progress.at(++done, (double) done / Math.max(1, manifest.files()));
            }
        }
        Path draft = data.resolve("archive.db.draft");
        Files.copy(copy, draft, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel bytes = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        if (!FileStore.sha256Of(draft).equals(manifest.databaseSha256())) {
            throw new IOException(draft + " is not as it was written: the new disk is not to be trusted");
        }
        Files.move(draft, data.resolve("archive.db"), StandardCopyOption.ATOMIC_MOVE);
        FileStore.force(data);
        return new Report(manifest, done, damaged);
    }

    private static void mustBeEmpty(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.isDirectory(data)) {
            throw new IOException(data + " is no folder");
        }
        try (Stream<Path> list = Files.list(data)) {
            List<Path> names = list.filter(file -> !file.endsWith("lost+found")).toList();
            if (!names.isEmpty()) {
                throw new IOException(data + " is not empty (it holds "
                        + names.getFirst().getFileName() + "): a backup is restored into an empty or absent folder");
            }
        }
    }

    private static List<String> named(Path copy) throws IOException {
        try (HikariDataSource connections = Database.open(copy, true)) {
            return Jdbi.create(connections)
                    .withHandle(handle -> handle.select(
                                    "select distinct sha256 from attachment where sha256 is not null order by 1")
                            .mapTo(String.class)
                            .list());
        }
    }
}
