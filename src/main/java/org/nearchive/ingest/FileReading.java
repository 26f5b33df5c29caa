package org.nearchive.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.extract.FileParser;
import org.nearchive.extract.PictureReader;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/**
 * Reads the files that the archive holds and nobody has read yet, then the words in their pictures, and stores what was
 * read. Posts are searchable before; each takes a new number when a file of its was read. Used by several threads.
 */
public final class FileReading implements AutoCloseable {
    private static final int BATCH = 50;
    /** A reader of the archive sees what was read at least so often. */
    private static final Duration STORE_EVERY = Duration.ofSeconds(2);

    private final Archive archive;
    private final FileParser parser;
    private final Optional<PictureReader> pictures;

    /**
     * @param parser closed with this
     * @param pictures closed with this; empty where nobody can read pictures
     */
    public FileReading(Archive archive, FileParser parser, Optional<PictureReader> pictures) {
        this.archive = archive;
        this.parser = parser;
        this.pictures = pictures;
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
        long total = left();
        long done = 0;
        // New files come before pictures, which take their time.
        for (int some = total == 0 ? 0 : some(read); some > 0; some = some(read)) {
            done += some;
            progress.at(done, Math.min(1, (double) done / total));
        }
    }

    private long left() {
        long pictured = pictures.isPresent() ? archive.extractions().toRecognise() : 0;
        return archive.extractions().toRead() + pictured;
    }

    private synchronized int some(BiConsumer<Extractions.ToRead, Extraction> read)
            throws IOException, InterruptedException {
        int files = readSome(read);
        return files > 0 ? files : recogniseOne(read);
    }

    private int readSome(BiConsumer<Extractions.ToRead, Extraction> stored) throws IOException, InterruptedException {
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
                read.forEach((file, extraction) -> {
                    if (!isToBeRecognised(extraction)) {
                        stored.accept(file, extraction);
                    }
                });
            }
        }
        return read.size();
    }

    private boolean isToBeRecognised(Extraction extraction) {
        return extraction.unreadPictures() && pictures.isPresent();
    }

    /** One at a time: each may take a minute. */
    private int recogniseOne(BiConsumer<Extractions.ToRead, Extraction> stored)
            throws IOException, InterruptedException {
        List<Extractions.ToRecognise> next =
                pictures.isPresent() ? archive.extractions().toRecognise(1) : List.of();
        for (Extractions.ToRecognise one : next) {
            PictureReader reader = pictures.orElseThrow();
            Optional<Path> bytes = archive.file(one.file().sha256());
            Extraction read = bytes.isEmpty()
                    ? gone()
                    : reader.read(bytes.get(), one.file().fileName(), one.languages(), one.before());
            String version = FileParser.VERSION + " "
                    + reader.version(one.languages(), one.file().fileName());
            archive.extractions().write(version, Map.of(one.file(), read), one.languages());
            stored.accept(one.file(), read);
        }
        return next.size();
    }

    private static Extraction gone() {
        return Extraction.without(
                FileStatus.FAILED, "its bytes are gone from the archive's folder", "application/octet-stream");
    }

    private Extraction read(Extractions.ToRead file) throws IOException, InterruptedException {
        Optional<Path> bytes = archive.file(file.sha256());
        if (bytes.isEmpty()) {
            return gone();
        }
        return parser.parse(bytes.get(), file.fileName());
    }

    /** Ends the processes that read files. */
    @Override
    public void close() throws IOException {
        try {
            parser.close();
        } finally {
            if (pictures.isPresent()) {
                pictures.get().close();
            }
        }
    }
}
