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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder {@code index/}: generations side by side, and {@code CURRENT}, which names the one that answers. */
final class GenerationFolder {
    private static final String CURRENT = "CURRENT";
    private static final String PREFIX = "gen-";
    private final Path folder;

    GenerationFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Where the generation that answers lies; empty before the first one was finished. */
    Optional<Path> current() throws IOException {
        try {
            return Optional.of(
                    folder.resolve(Files.readString(folder.resolve(CURRENT)).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A folder for the next generation; it does not exist yet. */
    Path next() throws IOException {
        int newest = generations().stream()
                .mapToInt(path -> Integer.parseInt(name(path).substring(PREFIX.length())))
                .max()
                .orElse(0);
        return folder.resolve(String.format("%s%06d", PREFIX, newest + 1));
    }

    /** From here on that generation answers; after a crash it is either this one or the one before, whole. */
    void makeCurrent(Path generation) throws IOException {
        Path draft = folder.resolve(CURRENT + ".tmp");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(name(generation) + "\n"));
            channel.force(true);
        }
        Files.move(draft, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Removes every generation but the current one: what a crash or a swap left behind. */
    void removeLeftovers() throws IOException {
        Optional<Path> current = current();
        for (Path generation : generations()) {
            if (!current.filter(generation::equals).isPresent()) {
                try (Stream<Path> walk = Files.walk(generation)) {
                    for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(path -> name(path).matches(PREFIX + "\\d{6,9}")).toList();
        }
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
