package org.nearchive.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nearchive.Archived;
import org.nearchive.archive.Token;
import org.nearchive.extract.Extractor;

/** A server that takes writes, and the index following them, as {@code nearchive serve} runs them. */
final class Served implements AutoCloseable {
    static final String OWN_TOKEN = "the-servers-own-token-of-a-test";

    final Archived archived;
    final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Semaphore written = new Semaphore(0);
    /** For those that a proxy on this machine speaks for. */
    static final int RATE = 20;

    private final Thread follower;
    private volatile boolean ends;

    private Served(Path data, @Nullable String ownToken) throws IOException {
        archived = Archived.in(data);
        server = Server.start(
                "127.0.0.1",
                0,
                archived.archive,
                archived.index,
                new Service(
                        Extractor.load(Archived.CONFIG.folder()),
                        data.resolve("incoming"),
                        Archived.CONFIG.fingerprint(),
                        new Reach(null, RATE, Set.of("127.0.0.1")),
                        ownToken,
                        written::release));
        follower = Thread.ofPlatform().start(this::follow);
    }

    static Served in(Path data) throws IOException {
        return new Served(data, OWN_TOKEN);
    }

    static Served withoutOwnToken(Path data) throws IOException {
        return new Served(data, null);
    }

    private void follow() {
        try {
            while (!ends) {
                if (written.tryAcquire(500, TimeUnit.MILLISECONDS)) {
                    written.drainPermits();
                }
                archived.owner.follow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String token(Token.Scope... scopes) {
        return archived.archive
                .tokens()
                .make("a test", EnumSet.copyOf(java.util.List.of(scopes)), null)
                .secret();
    }

    /** With the server's own token, and JSON. */
    HttpRequest.Builder request(String path) {
        return plain(path).header("Authorization", "Bearer " + OWN_TOKEN).header("Content-Type", "application/json");
    }

    HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> put(String id, String record) throws IOException, InterruptedException {
        return send(request("/api/v1/posts/" + id).PUT(BodyPublishers.ofString(record)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(plain(path));
    }

    static String record(String id, String title) {
        return "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"title\":\"" + title
                + "\",\"publishedOn\":\"2031-05-09\",\"body\":\"Text of it.\"}";
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Override
    public void close() throws IOException {
        server.close();
        ends = true;
        written.release();
        try {
            follower.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        archived.close();
    }
}
