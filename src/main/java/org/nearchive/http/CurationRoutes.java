package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Decision;
import org.nearchive.archive.Token;
import org.nearchive.index.lucene.LuceneIndex;

/** {@code /curation}: what staff decided; asked with {@code "preview": true}, how many posts would change. */
final class CurationRoutes {
    private static final String EXAMPLE =
            "{\"kind\":\"alias\",\"words\":\"Kamsuk\",\"target\":\"CN-GS\",\"author\":\"Kim\",\"reason\":\"old spelling\"}";
    private static final List<String> FIELDS =
            List.of("kind", "post", "words", "target", "author", "reason", "preview");
    private static final int MAX_BODY = 10_000;
    private static final int EXAMPLES = 20;
    private static final int LONGEST_TEXT = 500;

    private final Archive archive;
    private final Curation curation;
    private final Authority authority;
    private final Visibility visibility;
    private final Runnable written;

    CurationRoutes(Archive archive, LuceneIndex index, Authority authority, Visibility visibility, Runnable written) {
        this.archive = archive;
        this.curation = new Curation(archive, index);
        this.authority = authority;
        this.visibility = visibility;
        this.written = written;
    }

    /**
     * A decision as it is answered.
     *
     * @param id null for a preview
     * @param posts how many are read anew
     * @param examples the first of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionJson(
            @Nullable Long id,
            String kind,
            @Nullable String post,
            String words,
            String target,
            @Nullable String author,
            @Nullable Instant at,
            String reason,
            @Nullable Instant undone,
            @Nullable String undoneBy,
            @Nullable Integer posts,
            @Nullable List<String> examples) {

        static DecisionJson of(Decision decision, @Nullable List<String> touched) {
            Decision.Ruling ruling = decision.ruling();
            return new DecisionJson(
                    decision.id(),
                    ruling.kind().word(),
                    ruling.post(),
                    ruling.words(),
                    ruling.target(),
                    decision.author(),
                    decision.at(),
                    decision.reason(),
                    decision.undone(),
                    decision.undoneBy(),
                    touched == null ? null : touched.size(),
                    touched == null ? null : touched.stream().limit(EXAMPLES).toList());
        }

        static DecisionJson preview(Decision.Ruling ruling, String reason, List<String> touched) {
            return new DecisionJson(
                    null,
                    ruling.kind().word(),
                    ruling.post(),
                    ruling.words(),
                    ruling.target(),
                    null,
                    null,
                    reason,
                    null,
                    null,
                    touched.size(),
                    touched.stream().limit(EXAMPLES).toList());
        }
    }

    /** The oldest first, undone ones among them. */
    void list(Context context) {
        authority.require(context, Token.Scope.READ);
        new SearchParameters(context.queryParamMap()).refuseOthersThan(List.of());
        context.json(Map.of(
                "decisions",
                archive.decisions().all().stream()
                        .map(decision -> DecisionJson.of(decision, null))
                        .toList()));
    }

    /** 201 with the decision; 200 for a preview, of which nothing stays. {@code ?wait=visible} answers when searches show it. */
    void make(Context context) throws IOException {
        authority.require(context, Token.Scope.ADMIN);
        boolean wait = PostWrites.waits(context);
        JsonNode given = body(context);
        Decision.Ruling ruling = ruling(given);
        String wrong = curation.wrongWith(ruling).orElse(null);
        if (wrong != null) {
            throw invalid("decision", wrong);
        }
        String reason = text(given, "reason");
        List<String> touched = curation.touchedBy(ruling);
        if (given.path("preview").asBoolean(false)) {
            context.json(DecisionJson.preview(ruling, reason, touched));
            return;
        }
        Decision made = archive.decisions().make(ruling, author(text(given, "author")), reason, touched);
        show(wait);
        context.header("Location", "/api/v1/curation/" + made.id());
        context.status(HttpStatus.CREATED).json(DecisionJson.of(made, touched));
    }

    private void show(boolean wait) throws IOException {
        written.run();
        if (wait) {
            visibility.await(archive.seq(), Visibility.LONGEST);
        }
    }

    /** Takes one back; {@code ?author=&wait=visible}. */
    void undo(Context context) throws IOException {
        authority.require(context, Token.Scope.ADMIN);
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("author", "wait"));
        String id = context.pathParam("id");
        Decision undone = (id.matches("[0-9]{1,18}")
                        ? curation.undo(Long.parseLong(id), author(parameters.one("author", "")))
                        : java.util.Optional.<Decision>empty())
                .orElseThrow(() -> new NotHere(HttpStatus.NOT_FOUND, "unknown_decision", "there is no decision " + id));
        show(parameters.one("wait", "").equals("visible"));
        context.json(DecisionJson.of(undone, curation.touchedBy(undone.ruling())));
    }

    private static String author(String given) {
        return given.isEmpty() ? "staff" : given;
    }

    private static Decision.Ruling ruling(JsonNode given) {
        List<String> unknown = new ArrayList<>();
        given.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw invalid(
                    "decision",
                    "a decision has " + String.join(", ", FIELDS) + ", but the body says " + unknown.getFirst());
        }
        Decision.Kind kind = Decision.Kind.of(text(given, "kind"))
                .orElseThrow(() -> invalid(
                        "kind", "kind is one of " + String.join(", ", Decision.Kind.words()) + "; send " + EXAMPLE));
        try {
            return new Decision.Ruling(kind, text(given, "post"), text(given, "words"), text(given, "target"));
        } catch (IllegalArgumentException e) {
            throw invalid("decision", String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode body(Context context) throws IOException {
        MediaType type = MediaType.of(context);
        if (!type.isJson()) {
            throw type.refused("a JSON object as application/json: " + EXAMPLE);
        }
        byte[] bytes = context.bodyInputStream().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "too_large", null, "a decision has at most " + MAX_BODY + " bytes");
        }
        try {
            JsonNode given = Json.MAPPER.readTree(bytes);
            if (given != null && given.isObject()) {
                return given;
            }
            throw invalid("decision", "the body must be a JSON object: " + EXAMPLE);
        } catch (JsonProcessingException e) {
            throw invalid("decision", "the body is no JSON" + Json.place(e) + "; send " + EXAMPLE);
        }
    }

    /** Empty when it is not given. */
    private static String text(JsonNode given, String field) {
        JsonNode value = given.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.textValue();
        if (text == null || text.length() > LONGEST_TEXT) {
            throw invalid(field, field + " must be text of at most " + LONGEST_TEXT + " characters; send " + EXAMPLE);
        }
        return text.strip();
    }

    private static ProblemException invalid(String parameter, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_" + parameter, parameter, detail);
    }
}
