package org.nearchive.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.IndexedPost;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.WholeSet;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchQuery;

/**
 * A complete set of posts in one form: all that a search with the same parameters counts, by id, from one state of the
 * index.
 *
 * @param parameters those of a search
 * @param bom whether the text begins with a byte order mark, which spreadsheets need to see UTF-8
 */
public record Export(SearchParameters parameters, ExportFormat format, boolean bom) {
    private static final List<String> WITHOUT = List.of("limit", "offset", "cursor", "facets", "group");

    /** What came before the first post is known: the set as a whole. */
    public record Head(long total, String generation, long seq) {}

    /** Told once, before the first byte. */
    @FunctionalInterface
    public interface Begun {
        OutputStream with(Head head) throws IOException;
    }

    /** @param values those of a search, and {@code format} and {@code bom} */
    public static Export of(Map<String, List<String>> values) {
        Map<String, List<String>> question = new LinkedHashMap<>(values);
        SearchParameters own = new SearchParameters(values);
        question.remove("format");
        question.remove("bom");
        List<String> known = new ArrayList<>(SearchParameters.NAMES);
        known.removeAll(WITHOUT);
        known.addAll(List.of("format", "bom"));
        own.refuseOthersThan(known);
        String bom = own.one("bom", "false");
        if (!bom.equals("true") && !bom.equals("false")) {
            throw new InvalidQueryException("invalid_bom", "bom", "bom is true or false, but was \"" + bom + "\"");
        }
        return new Export(
                new SearchParameters(question), ExportFormat.parse(own.one("format", "jsonl")), bom.equals("true"));
    }

    /**
     * @param base what links to pages here begin with, like {@code https://archive.example}; empty for links without host
     * @param today from which "last year" is seen
     */
    public void write(LuceneIndex index, String base, LocalDate today, Begun begun) throws IOException {
        Gazetteer gazetteer = index.reading().gazetteer();
        index.walk(vocabulary -> parameters.toQuery(vocabulary, "en", today), new Written(gazetteer, base, begun));
    }

    private final class Written implements WholeSet {
        private final Gazetteer gazetteer;
        private final String base;
        private final Begun begun;
        private @Nullable Writer out;
        private @Nullable ExportWriter writer;
        private String labels = "en";
        private long missing;

        Written(Gazetteer gazetteer, String base, Begun begun) {
            this.gazetteer = gazetteer;
            this.base = base;
            this.begun = begun;
        }

        @Override
        public void begin(SearchQuery query, long total, String generation, long seq) throws IOException {
            labels = query.labels();
            missing = total;
            Writer own = new BufferedWriter(
                    new OutputStreamWriter(begun.with(new Head(total, generation, seq)), StandardCharsets.UTF_8));
            if (bom) {
                own.write('\ufeff');
            }
            out = own;
            writer = format.to(own);
            end();
        }

        @Override
        public void post(IndexedPost post, Map<Integer, String> fileTexts, List<Hit.Translation> translations)
                throws IOException {
            java.util.Objects.requireNonNull(writer)
                    .post(new ExportedPost(
                            post,
                            fileTexts,
                            translations,
                            base + "/posts/" + SearchJson.encoded(post.post().id()),
                            gazetteer,
                            labels));
            missing--;
            end();
        }

        private void end() throws IOException {
            if (missing == 0) {
                java.util.Objects.requireNonNull(writer).end();
                java.util.Objects.requireNonNull(out).flush();
            }
        }
    }
}
