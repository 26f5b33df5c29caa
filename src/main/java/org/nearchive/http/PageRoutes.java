package org.nearchive.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.date.DateRange;
import org.nearchive.enrich.Enricher;
import org.nearchive.enrich.Enrichment;
import org.nearchive.entity.Kind;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.post.Post;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Similar;
import org.nearchive.query.Timeline;
import org.nearchive.query.Vocabulary;

/** The pages: HTML for people. Every state of them is an address. */
final class PageRoutes {
    private static final int SIMILAR = 6;

    private final Archive archive;
    private final LuceneIndex index;
    private final EntityRoutes entities;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    PageRoutes(Archive archive, LuceneIndex index) {
        this.archive = archive;
        this.index = index;
        entities = new EntityRoutes(index);
    }

    void add(RoutesConfig routes) {
        WebFiles.add(routes);
        routes.get("/", this::search);
        routes.get("/posts/{id}", this::post);
        routes.get("/entities/{id}", this::entity);
        routes.get("/about", this::about);
    }

    /** Whether a person waits for the answer, not a program. */
    static boolean isAskedFor(Context context) {
        String path = context.path();
        String accepted = context.header("Accept");
        return path.equals("/")
                || path.startsWith("/posts/")
                || path.startsWith("/entities/")
                || path.equals("/about")
                || (!path.startsWith("/api/") && accepted != null && accepted.contains("text/html"));
    }

    void showError(Context context, String code, String detail, String requestId) {
        show(context, "error.jte", ErrorPage.of(Frame.of(context), code, detail, requestId));
    }

    private void search(Context context) throws IOException {
        Frame frame = Frame.of(context);
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        Timeline.Axis axis = TimelineBars.axis(parameters);
        AtomicReference<@Nullable SearchQuery> asked = new AtomicReference<>();
        SearchResult result = index.search(vocabulary -> {
            SearchQuery query = question(parameters, vocabulary, frame);
            asked.set(query);
            return query;
        });
        SearchQuery query = Objects.requireNonNull(asked.get());
        noteMiss(archive, query, result);
        SearchLinks links = new SearchLinks(frame, parameters);
        show(
                context,
                "search.jte",
                new SearchPage(
                        links, query, result, index.reading().gazetteer(), timeline(links, axis, query, result)));
    }

    private static SearchQuery question(SearchParameters parameters, Vocabulary vocabulary, Frame frame) {
        Map<String, List<String>> values = new LinkedHashMap<>(parameters.values());
        // Without words no post fits better than another.
        if (parameters.one("q", "").isEmpty() && parameters.one("sort", "").isEmpty()) {
            values.put("sort", List.of("newest"));
        }
        return new SearchParameters(values).toQuery(vocabulary, frame.words().language(), today());
    }

    /** By year it is what the facets have counted; months are counted for it. */
    private TimelineBars timeline(SearchLinks links, Timeline.Axis axis, SearchQuery query, SearchResult result)
            throws IOException {
        boolean isPublished = axis == Timeline.Axis.PUBLISHED;
        DateRange range =
                isPublished ? query.filters().published() : query.filters().spokenOf();
        List<SearchResult.Count> counts = TimelineBars.unit(range) == Timeline.Unit.YEAR
                ? result.facets().getOrDefault(isPublished ? "year" : "on_year", List.of())
                : index.timeline(vocabulary -> query, axis, Timeline.Unit.MONTH).counts();
        return TimelineBars.of(
                links.frame().words(), links, axis, range, counts, name -> links.with(SearchLinks.AXIS, List.of(name)));
    }

    private void entity(Context context) throws IOException {
        Frame frame = Frame.of(context);
        String id = context.pathParam("id");
        Timeline.Axis axis = TimelineBars.axis(new SearchParameters(context.queryParamMap()));
        PersonJson person =
                Kind.of(id) == Kind.PERSON ? entities.person(id, frame.words().language()) : null;
        EntityJson entity = person == null ? entities.entity(id, frame.words().language()) : EntityJson.of(person);
        SearchParameters named = new SearchParameters(Map.of(
                entity.kind(),
                List.of(id),
                "sort",
                List.of("newest"),
                "limit",
                List.of("10"),
                "facets",
                List.of("none")));
        LuceneIndex.Question question =
                vocabulary -> named.toQuery(vocabulary, frame.words().language(), today());
        SearchLinks links = new SearchLinks(frame, new SearchParameters(Map.of(entity.kind(), List.of(id))));
        TimelineBars timeline = TimelineBars.of(
                frame.words(),
                links,
                axis,
                DateRange.ALL,
                index.timeline(question, axis, Timeline.Unit.YEAR).counts(),
                name -> frame.to("/entities/" + SearchJson.encoded(id) + "?" + SearchLinks.AXIS + "=" + name));
        show(
                context,
                "entity.jte",
                new EntityPage(frame, entity, person, index.reading().gazetteer(), timeline, index.search(question)));
    }

    private void about(Context context) throws IOException {
        Frame frame = Frame.of(context);
        long posts = index.state().map(state -> (long) state.posts()).orElse(0L);
        show(context, "about.jte", AboutPage.of(frame, posts, index.reading().gazetteer()));
    }

    /** With filters it is the filters that found nothing. */
    static void noteMiss(Archive archive, SearchQuery query, SearchResult result) {
        if (result.total() == 0 && query.filters().oneByOne().isEmpty()) {
            archive.misses().note(query.text());
        }
    }

    private void post(Context context) throws IOException {
        Frame frame = Frame.of(context);
        ArchivedPost archived = NotHere.unlessHere(archive, context.pathParam("id"));
        Post post = Objects.requireNonNull(archived.post());
        Vocabulary vocabulary = index.reading();
        Enricher enricher = new Enricher(vocabulary.gazetteer(), vocabulary.dates(), vocabulary.persons());
        Map<Integer, String> fileTexts = archive.extractions().textsOf(post);
        List<Similar.SimilarPost> similar = index.similar(
                        post.id(), frame.words().language(), SIMILAR)
                .map(Similar::posts)
                .orElse(List.of());
        Enrichment enrichment = enricher.enrich(post, Map.of());
        Versions versions = new Versions(
                new Hit.Translation(post.id(), enrichment.language()),
                index.translations(post.id()).orElse(List.of()),
                frame);
        if (!versions.link().isEmpty()) {
            context.header("Link", versions.link());
        }
        show(
                context,
                "post.jte",
                new PostPage(
                        frame,
                        archived,
                        enrichment,
                        fileTexts,
                        vocabulary.gazetteer(),
                        similar,
                        versions,
                        !"off".equals(context.queryParam("marks"))));
    }

    /** Where the archive's readers are when they say "yesterday". */
    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Seoul"));
    }

    private void show(Context context, String template, Object page) {
        StringOutput output = new StringOutput();
        templates.render(template, page, output);
        byte[] html = output.toString().getBytes(StandardCharsets.UTF_8);
        context.contentType("text/html; charset=utf-8");
        // Weak, because it may be sent compressed or not; the browser asks each time, for posts come and go.
        String tag = "W/\"" + WebFiles.hash(html) + '"';
        context.header("Cache-Control", "private, no-cache");
        if (context.status() == HttpStatus.OK) {
            context.header("ETag", tag);
            String known = context.header("If-None-Match");
            if (known != null && known.contains(tag)) {
                context.status(HttpStatus.NOT_MODIFIED);
                return;
            }
        }
        context.result(html);
    }
}
