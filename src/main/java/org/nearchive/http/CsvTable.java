package org.nearchive.http;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nearchive.entity.Kind;

/** One row a post, RFC 4180; no cell is a formula to a spreadsheet (OWASP ASVS 1.2.10). */
final class CsvTable implements ExportWriter {
    private static final String FORMULA_BEGINS = "=+-@\t\r";
    private static final List<Kind> KINDS =
            List.of(Kind.PROVINCE, Kind.ORGANISATION, Kind.EVENT, Kind.PLACE, Kind.ACTIVITY);
    private final Writer out;

    CsvTable(Writer out) throws IOException {
        this.out = out;
        List<String> heads =
                new ArrayList<>(List.of("id", "link", "url", "lang", "published", "board", "author", "title"));
        KINDS.forEach(kind -> heads.addAll(List.of(kind.filter(), kind.filter() + "_names")));
        heads.addAll(List.of("persons", "days", "files", "body"));
        row(heads);
    }

    @Override
    public void post(ExportedPost post) throws IOException {
        List<String> cells = new ArrayList<>(List.of(
                post.post().id(),
                post.link(),
                Objects.toString(post.post().origin().url(), ""),
                post.language(),
                post.post().published().toString(),
                String.join(" > ", post.post().origin().board()),
                Objects.requireNonNullElse(post.author(), ""),
                post.post().title()));
        for (Kind kind : KINDS) {
            cells.add(String.join(" ", post.ids(kind)));
            cells.add(String.join("; ", post.names(kind)));
        }
        cells.add(String.join("; ", post.persons()));
        cells.add(String.join(" ", post.days()));
        cells.add(String.join("\n", post.fileNames()));
        cells.add(post.post().body());
        row(cells);
    }

    private void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String cell(String text) {
        String harmless = text.isEmpty() || FORMULA_BEGINS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = harmless.chars()
                .noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
