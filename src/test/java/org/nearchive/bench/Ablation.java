package org.nearchive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nearchive.Archived;
import org.nearchive.cli.JudgedQueries;
import org.nearchive.cli.SearchScores;
import org.nearchive.config.IndexConfig;

/**
 * What each choice of {@code languages.yaml} buys: the same queries asked with one choice changed at a time, in an index
 * made anew for it: an edited copy in a generation would count as damaged. Prints a table of differences, by language.
 *
 * <pre>
 * Ablation KNOWN DATA QUERIES [CHOICE…]     KNOWN and QUERIES as KnownItems makes them; DATA is filled the first time;
 *                                           CHOICE: only those whose name contains one of these
 * </pre>
 */
public final class Ablation {
    /** A choice taken back, by what it is called, as a change of the file's text. */
    private static final Map<String, UnaryOperator<String>> CHOICES = choices();

    private Ablation() {}

    public static void main(String[] arguments) throws IOException {
        Path known = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        JudgedQueries judged = JudgedQueries.read(Path.of(arguments[2]), known.resolve("qrels.tsv"));
        List<String> wanted = Arrays.asList(arguments).subList(3, arguments.length);
        Map<String, double[]> shipped = asked(known, data, Archived.CONFIG, judged);
        System.out.println("| taken back | figure | "
                + String.join(" | ", byLanguage(judged, shipped, shipped, 0).keySet()) + " |");
        System.out.println("shipped nDCG@10 " + means(judged, shipped, 0));
        System.out.println("shipped Recall@100 " + means(judged, shipped, 1));
        for (Map.Entry<String, UnaryOperator<String>> choice : CHOICES.entrySet()) {
            if (!wanted.isEmpty() && wanted.stream().noneMatch(choice.getKey()::contains)) {
                continue;
            }
            Map<String, double[]> without = asked(known, data, changed(choice.getValue()), judged);
            for (int column = 0; column < 2; column++) {
                System.out.println("| " + choice.getKey() + " | " + (column == 0 ? "nDCG@10" : "Recall@100") + " | "
                        + String.join(
                                " | ",
                                byLanguage(judged, without, shipped, column).values())
                        + " |");
            }
        }
    }

    private static Map<String, UnaryOperator<String>> choices() {
        Map<String, UnaryOperator<String>> choices = new LinkedHashMap<>();
        choices.put("title 2 → 1", set("title", "1"));
        choices.put("neutral companion 0.15 → 0", set("neutral", "0"));
        choices.put("entity 1 → 0", set("entity", "0"));
        choices.put("other language 0.4 → 1", set("other_language", "1"));
        choices.put("other language 0.4 → 0", set("other_language", "0"));
        choices.put("share 0.1 → 0", set("share", "0"));
        choices.put("share 0.1 → 0.25", set("share", "0.25"));
        choices.put("names whole → as the dictionary cuts them", set("names_whole", "false"));
        choices.put("companions of characters → none", set("grams", "[]"));
        choices.put("companions of [1, 2] → [2]", text -> text.replace("grams: [1, 2]", "grams: [2]"));
        choices.put("stemmers → none", set("stemmer", "none"));
        choices.put("Mongolian words 0.5 → 1", set("words_weight", "1"));
        choices.put(
                "question words → none",
                text -> text.replaceAll("(?s)question_words: \\[[^\\]]*\\]", "question_words: []"));
        choices.put(
                "dictionaries (Nori, Kuromoji, SmartChinese) → pairs alone",
                text -> text.replaceAll("tokenizer: (nori|kuromoji|smartcn)", "tokenizer: words")
                        .replaceAll("names_whole: true", "names_whole: false")
                        .replaceAll("grams: \\[(1, )?2\\]", "grams: []"));
        return choices;
    }

    /** Another value for a key, wherever it stands. */
    private static UnaryOperator<String> set(String key, String value) {
        return text -> text.replaceAll("(?m)^( +" + key + ": )(\\[[^\\]]*\\]|\\S+)", "$1" + value);
    }

    private static IndexConfig changed(UnaryOperator<String> change) throws IOException {
        Path folder = Files.createTempDirectory("ablation");
        Path shipped = Archived.CONFIG.folder();
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path languages = folder.resolve("languages.yaml");
        String before = Files.readString(languages);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing of languages.yaml was changed");
        }
        Files.writeString(languages, after);
        return IndexConfig.in(folder, "a changed copy");
    }

    /** nDCG@10 and Recall@100 by query, with a configuration. */
    private static Map<String, double[]> asked(Path known, Path data, IndexConfig config, JudgedQueries judged)
            throws IOException {
        boolean fresh = !Files.exists(data);
        Map<String, double[]> rows = new TreeMap<>();
        try (Archived archived = Archived.in(data, config)) {
            if (fresh) {
                archived.ingest(known.resolve("corpus.jsonl"));
            }
            archived.owner.reindex(step -> {});
            for (JudgedQueries.Query query : judged.queries()) {
                SearchScores scores = SearchScores.of(Quality.found(archived, query.text()), judged.of(query));
                rows.put(query.id(), new double[] {scores.ndcgAt10(), scores.recallAt100()});
            }
        }
        return rows;
    }

    private static Map<String, String> means(JudgedQueries judged, Map<String, double[]> rows, int column) {
        Map<String, String> means = new TreeMap<>();
        pairs(judged, rows, rows, column)
                .forEach((language, pairs) ->
                        means.put(language, String.format(Locale.ROOT, "%.3f", Quality.mean(pairs, 0))));
        return means;
    }

    /** Differences by language; those whose 95 % interval leaves out 0 are bold. */
    private static Map<String, String> byLanguage(
            JudgedQueries judged, Map<String, double[]> without, Map<String, double[]> shipped, int column) {
        Map<String, String> table = new TreeMap<>();
        pairs(judged, without, shipped, column).forEach((language, pairs) -> {
            double[] interval = Quality.interval(pairs);
            String difference = String.format(Locale.ROOT, "%+.3f", Quality.mean(pairs, 0) - Quality.mean(pairs, 1));
            boolean told = interval[0] > 0 || interval[1] < 0;
            table.put(language, told ? "**" + difference + "**" : difference);
        });
        return table;
    }

    private static Map<String, List<double[]>> pairs(
            JudgedQueries judged, Map<String, double[]> some, Map<String, double[]> others, int column) {
        Map<String, List<double[]>> pairs = new TreeMap<>();
        for (JudgedQueries.Query query : judged.queries()) {
            double[] pair = {
                Objects.requireNonNull(some.get(query.id()))[column],
                Objects.requireNonNull(others.get(query.id()))[column]
            };
            pairs.computeIfAbsent(query.language(), language -> new ArrayList<>())
                    .add(pair);
        }
        return pairs;
    }
}
