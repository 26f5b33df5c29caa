package org.nearchive.source;

import java.io.ByteArrayOutputStream;
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

    private static final int BLOCK = 1 << 16;

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
        Line line = new Line(STANDARD_INPUT, visitor);
        byte[] block = new byte[BLOCK];
        for (int length = feed.read(block); length >= 0; length = feed.read(block)) {
            line.append(block, length);
            if (feed.available() == 0) {
                visitor.waiting();
            }
        }
        line.end();
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
            Line line = new Line(file, visitor);
            byte[] block = new byte[BLOCK];
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                line.append(block, length);
            }
            line.end();
        }
    }

    /** A line of a feed while it is being read; of one that is too long no more than is allowed is held. */
    private static final class Line {
        private final Path file;
        private final Visitor visitor;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long length;
        private int number = 1;

        Line(Path file, Visitor visitor) {
            this.file = file;
            this.visitor = visitor;
        }

        void append(byte[] block, int length) {
            int start = 0;
            for (int at = 0; at < length; at++) {
                if (block[at] == '\n') {
                    append(block, start, at);
                    end();
                    start = at + 1;
                }
            }
            append(block, start, length);
        }

        private void append(byte[] block, int start, int end) {
            length += end - start;
            if (length <= MAX_POST_BYTES) {
                bytes.write(block, start, end - start);
            }
        }

        void end() {
            if (length > MAX_POST_BYTES) {
                visitor.refused(file, number, "the line is longer than 32 MB");
            } else if (!isBlank(bytes)) {
                visitor.post(new RawPost(file, number, RawPost.Form.RECORD, bytes.toByteArray()));
            }
            bytes.reset();
            length = 0;
            number++;
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        if (line.size() > 16) {
            return false;
        }
        return new String(line.toByteArray(), java.nio.charset.StandardCharsets.UTF_8).isBlank();
    }
}
