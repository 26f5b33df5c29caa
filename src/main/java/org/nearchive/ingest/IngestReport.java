package org.nearchive.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.nearchive.archive.Change;
import org.nearchive.archive.Extractions;
import org.nearchive.archive.Refusal;
import org.nearchive.archive.StoredJson;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/**
 * What became of the inputs of one run: every input is counted exactly once, and everything that is not ok stands in a
 * file, a JSON object a line.
 */
public final class IngestReport implements AutoCloseable {
    /** So many are kept to be shown; the file has all. */
    private static final int SHOWN = 20;

    private final Writer lines;
    private final Map<Change.Outcome, Long> outcomes = new EnumMap<>(Change.Outcome.class);
    private final Map<FileStatus, Long> files = new EnumMap<>(FileStatus.class);
    private final List<String> shown = new ArrayList<>();
    private BiConsumer<String, Change.Outcome> told = (id, outcome) -> {};
    private long refused;
    private long skipped;
    private long kept;
    private long notOk;

    private IngestReport(Writer lines) {
        this.lines = lines;
    }

    /** One that is written nowhere. */
    public static IngestReport unwritten() {
        return new IngestReport(Writer.nullWriter());
    }

    /** @param file replaced when it exists */
    public static IngestReport in(Path file) throws IOException {
        return new IngestReport(new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
    }

    /** Has each post told as soon as it is known what became of it. */
    public IngestReport telling(BiConsumer<String, Change.Outcome> listener) {
        told = listener;
        return this;
    }

    void add(String id, Change.Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
        told.accept(id, outcome);
    }

    /** Notes an input of which no post could be made. */
    public void refuse(Refusal refusal) {
        refused++;
        write(Map.of("input", refusal.file(), "line", refusal.line(), "status", "refused", "reason", refusal.reason()));
        show(refusal.inWords());
    }

    /** Notes why posts that are missing in the input stay. */
    void keep(String site, String reason) {
        kept++;
        write(Map.of("site", site, "status", "kept", "reason", reason));
        show(site + ": " + reason);
    }

    void skip(Path file) {
        skipped++;
        String reason = "a text file in a folder that is no dump by its name";
        write(Map.of("input", file.toString(), "line", 0, "status", "skipped", "reason", reason));
    }

    /** Notes how the reading of a file ended. */
    public void read(Extractions.ToRead file, Extraction extraction) {
        files.merge(extraction.status(), 1L, Long::sum);
        if (extraction.status() == FileStatus.OK) {
            return;
        }
        String status = extraction.status().name().toLowerCase(Locale.ROOT);
        String reason = Objects.requireNonNullElse(extraction.reason(), "");
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.fileName());
        line.put("sha256", file.sha256());
        line.put("status", status);
        line.put("reason", reason);
        write(line);
        if (extraction.status() == FileStatus.FAILED) {
            show(file.fileName() + ": " + reason);
        }
    }

    private void write(Map<String, Object> line) {
        notOk++;
        try {
            lines.write(new String(StoredJson.write(line), StandardCharsets.UTF_8) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written", e);
        }
    }

    private void show(String line) {
        if (shown.size() < SHOWN) {
            shown.add(line);
        }
    }

    /** Posts taken in so far, whatever became of them. */
    public long posts() {
        return count(Change.Outcome.values());
    }

    public long count(Change.Outcome... of) {
        long sum = 0;
        for (Change.Outcome outcome : of) {
            sum += outcomes.getOrDefault(outcome, 0L);
        }
        return sum;
    }

    /** Whether all was taken in: nothing refused, no file failed, nothing kept that should go. */
    public boolean isWhole() {
        return refused == 0 && kept == 0 && files(FileStatus.FAILED) == 0;
    }

    /** Inputs of which no post could be made. */
    public long refused() {
        return refused;
    }

    /** Lines of the file. */
    public long notOk() {
        return notOk;
    }

    /** Files whose reading ended so. */
    public long files(FileStatus status) {
        return files.getOrDefault(status, 0L);
    }

    /** The first inputs that were refused and files that failed, a line each, for people. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    /** One line for people: {@code 24 posts: 24 new, 0 changed, 0 unchanged, 0 withdrawn; 0 inputs refused}. */
    public String inWords() {
        return posts() + (posts() == 1 ? " post: " : " posts: ") + count(Change.Outcome.CREATED) + " new, "
                + count(Change.Outcome.CHANGED) + " changed, " + count(Change.Outcome.UNCHANGED) + " unchanged, "
                + count(Change.Outcome.WITHDRAWN) + " withdrawn; " + refused
                + (refused == 1 ? " input" : " inputs") + " refused"
                + (count(Change.Outcome.REPLACED) == 0
                        ? ""
                        : "; " + count(Change.Outcome.REPLACED) + " older than what took their place")
                + (skipped == 0 ? "" : "; " + skipped + " text files in folders left alone");
    }

    /** One line for people: {@code 12 files read: 8 ok, 3 partial, 1 encrypted}; empty when none was read. */
    public String filesInWords() {
        long all = files.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        files.forEach((status, count) ->
                parts.add(count + " " + (status == FileStatus.PENDING ? "not read yet" : word(status))));
        return all + (all == 1 ? " file: " : " files: ") + String.join(", ", parts);
    }

    private static String word(FileStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
