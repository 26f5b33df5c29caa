package org.nearchive.http;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nearchive.entity.Kind;

/** References in CSL-JSON 1.0.2: one array. */
final class CslReferences implements ExportWriter {
    private final Writer out;
    private boolean begun;

    CslReferences(Writer out) {
        this.out = out;
    }

    @Override
    public void post(ExportedPost post) throws IOException {
        LocalDate day = post.post().published();
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", post.post().id());
        reference.put("type", "article-newspaper");
        reference.put("title", post.title());
        String author = post.author();
        if (author != null) {
            reference.put("author", List.of(Map.of("literal", author)));
        }
        reference.put(
                "issued",
                Map.of("date-parts", List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))));
        if (!post.post().origin().board().isEmpty()) {
            reference.put(
                    "container-title", String.join(" > ", post.post().origin().board()));
        }
        reference.put("language", post.language());
        reference.put("URL", post.address());
        reference.put("archive_location", post.link());
        reference.put("keyword", String.join(", ", post.names(Kind.PROVINCE)));
        out.write(begun ? ",\n" : "[\n");
        out.write(Json.write(reference));
        begun = true;
    }

    @Override
    public void end() throws IOException {
        out.write(begun ? "\n]\n" : "[]\n");
    }
}
