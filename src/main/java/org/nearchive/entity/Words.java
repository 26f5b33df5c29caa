package org.nearchive.entity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code words/*.tsv}: words that are no names but tell something about the names beside them.
 *
 * @param bodies key ({@code head}, {@code none}, {@code stop}, {@code person}, {@code title}, {@code foreign}) → language → words
 * @param ordinals {@code mark} or a number → language → words; marks hold a {@code {}} for the number
 * @param modality key ({@code planned}, {@code conditional}, {@code denied}, {@code clause}, {@code none}) → …
 */
record Words(
        Map<String, Map<String, List<String>>> bodies,
        Map<String, Map<String, List<String>>> ordinals,
        Map<String, Map<String, List<String>>> modality) {

    private static final List<String> BODIES = List.of("head", "none", "stop", "person", "title", "foreign");
    private static final List<String> MODALITY = List.of("planned", "conditional", "denied", "clause", "none");

    static Words read(Path folder, List<String> mistakes) {
        return new Words(
                read(folder.resolve("bodies.tsv"), BODIES, mistakes),
                read(folder.resolve("ordinals.tsv"), List.of(), mistakes),
                read(folder.resolve("modality.tsv"), MODALITY, mistakes));
    }

    /** @param keys that there are; empty for {@code mark} and numbers */
    private static Map<String, Map<String, List<String>>> read(Path file, List<String> keys, List<String> mistakes) {
        Map<String, Map<String, List<String>>> words = new LinkedHashMap<>();
        for (Table.Row row : Table.read(file, List.of("key"), List.of("note"), mistakes)) {
            String key = row.cell("key");
            boolean known = keys.isEmpty() ? key.equals("mark") || key.matches("\\d{1,3}") : keys.contains(key);
            if (!known) {
                row.mistake("\"" + key + "\" is no key here; write "
                        + (keys.isEmpty() ? "mark or a number" : String.join(", ", keys)));
            }
            Map<String, List<String>> byLanguage = words.computeIfAbsent(key, added -> new LinkedHashMap<>());
            for (String language : Table.LANGUAGES) {
                List<String> list = byLanguage.computeIfAbsent(language, added -> new ArrayList<>());
                for (String word : row.list(language)) {
                    if (word.isBlank()) {
                        row.mistake("an empty word between two |");
                    } else {
                        list.add(word.strip());
                    }
                }
            }
        }
        return words;
    }
}
