package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesException;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/**
 * Reads text and metadata out of files, in a child process that may hang, run out of memory or die without harm to us.
 *
 * <pre>
 * try (FileParser parser = FileParser.in(Path.of("data/extractor"), FileParser.Limits.USUAL)) {
 *     parser.parse(file, "programme.pdf").text();
 * }
 * </pre>
 *
 * <p>The child starts with the first file and stays. It has a heap and a scratch folder of its own, none of our secrets
 * in its environment, and, where the system lets us take it away, no network. Used by many threads; files are read one
 * after the other.
 */
public final class FileParser implements AutoCloseable {
    /** Name and version of what reads files: raised by hand whenever it would read one otherwise than before. */
    public static final String VERSION = "tika-3.3.1/1";

    /** Types that this version does not read yet, though it could be done. */
    private static final String HWPX = "application/hwp+zip";

    private static final String WRAPPER = """
            #!/bin/sh
            # Starts Java without network and without our secrets.
            exec @ALONE@ env -u NEARCHIVE_TOKEN -u NEARCHIVE_JAVA_OPTS '@JAVA@' "$@"
            """;
    private static final List<String> NO_NETWORK = List.of("unshare", "-rn");

    private final Tika types = new Tika();
    private final Limits limits;
    private final PipesParser child;
    private final boolean hasNetwork;
    private volatile boolean closed;

    private FileParser(Limits limits, PipesParser child, boolean hasNetwork) {
        this.limits = limits;
        this.child = child;
        this.hasNetwork = hasNetwork;
    }

    /**
     * What one file may take (RELIABILITY R12).
     *
     * @param time after it the child is killed
     * @param heapMegabytes of the child
     * @param characters of text that are kept of a file, what its parts hold included
     * @param parts files inside the file (entries of an archive, pictures in a document) that are looked at
     */
    public record Limits(Duration time, int heapMegabytes, int characters, int parts) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(40), 512, 10_000_000, 10_000);
    }

    /** @param folder for configuration and scratch files; what an earlier run left in its scratch folder is removed */
    public static FileParser in(Path folder, Limits limits) throws IOException {
        Path home = Files.createDirectories(folder).toAbsolutePath();
        Path scratch = home.resolve("scratch");
        empty(scratch);
        boolean alone = canTakeNetworkAway();
        Path java = home.resolve("java");
        String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                java,
                WRAPPER.replace("@ALONE@", alone ? String.join(" ", NO_NETWORK) : "")
                        .replace("@JAVA@", program.replace("'", "'\\''")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Path config = home.resolve("tika-config.xml");
        Files.writeString(
                config,
                template()
                        .replace("@TIMEOUT_MILLIS@", Long.toString(limits.time().toMillis()))
                        .replace("@HEAP@", limits.heapMegabytes() + "m")
                        .replace("@SCRATCH@", xml(scratch))
                        .replace("@FONTS@", xml(home))
                        .replace("@JAVA@", xml(java))
                        .replace("@CONFIG@", xml(config)));
        try {
            return new FileParser(limits, new PipesParser(PipesConfig.load(config)), !alone);
        } catch (TikaException e) {
            throw new IOException("the configuration of the file reader is refused: " + e.getMessage(), e);
        }
    }

    private static String template() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FileParser.class.getResourceAsStream("/extract/tika-config.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String xml(Path path) {
        return path.toString().replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void empty(Path scratch) throws IOException {
        if (Files.exists(scratch)) {
            try (Stream<Path> walk = Files.walk(scratch)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(scratch);
    }

    private static boolean canTakeNetworkAway() {
        try {
            Process trial = new ProcessBuilder(Stream.concat(NO_NETWORK.stream(), Stream.of("true"))
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the child may reach the network, because the system did not let us take it away. */
    public boolean hasNetwork() {
        return hasNetwork;
    }

    /**
     * Reads one file. Whatever it is, this returns; only a stop of our own process ends it early.
     *
     * @param fileName as the post shows it
     * @throws IOException when the file itself cannot be opened, or the child cannot be started at all, or this was
     *     closed meanwhile
     */
    public Extraction parse(Path file, String fileName) throws IOException, InterruptedException {
        String type = mediaType(file, fileName);
        if (type.equals(HWPX)) {
            return Extraction.without(FileStatus.PENDING, "files of this type (HWPX) are not read yet", type);
        }
        if (Files.size(file) == 0) {
            return Extraction.without(FileStatus.UNREADABLE, "the file is empty", type);
        }
        Outcome first = attempt(file, fileName);
        // A file that kills the child may have been only the last straw; one that hangs is not asked twice (R14).
        Outcome last = first.died() ? attempt(file, fileName) : first;
        return new ParsedFile(last, type, limits).extraction();
    }

    private String mediaType(Path file, String fileName) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return types.detect(in, fileName);
        }
    }

    /**
     * How one attempt ended.
     *
     * @param parts what was read: the file itself, then the files inside it; empty when nothing was
     * @param message of the child, in its words; may be empty
     */
    record Outcome(PipesResult.STATUS status, List<Metadata> parts, String message) {
        boolean died() {
            return status == PipesResult.STATUS.OOM || status == PipesResult.STATUS.UNSPECIFIED_CRASH;
        }
    }

    private Outcome attempt(Path file, String fileName) throws IOException, InterruptedException {
        ParseContext context = new ParseContext();
        context.set(
                HandlerConfig.class,
                new HandlerConfig(
                        HANDLER_TYPE.BODY, HandlerConfig.PARSE_MODE.RMETA, limits.characters(), limits.parts(), false));
        String key = OriginalFetcher.key(file, fileName);
        FetchEmitTuple task = new FetchEmitTuple(
                fileName,
                new FetchKey(OriginalFetcher.NAME, key),
                new EmitKey(NoEmitter.NAME, fileName),
                new Metadata(),
                context);
        try {
            PipesResult result = child.parse(task);
            if (closed) {
                throw new IOException("reading " + fileName + " was stopped");
            }
            switch (result.getStatus()) {
                case INTERRUPTED_EXCEPTION -> throw new InterruptedException("reading " + fileName);
                case CLIENT_UNAVAILABLE_WITHIN_MS,
                        FETCHER_INITIALIZATION_EXCEPTION,
                        NO_FETCHER_FOUND,
                        NO_EMITTER_FOUND ->
                    throw new IOException("the process that reads files is not to be had: " + result.getStatus());
                default -> {
                    // It says something of the file.
                }
            }
            List<Metadata> parts = result.getEmitData() == null
                    ? List.of()
                    : result.getEmitData().getMetadataList();
            return new Outcome(result.getStatus(), parts, Objects.requireNonNullElse(result.getMessage(), ""));
        } catch (PipesException | RuntimeException e) {
            // Tika wraps what keeps the child from starting in RuntimeExceptions.
            throw new IOException("the process that reads files cannot be started: " + e.getMessage(), e);
        }
    }

    /** Ends the child. */
    @Override
    public void close() throws IOException {
        closed = true;
        child.close();
    }
}
