package org.nearchive.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/**
 * Reads text and metadata out of files, in a child process that may hang, run out of memory or die without harm to us.
 *
 * <pre>
 * try (FileParser parser = FileParser.in(Path.of("data/extractor"), FileParser.Limits.USUAL)) {
 *     parser.parse(file, "programme.pdf").text();
 * }
 * </pre>
 *
 * <p>The child starts with the first file and stays. It has a heap and a scratch folder of its own, none of our secrets
 * in its environment, and, where the system lets us take it away, no network. Used by many threads; files are read one
 * after the other.
 */
public final class FileParser implements AutoCloseable {
    /** Name and version of what reads files: raised by hand whenever it would read one otherwise than before. */
    public static final String VERSION = "tika-3.3.1/3";

    private final MediaTypes types = new MediaTypes();
    private final Limits limits;
    private final ReadingChild child;

    private FileParser(Limits limits, ReadingChild child) {
        this.limits = limits;
        this.child = child;
    }

    /**
     * What one file may take (RELIABILITY R12).
     *
     * @param time after it the child is killed
     * @param heapMegabytes of the child
     * @param characters of text that are kept of a file, what its parts hold included
     * @param parts files inside the file (entries of an archive, pictures in a document) that are looked at
     */
    public record Limits(Duration time, int heapMegabytes, int characters, int parts) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(40), 512, 10_000_000, 10_000);
    }

    /** @param folder for configuration and scratch files; what an earlier run left in its scratch folder is removed */
    public static FileParser in(Path folder, Limits limits) throws IOException {
        return new FileParser(limits, ReadingChild.in(folder, "file-parsers.xml", limits, List.of()));
    }

    /** Whether the child may reach the network, because the system did not let us take it away. */
    public boolean hasNetwork() {
        return child.hasNetwork();
    }

    /**
     * Reads one file. Whatever it is, this returns; only a stop of our own process ends it early.
     *
     * @param fileName as the post shows it
     * @throws IOException when the file itself cannot be opened, or the child cannot be started at all, or this was
     *     closed meanwhile
     */
    public Extraction parse(Path file, String fileName) throws IOException, InterruptedException {
        String type = types.of(file, fileName);
        if (Files.size(file) == 0) {
            return Extraction.without(FileStatus.UNREADABLE, "the file is empty", type);
        }
        return new ParsedFile(child.read(file, fileName, List.of()), type, limits).extraction();
    }

    /** Ends the child. */
    @Override
    public void close() throws IOException {
        child.close();
    }
}
