package org.nearchive.http;

import java.io.IOException;

/** Writes the posts of a set in one form. */
interface ExportWriter {
    void post(ExportedPost post) throws IOException;

    /** After the last one. */
    default void end() throws IOException {}
}
