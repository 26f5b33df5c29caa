package org.nearchive.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nearchive.GeneratedPosts;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.config.IndexConfig;
import org.nearchive.date.DateReader;
import org.nearchive.enrich.Enricher;
import org.nearchive.entity.Gazetteer;
import org.nearchive.extract.Extractor;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.RawLucene;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.ingest.Progress;
import org.nearchive.person.PersonReader;
import org.nearchive.post.Post;

/** Ingest, re-index and search of N posts in this process; see {@code scripts/bench --help}. */
public final class Bench {
    private static final List<String> QUERIES = List.of(
            "Gansu",
            "간쑤성",
            "관광",
            "tourism Secretariat",
            "环境",
            "協力会議",
            "делегация Приморский край",
            "уулзалт",
            "province:KR-47 lang:ko",
            "\"visited the Secretariat\"",
            "Ulsan date:2010..2020",
            "청년 -관광",
            "");
    private static final int WARM_UP = 300;
    private static final int MEASURED = 2_000;
    static final double MEGABYTE = 1 << 20;

    private final String what;
    private final int posts;
    private final Path feed;
    private final long bytes;
    private final Path data;
    private final IndexConfig config = IndexConfig.in(Path.of("index-config"), "the project's");

    private Bench(String what, int posts, Path feed, Path data) throws IOException {
        this.what = what;
        this.posts = posts;
        this.feed = feed;
        this.bytes = Files.size(feed);
        this.data = data;
    }

    /**
     * Arguments: ingest, reindex, search, all, latency, soak or files; posts, minutes of a soak, or a folder of files; a feed
     * instead of a made one; of latency, a data folder to keep.
     */
    public static void main(String[] arguments) throws Exception {
        String what = arguments[0];
        Path folder = Files.createTempDirectory("nearchive-bench");
        try {
            if (what.equals("files")) {
                new FilesBench(Path.of(arguments[1]), folder).run();
                return;
            }
            int number = Integer.parseInt(arguments[1]);
            if (what.equals("soak")) {
                new Soak(folder, Duration.ofMinutes(number)).run();
                return;
            }
            if (what.equals("latency")) {
                Path kept = arguments.length > 3 ? Path.of(arguments[3]) : folder.resolve("data");
                latency(feed(arguments, folder, number), kept);
                return;
            }
            Path feed = feed(arguments, folder, number);
            warmUp(folder, number);
            new Bench(what, number, feed, folder.resolve("data")).run();
        } finally {
            remove(folder);
        }
    }

    private static Path feed(String[] arguments, Path folder, int posts) throws IOException {
        return arguments.length > 2 ? Path.of(arguments[2]) : GeneratedPosts.feed(folder.resolve("feed.jsonl"), posts);
    }

    private static void latency(Path feed, Path data) throws Exception {
        if (!Files.exists(data)) {
            IndexConfig config = IndexConfig.in(Path.of("index-config"), "the project's");
            try (Archive archive = Archive.open(data, Clock.systemUTC());
                    LuceneIndex index = LuceneIndex.open(data.resolve("index"));
                    IndexOwner owner = IndexOwner.claim(data.resolve("index"), archive, config, index, "bench")) {
                ingest(archive, Extractor.load(config.folder()), feed);
                owner.follow();
            }
        }
        new Latency(data, feed).run();
    }

    /** What runs first would else pay for the compiler, and what runs last would look good. */
    private static void warmUp(Path folder, int posts) throws Exception {
        int some = Math.min(posts, 4_000);
        Path feed = GeneratedPosts.feed(folder.resolve("warm-up.jsonl"), some);
        Path data = folder.resolve("warm-up");
        IndexConfig config = IndexConfig.in(Path.of("index-config"), "the project's");
        try (Archive archive = Archive.open(data, Clock.systemUTC());
                LuceneIndex index = LuceneIndex.open(data.resolve("index"));
                IndexOwner owner = IndexOwner.claim(data.resolve("index"), archive, config, index, "bench")) {
            ingest(archive, Extractor.load(config.folder()), feed);
            owner.follow();
            owner.reindex(progress -> {});
            RawLucene.index(archive, config, data.resolve("raw"), new Stopwatch());
        }
    }

    private boolean wants(String part) {
        return what.equals("all") || what.equals(part);
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d posts, %.1f MB, %d cores, heap at most %.0f MB, Java %s%n",
                posts,
                bytes / MEGABYTE,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / MEGABYTE,
                Runtime.version());
        try (Archive archive = Archive.open(data, Clock.systemUTC());
                LuceneIndex index = LuceneIndex.open(data.resolve("index"));
                IndexOwner owner = IndexOwner.claim(data.resolve("index"), archive, config, index, "bench")) {
            Extractor extractor = Extractor.load(config.folder());
            Stopwatch archived = timed("archive", () -> ingest(archive, extractor, feed));
            Stopwatch indexed = timed("index, with enrichment", owner::follow);
            if (wants("ingest")) {
                compare(archive, archived, indexed);
                timed("same again", () -> ingest(archive, extractor, feed));
            }
            if (wants("reindex")) {
                timed("reindex", () -> owner.reindex(progress -> {}));
            }
            if (wants("search")) {
                search(index);
            }
            memory();
        }
        if (wants("ingest")) {
            firstAnswer();
        }
    }

    private Stopwatch timed(String name, Stopwatch.Work work) throws Exception {
        Stopwatch watch = Stopwatch.of(work);
        System.out.println(watch.line(name, posts, bytes));
        return watch;
    }

    private static void ingest(Archive archive, Extractor extractor, Path feed) throws IOException {
        try (IngestReport report = IngestReport.unwritten()) {
            new Ingest(archive, extractor, id -> {}, Progress.UNWATCHED, report).run(List.of(feed));
        }
    }

    /** What our way costs beside Lucene's own work on the same documents. */
    private void compare(Archive archive, Stopwatch archived, Stopwatch indexed) throws Exception {
        Enricher enricher = new Enricher(
                Gazetteer.load(config.folder()), DateReader.load(config.folder()), PersonReader.load(config.folder()));
        Stopwatch enriched = new Stopwatch();
        long seq = 0;
        for (List<ArchivedPost> page = archive.changesAfter(seq, 1000);
                !page.isEmpty();
                page = archive.changesAfter(seq, 1000)) {
            List<ArchivedPost> some = page;
            enriched.start();
            some.parallelStream().forEach(change -> enrich(change, enricher));
            enriched.stop();
            seq = page.getLast().seq();
        }
        System.out.println(enriched.line("enrichment alone", posts, bytes));
        Stopwatch raw = new Stopwatch();
        RawLucene.index(archive, config, data.resolve("raw"), raw);
        System.out.println(raw.line("raw Lucene", posts, bytes));
        double index = indexed.cpuSeconds() - enriched.cpuSeconds();
        System.out.printf(
                Locale.ROOT,
                "posts per CPU-second: raw Lucene %.0f, index %.0f, archive + index %.0f, with enrichment %.0f;"
                        + " archive + index = %.2f of raw Lucene, index alone %.2f%n",
                posts / raw.cpuSeconds(),
                posts / index,
                posts / (archived.cpuSeconds() + index),
                posts / (archived.cpuSeconds() + indexed.cpuSeconds()),
                raw.cpuSeconds() / (archived.cpuSeconds() + index),
                raw.cpuSeconds() / index);
    }

    private static void enrich(ArchivedPost change, Enricher enricher) {
        Post post = change.post();
        if (post != null) {
            enricher.enrich(post, Map.of());
        }
    }

    private static void search(LuceneIndex index) throws IOException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            SearchParameters parameters =
                    new SearchParameters(Map.of("q", List.of(QUERIES.get(i % QUERIES.size())), "limit", List.of("10")));
            long began = System.nanoTime();
            index.search(vocabulary -> parameters.toQuery(vocabulary, "en", LocalDate.of(2024, 6, 15)));
            if (i >= WARM_UP) {
                nanos.add(System.nanoTime() - began);
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "search, with highlighting and all facets: p50 %.2f ms, p99 %.2f ms, mean %.2f ms%n",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                Arrays.stream(sorted).average().orElse(0) / 1e6);
    }

    private void memory() throws IOException {
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "heap in use %.0f MB after a collection, most %.0f MB; %d handles, %d threads;"
                        + " archive.db %.1f MB, index %.1f MB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                Runtime.getRuntime().totalMemory() / MEGABYTE,
                count(Path.of("/proc/self/fd")),
                Thread.getAllStackTraces().size(),
                Files.size(data.resolve("archive.db")) / MEGABYTE,
                size(data.resolve("index")) / MEGABYTE);
    }

    /** From the start of a server on what was just taken in to the answer to a first search. */
    private void firstAnswer() throws Exception {
        long began = System.nanoTime();
        Process server = serve(data, "1g");
        try (BufferedReader out = server.inputReader()) {
            search(HttpClient.newHttpClient(), address(out), "Gansu");
            System.out.printf(
                    Locale.ROOT,
                    "start to first answer: %.1f s, %.1f CPU-s%n",
                    (System.nanoTime() - began) / 1e9,
                    server.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    static Process serve(Path data, String heap) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.nearchive.cli.Nearchive",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--index-config",
                        "index-config")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static URI address(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return URI.create(line.substring(at).split("\\s", 2)[0]);
            }
        }
        throw new IOException("the server did not start");
    }

    static int search(HttpClient client, URI server, String words) throws IOException, InterruptedException {
        URI address = server.resolve(
                "/api/v1/search?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8));
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    static String query(int number) {
        return QUERIES.get(Math.floorMod(number, QUERIES.size()));
    }

    static long count(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.count();
        }
    }

    static long size(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
