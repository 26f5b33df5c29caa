package org.nearchive.enrich.group;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a text is about, told by stems of words: the same names in six languages. Immutable. */
final class Topics {
    private static final Set<String> WITHOUT_SPACES = Set.of("ko", "zh", "ja");

    /** Language → topic → stems. */
    private final Map<String, Map<String, List<String>>> stems = new HashMap<>();

    private Topics() {}

    static Topics load() {
        Topics topics = new Topics();
        try (InputStream bytes = Objects.requireNonNull(Topics.class.getResourceAsStream("topics.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
            String[] heading = rows.getFirst();
            rows.stream().skip(1).forEach(row -> {
                for (int i = 1; i < heading.length; i++) {
                    topics.stems
                            .computeIfAbsent(heading[i], language -> new HashMap<>())
                            .put(row[0], List.of(fold(row[i]).split("\\|", -1)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return topics;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
    }

    /** Topics of a text in a language, sorted; none in a language that has no stems here. */
    Set<String> in(String text, String language) {
        String primary = language.split("-", 2)[0];
        String folded = " " + fold(text);
        List<String> found = new ArrayList<>();
        stems.getOrDefault(primary, Map.of()).forEach((topic, words) -> {
            if (words.stream().anyMatch(stem -> holds(folded, stem, WITHOUT_SPACES.contains(primary)))) {
                found.add(topic);
            }
        });
        return new TreeSet<>(found);
    }

    private static boolean holds(String text, String stem, boolean anywhere) {
        for (int at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
            if (anywhere || !Character.isLetter(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
