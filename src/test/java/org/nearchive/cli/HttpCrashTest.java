package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    @Test
    void aFeedThatIsCutOffByAKillKeepsWhatItWasAnsweredFor() throws Exception {
        Path data = folder.resolve("data");
        ServeProcess server = ServeProcess.start(data);
        List<String> created = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(feed(server), HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = new ObjectMapper().readTree(line);
                assertThat(said.path("status").asText()).isEqualTo("created");
                created.add(said.path("id").asText());
                if (created.size() == 500) {
                    server.kill();
                }
            }
        } catch (IOException e) {
            // Killed in the middle of a line.
        }
        assertThat(created).hasSizeGreaterThanOrEqualTo(500);
        assertThat(found(data)).containsAll(created).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsToldToEndFinishesOrRefusesAndSaysSo() throws Exception {
        Path data = folder.resolve("data");
        ServeProcess server = ServeProcess.start(data);
        List<String> created = new ArrayList<>();
        List<String> last = new ArrayList<>();
        Thread writer = Thread.ofPlatform().start(() -> putUntilTheEnd(server));
        long began = 0;
        int exit = -1;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(feed(server), HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            CountDownLatch begun = new CountDownLatch(1);
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode said = new ObjectMapper().readTree(line);
                        (said.path("status").asText().equals("created") ? created : last).add(said.toString());
                        begun.countDown();
                    }
                } catch (IOException e) {
                    last.add("cut off: " + e.getMessage());
                }
            });
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            began = System.nanoTime();
            exit = server.terminate();
            reader.join();
        }
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(15);
        assertThat(exit).isIn(0, 143);
        writer.join();
        assertThat(last).singleElement().asString().contains("stopped", "ending", "send this line");
        List<String> found = found(data);
        assertThat(found).containsAll(acknowledged).doesNotHaveDuplicates();
        for (String line : created) {
            assertThat(found)
                    .contains(new ObjectMapper().readTree(line).path("id").asText());
        }
        try (var left = Files.list(data.resolve("incoming"))) {
            assertThat(left).as("scratch files").isEmpty();
        }
    }

    /** A feed without end. */
    private static HttpRequest feed(ServeProcess server) {
        return server.request("/api/v1/posts")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(() -> IntStream.iterate(0, line -> line + 1)
                        .mapToObj(line -> (record("feed:" + line) + "\n").getBytes(StandardCharsets.UTF_8))
                        .iterator()))
                .build();
    }
}
