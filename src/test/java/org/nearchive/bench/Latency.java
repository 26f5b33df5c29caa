package org.nearchive.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How long answers take over HTTP: a server with 2 GB of heap, 500 mixed questions made of the posts' own words in all their
 * languages, asked warm by one client and by eight. Beside the times stands the server's CPU time a request, which a busy
 * machine does not change much.
 */
final class Latency {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int QUESTIONS = 500;
    /** How often each is asked before it counts, and then, by all clients together. */
    private static final int WARM_ROUNDS = 3;

    private static final int ROUNDS = 4;
    private static final int SLOWEST = 8;
    private static final String HEAP = "2g";

    private final Path data;
    private final Path feed;
    private final Random random = new Random(11);

    /** @param data already taken in and indexed */
    Latency(Path data, Path feed) {
        this.data = data;
        this.feed = feed;
    }

    void run() throws Exception {
        List<JsonNode> posts = posts();
        List<String> questions = new ArrayList<>();
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            JsonNode post = posts.get(random.nextInt(posts.size()));
            questions.add(question(i, post));
            String title = post.path("title").asText();
            int start = title.indexOf(' ', random.nextInt(Math.max(1, title.length() / 2))) + 1;
            int letters = title.codePointAt(start) > 0x2e80 ? 1 + random.nextInt(3) : 2 + random.nextInt(5);
            typed.add(title.substring(start, Math.min(title.length(), start + letters)));
        }
        Process server = Bench.serve(data, HEAP);
        try (BufferedReader out = server.inputReader()) {
            URI address = Bench.address(out);
            measure(server, "search, facets and highlighting", 1, paths(address, questions, "&limit=10"));
            measure(server, "search, facets and highlighting", 8, paths(address, questions, "&limit=10"));
            measure(server, "search, no facets", 1, paths(address, questions, "&limit=10&facets=none"));
            measure(server, "search, no facets", 8, paths(address, questions, "&limit=10&facets=none"));
            measure(server, "search, no facets, 1 hit", 1, paths(address, questions, "&limit=1&facets=none"));
            measure(
                    server,
                    "suggest",
                    1,
                    typed.stream()
                            .map(text -> address.resolve("/api/v1/suggest?q=" + encoded(text)))
                            .toList());
            measure(
                    server,
                    "similar",
                    1,
                    posts.stream()
                            .limit(QUESTIONS)
                            .map(post -> address.resolve(
                                    "/api/v1/posts/" + encoded(post.path("id").asText()) + "/similar"))
                            .toList());
        } finally {
            server.destroy();
            server.waitFor();
        }
        System.out.printf(
                Locale.ROOT,
                "index %.1f MB, feed %.1f MB, archive.db %.1f MB%n",
                Bench.size(data.resolve("index")) / Bench.MEGABYTE,
                Files.size(feed) / Bench.MEGABYTE,
                Files.size(data.resolve("archive.db")) / Bench.MEGABYTE);
    }

    /** Some posts of the feed, of all languages that it has. */
    private List<JsonNode> posts() throws IOException {
        List<JsonNode> posts = new ArrayList<>();
        try (Stream<String> lines = Files.lines(feed)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                if (number++ % 23 == 0) {
                    posts.add(JSON.readTree(line));
                }
            }
        }
        Collections.shuffle(posts, random);
        return posts;
    }

    /** One to three words, a phrase, a sentence, a name with a year, what is excluded or misspelt, a filter. */
    private String question(int number, JsonNode post) {
        String title = post.path("title").asText();
        List<String> words = words(title);
        String word = words.get(random.nextInt(words.size()));
        String other = words.get(random.nextInt(words.size()));
        List<String> sentences =
                List.of(post.path("body").path("content").asText().split("[.。!?！？\n]+"));
        String sentence = sentences.get(random.nextInt(sentences.size())).strip();
        return switch (number % 10) {
            case 0, 1 -> word;
            case 2, 3 -> word + " " + other;
            case 4 -> word + " " + other + " " + words.get(random.nextInt(words.size()));
            case 5 -> "\"" + word.replace("\"", " ") + "\" " + other;
            case 6 -> sentence.substring(0, Math.min(sentence.length(), 150)).replace(':', ' ');
            case 7 -> word + " date:20" + (10 + random.nextInt(15)) + "..";
            case 8 -> word + " -" + other;
            default ->
                word.length() > 3 ? word.substring(0, 2) + word.charAt(2) + word.substring(2) : word + " lang:ko";
        };
    }

    /** Of a text without spaces, rows of its characters. */
    private List<String> words(String title) {
        List<String> words = new ArrayList<>();
        for (String word : title.replaceAll("[\\p{P}\\p{S}]", " ").strip().split("\\s+")) {
            if (word.length() > 8 && word.codePointAt(0) > 0x2e80) {
                int start = random.nextInt(word.length() - 4);
                words.add(word.substring(start, start + 2 + random.nextInt(3)));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static List<URI> paths(URI server, List<String> questions, String more) {
        return questions.stream()
                .map(question -> server.resolve("/api/v1/search?q=" + encoded(question) + more))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Asked(URI address, long nanos, int status) {}

    private static void measure(Process server, String name, int clients, List<URI> addresses) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            ask(threads, clients, addresses, WARM_ROUNDS);
            Duration before = server.info().totalCpuDuration().orElse(Duration.ZERO);
            List<Asked> asked = ask(threads, clients, addresses, ROUNDS);
            Duration cpu =
                    server.info().totalCpuDuration().orElse(Duration.ZERO).minus(before);
            asked.sort(Comparator.comparingLong(Asked::nanos));
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %d client%s: p50 %.2f, p90 %.2f, p99 %.2f, most %.1f ms; %.2f CPU-ms a request; %d refused; load %.1f%n",
                    name,
                    clients,
                    clients == 1 ? " " : "s",
                    asked.get(asked.size() / 2).nanos / 1e6,
                    asked.get(asked.size() * 9 / 10).nanos / 1e6,
                    asked.get(asked.size() * 99 / 100).nanos / 1e6,
                    asked.getLast().nanos / 1e6,
                    cpu.toNanos() / 1e6 / asked.size(),
                    asked.stream().filter(one -> one.status != 200).count(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            asked.reversed().stream()
                    .map(one -> one.address)
                    .distinct()
                    .limit(SLOWEST)
                    .forEach(slow -> System.out.println("    slow: " + slow.getQuery()));
        }
    }

    private static List<Asked> ask(ExecutorService threads, int clients, List<URI> addresses, int rounds)
            throws InterruptedException, ExecutionException {
        List<Future<List<Asked>>> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            List<URI> own = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                for (int i = client; i < addresses.size(); i += clients) {
                    own.add(addresses.get((i + round) % addresses.size()));
                }
            }
            Collections.shuffle(own, new Random(client));
            all.add(threads.submit(() -> {
                List<Asked> asked = new ArrayList<>();
                for (URI address : own) {
                    long began = System.nanoTime();
                    int status = ask(address);
                    asked.add(new Asked(address, System.nanoTime() - began, status));
                }
                return asked;
            }));
        }
        List<Asked> asked = new ArrayList<>();
        for (Future<List<Asked>> one : all) {
            asked.addAll(one.get());
        }
        return asked;
    }

    private static int ask(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return status;
    }
}
