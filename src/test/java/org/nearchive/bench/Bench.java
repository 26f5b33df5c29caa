package org.nearchive.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nearchive.GeneratedPosts;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.config.IndexConfig;
import org.nearchive.date.DateReader;
import org.nearchive.enrich.Enricher;
import org.nearchive.enrich.Language;
import org.nearchive.entity.Gazetteer;
import org.nearchive.extract.Extractor;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.ingest.Progress;
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
    private static final double MEGABYTE = 1 << 20;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int posts = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("nearchive-bench");
        try {
            Path feed = arguments.length > 1
                    ? Path.of(arguments[1])
                    : GeneratedPosts.feed(folder.resolve("feed.jsonl"), posts);
            System.out.printf(
                    Locale.ROOT,
                    "%d posts, %.1f MB, %d cores, Java %s%n",
                    posts,
                    Files.size(feed) / MEGABYTE,
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version());
            measure(posts, feed, folder.resolve("data"));
        } finally {
            remove(folder);
        }
    }

    private static void measure(int posts, Path feed, Path data) throws Exception {
        IndexConfig config = IndexConfig.in(Path.of("index-config"), "the project's");
        try (Archive archive = Archive.open(data, Clock.systemUTC());
                LuceneIndex index = LuceneIndex.open(data.resolve("index"));
                IndexOwner owner = IndexOwner.claim(data.resolve("index"), archive, config, index, "bench")) {
            Extractor extractor = Extractor.load(config.folder());
            timed("archive", posts, () -> ingest(archive, extractor, feed));
            timed("index", posts, owner::follow);
            enrich(archive, config, posts);
            timed("same again", posts, () -> ingest(archive, extractor, feed));
            timed("reindex", posts, () -> owner.reindex(progress -> {}));
            search(index);
            System.gc();
            System.out.printf(
                    Locale.ROOT,
                    "heap in use %.0f MB after a collection, most %.0f MB%n",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                    Runtime.getRuntime().totalMemory() / MEGABYTE);
            System.out.printf(
                    Locale.ROOT,
                    "archive.db %.1f MB, index %.1f MB%n",
                    Files.size(data.resolve("archive.db")) / MEGABYTE,
                    size(data.resolve("index")) / MEGABYTE);
        }
    }

    private static void ingest(Archive archive, Extractor extractor, Path feed) throws IOException {
        try (IngestReport report = IngestReport.in(feed.resolveSibling("report.jsonl"))) {
            new Ingest(archive, extractor, id -> {}, Progress.UNWATCHED, report).run(List.of(feed));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void timed(String name, int posts, Work work) throws Exception {
        long cpu = cpuNanos();
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-12s %7.1f s  %7.0f posts/s  %7.0f posts per CPU-second%n",
                name,
                seconds,
                posts / seconds,
                posts / cpuSeconds);
    }

    private static void enrich(Archive archive, IndexConfig config, int posts) throws Exception {
        Enricher enricher = new Enricher(Gazetteer.load(config.folder()), DateReader.load(config.folder()));
        List<Post> all = archive.changesAfter(0, Math.min(posts, 5_000)).stream()
                .map(ArchivedPost::post)
                .filter(Objects::nonNull)
                .toList();
        all.forEach(post -> enricher.enrich(post, Map.of()));
        timed("enrich", all.size(), () -> all.forEach(post -> enricher.enrich(post, Map.of())));
        timed("language", all.size(), () -> all.forEach(post -> Language.of(post.body(), null)));
        System.out.printf(
                Locale.ROOT,
                "             of %d characters a post%n",
                all.stream().mapToInt(post -> post.body().length()).sum() / Math.max(1, all.size()));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
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

    private static long size(Path folder) throws IOException {
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
