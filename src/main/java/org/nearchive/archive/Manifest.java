package org.nearchive.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds: {@code manifest.json}, written last. The originals' own SHA-256s are their names.
 *
 * @param format {@link #FORMAT}
 * @param made when
 * @param seq the last change of the archive that is in it
 * @param posts tombstones left out
 * @param database name of the copy of archive.db beside the manifest
 * @param databaseSha256 of that copy
 * @param files originals that posts name, each counted once
 * @param fileBytes in them
 * @param missing SHA-256s of originals that the archive itself did not have, or not as they were stored
 */
public record Manifest(
        String format,
        Instant made,
        long seq,
        long posts,
        String database,
        String databaseSha256,
        long files,
        long fileBytes,
        List<String> missing) {
    public static final String FORMAT = "nearchive-backup/1";

    private static final String NAME = "manifest.json";

    public Manifest {
        missing = List.copyOf(missing);
    }

    /** Empty when the folder is none of a backup that was finished. */
    static Optional<Manifest> in(Path folder) throws IOException {
        byte[] json;
        try {
            json = Files.readAllBytes(folder.resolve(NAME));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Manifest read;
        try {
            read = StoredJson.read(json, Manifest.class);
        } catch (IllegalStateException e) {
            throw new IOException(folder.resolve(NAME) + " is damaged, or no manifest of Nearchive", e);
        }
        if (!FORMAT.equals(read.format())) {
            throw new IOException(
                    folder.resolve(NAME) + " is of the format " + read.format() + ", but this program reads " + FORMAT);
        }
        return Optional.of(read);
    }

    /** Durable, and whole or not there. */
    void writeTo(Path folder) throws IOException {
        Path draft = folder.resolve(NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(StoredJson.write(this)));
            channel.force(true);
        }
        Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        FileStore.force(folder);
    }
}
