package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;

/**
 * Law 1 over HTTP: what was answered with 200 or 201 survives kill -9, whenever it comes, and is found exactly once after
 * the next start. More rounds: {@code scripts/test -Dtest=HttpCrashTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dcrash.rounds=200}
 */
class HttpCrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 10);
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    private static String record(String id) {
        return "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"title\":\"Meeting " + id
                + "\",\"publishedOn\":\"2031-05-09\",\"body\":\"A delegation of Gansu came.\"}";
    }

    /** All rounds on one data folder: each start takes up what the kill before left. */
    @Test
    void whatWasAcknowledgedIsFoundOnceAfterEveryKill() throws Exception {
        Path data = folder.resolve("data");
        for (int round = 0; round < ROUNDS; round++) {
            int atLeast = acknowledged.size() + 1 + new Random(round).nextInt(60);
            ServeProcess server = ServeProcess.start(data);
            // Each client its own connections, as clients have.
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(Thread.ofPlatform().start(() -> putUntilTheEnd(server)));
            }
            while (acknowledged.size() < atLeast) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            server.kill();
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(found(data)).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    }

    private void putUntilTheEnd(ServeProcess server) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                String id = "crash:" + next.incrementAndGet();
                HttpResponse<String> answer = client.send(
                        server.request("/api/v1/posts/" + id)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(record(id)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 503) {
                    assertThat(answer.body()).contains("ending");
                    return;
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                acknowledged.add(id);
            }
        } catch (IOException e) {
            // Killed: this one was not acknowledged.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> found(Path data) throws Exception {
        List<String> ids = new ArrayList<>();
        try (Archived after = Archived.in(data)) {
            after.owner.follow();
            List<Hit> page;
            do {
                page = after.search(new SearchParameters(Map.of(
                                "sort", List.of("id"), "limit", List.of("100"), "offset", List.of("" + ids.size()))))
                        .hits();
                page.forEach(hit -> ids.add(hit.id()));
            } while (!page.isEmpty());
            assertThat(after.archive.posts()).isEqualTo(ids.size());
        }
        return ids;
    }

    /** What a feed without end was answered, line by line, until it was cut off. */
    private static void feed(ServeProcess server, Consumer<JsonNode> answered) throws Exception {
        Thread sender;
        try (Socket socket = server.feed()) {
            sender = Thread.ofPlatform().start(() -> {
                try {
                    for (int line = 0; true; line++) {
                        socket.getOutputStream()
                                .write((record("feed:" + line) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                } catch (IOException e) {
                    // Cut off.
                }
            });
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("{") && line.endsWith("}")) {
                        answered.accept(new ObjectMapper().readTree(line));
                    }
                }
            } catch (IOException e) {
                // Cut off.
            }
        }
        sender.join();
    }

    @Test
    void aFeedThatIsCutOffByAKillKeepsWhatItWasAnsweredFor() throws Exception {
        Path data = folder.resolve("data");
        ServeProcess server = ServeProcess.start(data);
        List<String> created = new ArrayList<>();
        feed(server, said -> {
            assertThat(said.path("status").asText()).isEqualTo("created");
            created.add(said.path("id").asText());
            if (created.size() == 500) {
                server.kill();
            }
        });
        assertThat(created).hasSizeGreaterThanOrEqualTo(500);
        assertThat(found(data)).containsAll(created).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsToldToEndFinishesOrRefusesAndSaysSo() throws Exception {
        Path data = folder.resolve("data");
        ServeProcess server = ServeProcess.start(data);
        List<String> created = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Thread writer = Thread.ofPlatform().start(() -> putUntilTheEnd(server));
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        AtomicLong took = new AtomicLong();
        feed(server, said -> {
            if (!said.path("status").asText().equals("created")) {
                others.add(said.toString());
                return;
            }
            created.add(said.path("id").asText());
            if (created.size() == 100) {
                Thread.ofPlatform().start(() -> {
                    long began = System.nanoTime();
                    exit.complete(server.terminate());
                    took.set(System.nanoTime() - began);
                });
            }
        });
        assertThat(exit.get(60, TimeUnit.SECONDS)).isIn(0, 143);
        assertThat(Duration.ofNanos(took.get())).isLessThan(Duration.ofSeconds(15));
        writer.join();
        assertThat(others).allSatisfy(line -> assertThat(line).contains("stopped", "ending", "send this line"));
        assertThat(others.size()).isLessThanOrEqualTo(1);
        assertThat(found(data)).containsAll(acknowledged).containsAll(created).doesNotHaveDuplicates();
    }
}
