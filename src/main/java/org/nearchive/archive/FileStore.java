package org.nearchive.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The originals, each under its SHA-256: {@code ab/abcd…}. A file is durable before its name is given away. */
final class FileStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String DRAFT = "draft-";
    /** A draft is locked a moment after it is made. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final Path folder;
    private final Steps steps;

    FileStore(Path folder) {
        this(folder, step -> {});
    }

    FileStore(Path folder, Steps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /** Told before each step of storing a file, and may let it fail. */
    interface Steps {
        void before(String step) throws IOException;
    }

    /**
     * Makes the folder ready for writing: what a process that died was writing goes.
     *
     * @param now the same clock that stamps files
     */
    void prepare(Instant now) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, DRAFT + "*.tmp")) {
            for (Path draft : drafts) {
                removeIfLeftBehind(draft, now);
            }
        }
    }

    private static void removeIfLeftBehind(Path draft, Instant now) throws IOException {
        // One of this process is never opened here: closing it would give up the lock.
        if (draft.getFileName().toString().startsWith(mine())) {
            return;
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            boolean old = Files.getLastModifiedTime(draft).toInstant().isBefore(now.minus(YOUNG));
            if (old && channel.tryLock() != null) {
                Files.delete(draft);
                LOG.info("removed {}: the process that wrote it ended before it was whole", draft);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} was finished or removed by another process", draft);
        }
    }

    private static String mine() {
        return DRAFT + ProcessHandle.current().pid() + "-";
    }

    /** Stores a file's bytes; writes nothing when they are here already. */
    StoredFile put(Path file) throws IOException {
        StoredFile known = measure(file);
        Path home = path(known.sha256());
        if (Files.exists(home)) {
            // Whoever moved it there may have been killed before its name was durable.
            forceNames(Objects.requireNonNull(home.getParent()));
            forceNames(folder);
            // Whoever removes what no post names leaves alone what somebody just named.
            Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
            return known;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return put(in);
        }
    }

    static StoredFile measure(Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new StoredFile(HexFormat.of().formatHex(digest.digest()), size);
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * Copies an original of another store, and reads the copy back; replaces one that is here and not as it was.
     *
     * @return false when its bytes are not those of its name; then nothing is stored
     */
    boolean putAgain(Path original, String sha256) throws IOException {
        Path home = path(sha256);
        Path parent = Files.createDirectories(Objects.requireNonNull(home.getParent()));
        Path draft = Files.createTempFile(folder, mine(), ".tmp");
        try {
            Files.copy(original, draft, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (!sha256Of(draft).equals(sha256)) {
                return false;
            }
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
            return true;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private StoredFile put(InputStream bytes) throws IOException {
        steps.before("make a draft");
        Path draft = Files.createTempFile(folder, mine(), ".tmp");
        try {
            MessageDigest digest = Hashes.sha256();
            long size;
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                    DigestInputStream in = new DigestInputStream(bytes, digest)) {
                channel.lock();
                steps.before("write");
                size = in.transferTo(Channels.newOutputStream(channel));
                steps.before("force the bytes");
                channel.force(true);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path home = path(sha256);
            if (!Files.exists(home)) {
                Path parent = Objects.requireNonNull(home.getParent());
                if (!Files.exists(parent)) {
                    steps.before("make the folder");
                    Files.createDirectories(parent);
                    forceNames(folder);
                }
                steps.before("move");
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
                forceNames(parent);
            }
            return new StoredFile(sha256, size);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    Optional<Path> find(String sha256) {
        return Optional.of(path(sha256)).filter(Files::isRegularFile);
    }

    Path path(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 hex digits, but was " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Every name that looks like an original's, in order. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> SHA256.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Removes a file for good; not an error when it is not there. */
    void remove(String sha256) throws IOException {
        Path home = path(sha256);
        if (Files.deleteIfExists(home)) {
            force(Objects.requireNonNull(home.getParent()));
        }
    }

    /** SHA-256 of what a file holds now. */
    static String sha256Of(Path file) throws IOException {
        return measure(file).sha256();
    }

    /** Makes the names in a folder durable. */
    private void forceNames(Path folder) throws IOException {
        steps.before("force the names");
        force(folder);
    }

    /** Makes the names in a folder durable. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
