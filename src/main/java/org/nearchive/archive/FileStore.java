package org.nearchive.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The originals, each under its SHA-256: {@code ab/abcd…}. A file is durable before its name is given away. */
final class FileStore {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private final Path folder;
    private final Steps steps;

    FileStore(Path folder) throws IOException {
        this(folder, step -> {});
    }

    FileStore(Path folder, Steps steps) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.steps = steps;
    }

    /** Told before each step of storing a file, and may let it fail. */
    interface Steps {
        void before(String step) throws IOException;
    }

    /** Stores a file's bytes; writes nothing when they are here already. */
    StoredFile put(Path file) throws IOException {
        StoredFile known = measure(file);
        Path home = path(known.sha256());
        if (Files.exists(home)) {
            // Whoever moved it there may have been killed before its name was durable.
            force(Objects.requireNonNull(home.getParent()));
            force(folder);
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

    private StoredFile put(InputStream bytes) throws IOException {
        steps.before("make a draft");
        Path draft = Files.createTempFile(folder, "draft-", ".tmp");
        try {
            MessageDigest digest = Hashes.sha256();
            long size;
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                    DigestInputStream in = new DigestInputStream(bytes, digest)) {
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
                    force(folder);
                }
                steps.before("move");
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
                force(parent);
            }
            return new StoredFile(sha256, size);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    Optional<Path> find(String sha256) {
        return Optional.of(path(sha256)).filter(Files::isRegularFile);
    }

    private Path path(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 hex digits, but was " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Makes the names in a folder durable. */
    private void force(Path folder) throws IOException {
        steps.before("force the names");
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
