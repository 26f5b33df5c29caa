package org.nearchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.DiskFloor;
import org.nearchive.config.ConfigException;
import org.nearchive.config.IndexConfig;
import org.nearchive.date.DateReader;
import org.nearchive.entity.Gazetteer;
import org.nearchive.extract.Extractor;
import org.nearchive.extract.FileParser;
import org.nearchive.extract.PictureReader;
import org.nearchive.index.Analysis;
import org.nearchive.index.lucene.CheckFile;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.FileReading;
import org.nearchive.person.Titles;
import picocli.CommandLine.Option;

/** Options of all commands, and what they open. */
final class Settings {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where archive and index lie (default: data). Environment: NEARCHIVE_DATA.",
            defaultValue = "${env:NEARCHIVE_DATA:-data}")
    private Path data = Path.of("data");

    @Option(
            names = "--index-config",
            paramLabel = "FOLDER",
            description = "Names, page templates and rules (default: those in the jar). Environment:"
                    + " NEARCHIVE_INDEX_CONFIG.",
            defaultValue = "${env:NEARCHIVE_INDEX_CONFIG}")
    private @Nullable Path indexConfig;

    @Option(
            names = "--disk-floor",
            paramLabel = "SIZE",
            description =
                    "How much of the disk stays free: writes end before, like \"1 GB\" or \"200 MB\" (default: 2 %% of"
                            + " the volume, at most 1 GB). Environment: NEARCHIVE_DISK_FLOOR.",
            defaultValue = "${env:NEARCHIVE_DISK_FLOOR:-}")
    private String diskFloor = "";

    Path data() {
        return data;
    }

    Path index() {
        return data.resolve("index");
    }

    /**
     * Read and checked: mistakes in it end every command, before anything is touched. The one that the answering index was
     * built with was checked then.
     */
    IndexConfig config() {
        IndexConfig config = given();
        return LuceneIndex.isBuiltWith(index(), config) ? config : checked(config);
    }

    /** Read and checked, whatever was built with it. */
    IndexConfig checkedConfig() {
        return checked(given());
    }

    private IndexConfig given() {
        return indexConfig == null
                ? IndexConfig.packed()
                : IndexConfig.in(indexConfig, indexConfig.toAbsolutePath().toString());
    }

    private static IndexConfig checked(IndexConfig config) {
        List<String> mistakes = List.<Consumer<Path>>of(
                        Gazetteer::load,
                        DateReader::load,
                        Extractor::load,
                        CheckFile::check,
                        Analysis::check,
                        Titles::load)
                .parallelStream()
                .flatMap(part -> mistakes(part, config.folder()).stream())
                .toList();
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return config;
    }

    private static List<String> mistakes(Consumer<Path> part, Path folder) {
        try {
            part.accept(folder);
            return List.of();
        } catch (ConfigException e) {
            return e.mistakes();
        }
    }

    Archive archive() throws IOException {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new Nearchive.WrongUse(data + " is no folder; --data names the folder of archive and index");
        }
        return archiveIn(data);
    }

    Archive archiveIn(Path folder) throws IOException {
        return Archive.open(folder, Clock.systemUTC(), floor());
    }

    DiskFloor floor() {
        try {
            return DiskFloor.of(diskFloor);
        } catch (IllegalArgumentException e) {
            throw new Nearchive.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** The archive of a folder that must hold one. */
    Archive existingArchive() throws IOException {
        mustHoldAnArchive();
        return archive();
    }

    void mustHoldAnArchive() {
        if (!Files.isRegularFile(data.resolve("archive.db"))) {
            throw new Nearchive.WrongUse("there is no archive in " + data.toAbsolutePath()
                    + "; ingest something first, or name another folder with --data");
        }
    }

    /** The server's own token, with all scopes, from the environment; {@code null} when it has none. */
    @Nullable
    String token() {
        String token = System.getenv("NEARCHIVE_TOKEN");
        if (token == null || token.isBlank()) {
            return null;
        }
        String own = token.strip();
        if (!own.matches("[\\x21-\\x7e]+")) {
            throw new Nearchive.WrongUse(
                    "NEARCHIVE_TOKEN has characters that cannot be sent in a header; use letters, digits, - and _ only");
        }
        return own;
    }

    /** Reads files for the owner of the index. */
    FileReading reading(Archive archive) throws IOException {
        return new FileReading(
                archive,
                FileParser.in(data.resolve("extractor"), FileParser.Limits.USUAL),
                PictureReader.in(data.resolve("extractor/pictures")));
    }

    /** @return empty when a running process owns the index */
    Optional<IndexOwner> owner(String command, Archive archive, IndexConfig config, LuceneIndex index)
            throws IOException {
        try {
            return Optional.of(claim(command, archive, config, index));
        } catch (IndexOwnedException e) {
            return Optional.empty();
        }
    }

    IndexOwner claim(String command, Archive archive, IndexConfig config, LuceneIndex index)
            throws IOException, IndexOwnedException {
        String who =
                "nearchive " + command + " (process " + ProcessHandle.current().pid() + ")";
        return IndexOwner.claim(index(), archive, config, index, who);
    }
}
