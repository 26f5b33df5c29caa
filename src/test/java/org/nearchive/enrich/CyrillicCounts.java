package org.nearchive.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes {@code cyrillic.txt} anew: counts rows of three letters in {@code FOLDER/xx.words} (a word a line, each word once),
 * {@code FOLDER/xx.text} (running text) and {@code FOLDER/xx.function} (the commonest words). Decision 5 names the sources.
 */
final class CyrillicCounts {
    private static final int ROWS = 60_000;
    private static final Map<String, Double> SHARES = Map.of("words", 0.6, "text", 0.2, "function", 0.2);
    private static final String RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё";
    private static final Map<String, String> ALPHABETS = Map.of(
            "ru", RUSSIAN,
            "mn", RUSSIAN + "өү",
            "kk", RUSSIAN + "іәғқңөұүһ",
            "ky", RUSSIAN + "ңөү",
            "bg", without("ыэё"),
            "uk", without("ъыэё") + "іїєґ");

    private CyrillicCounts() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Rows of three letters, as often among 60000 as the number before them says; _ is a word's border.",
                "# Each language begins with its alphabet. Made by CyrillicCounts; sources in decision 5."));
        for (String language : List.of("ru", "mn", "kk", "ky", "bg", "uk")) {
            String alphabet = Objects.requireNonNull(ALPHABETS.get(language));
            lines.add(language + " " + alphabet);
            Map<String, Double> shares = new HashMap<>();
            for (Map.Entry<String, Double> share : SHARES.entrySet()) {
                count(Path.of(arguments[0], language + "." + share.getKey()), share, alphabet, shares);
            }
            Map<Long, StringBuilder> byCount = new TreeMap<>(Comparator.reverseOrder());
            new TreeMap<>(shares)
                    .forEach((row, share) -> byCount.computeIfAbsent(
                                    Math.round(share * ROWS), count -> new StringBuilder())
                            .append(row));
            byCount.remove(0L);
            byCount.forEach((count, rows) -> lines.add(count + " " + rows));
        }
        Files.write(Path.of(arguments[1]), lines);
    }

    private static void count(Path file, Map.Entry<String, Double> share, String alphabet, Map<String, Double> shares)
            throws IOException {
        String[] read = Files.readString(file).toLowerCase(Locale.ROOT).split("[^\\u0400-\\u052F]+");
        Collection<String> words = "text".equals(share.getKey()) ? List.of(read) : new HashSet<>(List.of(read));
        Map<String, Integer> rows = new HashMap<>();
        for (String word : words) {
            if (word.isEmpty() || word.chars().anyMatch(letter -> alphabet.indexOf(letter) < 0)) {
                continue;
            }
            String bordered = "__" + word + "_";
            for (int i = 3; i <= bordered.length(); i++) {
                rows.merge(bordered.substring(i - 3, i), 1, Integer::sum);
            }
        }
        double all = rows.values().stream().mapToInt(Integer::intValue).sum();
        rows.forEach((row, count) -> shares.merge(row, share.getValue() * count / all, Double::sum));
    }

    private static String without(String letters) {
        return RUSSIAN.replaceAll("[" + letters + "]", "");
    }
}
