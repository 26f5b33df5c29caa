package org.nearchive.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.archive.Job;
import org.nearchive.archive.Token;

/** {@code /jobs}: asked for and cancelled with a token, watched by everybody. */
final class JobRoutes {
    private static final String REINDEX = "reindex";
    private static final List<String> ARGUMENTS = Arrays.stream(Extractions.Again.values())
            .map(argument -> argument.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final String EXAMPLE = "{\"kind\":\"reindex\"}, or with \"argument\": one of " + ARGUMENTS;
    private static final int MAX_BODY = 10_000;

    private final Archive archive;
    private final Service service;
    private final Authority authority;
    private final Clock clock;

    JobRoutes(Archive archive, Service service, Authority authority, Clock clock) {
        this.archive = archive;
        this.service = service;
        this.authority = authority;
        this.clock = clock;
    }

    /** Asks for one; 201, and its address. Whoever owns the index does it. */
    void ask(Context context) throws IOException {
        authority.require(context, Token.Scope.ADMIN);
        new SearchParameters(context.queryParamMap()).refuseOthersThan(List.of());
        MediaType type = MediaType.of(context);
        if (!type.isJson()) {
            throw type.refused("a JSON object as application/json: " + EXAMPLE);
        }
        JsonNode given = body(context);
        String kind = text(given, "kind");
        if (kind == null || !kind.equals(REINDEX)) {
            throw invalid("kind", "kind must be " + REINDEX + "; send " + EXAMPLE);
        }
        String argument = text(given, "argument");
        if (argument != null && !ARGUMENTS.contains(argument)) {
            throw invalid("argument", "argument must be one of " + ARGUMENTS + " or left out");
        }
        List<String> unknown = new ArrayList<>();
        given.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(List.of("kind", "argument"));
        if (!unknown.isEmpty()) {
            throw invalid("job", "a job has kind and argument, but the body says " + unknown.getFirst());
        }
        Job job = archive.jobs().ask(kind, argument == null ? null : argument.toUpperCase(Locale.ROOT));
        service.written().run();
        context.header("Location", "/api/v1/jobs/" + job.id());
        context.status(HttpStatus.CREATED).json(JobJson.of(job, clock.instant()));
    }

    private static JsonNode body(Context context) throws IOException {
        byte[] bytes = context.bodyInputStream().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "too_large", null, "a job has at most " + MAX_BODY + " bytes");
        }
        try {
            JsonNode given = Json.MAPPER.readTree(bytes);
            if (given != null && given.isObject()) {
                return given;
            }
            throw invalid("job", "the body must be a JSON object: " + EXAMPLE);
        } catch (JsonProcessingException e) {
            throw invalid("job", "the body is no JSON" + Json.place(e) + "; send " + EXAMPLE);
        }
    }

    private static @Nullable String text(JsonNode given, String field) {
        JsonNode value = given.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(field, field + " must be text; send " + EXAMPLE);
        }
        return Objects.requireNonNull(value.textValue());
    }

    private static ProblemException invalid(String parameter, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_" + parameter, parameter, detail);
    }

    /** The newest first. */
    void list(Context context) {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("limit"));
        context.json(Map.of(
                "jobs",
                archive.jobs().newest(Page.of(parameters).limit()).stream()
                        .map(job -> JobJson.of(job, clock.instant()))
                        .toList()));
    }

    void one(Context context) {
        context.json(JobJson.of(archive.jobs().job(id(context)).orElseThrow(() -> unknown(context)), clock.instant()));
    }

    /** One that waits never begins; one that runs ends as soon as it looks up: the answer says where it stands. */
    void cancel(Context context) {
        authority.require(context, Token.Scope.ADMIN);
        Job before = archive.jobs().job(id(context)).orElseThrow(() -> unknown(context));
        Job job = archive.jobs().cancel(before.id()).orElseThrow(() -> unknown(context));
        if (job.state() == Job.State.DONE || job.state() == Job.State.FAILED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "job_is_over",
                    "id",
                    "job " + job.id() + " is over: " + job.state().name().toLowerCase(Locale.ROOT));
        }
        context.json(JobJson.of(job, clock.instant()));
    }

    private static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw unknown(context);
        }
        return Long.parseLong(id);
    }

    private static NotHere unknown(Context context) {
        return new NotHere(HttpStatus.NOT_FOUND, "unknown_job", "there is no job " + context.pathParam("id"));
    }
}
