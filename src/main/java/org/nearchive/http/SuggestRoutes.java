package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.query.BoxParser;
import org.nearchive.query.Explained;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.Similar;
import org.nearchive.query.Suggested;

/** What helps to find: {@code /suggest}, {@code /posts/{id}/similar}, {@code /explain}. */
final class SuggestRoutes {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 50;

    private final LuceneIndex index;

    SuggestRoutes(LuceneIndex index) {
        this.index = index;
        // Takes a second once: before the first one types.
        Thread.ofVirtual().name("names").start(() -> makeReady(index));
    }

    private static void makeReady(LuceneIndex index) {
        if (index.readiness().isReady()) {
            index.reading().gazetteer().typedNames();
        }
    }

    /** Entities and titles that what is being typed may become. */
    void suggest(Context context) throws IOException {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("q", "labels", "limit"));
        String typed = parameters.one("q", "");
        if (typed.length() > BoxParser.MAX_LENGTH) {
            throw new InvalidQueryException(
                    "invalid_query",
                    "q",
                    "a query has at most " + BoxParser.MAX_LENGTH + " characters, but this one has " + typed.length());
        }
        Suggested suggested = index.suggest(typed, parameters.one("labels", "en"), limit(parameters));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("text", suggested.text());
        answer.put("entities", suggested.entities());
        answer.put("posts", suggested.posts());
        answer.put("index", new SearchJson.Index(suggested.generation(), suggested.seq()));
        context.json(answer);
    }

    /** Posts that are about the same. */
    void similar(Context context) throws IOException {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("labels", "limit"));
        String id = context.pathParam("id");
        Similar similar = index.similar(id, parameters.one("labels", "en"), limit(parameters))
                .orElseThrow(() -> notIndexed(id));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("similar", similar.posts());
        answer.put("index", new SearchJson.Index(similar.generation(), similar.seq()));
        context.json(answer);
    }

    /** Why a post is or is not found by the same parameters as those of a search. */
    void explain(Context context) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>(context.queryParamMap());
        String id = new SearchParameters(values).one("id", "");
        values.remove("id");
        if (id.isBlank()) {
            throw new InvalidQueryException(
                    "missing_id", "id", "explain needs the id of a post, like /api/v1/explain?q=Gansu&id=near:70101");
        }
        SearchParameters parameters = new SearchParameters(values);
        parameters.refuseUnknown();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        Explained explained = index.explain(vocabulary -> parameters.toQuery(vocabulary, "en", today), id)
                .orElseThrow(() -> notIndexed(id));
        context.json(explained);
    }

    private static NotHere notIndexed(String id) {
        return new NotHere(
                HttpStatus.NOT_FOUND,
                "unknown_post",
                "the index holds no post " + id + "; it may be withdrawn, or not yet indexed");
    }

    private static int limit(SearchParameters parameters) {
        int limit = parameters.number("limit", DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidQueryException(
                    "invalid_limit", "limit", "limit must be 1 to " + MAX_LIMIT + ", but was " + limit);
        }
        return limit;
    }
}
