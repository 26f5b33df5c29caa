package org.nearchive.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder that others put deliveries into: a feed, a page, or a folder of them with their files. A delivery is looked at
 * once nothing in it changed for a while, and lies in {@code done/} or {@code refused/} afterwards, with its report. Until
 * then it stays where it is: after a crash it is simply taken in once more. Used by one thread.
 */
public final class DropFolder {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Path folder;
    private final Duration settled;
    private final Map<Path, Look> looks = new HashMap<>();

    /** @param settled for so long nothing in a delivery may have changed */
    public DropFolder(Path folder, Duration settled) throws IOException {
        this.folder = folder;
        this.settled = settled;
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(REFUSED));
    }

    /** What a delivery looked like, since when; the clock on the wall may jump, so it is not asked. */
    private record Look(String state, long sinceNanos) {}

    /**
     * Deliveries that are complete, by name. Names that begin with a dot, or end in {@code .part} or {@code .tmp}, are in
     * the making.
     *
     * @param nanos of {@link System#nanoTime}
     */
    public List<Path> complete(long nanos) throws IOException {
        List<Path> all = deliveries();
        looks.keySet().retainAll(all);
        for (Path delivery : all) {
            String state = state(delivery);
            looks.merge(
                    delivery,
                    new Look(state, nanos),
                    (before, now) -> before.state().equals(now.state()) ? before : now);
        }
        return all.stream()
                .filter(delivery -> isComplete(Objects.requireNonNull(looks.get(delivery)), nanos))
                .toList();
    }

    /** A folder without a file is one that somebody is about to fill. */
    private boolean isComplete(Look look, long nanos) {
        return !look.state().isEmpty() && nanos - look.sinceNanos() >= settled.toNanos();
    }

    private List<Path> deliveries() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> !isAside(name(file))).sorted().toList();
        }
    }

    private static boolean isAside(String name) {
        return name.equals(DONE)
                || name.equals(REFUSED)
                || name.startsWith(".")
                || name.endsWith(".part")
                || name.endsWith(".tmp");
    }

    /** Names, lengths and times of all files in it. */
    private static String state(Path delivery) throws IOException {
        StringBuilder state = new StringBuilder();
        Files.walkFileTree(delivery, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                state.append(file)
                        .append('\t')
                        .append(is.size())
                        .append('\t')
                        .append(is.lastModifiedTime().toMillis());
                state.append('\n');
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // Moved away while we looked.
                }
                throw failure;
            }
        });
        return state.toString();
    }

    /** Where the report on a delivery is written while it is being taken in. */
    public Path report(Path delivery) {
        return folder.resolve("." + name(delivery) + ".report.jsonl");
    }

    /**
     * Moves a delivery away; its report first, so that one without a report was never taken in wholly.
     *
     * @param whole whether nothing of it was refused
     * @return where it lies now
     */
    public Path putAway(Path delivery, boolean whole) throws IOException {
        Path home = folder.resolve(whole ? DONE : REFUSED);
        Path place = free(home, name(delivery));
        Files.move(
                report(delivery),
                home.resolve(name(place) + ".report.jsonl"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.move(delivery, place, StandardCopyOption.ATOMIC_MOVE);
        looks.remove(delivery);
        return place;
    }

    /** Yesterday's delivery may have had the same name: {@code news.jsonl}, then {@code news.2.jsonl}. */
    private static Path free(Path home, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        Path place = home.resolve(name);
        for (int i = 2; Files.exists(place); i++) {
            place = home.resolve(stem + "." + i + ending);
        }
        return place;
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
