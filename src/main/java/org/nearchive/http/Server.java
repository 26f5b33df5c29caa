package org.nearchive.http;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.archive.ReadOnlyException;
import org.nearchive.enrich.Corrections;
import org.nearchive.enrich.Enricher;
import org.nearchive.index.lucene.IndexNotReadyException;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.Readiness;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.OverloadedException;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Timeline;
import org.nearchive.query.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API and the pages of one data folder.
 *
 * <pre>
 * try (Server server = Server.start("127.0.0.1", 0, archive, index)) {
 *     server.port();   // the free port that was found
 * }
 * </pre>
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final String API = "/api/v1";
    /** The longest query in Hangul takes 9,216 bytes in an address. */
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    /** A million characters take at most four bytes each. */
    private static final long MAX_BODY_BYTES = 4_000_000;

    /** When the index cannot answer: it mends itself meanwhile. */
    private static final String RETRY_SECONDS = "5";

    private static final int STOP_MILLIS = 5_000;

    private final Archive archive;
    private final LuceneIndex index;
    private final Visibility visibility;
    private final PageRoutes pages;
    private final Javalin javalin;

    private Server(Archive archive, LuceneIndex index, @Nullable Service service) {
        this.archive = archive;
        this.index = index;
        visibility = new Visibility(index);
        pages = new PageRoutes(archive, index);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.maxRequestSize = MAX_BODY_BYTES;
            config.http.defaultContentType = "application/json";
            config.jsonMapper(new io.javalin.json.JavalinJackson(Json.MAPPER, true));
            config.jetty.modifyHttpConfiguration(http -> {
                http.setRequestHeaderSize(MAX_HEADER_BYTES);
                http.setSendServerVersion(false);
            });
            config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
            config.jetty.modifyServletContextHandler(handler -> handler.setMaxFormContentSize(Incoming.MAX_RECORD));
            routes(config.routes, service == null ? Reach.USUAL : service.reach());
            if (service != null) {
                writes(config.routes, service);
            } else if (archive.isReadOnly()) {
                refuseWrites(config.routes);
            }
        });
    }

    /**
     * @param port 0 for any free one
     * @throws io.javalin.util.JavalinBindException when the port is taken or the host is not ours
     */
    public static Server start(String host, int port, Archive archive, LuceneIndex index, Service service)
            throws IOException {
        Files.createDirectories(service.incoming());
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(service.incoming())) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
        return started(host, port, new Server(archive, index, service));
    }

    /** One that only answers: nothing can be written, and it does not say how it stands. */
    public static Server start(String host, int port, Archive archive, LuceneIndex index) {
        return started(host, port, new Server(archive, index, null));
    }

    private static Server started(String host, int port, Server server) {
        server.javalin.start(host, port);
        return server;
    }

    /** What can be asked for, like {@code GET /api/v1/posts/{id}}. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.path.equals("*"))
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .toList();
    }

    public int port() {
        return javalin.port();
    }

    /** Ends running requests, at most five seconds long, and takes no new ones. */
    @Override
    public void close() {
        visibility.end();
        javalin.stop();
    }

    private static void refuseWrites(RoutesConfig routes) {
        Handler refuse = context -> {
            throw new ReadOnlyException(
                    "the data folder can be read but not written: nothing of this request was kept");
        };
        routes.put(API + "/posts/{id}", refuse);
        routes.delete(API + "/posts/{id}", refuse);
        routes.post(API + "/posts", refuse);
        routes.post(API + "/jobs", refuse);
        routes.post(API + "/curation", refuse);
        routes.delete(API + "/curation/{id}", refuse);
    }

    private void writes(RoutesConfig routes, Service service) {
        Authority authority = new Authority(archive.tokens(), service.token(), new WrongTokens(System::nanoTime));
        PostWrites posts = new PostWrites(archive, service, authority, visibility);
        routes.put(API + "/posts/{id}", posts::put);
        routes.delete(API + "/posts/{id}", posts::delete);
        routes.post(API + "/posts", new FeedWrites(archive, service, authority, visibility)::post);
        JobRoutes jobs = new JobRoutes(archive, service, authority, Clock.systemUTC());
        routes.post(API + "/jobs", jobs::ask);
        routes.get(API + "/jobs", jobs::list);
        routes.get(API + "/jobs/{id}", jobs::one);
        routes.delete(API + "/jobs/{id}", jobs::cancel);
        CurationRoutes curation = new CurationRoutes(archive, index, authority, visibility, service.written());
        routes.get(API + "/curation", curation::list);
        routes.post(API + "/curation", curation::make);
        routes.delete(API + "/curation/{id}", curation::undo);
        StatusRoutes status = new StatusRoutes(archive, index, service, authority);
        routes.get(API + "/status", status::status);
        routes.get(API + "/failures", status::failures);
    }

    private void routes(RoutesConfig routes, Reach reach) {
        routes.before(Server::secure);
        routes.before(new RateLimit(reach)::check);
        pages.add(routes);
        routes.get(API + "/search", this::search);
        routes.get(API + "/timeline", this::timeline);
        routes.get(API + "/posts/{id}", this::post);
        FileRoutes files = new FileRoutes(archive);
        routes.get(API + "/posts/{id}/attachments/{number}", context -> attachment(context, files::original));
        routes.get(
                API + "/posts/{id}/attachments/{number}/thumbnail", context -> attachment(context, files::thumbnail));
        EntityRoutes entities = new EntityRoutes(index);
        routes.get(API + "/entities", entities::list);
        routes.get(API + "/entities/{id}", entities::one);
        routes.post(API + "/annotate", entities::annotate);
        SuggestRoutes suggestions = new SuggestRoutes(index);
        routes.get(API + "/suggest", suggestions::suggest);
        routes.get(API + "/posts/{id}/similar", suggestions::similar);
        routes.get(API + "/explain", suggestions::explain);
        Links links = new Links(reach.publicUrl());
        routes.get(API + "/export", new ExportRoutes(index, links)::export);
        FeedRoutes feeds = new FeedRoutes(archive, index, links);
        routes.get("/feed.atom", feeds::atom);
        routes.get("/opensearch.xml", feeds::openSearch);
        routes.get("/opensearch-suggest", feeds::openSearchSuggestions);
        routes.get("/sitemap.xml", feeds::siteMap);
        routes.get("/sitemap/{part}", feeds::siteMapPart);
        routes.get("/robots.txt", feeds::robots);
        OaiRoutes oai = new OaiRoutes(archive, index, links);
        routes.get("/oai", oai::answer);
        routes.post("/oai", oai::answer);
        Metrics metrics = new Metrics(archive, index);
        routes.before(Metrics::begin);
        routes.after(metrics::answered);
        routes.get("/metrics", metrics::show);
        routes.get("/openapi.yaml", Server::openApi);
        routes.get(API + "/posts/{id}/translations", new TranslationRoutes(archive, index, this::enricher)::list);
        routes.get("/health/live", context -> context.json(Map.of("status", "ok")));
        routes.get("/health/ready", this::ready);
        routes.exception(
                InvalidQueryException.class,
                (error, context) ->
                        fail(context, HttpStatus.BAD_REQUEST, error.code(), error.parameter(), message(error)));
        routes.exception(ProblemException.class, (error, context) -> fail(context, error));
        routes.exception(IndexNotReadyException.class, (error, context) -> {
            context.header("Retry-After", RETRY_SECONDS);
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, IndexNotReadyException.CODE, null, message(error));
        });
        routes.exception(OverloadedException.class, (error, context) -> {
            context.header("Retry-After", Integer.toString(error.retryAfterSeconds()));
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, error.code(), null, message(error));
        });
        // Javalin refuses a body that is too large outside of the exception handlers: only its status comes through.
        routes.error(
                HttpStatus.CONTENT_TOO_LARGE,
                context -> fail(
                        context,
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too_large",
                        null,
                        "a request has at most " + MAX_BODY_BYTES + " bytes; send the text in pieces"));
        routes.exception(Exception.class, (error, context) -> {
            ProblemException known = Faults.problem(error);
            if (known != null) {
                fail(context, known);
                return;
            }
            LOG.error("request {} {} failed", requestId(context), context.path(), error);
            fail(
                    context,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "internal",
                    null,
                    "the service failed; the log says why under this request_id");
        });
        routes.error(404, context -> {
            if (context.attribute("answered") == null) {
                fail(context, HttpStatus.NOT_FOUND, "unknown_address", null, "there is nothing at this address");
            }
        });
    }

    private static void openApi(Context context) {
        context.contentType("application/yaml; charset=utf-8")
                .result(java.util.Objects.requireNonNull(Server.class.getResourceAsStream("/openapi.yaml")));
    }

    private static String message(Exception error) {
        return String.valueOf(error.getMessage());
    }

    private static void secure(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header(
                "Content-Security-Policy",
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        context.header("X-Request-Id", requestId(context));
    }

    private static String requestId(Context context) {
        String known = context.attribute("request-id");
        if (known == null) {
            known = UUID.randomUUID().toString();
            context.attribute("request-id", known);
        }
        return known;
    }

    private void search(Context context) throws IOException {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseUnknown();
        AtomicReference<@Nullable SearchQuery> asked = new AtomicReference<>();
        SearchResult result =
                index.search(vocabulary -> remember(asked, parameters.toQuery(vocabulary, "en", today())));
        PageRoutes.noteMiss(archive, java.util.Objects.requireNonNull(asked.get()), result);
        context.json(SearchJson.of(java.util.Objects.requireNonNull(asked.get()), result));
    }

    /** The filters of a search, and {@code axis=published|on}, {@code unit=year|month}. */
    private void timeline(Context context) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>(context.queryParamMap());
        SearchParameters own = new SearchParameters(values);
        Timeline.Axis axis = Timeline.Axis.parse(own.one("axis", "published"));
        Timeline.Unit unit = Timeline.Unit.parse(own.one("unit", "year"));
        values.remove("axis");
        values.remove("unit");
        SearchParameters parameters = new SearchParameters(values);
        parameters.refuseUnknown();
        Timeline timeline = index.timeline(vocabulary -> parameters.toQuery(vocabulary, "en", today()), axis, unit);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("axis", axis.name().toLowerCase(Locale.ROOT));
        answer.put("unit", unit.name().toLowerCase(Locale.ROOT));
        answer.put("total", timeline.total());
        answer.put(
                "counts",
                timeline.counts().stream()
                        .map(count -> Map.of(own.one("unit", "year"), count.id(), "count", count.count()))
                        .toList());
        answer.put("index", new SearchJson.Index(timeline.generation(), timeline.seq()));
        context.json(answer);
    }

    private static SearchQuery remember(AtomicReference<@Nullable SearchQuery> asked, SearchQuery query) {
        asked.set(query);
        return query;
    }

    private void post(Context context) throws IOException {
        ArchivedPost archived = find(context);
        Post post = java.util.Objects.requireNonNull(archived.post());
        Map<Integer, String> fileTexts = archive.extractions().textsOf(post);
        context.header("ETag", Preconditions.tag(archived.contentHash()));
        context.json(PostJson.of(
                archived,
                enricher().enrich(post, fileTexts),
                fileTexts,
                index.translations(post.id()).orElse(null)));
    }

    private Vocabulary vocabulary() {
        return index.reading();
    }

    private Enricher enricher() {
        return new Enricher(
                vocabulary().gazetteer(),
                vocabulary().dates(),
                vocabulary().persons(),
                new Corrections(archive.decisions().standing()));
    }

    /** Where the archive's readers are when they say "yesterday". */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Seoul"));
    }

    private ArchivedPost find(Context context) {
        return NotHere.unlessHere(archive, context.pathParam("id"));
    }

    private interface FileAnswer {
        void to(Context context, Attachment file) throws IOException;
    }

    private void attachment(Context context, FileAnswer answer) throws IOException {
        ArchivedPost archived = find(context);
        String number = context.pathParam("number");
        Attachment file = java.util.Objects.requireNonNull(archived.post()).attachments().stream()
                .filter(candidate -> Integer.toString(candidate.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new NotHere(
                        HttpStatus.NOT_FOUND, "unknown_attachment", archived.id() + " has no attachment " + number));
        answer.to(context, file);
    }

    private void ready(Context context) throws IOException {
        Readiness readiness = index.readiness();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", readiness.isReady() ? "ok" : "not ready");
        answer.put("index", readiness.state().name().toLowerCase(Locale.ROOT));
        if (!readiness.inWords().isEmpty()) {
            answer.put("reason", readiness.inWords());
        }
        index.state().ifPresent(known -> {
            answer.put("generation", known.generation());
            answer.put("index_seq", known.seq());
            answer.put("posts", known.posts());
            answer.put("put_aside", known.putAside().size());
        });
        answer.put("archive_seq", archive.seq());
        context.status(readiness.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .json(answer);
    }

    private void fail(Context context, ProblemException problem) {
        problem.headers().forEach(context::header);
        fail(context, problem.status(), problem.code(), problem.parameter(), message(problem));
    }

    private void fail(Context context, HttpStatus status, String code, @Nullable String parameter, String detail) {
        context.attribute("answered", true);
        context.status(status);
        if (PageRoutes.isAskedFor(context)) {
            pages.showError(context, code, detail, requestId(context));
        } else {
            context.json(new Problem(
                            status.getCode(), status.getMessage(), code, parameter, detail, requestId(context)))
                    .contentType(Problem.MEDIA_TYPE);
        }
    }
}
