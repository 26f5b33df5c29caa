package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process in which Tika runs: it starts with the first file and stays, has a heap and a scratch folder of its
 * own, none of our secrets in its environment and, where the system lets us take it away, no network.
 */
final class ReadingChild implements AutoCloseable {
    private static final String WRAPPER = """
            #!/bin/sh
            # Starts Java without network and without our secrets.
            exec @ALONE@ env -u NEARCHIVE_TOKEN -u NEARCHIVE_JAVA_OPTS '@JAVA@' "$@"
            """;
    private static final List<String> NO_NETWORK = List.of("unshare", "-rn");

    private static final Logger LOG = LoggerFactory.getLogger(ReadingChild.class);

    private final FileParser.Limits limits;
    private final PipesParser pipes;
    private final Path scratch;
    private final boolean hasNetwork;
    private volatile boolean closed;

    private ReadingChild(FileParser.Limits limits, PipesParser pipes, Path scratch, boolean hasNetwork) {
        this.limits = limits;
        this.pipes = pipes;
        this.scratch = scratch;
        this.hasNetwork = hasNetwork;
    }

    /**
     * @param folder for configuration and scratch files; what an earlier run left in its scratch folder is removed
     * @param parsers a resource: which parsers the child has, as Tika's configuration writes them
     * @param options of Java, beside the usual ones
     */
    static ReadingChild in(Path folder, String parsers, FileParser.Limits limits, List<String> options)
            throws IOException {
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
                resource("tika-config.xml")
                        .replace("@PARSERS@", resource(parsers))
                        .replace(
                                "@OPTIONS@",
                                options.stream()
                                        .map(option -> "<arg>" + xml(option) + "</arg>")
                                        .collect(Collectors.joining()))
                        .replace("@TIMEOUT_MILLIS@", Long.toString(limits.time().toMillis()))
                        .replace("@HEAP@", limits.heapMegabytes() + "m")
                        .replace("@SCRATCH@", xml(scratch))
                        .replace("@FONTS@", xml(home))
                        .replace("@JAVA@", xml(java))
                        .replace("@CONFIG@", xml(config)));
        try {
            return new ReadingChild(limits, new PipesParser(PipesConfig.load(config)), scratch, !alone);
        } catch (TikaException e) {
            throw new IOException("the configuration of the file reader is refused: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ReadingChild.class.getResourceAsStream("/extract/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String xml(Object value) {
        return value.toString().replace("&", "&amp;").replace("<", "&lt;");
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
    boolean hasNetwork() {
        return hasNetwork;
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

    /** Reads a file; asks once more when it killed the child, which may have been only the last straw (R14). */
    Outcome read(Path file, String fileName, List<String> languages) throws IOException, InterruptedException {
        Outcome first = attempt(file, fileName, languages);
        Outcome last = first.died() ? attempt(file, fileName, languages) : first;
        if (last.died() || last.status() == PipesResult.STATUS.TIMEOUT) {
            sweep(FileTime.from(Instant.now()));
        }
        return last;
    }

    private Outcome attempt(Path file, String fileName, List<String> languages)
            throws IOException, InterruptedException {
        ParseContext context = new ParseContext();
        context.set(
                HandlerConfig.class,
                new HandlerConfig(
                        HANDLER_TYPE.BODY, HandlerConfig.PARSE_MODE.RMETA, limits.characters(), limits.parts(), false));
        FetchEmitTuple task = new FetchEmitTuple(
                fileName,
                new FetchKey(OriginalFetcher.NAME, OriginalFetcher.key(file, fileName, languages)),
                new EmitKey(NoEmitter.NAME, fileName),
                new Metadata(),
                context);
        try {
            PipesResult result = pipes.parse(task);
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

    /** Removes what a killed child left; the next one has only begun and its files are younger. */
    private void sweep(FileTime until) throws IOException {
        try (Stream<Path> left = Files.walk(scratch)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(until) <= 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            LOG.debug("a scratch file went by itself: {}", e.getMessage());
        }
    }

    /** Ends the child; nothing stays in its scratch folder. */
    @Override
    public void close() throws IOException {
        closed = true;
        pipes.close();
        sweep(FileTime.fromMillis(Long.MAX_VALUE));
    }
}
