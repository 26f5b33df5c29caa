package org.nearchive.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder {@code index-config/} that staff may edit.
 *
 * @param folder in the default file system, or inside our jar when nobody named another
 * @param origin where it comes from, in words, for {@code nearchive config}
 */
public record IndexConfig(Path folder, String origin) {

    /** The configuration in a folder; a missing folder is a {@link ConfigException}. */
    public static IndexConfig in(Path folder, String origin) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigException(List.of(folder + ": there is no such folder; --index-config names a folder like"
                    + " index-config/ of the project, with entities/ and sites/ in it"));
        }
        return new IndexConfig(folder, origin);
    }

    /** The configuration that was packed into the jar. */
    public static IndexConfig packed() {
        URL marker = Objects.requireNonNull(
                IndexConfig.class.getResource("/index-config/README.md"), "index-config is missing in the jar");
        try {
            URI uri = marker.toURI();
            if (uri.getScheme().equals("jar")) {
                // Lives as long as the process: everything reads the configuration through it.
                var jar = FileSystems.newFileSystem(uri, Map.of());
                return new IndexConfig(jar.getPath("/index-config"), "packed into the jar");
            }
            return new IndexConfig(Objects.requireNonNull(Path.of(uri).getParent()), "packed into the classes");
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The configuration in the jar cannot be opened: " + marker, e);
        }
    }

    /** SHA-256 over names and bytes of all files, 64 hex digits: two folders with the same content have the same. */
    public String fingerprint() {
        return fingerprint(folder, files());
    }

    /** The same over some files of a folder, in the order that they are given in. */
    public static String fingerprint(Path folder, List<Path> files) {
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update(relative(folder, file).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            try {
                digest.update(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Copies all files into {@code target}, which is made. */
    public void copyTo(Path target) throws IOException {
        for (Path file : files()) {
            Path copy = target.resolve(relative(folder, file));
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file, copy);
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> files() {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> relative(folder, file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
