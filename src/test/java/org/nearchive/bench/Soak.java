package org.nearchive.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nearchive.GeneratedPosts;
import org.nearchive.archive.Archive;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.ingest.Progress;

/**
 * Mixed load on a server of its own: searches all the time, changed posts every second, a re-index every three minutes.
 * Each minute prints what the server holds; these figures have to stay level.
 */
final class Soak {
    private static final int POSTS = 5_000;
    private static final int CHANGED_A_SECOND = 20;
    private static final int MINUTES_TO_REINDEX = 3;
    private static final long SEARCH_EVERY_MILLIS = 20;

    private final Path data;
    private final Path feed;
    private final Duration length;
    private final AtomicLong searches = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private int written;

    Soak(Path folder, Duration length) {
        data = folder.resolve("data");
        feed = folder.resolve("feed.jsonl");
        this.length = length;
    }

    void run() throws Exception {
        Extractor extractor = Extractor.load(
                IndexConfig.in(Path.of("index-config"), "the project's").folder());
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            ingest(GeneratedPosts.feed(feed, POSTS), archive, extractor);
            Process server = Bench.serve(data, "1g");
            try (BufferedReader out = server.inputReader()) {
                URI address = Bench.address(out);
                Thread searching = Thread.ofVirtual().start(() -> search(address, server));
                for (int minute = 1; minute <= length.toMinutes() && server.isAlive(); minute++) {
                    change(archive, extractor);
                    if (minute % MINUTES_TO_REINDEX == 0) {
                        archive.jobs().ask("reindex", null);
                    }
                    print(minute, server);
                }
                server.destroy();
                searching.join();
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static void ingest(Path feed, Archive archive, Extractor extractor) throws IOException {
        try (IngestReport report = IngestReport.unwritten()) {
            new Ingest(archive, extractor, id -> {}, Progress.UNWATCHED, report).run(List.of(feed));
        }
    }

    /** One minute of changes. */
    private void change(Archive archive, Extractor extractor) throws IOException, InterruptedException {
        for (int second = 0; second < 60; second++) {
            long began = System.nanoTime();
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < CHANGED_A_SECOND; i++, written++) {
                String other = GeneratedPosts.line(POSTS + written);
                lines.append(other.replace("\"gen:" + (POSTS + written) + "\"", "\"gen:" + written % POSTS + "\""))
                        .append('\n');
            }
            ingest(Files.writeString(feed, lines), archive, extractor);
            long left = 1000 - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            Thread.sleep(Math.max(0, left));
        }
    }

    private void search(URI address, Process server) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; server.isAlive(); i++) {
                if (Bench.search(client, address, Bench.query(i)) != 200) {
                    failed.incrementAndGet();
                }
                searches.incrementAndGet();
                Thread.sleep(SEARCH_EVERY_MILLIS);
            }
        } catch (IOException e) {
            if (server.isAlive()) {
                throw new UncheckedIOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(int minute, Process server) throws IOException, InterruptedException {
        Path about = Path.of("/proc", Long.toString(server.pid()));
        System.out.printf(
                Locale.ROOT,
                "minute %3d: heap in use after a collection %s, resident %s, %d handles, %s threads; %d searches, %d"
                        + " failed; %d posts changed%n",
                minute,
                heapInUse(server.pid()),
                line(about, "VmRSS:"),
                Bench.count(about.resolve("fd")),
                line(about, "Threads:"),
                searches.get(),
                failed.get(),
                written);
    }

    private static String line(Path about, String name) throws IOException {
        return Files.readAllLines(about.resolve("status")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("?");
    }

    private static String heapInUse(long process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        String info = jcmd(process, "GC.heap_info");
        int used = info.indexOf("used ");
        return used < 0 ? "?" : info.substring(used + 5).split("[\\s,]", 2)[0];
    }

    private static String jcmd(long process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
