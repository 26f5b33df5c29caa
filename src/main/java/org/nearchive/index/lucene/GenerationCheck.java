package org.nearchive.index.lucene;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.nearchive.index.IndexedPost;

/**
 * What a look at every byte of the generation that answers has found. Needs no lock and changes nothing: it may be made
 * while another process writes.
 *
 * <pre>
 * GenerationCheck check = GenerationCheck.of(Path.of("data/index"));
 * check.isWhole();   // else check.reason() names the files and what is wrong with each
 * </pre>
 *
 * @param generation its name; empty when there is none
 * @param reason in words why it is not whole; empty when it is
 * @param files that were read to their end
 * @param bytes in them
 */
public record GenerationCheck(State state, String generation, String reason, int files, long bytes) {
    /** Named in words, the first ones of many. */
    private static final int NAMED = 5;

    private static final int TRIES = 5;

    /** What a generation is good for. */
    public enum State {
        /** Every byte is as it was written. */
        WHOLE,
        /** There is no generation yet. */
        NONE,
        /** Another version of this program or of Lucene made it; it would answer differently. */
        OTHER_VERSION,
        DAMAGED
    }

    public boolean isWhole() {
        return state == State.WHOLE;
    }

    /** Compares every file with the checksum in it. Reads as fast as the disk gives. */
    public static GenerationCheck of(Path indexFolder) throws IOException {
        return of(new GenerationFolder(indexFolder));
    }

    /** As {@link #of}, and reads every term, posting and stored field as a search would; takes far longer. */
    public static GenerationCheck thorough(Path indexFolder) throws IOException {
        GenerationFolder folder = new GenerationFolder(indexFolder);
        GenerationCheck check = of(folder);
        if (!check.isWhole()) {
            return check;
        }
        Path generation = folder.current().orElseThrow();
        Optional<String> wrong = luceneFinds(generation, CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
        return wrong.map(words -> new GenerationCheck(State.DAMAGED, check.generation, words, check.files, check.bytes))
                .orElse(check);
    }

    static GenerationCheck of(GenerationFolder folder) throws IOException {
        Found found = Found.in(folder);
        for (int i = 1; i < TRIES && found.check.state == State.DAMAGED; i++) {
            // The owner may have committed and cleaned up while we read: damage is what the same commit shows twice.
            Found again = Found.in(folder);
            if (again.commit.equals(found.commit)) {
                return again.check;
            }
            found = again;
        }
        return found.check;
    }

    /** The same of one generation, current or not. */
    static GenerationCheck ofGeneration(Path generation) {
        return Found.of(generation).check;
    }

    /** What was found in one commit of one generation. */
    private record Found(String commit, GenerationCheck check) {
        static Found in(GenerationFolder folder) throws IOException {
            try {
                Optional<Path> current = folder.current();
                return current.isEmpty()
                        ? new Found("", new GenerationCheck(State.NONE, "", "there is no index yet", 0, 0))
                        : of(current.get());
            } catch (DamagedPointerException e) {
                return new Found("", damaged("", String.valueOf(e.getMessage())));
            }
        }

        static Found of(Path generation) {
            String name = nameOf(generation);
            if (!Files.isDirectory(generation)) {
                return new Found(name, damaged(name, name + " is missing"));
            }
            String commit = name;
            try (Directory directory = new NIOFSDirectory(Generation.luceneIn(generation))) {
                SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
                commit = name + "/" + infos.getSegmentsFileName();
                Map<String, String> data = infos.getUserData();
                if (!Generation.isOfThisVersion(data)) {
                    return new Found(commit, otherVersion(name, Generation.versionOf(data)));
                }
                Collection<String> files = infos.files(true);
                List<String> wrong = wrongFiles(directory, files);
                if (!Generation.configFingerprintIn(generation).equals(Generation.fingerprintOf(data))) {
                    wrong.add("index-config: the copy of the configuration was changed");
                }
                return new Found(
                        commit,
                        wrong.isEmpty()
                                ? new GenerationCheck(State.WHOLE, name, "", files.size(), sizeOf(directory, files))
                                : damaged(name, inWords(name, wrong)));
            } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
                return new Found(commit, otherVersion(name, "another Lucene"));
            } catch (IOException | RuntimeException e) {
                refuseWithoutHandles(e);
                return new Found(commit, damaged(name, inWords(name, List.of("its list of files: " + inWords(e)))));
            }
        }

        private static GenerationCheck damaged(String generation, String reason) {
            return new GenerationCheck(State.DAMAGED, generation, reason, 0, 0);
        }

        private static GenerationCheck otherVersion(String generation, String version) {
            return new GenerationCheck(
                    State.OTHER_VERSION,
                    generation,
                    generation + " was made by index version " + version + ", this program is of version "
                            + IndexedPost.INDEX_VERSION,
                    0,
                    0);
        }
    }

    private static List<String> wrongFiles(Directory directory, Collection<String> files) {
        return new ArrayList<>(files.parallelStream()
                .map(file -> wrongWith(directory, file))
                .flatMap(Optional::stream)
                .sorted()
                .toList());
    }

    /** Empty when the file's bytes agree with the checksum at its end. */
    static Optional<String> wrongWith(Directory directory, String file) {
        try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(input);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            refuseWithoutHandles(e);
            return Optional.of(file + ": " + inWords(e));
        }
    }

    /** A process that may open no more files cannot tell whether one is damaged. */
    private static void refuseWithoutHandles(Exception failure) {
        if (String.valueOf(failure.getMessage()).contains("Too many open files")) {
            throw new UncheckedIOException(new IOException("the index cannot be checked: too many open files"));
        }
    }

    /** What {@link #wrongWith} says of a file that is not there. */
    static String missing(String file) {
        return file + ": is missing";
    }

    private static long sizeOf(Directory directory, Collection<String> files) throws IOException {
        long bytes = 0;
        for (String file : files) {
            bytes += directory.fileLength(file);
        }
        return bytes;
    }

    private static String inWords(String generation, List<String> wrong) {
        String named = String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size())));
        return generation + " is damaged: " + named
                + (wrong.size() > NAMED ? "; and " + (wrong.size() - NAMED) + " more files" : "");
    }

    static String inWords(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException gone -> "is missing";
            case FileNotFoundException gone -> "is missing";
            case EOFException shorter -> "is cut off";
            case UncheckedIOException wrapped -> inWords(Objects.requireNonNull(wrapped.getCause()));
            // Without the path of the file: this goes into answers.
            case CorruptIndexException corrupt -> "cannot be read: " + corrupt.getOriginalMessage();
            default -> "cannot be read: " + failure.getMessage();
        };
    }

    /** Lucene's own check of the last commit; empty when it is content. */
    static Optional<String> luceneFinds(Path generation, int level) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Directory directory = new NIOFSDirectory(Generation.luceneIn(generation));
                // The owner of the index holds the real lock; nothing is written here.
                CheckIndex check = new CheckIndex(directory, NoLockFactory.INSTANCE.obtainLock(directory, "check"))) {
            check.setInfoStream(new PrintStream(said, true, StandardCharsets.UTF_8), false);
            check.setLevel(level);
            if (check.checkIndex().clean) {
                return Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            return Optional.of(nameOf(generation) + " is damaged: " + inWords(e));
        }
        String errors = said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("ERROR") || line.contains("FAILED") || line.contains("Exception"))
                .limit(NAMED)
                .map(String::strip)
                .collect(Collectors.joining("; "));
        return Optional.of(nameOf(generation) + " is damaged: Lucene's check says " + errors);
    }

    private static String nameOf(Path generation) {
        return Objects.requireNonNull(generation.getFileName()).toString();
    }
}
