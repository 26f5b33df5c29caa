package org.nearchive.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code nearchive serve} in a process of its own, on a free port, with a token. */
public final class ServeProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("is at (http://[^ ]+)/ ");
    private static final String TOKEN = "token-of-a-server-in-a-process-of-its-own";

    private final Process process;
    private final URI address;

    private ServeProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns once it answers. */
    public static ServeProcess start(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Nearchive.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--index-config",
                "index-config");
        builder.environment().put("NEARCHIVE_TOKEN", TOKEN);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return new ServeProcess(process, URI.create(address.group(1)));
            }
        }
        throw new IOException("the server ended before it answered");
    }

    /** With its token. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + TOKEN);
    }

    /**
     * A feed that begins: records may be written to it, and answers read from it at the same time, which Java's own
     * client does not do.
     */
    Socket feed() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        // HTTP/1.0: the answer comes as it is, without chunks.
        String head = "POST /api/v1/posts HTTP/1.0\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
                + "Authorization: Bearer " + TOKEN + "\r\nContent-Length: 1000000000000\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * SIGTERM.
     *
     * @return the exit code
     */
    int terminate() {
        process.destroy();
        return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
