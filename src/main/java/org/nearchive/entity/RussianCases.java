package org.nearchive.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The case forms of a Russian name: "Приморский край" also as "Приморском крае". The endings are those of any school
 * grammar; forms that nobody writes do no harm, as they stand in no text.
 */
final class RussianCases {
    /** Ending of the dictionary form → genitive, dative, accusative, instrumental, prepositional. Longest first. */
    private static final Map<String, List<String>> ADJECTIVES = Map.of(
            "ский", List.of("ского", "скому", "ский", "ским", "ском"),
            "цкий", List.of("цкого", "цкому", "цкий", "цким", "цком"),
            "ный", List.of("ного", "ному", "ный", "ным", "ном"),
            "ская", List.of("ской", "ской", "скую", "ской", "ской"),
            "цкая", List.of("цкой", "цкой", "цкую", "цкой", "цкой"),
            "ная", List.of("ной", "ной", "ную", "ной", "ной"));

    private static final Map<String, List<String>> NOUNS = Map.of(
            "ия", List.of("ии", "ии", "ию", "ией", "ии"),
            "ка", List.of("ки", "ке", "ку", "кой", "ке"),
            "ра", List.of("ры", "ре", "ру", "рой", "ре"),
            "ть", List.of("ти", "ти", "ть", "тью", "ти"),
            "ье", List.of("ья", "ью", "ье", "ьем", "ье"),
            "ай", List.of("ая", "аю", "ай", "аем", "ае"));

    private static final List<String> AFTER_CONSONANT = List.of("а", "у", "", "ом", "е");
    private static final Pattern CONSONANT = Pattern.compile(".*[бвгджзклмнпрстфхцчшщ]");
    private static final int CASES = 5;

    private RussianCases() {}

    /** The name itself and its case forms. */
    static Set<String> of(String name) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(name);
        String[] words = name.split(" ", -1);
        for (int form = 0; form < CASES; form++) {
            StringBuilder phrase = new StringBuilder();
            boolean head = true;
            for (String word : words) {
                boolean adjective = endingOf(word, ADJECTIVES) != null;
                phrase.append(phrase.isEmpty() ? "" : " ").append(head ? decline(word, form) : word);
                // "Приморском крае": adjectives and the noun they lead to; "Республики Саха": what follows it stays.
                head &= adjective;
            }
            forms.add(phrase.toString());
        }
        return forms;
    }

    private static String decline(String word, int form) {
        for (Map<String, List<String>> endings : List.of(ADJECTIVES, NOUNS)) {
            String ending = endingOf(word, endings);
            if (ending != null) {
                return word.substring(0, word.length() - ending.length())
                        + endings.getOrDefault(ending, List.of()).get(form);
            }
        }
        return CONSONANT.matcher(word).matches() ? word + AFTER_CONSONANT.get(form) : word;
    }

    private static @org.jspecify.annotations.Nullable String endingOf(String word, Map<String, List<String>> endings) {
        return endings.keySet().stream().filter(word::endsWith).findFirst().orElse(null);
    }
}
