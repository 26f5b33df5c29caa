package org.nearchive.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Change;
import org.nearchive.archive.Intake;
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

    /** Bytes of what may be held back to the end of the run; beyond, the later line counts at once. */
    private static final long HELD_BYTES = 8L * 1024 * 1024;

    private final Intake intake;
    private final Extractor extractor;
    private final Upserts upserts;
    private final Consumer<String> acknowledge;
    private final Progress progress;
    private final IngestReport report;
    private final List<Change> batch = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    /** By id: inputs that a post was made of before, and that may be followed by what took their place. */
    private final Map<String, Change.Upsert> held = new LinkedHashMap<>();

    private final @Nullable Presence presence;
    private String file = "";
    private long batchBytes;
    private long heldBytes;
    private long bytesSeen;
    private long bytesInAll;

    /** Told of every post that the input speaks of. */
    interface Presence {
        /** @param site {@code null} when the input withdraws it */
        void of(String id, @Nullable String site);
    }

    /**
     * @param acknowledge called with a post's id once it is durable
     * @param progress told with every batch
     * @param report told what became of each input
     */
    public Ingest(
            Intake intake, Extractor extractor, Consumer<String> acknowledge, Progress progress, IngestReport report) {
        this(intake, extractor, acknowledge, progress, report, null);
    }

    Ingest(
            Intake intake,
            Extractor extractor,
            Consumer<String> acknowledge,
            Progress progress,
            IngestReport report,
            @Nullable Presence presence) {
        this.intake = intake;
        this.extractor = extractor;
        upserts = new Upserts(intake, extractor);
        this.acknowledge = acknowledge;
        this.progress = progress;
        this.report = report;
        this.presence = presence;
    }

    /** Takes in all that lies at {@code paths}. What cannot be taken in is in the report and in the archive's list. */
    public void run(List<Path> paths) throws IOException {
        run(paths, InputStream.nullInputStream());
    }

    /** @param standardInput what {@link Sources#STANDARD_INPUT} among the paths means: a feed */
    public void run(List<Path> paths, InputStream standardInput) throws IOException {
        boolean streamed = paths.contains(Sources.STANDARD_INPUT);
        for (Path path : streamed ? List.<Path>of() : paths) {
            bytesInAll += Sources.bytes(path);
        }
        Found found = new Found();
        for (Path path : paths) {
            if (path.equals(Sources.STANDARD_INPUT)) {
                Sources.visit(standardInput, found);
            } else {
                Sources.visit(path, found);
            }
        }
        flush();
        applyHeld();
    }

    private final class Found implements Sources.Visitor {
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

        @Override
        public void waiting() {
            flush();
        }
    }

    private void take(RawPost raw) {
        begin(raw.file());
        bytesSeen += raw.bytes().length + 1L;
        switch (extractor.extract(raw)) {
            case Extracted.Accepted accepted -> accept(raw, accepted);
            case Extracted.Withdrawn withdrawn -> {
                note(withdrawn.id(), null);
                add(new Change.Withdraw(withdrawn.id()), 0);
            }
            case Extracted.Refused refused -> refuse(raw.file(), raw.line(), refused.reason());
        }
    }

    /** A file is read from its beginning: what was refused of it before is past. */
    private void begin(Path next) {
        if (!key(next).equals(file)) {
            flush();
            file = key(next);
            intake.forgetRefusals(file);
        }
    }

    private void note(String id, @Nullable String site) {
        if (presence != null) {
            presence.of(id, site);
        }
    }

    private void accept(RawPost raw, Extracted.Accepted accepted) {
        note(accepted.post().id(), accepted.post().origin().site());
        try {
            add(upserts.of(accepted, raw.form(), raw.bytes()), raw.bytes().length);
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
        return file.equals(Sources.STANDARD_INPUT)
                ? file.toString()
                : file.toAbsolutePath().normalize().toString();
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
            List<Change.Outcome> outcomes = intake.advance(batch);
            for (int i = 0; i < outcomes.size(); i++) {
                settle(batch.get(i), outcomes.get(i));
            }
            batch.clear();
            batchBytes = 0;
            if (heldBytes > HELD_BYTES) {
                applyHeld();
            }
            progress.at(report.posts(), bytesInAll == 0 ? 0 : Math.min(1, (double) bytesSeen / bytesInAll));
        }
        if (!refusals.isEmpty()) {
            intake.refuse(refusals);
            refusals.clear();
        }
    }

    /** What a later input of the run has replaced once more is settled with it. */
    private void settle(Change change, Change.Outcome outcome) {
        Change.Upsert before = held.remove(change.id());
        if (before != null) {
            heldBytes -= before.raw().length;
            done(before, Change.Outcome.REPLACED);
        }
        if (outcome == Change.Outcome.REPLACED && change instanceof Change.Upsert upsert) {
            held.put(change.id(), upsert);
            heldBytes += upsert.raw().length;
        } else {
            done(change, outcome);
        }
    }

    private void done(Change change, Change.Outcome outcome) {
        report.add(change.id(), outcome);
        acknowledge.accept(change.id());
    }

    /** Nothing took the place of these: the posts do go back to what they were. */
    private void applyHeld() {
        List<Change> back = List.copyOf(held.values());
        for (int from = 0; from < back.size(); from += BATCH) {
            List<Change> some = back.subList(from, Math.min(back.size(), from + BATCH));
            List<Change.Outcome> outcomes = intake.write(some);
            for (int i = 0; i < outcomes.size(); i++) {
                done(some.get(i), outcomes.get(i));
            }
        }
        held.clear();
        heldBytes = 0;
    }
}
