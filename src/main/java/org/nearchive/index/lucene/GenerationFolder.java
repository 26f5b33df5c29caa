package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The folder {@code index/}: generations side by side, {@code CURRENT}, which names the one that answers, and
 * {@code BEFORE}, which names the one that it took the place of.
 */
final class GenerationFolder {
    private static final String CURRENT = "CURRENT";
    private static final String BEFORE = "BEFORE";
    private static final String PREFIX = "gen-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "\\d{6,9}");
    /** A name, and its checksum: a flipped bit must not lead to the generation before. */
    private static final Pattern POINTER = Pattern.compile("(" + NAME + ")(?: ([0-9a-f]{8}))?");

    private final Path folder;
    private final Directories directories;

    GenerationFolder(Path folder) throws IOException {
        this(folder, Directories.ON_DISK);
    }

    GenerationFolder(Path folder, Directories directories) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.directories = directories;
    }

    Path path() {
        return folder;
    }

    Directories directories() {
        return directories;
    }

    Path generation(String name) {
        return folder.resolve(name);
    }

    /** Where the generation that answers lies; empty before the first one was finished. */
    Optional<Path> current() throws IOException {
        return pointer(CURRENT);
    }

    /** The one that was current before and is kept to go back to; empty when there is none. */
    Optional<Path> before() throws IOException {
        Optional<Path> current = current();
        return pointer(BEFORE).filter(Files::isDirectory).filter(kept -> !current.equals(Optional.of(kept)));
    }

    private Optional<Path> pointer(String file) throws IOException {
        String written;
        try {
            written = Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1)
                    .strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Matcher parts = POINTER.matcher(written);
        if (!parts.matches() || (parts.group(2) != null && !parts.group(2).equals(checksum(parts.group(1))))) {
            throw new DamagedPointerException(
                    folder.getFileName() + "/" + file + " is damaged: it names no generation");
        }
        return Optional.of(folder.resolve(parts.group(1)));
    }

    private static String checksum(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x", sum.getValue());
    }

    /** A folder for the next generation; it does not exist yet. */
    Path next() throws IOException {
        int newest = generations().stream()
                .mapToInt(path -> Integer.parseInt(name(path).substring(PREFIX.length())))
                .max()
                .orElse(0);
        return folder.resolve(String.format("%s%06d", PREFIX, newest + 1));
    }

    /**
     * From here on that generation answers; after a crash it is either this one or the one before, whole.
     *
     * @param kept stays, to go back to; empty for none
     */
    void makeCurrent(Path generation, Optional<Path> kept) throws IOException {
        if (kept.isPresent()) {
            point(BEFORE, kept.get());
        } else {
            Files.deleteIfExists(folder.resolve(BEFORE));
        }
        point(CURRENT, generation);
    }

    private void point(String file, Path generation) throws IOException {
        Path draft = folder.resolve(file + ".tmp");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(name(generation) + " " + checksum(name(generation)) + "\n"));
            channel.force(true);
        }
        Files.move(draft, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Removes every generation but the current one and the one before: what a crash or a swap left behind. */
    void removeLeftovers() throws IOException {
        Set<Path> wanted = new HashSet<>();
        try {
            current().ifPresent(wanted::add);
            before().ifPresent(wanted::add);
        } catch (DamagedPointerException e) {
            return; // Nobody knows which is which; the next swap writes the pointers anew.
        }
        for (Path generation : generations()) {
            if (!wanted.contains(generation)) {
                remove(generation);
            }
        }
    }

    /** Whether it is the one that {@code CURRENT} names. */
    boolean isCurrent(Path generation) throws IOException {
        try {
            return current().filter(generation::equals).isPresent();
        } catch (DamagedPointerException e) {
            return false;
        }
    }

    /** Removes the generation before: from now on there is none to go back to. */
    void forgetBefore() throws IOException {
        Files.deleteIfExists(folder.resolve(BEFORE));
        removeLeftovers();
    }

    /** Removes everything: it can be built again from the archive. */
    void removeAll() throws IOException {
        Files.deleteIfExists(folder.resolve(CURRENT));
        Files.deleteIfExists(folder.resolve(BEFORE));
        for (Path generation : generations()) {
            remove(generation);
        }
    }

    /** Removes one generation with all its files. */
    void remove(Path generation) throws IOException {
        try (Stream<Path> walk = Files.walk(generation)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Already gone.
        }
    }

    /** Bytes of a generation's files. */
    static long size(Path generation) throws IOException {
        try (Stream<Path> walk = Files.walk(generation)) {
            return walk.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(path -> NAME.matcher(name(path)).matches()).toList();
        }
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
