package org.nearchive.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds posts in files and folders: feeds ({@code *.jsonl}, a record a line), saved pages ({@code *.html}) and pages
 * saved as plain text ({@code *.txt}).
 */
public final class Sources {
    /** Stands for a feed that comes through standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    /** A line longer than this is no post: the longest real one is far below a megabyte. */
    private static final int MAX_POST_BYTES = 32 * 1024 * 1024;

    private Sources() {}

    /**
     * What was found, in the order of the files' names and of the lines in them. Links are not followed.
     *
     * <p>Everything is called on the caller's thread.
     */
    public interface Visitor {
        /** Whether a text file met in a folder is a dump of a page by its name; one that was named itself always is. */
        boolean isDump(Path file);

        void post(RawPost post);

        /** A file, or one line of it, that cannot be a post. */
        void refused(Path file, int line, String reason);

        /** A text file in a folder that is no dump. */
        void skipped(Path file);

        /** Nothing more of a stream is there now: whoever writes it may be waiting to hear what became of the rest. */
        default void waiting() {}
    }

    /** @param path a feed, a page, a dump, or a folder of them; a path that does not exist is refused, not thrown */
    public static void visit(Path path, Visitor visitor) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : filesIn(path)) {
                if (isFeed(file)) {
                    feed(file, visitor);
                } else if (isPage(file)) {
                    whole(file, RawPost.Form.PAGE, visitor);
                } else if (isText(file)) {
                    if (visitor.isDump(file)) {
                        whole(file, RawPost.Form.DUMP, visitor);
                    } else {
                        visitor.skipped(file);
                    }
                }
            }
        } else if (!Files.isRegularFile(path)) {
            visitor.refused(path, 0, "there is no such file or folder");
        } else if (isFeed(path)) {
            feed(path, visitor);
        } else if (isPage(path)) {
            whole(path, RawPost.Form.PAGE, visitor);
        } else if (isText(path)) {
            whole(path, RawPost.Form.DUMP, visitor);
        } else {
            visitor.refused(
                    path,
                    0,
                    "is neither a feed (*.jsonl, *.ndjson), a saved page (*.html) nor a dump (*.txt),"
                            + " nor a folder of them");
        }
    }

    /** A feed that comes as a stream; its file is {@link #STANDARD_INPUT}. */
    public static void visit(InputStream feed, Visitor visitor) throws IOException {
        feed(STANDARD_INPUT, feed, visitor);
    }

    /** Bytes of all feeds, pages and texts at a path: what {@link #visit} will go through. */
    public static long bytes(Path path) throws IOException {
        long sum = 0;
        for (Path file :
                Files.isDirectory(path) ? filesIn(path) : Files.exists(path) ? List.of(path) : List.<Path>of()) {
            sum += isFeed(file) || isPage(file) || isText(file) ? Files.size(file) : 0;
        }
        return sum;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFeed(Path file) {
        String name = name(file);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /** Browsers put what a page embeds, frames among it, into a folder called page_files. */
    private static boolean isPage(Path file) {
        String name = name(file);
        Path folder = file.toAbsolutePath().getParent();
        boolean embedded = folder != null && name(folder).endsWith("_files");
        return (name.endsWith(".html") || name.endsWith(".htm")) && !embedded;
    }

    private static boolean isText(Path file) {
        return name(file).endsWith(".txt");
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString().toLowerCase(Locale.ROOT);
    }

    private static void whole(Path file, RawPost.Form form, Visitor visitor) throws IOException {
        if (Files.size(file) > MAX_POST_BYTES) {
            visitor.refused(file, 0, "is larger than 32 MB: no page");
            return;
        }
        visitor.post(new RawPost(file, 0, form, Files.readAllBytes(file)));
    }

    private static void feed(Path file, Visitor visitor) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            feed(file, in, visitor);
        }
    }

    private static void feed(Path file, InputStream in, Visitor visitor) throws IOException {
        FeedLines lines = new FeedLines(in, MAX_POST_BYTES);
        for (FeedLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.isTooLong()) {
                visitor.refused(file, line.number(), "the line is longer than 32 MB");
            } else {
                visitor.post(new RawPost(file, line.number(), RawPost.Form.RECORD, line.bytes()));
            }
            if (!lines.hasMoreNow()) {
                visitor.waiting();
            }
        }
    }
}
