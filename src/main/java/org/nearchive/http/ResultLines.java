package org.nearchive.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An answer of many lines, sent while the request is still being read. Many clients send everything before they read
 * anything: so that neither waits for the other, lines are sent by a thread of their own, out of a file that takes in
 * what the client does not read yet.
 */
final class ResultLines implements AutoCloseable {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private final Context context;
    private final Path spool;
    private @Nullable OutputStream in;
    private @Nullable Thread sender;
    private long added;
    private boolean over;
    private @Nullable IOException failure;

    /** @param folder for the file */
    ResultLines(Context context, Path folder) throws IOException {
        this.context = context;
        spool = Files.createTempFile(folder, "answer-", ".tmp");
    }

    /** The first line sends status and headers on their way. */
    void add(Object line) throws IOException {
        if (in == null) {
            in = Files.newOutputStream(spool);
            // Not Javalin's own stream: it would hold lines back to compress them.
            ServletOutputStream out = context.res().getOutputStream();
            sender = Thread.ofVirtual().name("answer").start(() -> send(out));
        }
        byte[] bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
        in.write(bytes);
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            added += bytes.length;
            notifyAll();
        }
    }

    private void send(ServletOutputStream out) {
        try (InputStream from = Files.newInputStream(spool)) {
            long sent = 0;
            for (long to = next(sent); to > sent; to = next(sent)) {
                for (byte[] some = from.readNBytes((int) Math.min(to - sent, 1 << 16)); some.length > 0; ) {
                    out.write(some);
                    sent += some.length;
                    some = from.readNBytes((int) Math.min(to - sent, 1 << 16));
                }
                out.flush();
            }
        } catch (IOException e) {
            synchronized (this) {
                failure = e; // The client is gone: whoever adds the next line learns of it.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for more than is sent; the same number when no more will come. */
    private synchronized long next(long sent) throws InterruptedException {
        while (added == sent && !over) {
            wait();
        }
        return added;
    }

    /** Waits until all is sent. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            over = true;
            notifyAll();
        }
        try {
            if (sender != null) {
                sender.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (in != null) {
            in.close();
        }
        Files.deleteIfExists(spool);
    }
}
