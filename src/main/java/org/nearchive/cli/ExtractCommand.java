package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nearchive.extract.FileParser;
import org.nearchive.extract.PictureReader;
import org.nearchive.http.Json;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Says what stands in files: a JSON line each, with status, type, metadata and text.",
        footer = {
            "",
            "Writes to no archive. Files are read as those on posts are, in child processes.",
            "A line out: {\"file\":\"plan.hwpx\",\"status\":\"ok\",\"type\":\"application/hwp+zip\",\"metadata\":{…},\"text\":\"…\"}",
            "Parts say from which character on the text stands on which page, slide, sheet, in which inner file, and whether",
            "it was recognised in a picture (ocr).",
            "Exit codes: 0 done; 1 a file failed, or is not there; 2 wrong use."
        })
final class ExtractCommand implements Callable<Integer> {
    private static final String UNKNOWN = "application/octet-stream";

    @Option(
            names = "--lang",
            description =
                    "Languages around the files, like those of their posts: in these, words in pictures are looked"
                            + " for first. May be repeated.")
    private List<String> languages = List.of();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders of files.")
    private List<Path> paths = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path scratch = Files.createTempDirectory("nearchive-extract");
        boolean failed = false;
        boolean missing = false;
        Optional<PictureReader> words = PictureReader.in(scratch.resolve("pictures"));
        try (FileParser parser = FileParser.in(scratch.resolve("files"), FileParser.Limits.USUAL)) {
            for (Path path : paths) {
                for (Path file : filesIn(path)) {
                    Extraction read = read(file, parser, words);
                    out.println(Json.write(line(file, read)));
                    failed |= read.status() == FileStatus.FAILED;
                    missing |= read.status() == FileStatus.MISSING;
                }
            }
        } finally {
            if (words.isPresent()) {
                words.get().close();
            }
            delete(scratch);
        }
        return failed || missing ? Nearchive.NOTHING_OR_REFUSED : Nearchive.DONE;
    }

    /** All that is no folder, whatever it is: each has a line. Links inside a folder are not followed. */
    private static List<Path> filesIn(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                files.add(file); // A folder that may not be opened.
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    private Extraction read(Path file, FileParser parser, Optional<PictureReader> words)
            throws IOException, InterruptedException {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        boolean link = Files.isSymbolicLink(file) && !paths.contains(file);
        if (!Files.exists(file) && !link) {
            return Extraction.without(FileStatus.MISSING, "there is no such file", UNKNOWN);
        }
        if (link || !Files.isRegularFile(file)) {
            return Extraction.without(
                    FileStatus.UNREADABLE,
                    link ? "it is a link; links in a folder are not followed" : "it is no file with bytes of its own",
                    UNKNOWN);
        }
        if (!Files.isReadable(file)) {
            return Extraction.without(FileStatus.FAILED, "it may not be opened by this user", UNKNOWN);
        }
        Extraction read = parser.parse(file, name);
        return read.unreadPictures() && words.isPresent() ? words.get().read(file, name, languages, read) : read;
    }

    private static Map<String, Object> line(Path file, Extraction read) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("status", read.status());
        if (read.reason() != null) {
            line.put("reason", read.reason());
        }
        line.put("type", read.mediaType());
        line.put("metadata", read.metadata());
        if (!read.parts().isEmpty()) {
            line.put("parts", read.parts());
        }
        line.put("text", read.text());
        return line;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
