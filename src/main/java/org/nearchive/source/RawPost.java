package org.nearchive.source;

import java.nio.file.Path;

/**
 * One post as it came, before anybody has looked into it.
 *
 * @param file that it stands in
 * @param line in a feed, from 1; 0 when the file is the post
 * @param bytes as they came, without the line's end
 */
public record RawPost(Path file, int line, Form form, byte[] bytes) {

    /** In what form a post came. */
    public enum Form {
        /** A line of JSON, {@code near-post/1}. */
        RECORD,
        /** A page saved as plain text. */
        DUMP,
        /** A page saved as HTML. */
        PAGE
    }

    /** For reports: {@code file} or {@code file:line}. */
    public String place() {
        return line == 0 ? file.toString() : file + ":" + line;
    }
}
