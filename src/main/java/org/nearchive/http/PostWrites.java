package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.Token;
import org.nearchive.archive.Write;
import org.nearchive.extract.Extracted;
import org.nearchive.ingest.Upserts;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;
import org.nearchive.source.RawPost;

/** {@code PUT} and {@code DELETE} of {@code /posts/{id}}: answered once the change survives a loss of power. */
final class PostWrites {
    /** The name of what came: there is no file. */
    static final String NAME = "http";

    private final Archive archive;
    private final Service service;
    private final Authority authority;
    private final Visibility visibility;
    private final Upserts upserts;

    PostWrites(Archive archive, Service service, Authority authority, Visibility visibility) {
        this.archive = archive;
        this.service = service;
        this.authority = authority;
        this.visibility = visibility;
        upserts = new Upserts(archive, service.extractor());
    }

    /**
     * The answer.
     *
     * @param status created, changed, unchanged or withdrawn
     * @param attachments as they are stored; {@code null} for a post that is withdrawn
     * @param visible whether searches find the change; {@code null} when nobody asked to wait for that
     * @param detail what else there is to say; {@code null} when there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String id,
            String status,
            @Nullable List<File> attachments,
            @Nullable Boolean visible,
            @Nullable String detail) {}

    /** One file of the post. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(
            int number,
            String fileName,
            String status,
            long bytes,
            @Nullable String sha256,
            @Nullable String reason) {
        static File of(Attachment file) {
            return new File(
                    file.number(),
                    file.fileName(),
                    file.status().name().toLowerCase(Locale.ROOT),
                    file.bytes(),
                    file.sha256(),
                    file.reason());
        }
    }

    void put(Context context) throws IOException {
        authority.require(context, Token.Scope.INGEST);
        refuseAtEnd(visibility);
        boolean wait = waits(context);
        String id = context.pathParam("id");
        Write.Condition condition = Preconditions.of(context);
        Change.Upsert change = upsert(context, id);
        Write.Result result = write(new Write(change, condition));
        Change.Outcome outcome = done(result, id);
        boolean created = outcome == Change.Outcome.CREATED;
        context.header("ETag", Preconditions.tag(String.valueOf(result.contentHash())));
        if (created) {
            context.header("Location", context.req().getRequestURI());
        }
        Optional<Boolean> visible = visible(wait);
        context.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .json(new Answer(
                        id,
                        outcome.name().toLowerCase(Locale.ROOT),
                        change.post().attachments().stream().map(File::of).toList(),
                        visible.orElse(null),
                        detail(visible)));
    }

    private Change.Upsert upsert(Context context, String id) throws IOException {
        try (Incoming incoming = Incoming.of(context, service.incoming())) {
            Extracted extracted = service.extractor().extractRecord(NAME, incoming.record(), incoming.files());
            return switch (extracted) {
                case Extracted.Refused refused -> throw invalid("post", "the record " + refused.reason());
                case Extracted.Withdrawn withdrawn ->
                    throw invalid(
                            "op",
                            "a record that is put must not say op delete; send DELETE to this address to withdraw "
                                    + withdrawn.id());
                case Extracted.Accepted accepted -> {
                    if (!accepted.post().id().equals(id)) {
                        throw invalid(
                                "id",
                                "the record's id is \"" + accepted.post().id() + "\", but the address says \"" + id
                                        + "\"; they must be the same");
                    }
                    incoming.refuseUnused();
                    yield upserts.of(accepted, RawPost.Form.RECORD, incoming.record());
                }
            };
        }
    }

    private static ProblemException invalid(String parameter, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_" + parameter, parameter, detail);
    }

    /** 204 also when it had been withdrawn before; 404 when there never was such a post. */
    void delete(Context context) throws IOException {
        authority.require(context, Token.Scope.INGEST);
        refuseAtEnd(visibility);
        boolean wait = waits(context);
        String id = context.pathParam("id");
        Write.Condition condition = Preconditions.of(context);
        if (!Post.isId(id)) {
            throw unknown(id);
        }
        Write.Result result = write(new Write(new Change.Withdraw(id), condition));
        done(result, id);
        if (result.contentHash() == null) {
            throw unknown(id);
        }
        Optional<Boolean> visible = visible(wait);
        if (visible.orElse(true)) {
            context.status(HttpStatus.NO_CONTENT);
        } else {
            context.json(new Answer(id, "withdrawn", null, false, detail(visible)));
        }
    }

    private static NotHere unknown(String id) {
        return new NotHere(HttpStatus.NOT_FOUND, "unknown_post", "there is no post " + id);
    }

    private Write.Result write(Write write) {
        Write.Result result = archive.groupCommit().write(List.of(write)).getFirst();
        service.written().run();
        return result;
    }

    private static Change.Outcome done(Write.Result result, String id) {
        Change.Outcome outcome = result.outcome();
        if (outcome != null) {
            return outcome;
        }
        String hash = result.contentHash();
        if (hash == null || hash.isEmpty()) {
            throw changedMeanwhile("there is no post " + id + ", but If-Match says that there is");
        }
        throw changedMeanwhile(
                        "the post " + id + " is not as If-Match or If-None-Match say; read it again, its ETag is here")
                .with("ETag", Preconditions.tag(hash));
    }

    private static ProblemException changedMeanwhile(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition_failed", null, detail);
    }

    /** Empty when nobody asked. */
    private Optional<Boolean> visible(boolean wait) throws IOException {
        return wait ? Optional.of(visibility.await(archive.seq(), Visibility.LONGEST)) : Optional.empty();
    }

    private static @Nullable String detail(Optional<Boolean> visible) {
        return visible.orElse(true)
                ? null
                : "the change is durable, but searches did not find it within " + Visibility.LONGEST.toSeconds()
                        + " seconds; they will";
    }

    /** {@code wait=visible} is the only parameter there is. */
    static boolean waits(Context context) {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("wait"));
        String wait = parameters.one("wait", "");
        if (!wait.isEmpty() && !wait.equals("visible")) {
            throw invalid("wait", "wait is visible or not given, but was \"" + wait + "\"");
        }
        return !wait.isEmpty();
    }

    static void refuseAtEnd(Visibility visibility) {
        if (visibility.ends()) {
            throw new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "ending",
                            null,
                            "the server is being stopped; nothing of this request was kept, send it again")
                    .with("Retry-After", "10");
        }
    }
}
