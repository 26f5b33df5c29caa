package org.nearchive.http;

import java.io.IOException;
import java.io.Writer;

/** The object of {@code /api/v1/posts/{id}}, less what only the archive knows of it, one a line. */
final class JsonLines implements ExportWriter {
    private final Writer out;

    JsonLines(Writer out) {
        this.out = out;
    }

    @Override
    public void post(ExportedPost post) throws IOException {
        out.write(Json.write(PostJson.of(
                post.post(), post.indexed().enrichment(), post.fileTexts(), null, null, post.translations())));
        out.write('\n');
    }
}
