package org.nearchive.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a feed as they come in, blank ones left out. No more than one line and one block are held, however long
 * the feed or a line of it is.
 */
public final class FeedLines {
    private static final int BLOCK = 1 << 16;
    /** A longer line is not blank, or nobody would call it that. */
    private static final int LONGEST_BLANK = 16;

    private final InputStream in;
    private final int longest;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;
    private int number;
    private boolean over;

    /** @param longest bytes of a line */
    public FeedLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A line without its end.
     *
     * @param number from 1; blank lines count
     * @param isTooLong then there are no bytes
     */
    public record Line(int number, boolean isTooLong, byte[] bytes) {}

    /** The next one; {@code null} at the end. */
    public @Nullable Line next() throws IOException {
        while (!over) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            long length = 0;
            boolean ended = false;
            while (!ended && fill()) {
                int start = at;
                while (at < end && block[at] != '\n') {
                    at++;
                }
                length += at - start;
                if (length <= longest) {
                    bytes.write(block, start, at - start);
                }
                ended = at < end;
                at += ended ? 1 : 0;
            }
            over = !ended;
            number++;
            if (length > longest) {
                return new Line(number, true, new byte[0]);
            }
            if (!isBlank(bytes)) {
                return new Line(number, false, bytes.toByteArray());
            }
        }
        return null;
    }

    /** Whether more can be read without waiting for whoever sends it. */
    public boolean hasMoreNow() throws IOException {
        return at < end || in.available() > 0;
    }

    private boolean fill() throws IOException {
        while (at == end) {
            int length = in.read(block);
            if (length < 0) {
                return false;
            }
            at = 0;
            end = length;
        }
        return true;
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() <= LONGEST_BLANK
                && line.toString(StandardCharsets.UTF_8).isBlank();
    }
}
