package org.nearchive.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.Refusal;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.Extractor;
import org.nearchive.source.RawPost;
import org.nearchive.source.Sources;

/**
 * Takes posts from files and folders into the archive. One run is one object, used by one thread; it holds no more than a
 * batch of posts at a time, however large a feed is.
 */
public final class Ingest {
    /** Posts in one transaction: large enough that the disk's sync is shared, small enough that a reader waits little. */
    private static final int BATCH = 200;

    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final Archive archive;
    private final Extractor extractor;
    private final Intake intake;
    private final Consumer<String> acknowledge;
    private final Progress progress;
    private final IngestReport report;
    private final List<Change> batch = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private String file = "";
    private long batchBytes;
    private long bytesSeen;
    private long bytesInAll;

    /**
     * @param acknowledge called with a post's id once it is durable
     * @param progress told with every batch
     * @param report told what became of each input
     */
    public Ingest(
            Archive archive,
            Extractor extractor,
            Consumer<String> acknowledge,
            Progress progress,
            IngestReport report) {
        this.archive = archive;
        this.extractor = extractor;
        intake = new Intake(archive, extractor);
        this.acknowledge = acknowledge;
        this.progress = progress;
        this.report = report;
    }

    /** Takes in all that lies at {@code paths}. What cannot be taken in is in the report and in the archive's list. */
    public void run(List<Path> paths) throws IOException {
        for (Path path : paths) {
            bytesInAll += Sources.bytes(path);
        }
        for (Path path : paths) {
            Sources.visit(path, new Sources.Visitor() {
                @Override
                public boolean isDump(Path file) {
                    return extractor.isDump(file);
                }

                @Override
                public void post(RawPost raw) {
                    take(raw);
                }

                @Override
                public void refused(Path file, int line, String reason) {
                    begin(file);
                    refuse(file, line, reason);
                }

                @Override
                public void skipped(Path file) {
                    report.skip(file);
                }
            });
        }
        flush();
    }

    private void take(RawPost raw) {
        begin(raw.file());
        bytesSeen += raw.bytes().length + 1L;
        switch (extractor.extract(raw)) {
            case Extracted.Accepted accepted -> accept(raw, accepted);
            case Extracted.Withdrawn withdrawn -> add(new Change.Withdraw(withdrawn.id()), 0);
            case Extracted.Refused refused -> refuse(raw.file(), raw.line(), refused.reason());
        }
    }

    /** A file is read from its beginning: what was refused of it before is past. */
    private void begin(Path next) {
        if (!key(next).equals(file)) {
            flush();
            file = key(next);
            archive.forgetRefusals(file);
        }
    }

    private void accept(RawPost raw, Extracted.Accepted accepted) {
        try {
            add(intake.upsert(accepted, raw.form(), raw.bytes()), raw.bytes().length);
        } catch (IOException e) {
            refuse(raw.file(), raw.line(), String.valueOf(e.getMessage()));
        }
    }

    private void refuse(Path in, int line, String reason) {
        refusals.add(new Refusal(key(in), line, reason));
        report.refuse(new Refusal(in.toString(), line, reason));
        if (refusals.size() >= BATCH) {
            flush();
        }
    }

    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private void add(Change change, long bytes) {
        batch.add(change);
        batchBytes += bytes;
        if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            archive.write(batch).forEach(report::add);
            batch.forEach(change -> acknowledge.accept(change.id()));
            batch.clear();
            batchBytes = 0;
            progress.at(report.posts(), bytesInAll == 0 ? 1 : Math.min(1, (double) bytesSeen / bytesInAll));
        }
        if (!refusals.isEmpty()) {
            archive.refuse(refusals);
            refusals.clear();
        }
    }
}
