package org.nearchive.http;

import java.io.IOException;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Kind;

/** References in RIS: a tag, two spaces, a hyphen, a value a line (the tags of Research Information Systems). */
final class RisReferences implements ExportWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private final Writer out;

    RisReferences(Writer out) {
        this.out = out;
    }

    @Override
    public void post(ExportedPost post) throws IOException {
        line("TY", "NEWS");
        line("ID", post.post().id());
        line("TI", post.title());
        line("AU", post.author());
        line("PY", Integer.toString(post.post().published().getYear()));
        line("DA", DAY.format(post.post().published()));
        line("T2", String.join(" > ", post.post().origin().board()));
        line("LA", post.language());
        line("UR", post.address());
        line("L2", post.link());
        for (Kind kind : Kind.filters()) {
            for (String name : post.names(kind)) {
                line("KW", name);
            }
        }
        for (String name : post.persons()) {
            line("KW", name);
        }
        out.write("ER  - \r\n\r\n");
    }

    private void line(String tag, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank()) {
            out.write(tag + "  - " + value.replaceAll("\\s+", " ").strip() + "\r\n");
        }
    }
}
