package org.nearchive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.nearchive.archive.Archive;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.extract.FileParser;
import org.nearchive.extract.PictureReader;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.SearchLimits;
import org.nearchive.ingest.FileReading;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.ingest.Progress;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** A data folder in use: archive, index and its owner, as a running server holds them. */
public final class Archived implements AutoCloseable {
    public static final IndexConfig CONFIG = IndexConfig.in(Path.of("index-config"), "the project's");
    /** The day on which tests ask. */
    public static final LocalDate TODAY = LocalDate.of(2024, 6, 15);

    /** What a test finds must not depend on how busy the machine is. */
    private static final SearchLimits PATIENT = new SearchLimits(Duration.ofMinutes(2), 8, 128);

    public final Archive archive;
    public final LuceneIndex index;
    public final IndexOwner owner;

    private final Path data;

    private Archived(Path data, Archive archive, LuceneIndex index, IndexOwner owner) {
        this.data = data;
        this.archive = archive;
        this.index = index;
        this.owner = owner;
    }

    public static Archived in(Path data) {
        return in(data, CONFIG);
    }

    public static Archived in(Path data, IndexConfig config) {
        try {
            Archive archive = Archive.open(data, Clock.systemUTC());
            LuceneIndex index = LuceneIndex.open(data.resolve("index"), PATIENT);
            IndexOwner owner = IndexOwner.claim(data.resolve("index"), archive, config, index, "a test");
            owner.follow();
            return new Archived(data, archive, index, owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOwnedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes in and indexes; files are not read. */
    public IngestReport ingest(Path... paths) {
        try (IngestReport report = IngestReport.in(data.resolve("report.jsonl"))) {
            Extractor extractor = Extractor.load(CONFIG.folder());
            new Ingest(archive, extractor, id -> {}, Progress.UNWATCHED, report).run(List.of(paths));
            owner.follow();
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes in, reads the files, and indexes. */
    public IngestReport ingestWithFiles(Path... paths) {
        IngestReport report = ingest(paths);
        try (FileReading reading = new FileReading(
                archive,
                FileParser.in(data.resolve("extractor"), FileParser.Limits.USUAL),
                PictureReader.in(data.resolve("extractor/pictures")))) {
            reading.run(Progress.UNWATCHED, (file, extraction) -> {});
            owner.follow();
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public SearchResult search(SearchParameters parameters) {
        try {
            return index.search(vocabulary -> parameters.toQuery(vocabulary, "en", TODAY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SearchResult search(String typed) {
        return search(new SearchParameters(java.util.Map.of("q", List.of(typed), "limit", List.of("100"))));
    }

    /** Ids of what is found, sorted. */
    public List<String> found(String typed) {
        return search(typed).hits().stream().map(Hit::id).sorted().toList();
    }

    @Override
    public void close() throws IOException {
        owner.close();
        index.close();
        archive.close();
    }
}
