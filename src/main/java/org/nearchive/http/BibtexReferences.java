package org.nearchive.http;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Kind;

/** References in BibTeX, as biber and BibTeX with UTF-8 read them. */
final class BibtexReferences implements ExportWriter {
    private final Writer out;

    BibtexReferences(Writer out) {
        this.out = out;
    }

    @Override
    public void post(ExportedPost post) throws IOException {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        // A second pair of braces keeps the title's capitals.
        fields.put("title", "{" + escaped(post.title()) + "}");
        fields.put("author", post.author() == null ? null : "{" + escaped(post.author()) + "}");
        fields.put("year", Integer.toString(post.post().published().getYear()));
        fields.put("date", post.post().published().toString());
        fields.put(
                "howpublished", escaped(String.join(" > ", post.post().origin().board())));
        fields.put("language", post.language());
        fields.put("url", address(post.address()));
        fields.put("keywords", escaped(String.join(", ", post.names(Kind.PROVINCE))));
        out.write("@misc{" + key(post.post().id()));
        for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
            String value = field.getValue();
            if (value != null && !value.isEmpty()) {
                out.write(",\n  " + field.getKey() + " = {" + value + "}");
            }
        }
        out.write("\n}\n\n");
    }

    /** A key has no spaces, commas, braces, quotes, hashes, tildes, percent signs or backslashes. */
    private static String key(String id) {
        return id.replaceAll("[^\\p{L}\\p{N}:._/+-]", "_");
    }

    private static String address(String url) {
        return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : text.replaceAll("\\s+", " ").toCharArray()) {
            switch (letter) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '{', '}', '&', '%', '$', '#', '_' -> escaped.append('\\').append(letter);
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
