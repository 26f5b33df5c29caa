package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.Token;
import org.nearchive.archive.Write;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.GivenFiles;
import org.nearchive.ingest.Upserts;
import org.nearchive.source.FeedLines;
import org.nearchive.source.RawPost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /posts}: a feed of records, a line each, and an answer of a line for each. A line is answered once its
 * change survives a loss of power; a bad line is refused and the rest goes on. No more than a batch is held.
 */
final class FeedWrites {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWrites.class);
    private static final int BATCH = 200;
    private static final long BATCH_BYTES = 4_000_000;

    private final Archive archive;
    private final Service service;
    private final Authority authority;
    private final Visibility visibility;
    private final Upserts upserts;

    FeedWrites(Archive archive, Service service, Authority authority, Visibility visibility) {
        this.archive = archive;
        this.service = service;
        this.authority = authority;
        this.visibility = visibility;
        upserts = new Upserts(archive, service.extractor());
    }

    /**
     * What became of a line.
     *
     * @param id {@code null} when the line says none
     * @param status created, changed, unchanged, withdrawn or refused; {@code stopped} for the line from which on nothing
     *     was read
     * @param visible whether searches find the change; {@code null} when nobody asked to wait for that
     * @param code why it was stopped, for programs
     * @param detail why it was refused or stopped, for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineAnswer(
            int line,
            @Nullable String id,
            String status,
            @Nullable Boolean visible,
            @Nullable String code,
            @Nullable String detail) {}

    void post(Context context) throws IOException {
        authority.require(context, Token.Scope.INGEST);
        PostWrites.refuseAtEnd(visibility);
        boolean wait = PostWrites.waits(context);
        MediaType type = MediaType.of(context);
        if (!type.is(
                        "application/x-ndjson",
                        "application/ndjson",
                        "application/jsonl",
                        "application/x-jsonlines",
                        "application/json-lines")
                && !type.isJson()) {
            throw type.refused("a near-post/1 record a line, as application/x-ndjson");
        }
        try (ResultLines answer = new ResultLines(context, service.incoming())) {
            context.status(HttpStatus.OK).contentType(ResultLines.MEDIA_TYPE);
            new Run(context.bodyInputStream(), answer, wait).toTheEnd();
        }
    }

    /** One request. */
    private final class Run {
        private final FeedLines lines;
        private final ResultLines answer;
        private final List<LineAnswer> answers = new ArrayList<>();
        private final List<Write> writes = new ArrayList<>();
        private boolean wait;
        private final boolean asked;
        private long bytes;
        private boolean answered;

        Run(InputStream in, ResultLines answer, boolean wait) {
            lines = new FeedLines(in, Incoming.MAX_RECORD);
            this.answer = answer;
            this.wait = wait;
            asked = wait;
        }

        void toTheEnd() throws IOException {
            for (FeedLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (visibility.ends()) {
                    stop(
                            line.number(),
                            "ending",
                            "the server is being stopped; send this line and those after it again");
                    return;
                }
                take(line);
                // Whoever sends line by line and waits for the answer gets it; whoever sends fast shares transactions.
                if (answers.size() >= BATCH || bytes >= BATCH_BYTES || !lines.hasMoreNow()) {
                    if (!flush()) {
                        return;
                    }
                }
            }
            flush();
        }

        private void take(FeedLines.Line line) throws IOException {
            if (line.isTooLong()) {
                refuse(line, "a line has at most " + Incoming.MAX_RECORD + " bytes");
                return;
            }
            bytes += line.bytes().length;
            switch (service.extractor().extractRecord(PostWrites.NAME, line.bytes(), GivenFiles.NONE)) {
                case Extracted.Accepted accepted -> add(line, upserts.of(accepted, RawPost.Form.RECORD, line.bytes()));
                case Extracted.Withdrawn withdrawn -> add(line, new Change.Withdraw(withdrawn.id()));
                case Extracted.Refused refused -> refuse(line, refused.reason());
            }
        }

        private void add(FeedLines.Line line, Change change) {
            writes.add(new Write(change, Write.Condition.NONE));
            // What became of it is said once it is known.
            answers.add(new LineAnswer(line.number(), change.id(), "", null, null, null));
        }

        private void refuse(FeedLines.Line line, String reason) {
            answers.add(new LineAnswer(line.number(), null, "refused", null, null, reason));
        }

        /** @return whether to go on */
        private boolean flush() throws IOException {
            List<Write.Result> results = List.of();
            if (!writes.isEmpty()) {
                try {
                    results = archive.groupCommit().write(writes);
                    service.written().run();
                } catch (RuntimeException e) {
                    ProblemException fault = Faults.problem(e);
                    if (!answered) {
                        throw e; // The whole request is answered with it.
                    }
                    if (fault == null) {
                        LOG.error("a feed broke at line {}", answers.getFirst().line(), e);
                    }
                    stop(
                            answers.getFirst().line(),
                            fault == null ? "internal" : fault.code(),
                            (fault == null ? "the service failed" : fault.getMessage())
                                    + "; this line and those after it were not kept, send them again");
                    return false;
                }
            }
            Boolean visible = (asked && !results.isEmpty()) ? visible() : null;
            int next = 0;
            for (LineAnswer line : answers) {
                answer.add(line.status().isEmpty() ? said(line, results.get(next++), visible) : line);
            }
            answered = answered || !answers.isEmpty();
            answers.clear();
            writes.clear();
            bytes = 0;
            return true;
        }

        /** Who waited in vain once does not wait again. */
        private boolean visible() throws IOException {
            boolean visible = visibility.await(archive.seq(), wait ? Visibility.LONGEST : Duration.ZERO);
            wait = visible;
            return visible;
        }

        private static LineAnswer said(LineAnswer line, Write.Result result, @Nullable Boolean visible) {
            return new LineAnswer(
                    line.line(),
                    line.id(),
                    java.util.Objects.requireNonNull(result.outcome()).name().toLowerCase(Locale.ROOT),
                    visible,
                    null,
                    null);
        }

        private void stop(int line, String code, @Nullable String detail) throws IOException {
            answer.add(new LineAnswer(line, null, "stopped", null, code, detail));
        }
    }
}
