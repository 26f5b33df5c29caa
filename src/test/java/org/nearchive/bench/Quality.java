package org.nearchive.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.nearchive.Archived;
import org.nearchive.cli.JudgedQueries;
import org.nearchive.cli.SearchScores;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;

/**
 * Our search in one index of all languages, beside {@link Reference} in an index for each: figures by language and kind of
 * query, and the interval of the difference.
 *
 * <pre>
 * Quality KNOWN DATA [QUERIES [ROWS]]     KNOWN as KnownItems makes it; DATA is filled the first time and then used
 *                                         again; ROWS gets a line a query: nDCG@10, Recall@100, and the same of the
 *                                         reference. Other choices of languages.yaml: Ablation
 * </pre>
 */
public final class Quality {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RESAMPLES = 1_000;

    private Quality() {}

    public static void main(String[] arguments) throws IOException {
        Path known = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        JudgedQueries judged = JudgedQueries.read(
                arguments.length > 2 ? Path.of(arguments[2]) : known.resolve("queries.jsonl"),
                known.resolve("qrels.tsv"));
        boolean fresh = !Files.exists(data);
        Map<String, List<double[]>> figures = new TreeMap<>();
        try (Archived archived = Archived.in(data)) {
            if (fresh) {
                archived.ingest(known.resolve("corpus.jsonl"));
            }
            Map<String, Reference> references = references(known.resolve("corpus.jsonl"));
            List<String> lines = new ArrayList<>();
            long nanos = 0;
            int foreign = 0;
            for (JudgedQueries.Query query : judged.queries()) {
                String language = query.language().substring(0, 2);
                long began = System.nanoTime();
                List<String> ours = found(archived, query.text());
                nanos += System.nanoTime() - began;
                if (!ours.isEmpty() && !ours.getFirst().startsWith("k:" + language)) {
                    foreign++;
                }
                SearchScores own = SearchScores.of(ours, judged.of(query));
                SearchScores other = SearchScores.of(
                        Objects.requireNonNull(references.get(language)).search(query.text()), judged.of(query));
                String kind = query.id().split("-")[query.id().split("-").length - 2];
                // Without what other languages found: a name in Cyrillic also stands in Russian posts.
                SearchScores alone = SearchScores.of(
                        ours.stream()
                                .filter(id -> id.startsWith("k:" + language))
                                .toList(),
                        judged.of(query));
                double[] row = {
                    own.ndcgAt10(), other.ndcgAt10(), own.recallAt100(), other.recallAt100(), alone.ndcgAt10()
                };
                lines.add(query.id() + "\t"
                        + String.format(Locale.ROOT, "%.3f\t%.3f\t%.3f\t%.3f", row[0], row[2], row[1], row[3]) + "\t"
                        + query.text());
                figures.computeIfAbsent(query.language() + " all", name -> new ArrayList<>())
                        .add(row);
                figures.computeIfAbsent(query.language() + " " + kind, name -> new ArrayList<>())
                        .add(row);
            }
            if (arguments.length > 3) {
                Files.write(Path.of(arguments[3]), lines);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%.2f ms a query; first hit in another language: %d of %d%n",
                    nanos / 1e6 / judged.queries().size(),
                    foreign,
                    judged.queries().size());
        }
        System.out.println(
                "                    queries  nDCG@10 reference  difference (95 %)        Recall@100 reference  difference"
                        + " of the language's own posts");
        figures.forEach(Quality::print);
    }

    private static void print(String name, List<double[]> rows) {
        double[] interval = interval(rows);
        System.out.printf(
                Locale.ROOT,
                "%-20s %6d   %.4f    %.4f  %+.4f [%+.4f, %+.4f]    %.4f    %.4f    %+.4f%n",
                name,
                rows.size(),
                mean(rows, 0),
                mean(rows, 1),
                mean(rows, 0) - mean(rows, 1),
                interval[0],
                interval[1],
                mean(rows, 2),
                mean(rows, 3),
                mean(rows, 4) - mean(rows, 1));
    }

    static double mean(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
    }

    /** Paired bootstrap: the same queries drawn for both. */
    static double[] interval(List<double[]> rows) {
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int j = 0; j < rows.size(); j++) {
                double[] row = rows.get(random.nextInt(rows.size()));
                sum += row[0] - row[1];
            }
            means[i] = sum / rows.size();
        }
        java.util.Arrays.sort(means);
        return new double[] {means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]};
    }

    static List<String> found(Archived archived, String text) {
        try {
            return archived
                    .search(new SearchParameters(
                            Map.of("q", List.of(text), "limit", List.of("100"), "facets", List.of("none"))))
                    .hits()
                    .stream()
                    .map(Hit::id)
                    .toList();
        } catch (InvalidQueryException e) {
            System.out.println(e.getMessage());
            return List.of();
        }
    }

    private static Map<String, Reference> references(Path corpus) throws IOException {
        Map<String, List<Reference.Passage>> passages = new HashMap<>();
        for (String line : Files.readAllLines(corpus)) {
            JsonNode post = JSON.readTree(line);
            String id = post.path("id").asText();
            passages.computeIfAbsent(id.substring(2, 4), language -> new ArrayList<>())
                    .add(new Reference.Passage(
                            id,
                            post.path("title").asText(),
                            post.path("body").path("content").asText()));
        }
        Map<String, Reference> references = new HashMap<>();
        for (Map.Entry<String, List<Reference.Passage>> language : passages.entrySet()) {
            references.put(language.getKey(), new Reference(language.getKey(), language.getValue()));
        }
        return references;
    }
}
