package org.nearchive.cli;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import org.nearchive.archive.Archive;
import org.nearchive.http.Server;
import org.nearchive.index.lucene.LuceneIndex;

/** Serves a data folder that cannot be written: searches and posts, as they are; nobody owns the index, no file is read. */
final class ReadOnlyServing {
    private final Settings settings;
    private final String host;
    private final int port;

    ReadOnlyServing(Settings settings, String host, int port) {
        this.settings = settings;
        this.host = host;
        this.port = port;
    }

    /** @return the exit code, after the process was told to end */
    int run(PrintWriter out) throws IOException, InterruptedException {
        if (!Files.isRegularFile(settings.index().resolve("CURRENT"))) {
            throw new Nearchive.WrongUse(settings.data().toAbsolutePath()
                    + " cannot be written and holds no index; run nearchive reindex once where it can be written");
        }
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Archive archive = settings.archive();
                LuceneIndex index = LuceneIndex.open(settings.index());
                Server server = Server.start(host, port, archive, index)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> ServeCommand.finish(end, ended, new Bell()), "shutdown"));
            out.println("Nearchive is at http://" + host + ":" + server.port() + "/  (" + archive.posts()
                    + " posts; only to be read: the folder cannot be written; Ctrl-C ends it)");
            end.await();
            return Nearchive.DONE;
        } catch (JavalinBindException e) {
            throw ServeCommand.cannotListen(host, port);
        } finally {
            ended.countDown();
        }
    }
}
