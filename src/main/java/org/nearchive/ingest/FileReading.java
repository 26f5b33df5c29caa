package org.nearchive.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.extract.FileParser;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/**
 * Reads the files that the archive holds and nobody has read yet, and stores what was read. Posts are searchable before;
 * each takes a new number when a file of its was read. Used by several threads.
 */
public final class FileReading implements AutoCloseable {
    private static final int BATCH = 50;
    /** A reader of the archive sees what was read at least so often. */
    private static final Duration STORE_EVERY = Duration.ofSeconds(2);

    private final Archive archive;
    private final FileParser parser;

    /** @param parser closed with this */
    public FileReading(Archive archive, FileParser parser) {
        this.archive = archive;
        this.parser = parser;
    }

    /**
     * Reads until nothing is left to read.
     *
     * @param progress told after every few files
     * @param read told of each file once what was read is stored
     * @throws IOException when no file can be read at all; those that were not stay to be read
     */
    public void run(Progress progress, BiConsumer<Extractions.ToRead, Extraction> read)
            throws IOException, InterruptedException {
        long total = archive.extractions().toRead();
        long done = 0;
        for (int some = total == 0 ? 0 : readSome(read); some > 0; some = readSome(read)) {
            done += some;
            progress.at(done, Math.min(1, (double) done / total));
        }
    }

    private synchronized int readSome(BiConsumer<Extractions.ToRead, Extraction> stored)
            throws IOException, InterruptedException {
        Map<Extractions.ToRead, Extraction> read = new LinkedHashMap<>();
        long began = System.nanoTime();
        try {
            for (Extractions.ToRead file : archive.extractions().toRead(BATCH)) {
                archive.mustHaveRoom(); // A reader without scratch space would blame the file.
                read.put(file, read(file));
                if (System.nanoTime() - began > STORE_EVERY.toNanos()) {
                    break;
                }
            }
        } finally {
            if (!read.isEmpty()) {
                archive.extractions().write(FileParser.VERSION, read);
                read.forEach(stored);
            }
        }
        return read.size();
    }

    private Extraction read(Extractions.ToRead file) throws IOException, InterruptedException {
        Optional<Path> bytes = archive.file(file.sha256());
        if (bytes.isEmpty()) {
            return Extraction.without(
                    FileStatus.FAILED, "its bytes are gone from the archive's folder", "application/octet-stream");
        }
        return parser.parse(bytes.get(), file.fileName());
    }

    /** Ends the process that reads files. */
    @Override
    public void close() throws IOException {
        parser.close();
    }
}
