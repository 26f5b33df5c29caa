package org.nearchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.config.ConfigException;
import org.nearchive.config.IndexConfig;
import org.nearchive.date.DateReader;
import org.nearchive.entity.Gazetteer;
import org.nearchive.extract.Extractor;
import org.nearchive.extract.FileParser;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.FileReading;
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

    Path data() {
        return data;
    }

    Path index() {
        return data.resolve("index");
    }

    /** Read and checked: mistakes in it end every command, before anything is touched. */
    IndexConfig config() {
        IndexConfig config = indexConfig == null
                ? IndexConfig.packed()
                : IndexConfig.in(indexConfig, indexConfig.toAbsolutePath().toString());
        List<String> mistakes = new ArrayList<>();
        for (Consumer<Path> part : List.<Consumer<Path>>of(Gazetteer::load, DateReader::load, Extractor::load)) {
            try {
                part.accept(config.folder());
            } catch (ConfigException e) {
                mistakes.addAll(e.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return config;
    }

    Archive archive() throws IOException {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new Nearchive.WrongUse(data + " is no folder; --data names the folder of archive and index");
        }
        return archiveIn(data);
    }

    Archive archiveIn(Path folder) throws IOException {
        return Archive.open(folder, Clock.systemUTC());
    }

    /** The archive of a folder that must hold one. */
    Archive existingArchive() throws IOException {
        if (!Files.isRegularFile(data.resolve("archive.db"))) {
            throw new Nearchive.WrongUse("there is no archive in " + data.toAbsolutePath()
                    + "; ingest something first, or name another folder with --data");
        }
        return archive();
    }

    /** Reads files for the owner of the index. */
    FileReading reading(Archive archive) throws IOException {
        return new FileReading(archive, FileParser.in(data.resolve("extractor"), FileParser.Limits.USUAL));
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
