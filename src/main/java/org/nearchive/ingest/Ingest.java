package org.nearchive.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.Refusal;
import org.nearchive.archive.StoredFile;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.Extractor;
import org.nearchive.post.Attachment;
import org.nearchive.source.RawPost;
import org.nearchive.source.Sources;

/** Takes posts from files and folders into the archive. One run is one object, used by one thread. */
public final class Ingest {
    /** Posts in one transaction: large enough that the disk's sync is shared, small enough that a reader waits little. */
    private static final int BATCH = 200;

    private final Archive archive;
    private final Extractor extractor;
    private final Consumer<String> acknowledge;
    private final IngestReport report = new IngestReport();
    private final List<Change> batch = new ArrayList<>();
    private final Map<String, List<Refusal>> refusals = new LinkedHashMap<>();

    /** @param acknowledge called with a post's id once it is durable */
    public Ingest(Archive archive, Extractor extractor, Consumer<String> acknowledge) {
        this.archive = archive;
        this.extractor = extractor;
        this.acknowledge = acknowledge;
    }

    /** Takes in all that lies at {@code paths}. What cannot be taken in is in the report and in the archive's list. */
    public IngestReport run(List<Path> paths) throws IOException {
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
                    refuse(file, line, reason);
                }

                @Override
                public void skipped(Path file) {
                    report.skip(file.toString());
                }
            });
        }
        flush();
        refusals.forEach(archive::refused);
        return report;
    }

    void take(RawPost raw) {
        refusals.computeIfAbsent(key(raw.file()), file -> new ArrayList<>());
        switch (extractor.extract(raw)) {
            case Extracted.Accepted accepted -> accept(raw, accepted);
            case Extracted.Withdrawn withdrawn -> add(new Change.Withdraw(withdrawn.id()));
            case Extracted.Refused refused -> refuse(raw.file(), raw.line(), refused.reason());
        }
    }

    private void accept(RawPost raw, Extracted.Accepted accepted) {
        List<Attachment> attachments = new ArrayList<>();
        for (Attachment named : accepted.post().attachments()) {
            Path file = accepted.files().get(named.number());
            try {
                attachments.add(file == null ? named : store(named, file));
            } catch (IOException e) {
                refuse(raw.file(), raw.line(), "the file " + file + " cannot be read or stored: " + e.getMessage());
                return;
            }
        }
        add(new Change.Upsert(
                accepted.post().with(attachments),
                accepted.provenance(),
                raw.form().name(),
                raw.bytes()));
    }

    private Attachment store(Attachment named, Path file) throws IOException {
        StoredFile stored = archive.store(file);
        return named.stored(stored.sha256(), stored.bytes(), extractor.mediaType(file, named.fileName()));
    }

    private void refuse(Path file, int line, String reason) {
        Refusal refusal = new Refusal(key(file), line, reason);
        refusals.computeIfAbsent(refusal.file(), name -> new ArrayList<>()).add(refusal);
        report.refuse(new Refusal(file.toString(), line, reason));
    }

    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private void add(Change change) {
        batch.add(change);
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<Change.Outcome> outcomes = archive.write(batch);
        outcomes.forEach(report::add);
        batch.forEach(change -> acknowledge.accept(change.id()));
        batch.clear();
    }
}
