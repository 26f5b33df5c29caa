package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.Samples;

class PostWritesTest {
    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    private static String record(String id, String title) {
        return Served.record(id, title);
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElse("");
    }

    @Test
    void aPostIsCreatedChangedAndLeftAsItIs() throws Exception {
        HttpResponse<String> created = served.put("a:1", record("a:1", "One"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/posts/a:1");
        assertThat(Served.json(created).path("status").asText()).isEqualTo("created");
        HttpResponse<String> same = served.put("a:1", record("a:1", "One"));
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(Served.json(same).path("status").asText()).isEqualTo("unchanged");
        assertThat(etag(same)).isEqualTo(etag(created)).matches("\"[0-9a-f]{64}\"");
        HttpResponse<String> changed = served.put("a:1", record("a:1", "Two"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(Served.json(changed).path("status").asText()).isEqualTo("changed");
        HttpResponse<String> read = served.get("/api/v1/posts/a:1");
        assertThat(etag(read)).isEqualTo(etag(changed)).isNotEqualTo(etag(created));
        assertThat(Served.json(read).path("title").asText()).isEqualTo("Two");
    }

    @Test
    void aRecordOverHttpAndOneInAFeedMakeTheSamePost() throws Exception {
        String line = Files.readAllLines(Samples.FOLDER.resolve("news.jsonl")).getFirst();
        String id = new ObjectMapper().readTree(line).path("id").asText();
        Path feed = Files.writeString(folder.resolve("one.jsonl"), line + "\n");
        assertThat(served.put(id, line).statusCode()).isEqualTo(201);
        String overHttp = etag(served.get("/api/v1/posts/" + id));
        long seq = served.archived.archive.seq();
        served.archived.archive.write(List.of(new org.nearchive.archive.Change.Withdraw(id)));
        try (var report = org.nearchive.ingest.IngestReport.in(folder.resolve("report.jsonl"))) {
            new org.nearchive.ingest.Ingest(
                            served.archived.archive,
                            org.nearchive.extract.Extractor.load(org.nearchive.Archived.CONFIG.folder()),
                            done -> {},
                            org.nearchive.ingest.Progress.UNWATCHED,
                            report)
                    .run(List.of(feed));
        }
        assertThat(served.archived.archive.seq()).isEqualTo(seq + 2);
        assertThat(etag(served.get("/api/v1/posts/" + id))).isEqualTo(overHttp);
    }

    @Test
    void aWithdrawnPostIsGoneAndMayComeBack() throws Exception {
        served.put("d:1", record("d:1", "Short-lived"));
        HttpResponse<String> deleted =
                served.send(served.request("/api/v1/posts/d:1").DELETE());
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(served.get("/api/v1/posts/d:1").statusCode()).isEqualTo(410);
        assertThat(served.send(served.request("/api/v1/posts/d:1").DELETE()).statusCode())
                .as("again")
                .isEqualTo(204);
        HttpResponse<String> never =
                served.send(served.request("/api/v1/posts/d:2").DELETE());
        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(Served.json(never).path("code").asText()).isEqualTo("unknown_post");
        HttpResponse<String> back = served.put("d:1", record("d:1", "Short-lived"));
        assertThat(back.statusCode()).isEqualTo(201);
    }

    @Test
    void aPostIsOnlyChangedWhenItIsAsTheWriterBelieves() throws Exception {
        String first = etag(served.put("m:1", record("m:1", "One")));
        String second = etag(served.put("m:1", record("m:1", "Two")));
        HttpResponse<String> late = served.send(served.request("/api/v1/posts/m:1")
                .header("If-Match", first)
                .PUT(BodyPublishers.ofString(record("m:1", "Three"))));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(Served.json(late).path("code").asText()).isEqualTo("precondition_failed");
        assertThat(etag(late)).isEqualTo(second);
        assertThat(served.send(served.request("/api/v1/posts/m:1")
                                .header("If-Match", "\"other\", " + second)
                                .PUT(BodyPublishers.ofString(record("m:1", "Three"))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.send(served.request("/api/v1/posts/m:1")
                                .header("If-None-Match", "*")
                                .PUT(BodyPublishers.ofString(record("m:1", "Four"))))
                        .statusCode())
                .isEqualTo(412);
        assertThat(served.send(served.request("/api/v1/posts/m:2")
                                .header("If-None-Match", "*")
                                .PUT(BodyPublishers.ofString(record("m:2", "New"))))
                        .statusCode())
                .isEqualTo(201);
        assertThat(served.send(served.request("/api/v1/posts/m:3")
                                .header("If-Match", "*")
                                .PUT(BodyPublishers.ofString(record("m:3", "New"))))
                        .statusCode())
                .isEqualTo(412);
        assertThat(served.send(served.request("/api/v1/posts/m:1")
                                .header("If-Match", first)
                                .DELETE())
                        .statusCode())
                .isEqualTo(412);
        assertThat(served.send(served.request("/api/v1/posts/m:1")
                                .header("If-Match", "three")
                                .DELETE())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Served.json(served.get("/api/v1/posts/m:1")).path("title").asText())
                .isEqualTo("Three");
    }

    @Test
    void whoWaitsFindsItAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            String word = "Quagga" + i;
            HttpResponse<String> put = served.send(served.request("/api/v1/posts/v:" + i + "?wait=visible")
                    .PUT(BodyPublishers.ofString(record("v:" + i, word))));
            assertThat(put.statusCode()).isEqualTo(201);
            assertThat(Served.json(put).path("visible").asBoolean()).isTrue();
            assertThat(found(word)).isEqualTo(1);
            assertThat(served.send(served.request("/api/v1/posts/v:" + i + "?wait=visible")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(found(word)).isZero();
        }
    }

    private static int found(String word) throws Exception {
        return Served.json(served.get("/api/v1/search?q=" + word)).path("total").asInt();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | invalid_post | line 1, column",
                "[] | 400 | invalid_post | no JSON object",
                "{} | 400 | invalid_post | schema must be",
                "{\"schema\":\"near-post/1\",\"id\":\"w:1\",\"title\":1,\"publishedOn\":\"May\"} | 400 | invalid_post | publishedOn must be a day like",
                "{\"schema\":\"near-post/1\",\"id\":\"w:2\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\"} | 400 | invalid_id | must be the same",
                "{\"schema\":\"near-post/1\",\"id\":\"w:1\",\"op\":\"delete\"} | 400 | invalid_op | send DELETE",
                "{\"schema\":\"near-post/1\",\"id\":\"\\ud800\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\"} | 400 | invalid_post | visible characters",
            })
    void aRecordThatCannotBeTakenIsRefusedInWords(String record, int status, String code, String words)
            throws Exception {
        HttpResponse<String> response = served.put("w:1", record);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Served.json(response).path("code").asText()).isEqualTo(code);
        assertThat(Served.json(response).path("detail").asText()).contains(words);
        assertThat(served.get("/api/v1/posts/w:1").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTooDeepOrTooLargeIsRefused() throws Exception {
        String deep = record("l:1", "t").replace("}", ",\"x\":" + "[".repeat(200) + "]".repeat(200) + "}");
        assertThat(served.put("l:1", deep).statusCode()).isEqualTo(400);
        assertThat(served.put("l:1", deep).body()).contains("deeper than 100").doesNotContain("StreamRead");
        HttpResponse<String> large = served.put("l:1", record("l:1", "x".repeat(Incoming.MAX_RECORD)));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Served.json(large).path("code").asText()).isEqualTo("too_large");
        HttpResponse<String> chunked = served.send(served.request("/api/v1/posts/l:1")
                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                        record("l:1", "x".repeat(Incoming.MAX_RECORD)).getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type | text/plain | 415 | unsupported_type",
                "Content-Type | application/x-www-form-urlencoded | 415 | unsupported_type",
                "Content-Type | application/json; charset=euc-kr | 415 | unsupported_charset",
                "Content-Encoding | gzip | 415 | unsupported_encoding",
            })
    void aBodyOfAnotherKindIsRefused(String header, String value, int status, String code) throws Exception {
        HttpResponse<String> response = served.send(served.request("/api/v1/posts/t:1")
                .setHeader(header, value)
                .PUT(BodyPublishers.ofString(record("t:1", "t"))));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Served.json(response).path("code").asText()).isEqualTo(code);
    }

    @Test
    void anUnknownParameterIsNamed() throws Exception {
        assertThat(served.put("u:1?wait=forever", record("u:1", "t")).body()).contains("invalid_wait");
        assertThat(served.put("u:1?wiat=visible", record("u:1", "t")).body()).contains("unknown_parameter");
    }

    @Test
    void textThatNoJsonMayHoldIsCleanedAway() throws Exception {
        String record = record("c:1", "A\\u0000B \\ud800C");
        assertThat(served.put("c:1", record).statusCode()).isEqualTo(201);
        JsonNode post = Served.json(served.get("/api/v1/posts/c:1"));
        assertThat(post.path("title").asText()).isEqualTo("AB C");
    }

    @Test
    void filesComeWithTheRecordAsAForm() throws Exception {
        byte[] photo = Files.readAllBytes(Path.of("samples/files/70101/lanzhou.jpg"));
        String record = record("f:1", "With files")
                .replace(
                        "}",
                        ",\"attachments\":[{\"fileName\":\"사진.jpg\"},"
                                + "{\"fileName\":\"absent.pdf\"},{\"path\":\"deep/in/notes.txt\",\"fileName\":\"Notes\"}]}");
        Form form = new Form()
                .part("post", null, "application/json", record.getBytes(StandardCharsets.UTF_8))
                .part("file", "사진.jpg", "image/jpeg", photo)
                .part("file", "notes.txt", "text/plain", "Notes of a day".getBytes(StandardCharsets.UTF_8))
                .part("file", "../../evil.txt", "text/plain", "not named".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = served.send(served.request("/api/v1/posts/f:1")
                .setHeader("Content-Type", form.contentType())
                .PUT(BodyPublishers.ofByteArray(form.bytes())));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode files = Served.json(response).path("attachments");
        assertThat(files.findValuesAsText("file_name")).containsExactly("사진.jpg", "absent.pdf", "Notes", "evil.txt");
        assertThat(files.findValuesAsText("status")).containsExactly("pending", "missing", "pending", "pending");
        assertThat(served.get("/api/v1/posts/f:1/attachments/1").headers().firstValue("Content-Type"))
                .contains("image/jpeg");
        assertThat(served.get("/api/v1/posts/f:1/attachments/4").body()).isEqualTo("not named");
        try (Stream<Path> left = Files.list(folder.resolve("data/incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFormThatIsNoneIsRefusedInWords() throws Exception {
        byte[] some = "x".getBytes(StandardCharsets.UTF_8);
        assertThat(form(new Form().part("file", "a.txt", "text/plain", some)).body())
                .contains("invalid_form", "no part named post");
        assertThat(form(new Form()
                                .part(
                                        "post",
                                        null,
                                        "application/json",
                                        record("g:1", "t").getBytes(StandardCharsets.UTF_8))
                                .part("colour", null, "text/plain", some))
                        .body())
                .contains("invalid_form", "colour");
        HttpResponse<String> broken = served.send(served.request("/api/v1/posts/g:1")
                .setHeader("Content-Type", "multipart/form-data; boundary=abc")
                .PUT(BodyPublishers.ofString("no form at all")));
        assertThat(broken.statusCode()).as(broken.body()).isEqualTo(400);
        HttpResponse<String> unbounded = served.send(served.request("/api/v1/posts/g:1")
                .setHeader("Content-Type", "multipart/form-data")
                .PUT(BodyPublishers.ofString("no form at all")));
        assertThat(unbounded.statusCode()).as(unbounded.body()).isEqualTo(400);
        HttpResponse<String> large =
                form(new Form().part("post", null, "application/json", new byte[Incoming.MAX_RECORD + 1]));
        assertThat(large.statusCode()).as(large.body()).isEqualTo(413);
    }

    private static HttpResponse<String> form(Form form) throws Exception {
        return served.send(served.request("/api/v1/posts/g:1")
                .setHeader("Content-Type", form.contentType())
                .PUT(BodyPublishers.ofByteArray(form.bytes())));
    }

    /** A body of multipart/form-data. */
    private static final class Form {
        private static final String BOUNDARY = "border-of-a-test";
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Form part(String name, @org.jspecify.annotations.Nullable String file, String type, byte[] content) {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                    + (file == null ? "" : "; filename=\"" + file + "\"") + "\r\nContent-Type: " + type + "\r\n\r\n";
            bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(content);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }

        String contentType() {
            return "multipart/form-data; boundary=" + BOUNDARY;
        }

        byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(bytes.toByteArray());
            all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        }
    }

    private static List<JsonNode> feed(String lines, String parameters) throws Exception {
        HttpResponse<String> response = served.send(served.request("/api/v1/posts" + parameters)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : response.body().lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    @Test
    void aFeedIsAnsweredLineByLine() throws Exception {
        String lines = String.join(
                "\n",
                record("n:1", "One"),
                "no json",
                "",
                "{\"schema\":\"near-post/1\",\"id\":\"n:3\",\"publishedOn\":\"2031-05-09\"}",
                record("n:1", "One"),
                record("n:1", "Changed"),
                "{\"schema\":\"near-post/1\",\"id\":\"n:1\",\"op\":\"delete\"}",
                record("n:2", "Aardwolf"),
                "x".repeat(Incoming.MAX_RECORD + 1),
                "\u0000\u0001");
        List<JsonNode> answers = feed(lines, "?wait=visible");
        assertThat(answers)
                .extracting(answer -> answer.path("line").asInt() + " "
                        + answer.path("id").asText("-") + " "
                        + answer.path("status").asText())
                .containsExactly(
                        "1 n:1 created",
                        "2 - refused",
                        "4 - refused",
                        "5 n:1 unchanged",
                        "6 n:1 changed",
                        "7 n:1 withdrawn",
                        "8 n:2 created",
                        "9 - refused",
                        "10 - refused");
        assertThat(answers.get(1).path("detail").asText()).contains("is no JSON", "column");
        assertThat(answers.get(2).path("detail").asText()).contains("neither a title nor a body");
        assertThat(answers.get(6).path("visible").asBoolean()).isTrue();
        assertThat(found("Aardwolf")).isEqualTo(1);
        assertThat(feed("", "")).isEmpty();
    }

    @Test
    void aFeedIsAnsweredInFullThoughNobodyReadsUntilAllIsSent() throws Exception {
        // More than the system holds between the two.
        int many = 60_000;
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, many)
                .forEach(i -> lines.append("no json, but long enough to fill what lies between us ")
                        .append(i)
                        .append('\n'));
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1 << 16);
            socket.connect(new InetSocketAddress("127.0.0.1", served.server.port()));
            socket.getOutputStream()
                    .write(("POST /api/v1/posts HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type:"
                                    + " application/x-ndjson\r\nAuthorization: Bearer " + Served.OWN_TOKEN
                                    + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer.lines().filter(line -> line.contains("\"status\":\"refused\"")))
                        .hasSize(many);
            }
        }
    }

    @Test
    void whoSendsLineByLineIsAnsweredLineByLine() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", served.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/posts HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
                                    + "Authorization: Bearer " + Served.OWN_TOKEN
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var in = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++) {
                byte[] line = (record("s:" + i, "t") + "\n").getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream()
                        .write((Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(line);
                socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                String answer = in.readLine();
                while (!answer.contains("\"s:" + i + "\"")) {
                    answer = in.readLine();
                }
                assertThat(answer).contains("created");
                assertThat(served.archived.archive.post("s:" + i)).isPresent();
            }
        }
    }

    @Test
    void manyWritersAtOnceEachWriteOnce() throws Exception {
        int writers = 8;
        int each = 25;
        long before = served.archived.archive.posts();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<List<Integer>>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "p" + writer + ":";
                work.add(() -> {
                    List<Integer> statuses = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        statuses.add(served.put(name + i, record(name + i, "t")).statusCode());
                    }
                    // All of them write this one: one creates it.
                    statuses.add(served.put("shared:1", record("shared:1", "t")).statusCode());
                    return statuses;
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<List<Integer>> done : threads.invokeAll(work)) {
                statuses.addAll(done.get());
            }
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(writers * each + 1);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(writers - 1);
        }
        assertThat(served.archived.archive.posts()).isEqualTo(before + writers * each + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void anIdThatIsNoneIsRefused(String method) throws Exception {
        HttpResponse<String> response = served.send(
                served.request("/api/v1/posts/a%20b").method(method, BodyPublishers.ofString(record("a b", "t"))));
        assertThat(response.statusCode()).as(response.body()).isIn(400, 404);
    }
}
