package org.nearchive.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.nearchive.GeneratedPosts;
import org.nearchive.cli.ServeProcess;

/**
 * Durable {@code PUT}s a second of several clients at once, against a server in a process of its own, and the same posts
 * in one feed. Arguments: posts (2000), clients (8).
 */
public final class PutBench {
    private PutBench() {}

    public static void main(String[] arguments) throws Exception {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        Path folder = Files.createTempDirectory("nearchive-put-bench");
        List<String> lines = Files.readAllLines(GeneratedPosts.feed(folder.resolve("feed.jsonl"), posts));
        try (ServeProcess server = ServeProcess.start(folder.resolve("data"));
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            puts("warm up", server, client, lines.subList(0, posts / 4), clients);
            puts("PUT", server, client, lines.subList(posts / 4, posts), clients);
            puts("PUT again", server, client, lines.subList(posts / 4, posts), clients);
            puts("one client", server, client, changed(lines.subList(0, posts / 4)), 1);
            visible(server, client);
        }
        try (ServeProcess server = ServeProcess.start(folder.resolve("data2"));
                HttpClient client = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            HttpResponse<String> answer = client.send(
                    server.request("/api/v1/posts")
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve("feed.jsonl")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %6d posts in one feed  %6.0f a second%n",
                    "POST",
                    answer.body().lines().count(),
                    posts / seconds);
        }
    }

    private static List<String> changed(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\"title\":\"", "\"title\":\"Again "))
                .toList();
    }

    private static void puts(String name, ServeProcess server, HttpClient client, List<String> lines, int clients)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Long> nanos = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            Callable<List<Long>> work = () -> {
                List<Long> mine = new ArrayList<>();
                for (int i = next.getAndIncrement(); i < lines.size(); i = next.getAndIncrement()) {
                    long before = System.nanoTime();
                    put(server, client, lines.get(i), "");
                    mine.add(System.nanoTime() - before);
                }
                return mine;
            };
            for (Future<List<Long>> done : threads.invokeAll(java.util.Collections.nCopies(clients, work))) {
                nanos.addAll(done.get());
            }
        }
        report(name, clients, nanos, (System.nanoTime() - began) / 1e9);
    }

    private static void visible(ServeProcess server, HttpClient client) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            long before = System.nanoTime();
            put(server, client, GeneratedPosts.line(1_000_000 + i), "?wait=visible");
            nanos.add(System.nanoTime() - before);
        }
        report("till found", 1, nanos, (System.nanoTime() - began) / 1e9);
    }

    private static void put(ServeProcess server, HttpClient client, String line, String parameters) throws Exception {
        HttpResponse<String> answer = client.send(
                server.request("/api/v1/posts/" + idOf(line) + parameters)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(60))
                        .PUT(HttpRequest.BodyPublishers.ofString(line))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    private static String idOf(String line) {
        int at = line.indexOf("\"id\":\"") + 6;
        return line.substring(at, line.indexOf('"', at));
    }

    private static void report(String name, int clients, List<Long> nanos, double seconds) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-11s %6d posts, %d clients  %6.0f a second  p50 %.1f ms  p99 %.1f ms%n",
                name,
                sorted.length,
                clients,
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }
}
