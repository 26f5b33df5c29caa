package org.nearchive.extract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentExtractorFactory;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Bounds what comes out of a file that holds others (RELIABILITY R15): how deep, how many, how much. What lies beyond is
 * not looked at, and the file says so. Made in the child process by Tika.
 */
public final class Unpacking implements EmbeddedDocumentExtractorFactory {
    private static final long serialVersionUID = 1L;

    /** In the metadata of the file as a whole: which bound was met, in words. */
    static final String LIMIT = "nearchive:limit";

    static final int MAX_DEPTH = 10;
    static final int MAX_FILES = 10_000;
    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_RATIO = 100;
    /** Up to here nobody asks how well it was packed. */
    private static final long RATIO_FROM = 10 << 20;

    @Override
    public EmbeddedDocumentExtractor newInstance(Metadata container, ParseContext context) {
        // An empty file in an archive is no damage.
        context.set(
                ZeroByteFileException.IgnoreZeroByteFileException.class,
                ZeroByteFileException.IGNORE_ZERO_BYTE_FILE_EXCEPTION);
        return new Bounded(container, context);
    }

    private static final class Bounded extends ParsingEmbeddedDocumentExtractor {
        private final Metadata container;
        private final long most;
        private final String tooMuch;
        private long bytes;
        private int files;
        private int depth;
        private final @Nullable ReadingTime time;

        private Bounded(Metadata container, ParseContext context) {
            super(context);
            time = context.get(ReadingTime.class);
            this.container = container;
            String length = container.get(Metadata.CONTENT_LENGTH);
            long packed = length == null ? MAX_BYTES / MAX_RATIO : Long.parseLong(length);
            long byRatio = Math.max(RATIO_FROM, packed * MAX_RATIO);
            most = Math.min(MAX_BYTES, byRatio);
            tooMuch = byRatio < MAX_BYTES
                    ? "it unpacks to more than " + MAX_RATIO + " times its size"
                    : "it unpacks to more than " + (MAX_BYTES >> 20) + " MB";
        }

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            if (time != null && time.isOver()) {
                met(ReadingTime.OVER);
                return false;
            }
            if (files == MAX_FILES) {
                met("it holds more than " + MAX_FILES + " files");
                return false;
            }
            return super.shouldParseEmbedded(metadata) && bytes <= most;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
                throws SAXException, IOException {
            if (depth == MAX_DEPTH) {
                met("files inside of files are read " + MAX_DEPTH + " deep, and here it goes deeper");
                return;
            }
            files++;
            depth++;
            try {
                super.parseEmbedded(new Counted(stream), handler, metadata, outputHtml);
            } finally {
                depth--;
            }
        }

        private void met(String limit) {
            if (container.get(LIMIT) == null) {
                container.set(LIMIT, limit);
            }
        }

        /** Ends where the bound is met, so that what came until then is kept. */
        private final class Counted extends FilterInputStream {
            private Counted(InputStream stream) {
                super(stream);
            }

            @Override
            public int read() throws IOException {
                int one = isOver() ? -1 : super.read();
                bytes += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int some = isOver() ? -1 : super.read(into, offset, length);
                bytes += Math.max(0, some);
                return some;
            }

            private boolean isOver() {
                if (bytes > most) {
                    met(tooMuch);
                }
                return bytes > most;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        }
    }
}
