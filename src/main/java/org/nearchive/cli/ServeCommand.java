package org.nearchive.cli;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.http.Reach;
import org.nearchive.http.Server;
import org.nearchive.http.Service;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.FileReading;
import org.nearchive.ingest.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves the search page and the API, and keeps the index up to date with the archive.",
        footer = {"", "Example:", "  nearchive serve --port 8080", "Ends on Ctrl-C or SIGTERM after running requests."})
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    /** How often the archive is asked for news: what others write is found within a second. */
    private static final long LOOK_MILLIS = 500;

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long AFTER_FAILURE_MILLIS = 60_000;
    /** A full disk stays full for a while. */
    private static final long AFTER_TROUBLE_MILLIS = 3_000;

    private static final long CHECK_MINUTES = 5;
    /** A smaller index is checked before the first request is taken: that takes less than a second. */
    private static final long CHECKED_BEFORE_BYTES = 256_000_000;
    /** So many changes are indexed before the first request is taken; more take longer than people wait for a start. */
    private static final long FOLLOWED_BEFORE = 1_000;

    /** 128 random bits in letters and digits. */
    private static final int SHORTEST_TOKEN = 22;

    @Mixin
    private Settings settings = new Settings();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8080", description = "Port (default ${DEFAULT-VALUE}; 0: any free one).")
    private int port;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:NEARCHIVE_PUBLIC_URL}",
            description = "How this server is reached from elsewhere, like https://archive.example: what links in feeds"
                    + " and exports begin with (default: the host that a request names). Environment:"
                    + " NEARCHIVE_PUBLIC_URL.")
    private @Nullable URI publicUrl;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description =
                    "Requests a second that one client on another machine may send (default ${DEFAULT-VALUE}; 0: any"
                            + " number).")
    private int rate;

    @Option(
            names = "--proxy",
            paramLabel = "ADDRESS",
            description =
                    "A reverse proxy's address: who asks is then read from what it adds to X-Forwarded-For. Repeat"
                            + " for several.")
    private Set<String> proxies = Set.of();

    @Option(
            names = "--count-misses",
            description = "Count searches that find nothing, without a word about who searched: nearchive status lists"
                    + " them.")
    private boolean countMisses;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, IndexOwnedException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (publicUrl != null
                && (publicUrl.getHost() == null
                        || !String.valueOf(publicUrl.getScheme()).matches("https?"))) {
            throw new Nearchive.WrongUse(
                    "--public-url is an address like https://archive.example, but was " + publicUrl);
        }
        if (rate < 0) {
            throw new Nearchive.WrongUse("--rate is 0 or more, but was " + rate);
        }
        IndexConfig config = settings.config();
        if (Archive.canOnlyBeRead(settings.data())) {
            return new ReadOnlyServing(settings, host, port).run(out);
        }
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Bell bell = new Bell();
        try (Archive archive = settings.archive();
                LuceneIndex index = LuceneIndex.later(settings.index());
                IndexOwner owner = settings.claim("serve", archive, config, index);
                FileReading reading = settings.reading(archive)) {
            if (countMisses) {
                archive.misses().count();
            }
            OwnerWork work = new OwnerWork(archive, config, reading, owner);
            if (index.bytes() <= CHECKED_BEFORE_BYTES) {
                index.takeUp();
                if (owner.behind() <= FOLLOWED_BEFORE) {
                    follow(owner, work, index, end);
                }
            }
            if (index.state()
                    .filter(state -> !state.configFingerprint().equals(config.fingerprint()))
                    .isPresent()) {
                LOG.warn("index-config/ differs from the one this index was built with; run: nearchive reindex");
            }
            try (Server server = Server.start(host, port, archive, index, service(config, bell))) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(end, ended, bell), "shutdown"));
                out.println("Nearchive is at http://" + host + ":" + server.port() + "/  (" + archive.posts()
                        + " posts; Ctrl-C ends it)");
                Thread.ofVirtual().name("files").start(() -> readFiles(archive, reading, end));
                Thread.ofVirtual().name("checks").start(() -> check(index, end));
                long pause = LOOK_MILLIS;
                for (bell.await(pause); end.getCount() > 0; bell.await(pause)) {
                    long began = System.nanoTime();
                    pause = follow(owner, work, index, end) ? LOOK_MILLIS : AFTER_TROUBLE_MILLIS;
                    storeMisses(archive);
                    // Under a stream of writes half of the time: what comes meanwhile is indexed together.
                    end.await(Math.min(System.nanoTime() - began, LONGEST_REST_NANOS), TimeUnit.NANOSECONDS);
                }
                storeMisses(archive);
            }
        } catch (JavalinBindException e) {
            throw cannotListen(host, port);
        } finally {
            ended.countDown();
        }
        return Nearchive.DONE;
    }

    private Service service(IndexConfig config, Bell bell) {
        String token = settings.token();
        if (token != null && token.length() < SHORTEST_TOKEN) {
            LOG.warn(
                    "NEARCHIVE_TOKEN has {} characters: it can be guessed; {} random ones or more cannot",
                    token.length(),
                    SHORTEST_TOKEN);
        }
        return new Service(
                Extractor.load(config.folder()),
                settings.data().resolve("incoming"),
                config.fingerprint(),
                new Reach(publicUrl, rate, proxies),
                token,
                bell::ring);
    }

    static Nearchive.WrongUse cannotListen(String host, int port) {
        return new Nearchive.WrongUse("cannot listen on " + host + ":" + port
                + ": the port is taken or the address is not this machine's; choose another with --port or --host");
    }

    /**
     * A failure is said and tried again: what was stored stays in the archive.
     *
     * @return false after a failure
     */
    private static boolean follow(IndexOwner owner, OwnerWork work, LuceneIndex index, CountDownLatch end)
            throws InterruptedException {
        BooleanSupplier ends = () -> end.getCount() == 0;
        try {
            owner.follow((changes, share) -> {
                if (ends.getAsBoolean()) {
                    throw new CancellationException("the server ends");
                }
            });
            work.doNextJob(ends);
            return true;
        } catch (CancellationException e) {
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "the index could not follow the archive; trying again ({})",
                    index.readiness().inWords(),
                    e);
            return false;
        }
    }

    /** Whether every byte of the index is as it was written, now and then. */
    private static void check(LuceneIndex index, CountDownLatch end) {
        try {
            while (!end.await(CHECK_MINUTES, TimeUnit.MINUTES)) {
                try {
                    index.check();
                } catch (IOException | RuntimeException e) {
                    LOG.warn("the index could not be checked; trying again later", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void storeMisses(Archive archive) {
        try {
            archive.misses().store();
        } catch (RuntimeException e) {
            LOG.error("searches without hits could not be counted", e);
        }
    }

    /** Reads files as they come; what was read is a change of the archive, which the index follows. */
    private static void readFiles(Archive archive, FileReading reading, CountDownLatch end) {
        long seen = -1;
        long pause = LOOK_MILLIS;
        try {
            while (!end.await(pause, TimeUnit.MILLISECONDS)) {
                long now = archive.seq();
                pause = LOOK_MILLIS;
                if (now == seen) {
                    continue;
                }
                try {
                    reading.run(Progress.UNWATCHED, (file, extraction) -> {});
                    seen = now;
                } catch (IOException | RuntimeException e) {
                    if (end.getCount() > 0) {
                        LOG.error("files cannot be read; trying again in a minute", e);
                    }
                    pause = AFTER_FAILURE_MILLIS;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void finish(CountDownLatch end, CountDownLatch ended, Bell bell) {
        end.countDown();
        bell.ring();
        try {
            if (!ended.await(10, TimeUnit.SECONDS)) {
                LOG.warn("running work did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
