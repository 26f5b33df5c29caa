package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.nearchive.archive.Archive;
import org.nearchive.archive.NoRoomException;
import org.nearchive.config.IndexConfig;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.FileReading;
import org.nearchive.ingest.IngestReport;

/** Reads the files and brings the index up to the archive after an ingest, unless a running server does. */
final class IndexUpdate {
    private final Settings settings;
    private final Archive archive;
    private final IndexConfig config;
    private final PrintWriter out;
    private final PrintWriter err;

    IndexUpdate(Settings settings, Archive archive, IndexConfig config, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.archive = archive;
        this.config = config;
        this.out = out;
        this.err = err;
    }

    void run(IngestReport report) throws IOException, InterruptedException {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("ingest", archive, config, index);
            if (owner.isEmpty()) {
                out.println("the running server reads the files and brings the index up to date");
                return;
            }
            try (IndexOwner mine = owner.get()) {
                follow(mine);
                readFiles(report);
                follow(mine);
            }
            if (!report.filesInWords().isEmpty()) {
                out.println(report.filesInWords());
            }
        }
    }

    /** The floor leaves room for that; where it does not, the next run or server does it. */
    void runAfter(NoRoomException full) {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("ingest", archive, config, index);
            if (owner.isPresent()) {
                try (IndexOwner mine = owner.get()) {
                    follow(mine);
                }
            }
        } catch (IOException | RuntimeException e) {
            full.addSuppressed(e);
            err.println("what was taken in is not in the index yet: the next ingest or serve does that");
        }
    }

    private void follow(IndexOwner owner) throws IOException {
        try (ProgressLine progress = new ProgressLine("changes indexed", err)) {
            owner.follow(progress::at);
        }
    }

    private void readFiles(IngestReport report) throws IOException, InterruptedException {
        if (archive.extractions().toRead() + archive.extractions().toRecognise() > 0) {
            try (FileReading reading = settings.reading(archive);
                    ProgressLine progress = new ProgressLine("files", err)) {
                reading.run(progress, report::read);
            }
        }
    }
}
