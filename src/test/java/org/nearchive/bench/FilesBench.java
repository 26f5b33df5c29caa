package org.nearchive.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.parser.external.CompositeExternalParser;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.nearchive.extract.FileParser;
import org.nearchive.post.FileType;
import org.xml.sax.SAXException;

/** Reads the files of a folder by our child process and by Tika in this one, the same files in the same run, and says how many a second. */
final class FilesBench {
    private static final int ROUNDS = 3;

    private final Path folder;
    private final Path scratch;
    private final Parser tika = new RecursiveParserWrapper(new AutoDetectParser(new DefaultParser(
            MediaTypeRegistry.getDefaultRegistry(),
            new org.apache.tika.config.ServiceLoader(),
            Set.of(CompositeExternalParser.class),
            new DefaultEncodingDetector(),
            null)));

    FilesBench(Path folder, Path scratch) {
        this.folder = folder;
        this.scratch = scratch;
    }

    private record Speeds(int files, long ours, long theirs) {
        Speeds and(Speeds other) {
            return new Speeds(files + other.files, ours + other.ours, theirs + other.theirs);
        }
    }

    void run() throws IOException, InterruptedException {
        Map<String, Speeds> byKind = new TreeMap<>();
        long memory = 0;
        try (FileParser parser = FileParser.in(scratch, FileParser.Limits.USUAL)) {
            for (int round = 0; round <= ROUNDS; round++) {
                for (Path file : files()) {
                    Speeds once = once(parser, file);
                    if (round > 0) { // The first one warms up.
                        byKind.merge(kind(file), once, Speeds::and);
                    }
                }
            }
            memory = ProcessHandle.current()
                    .descendants()
                    .mapToLong(FilesBench::residentKilobytes)
                    .sum();
        }
        System.out.printf(Locale.ROOT, "%-8s %6s %14s %14s%n", "kind", "files", "ours, files/s", "Tika, files/s");
        byKind.forEach(FilesBench::print);
        print("all", byKind.values().stream().reduce(new Speeds(0, 0, 0), Speeds::and));
        System.out.printf(
                Locale.ROOT,
                "memory: this process %d MB, child %d MB%n",
                residentKilobytes(ProcessHandle.current()) / 1024,
                memory / 1024);
    }

    private static void print(String kind, Speeds speeds) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %6d %14.1f %14.1f%n",
                kind,
                speeds.files / ROUNDS,
                1e9 * speeds.files / speeds.ours,
                1e9 * speeds.files / speeds.theirs);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static String kind(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".")
                ? FileType.named(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                : "none";
    }

    private Speeds once(FileParser parser, Path file) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        parser.parse(file, String.valueOf(file.getFileName()));
        long middle = System.nanoTime();
        inThisProcess(file);
        return new Speeds(1, middle - begin, System.nanoTime() - middle);
    }

    private void inThisProcess(Path file) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, String.valueOf(file.getFileName()));
        try (InputStream in = TikaInputStream.get(file)) {
            tika.parse(
                    in,
                    new RecursiveParserWrapperHandler(new BasicContentHandlerFactory(
                            BasicContentHandlerFactory.HANDLER_TYPE.TEXT, FileParser.Limits.USUAL.characters())),
                    metadata,
                    new ParseContext());
        } catch (SAXException | TikaException | RuntimeException e) {
            // Damaged; that takes its time, too.
        }
    }

    /** 0 where the system does not tell. */
    private static long residentKilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
