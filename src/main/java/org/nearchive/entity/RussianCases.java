package org.nearchive.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The case forms of a Russian name: "Приморский край" also as "Приморском крае". The endings are those of any school
 * grammar; forms that nobody writes do no harm, as they stand in no text.
 */
final class RussianCases {
    /** The dictionary form's ending, then genitive, dative, accusative, instrumental, prepositional. */
    private record Ending(String dictionary, List<String> cases) {}

    /** Longest first. */
    private static final List<Ending> ADJECTIVES = List.of(
            ending("ский", "ского скому ский ским ском"),
            ending("цкий", "цкого цкому цкий цким цком"),
            ending("ний", "него нему ний ним нем"),
            ending("кий", "кого кому кий ким ком"),
            ending("ный", "ного ному ный ным ном"),
            ending("вый", "вого вому вый вым вом"),
            ending("тый", "того тому тый тым том"),
            ending("ная", "ной ной ную ной ной"),
            ending("ская", "ской ской скую ской ской"),
            ending("цкая", "цкой цкой цкую цкой цкой"),
            ending("няя", "ней ней нюю ней ней"),
            ending("чая", "чей чей чую чей чей"),
            ending("тая", "той той тую той той"),
            ending("вая", "вой вой вую вой вой"),
            ending("гая", "гой гой гую гой гой"),
            ending("ное", "ного ному ное ным ном"),
            ending("ское", "ского скому ское ским ском"),
            ending("ные", "ных ным ные ными ных"),
            ending("ские", "ских ским ские скими ских"));

    private static final List<Ending> NOUNS = List.of(
            ending("ия", "ии ии ию ией ии"),
            ending("ие", "ия ию ие ием ии"),
            ending("ье", "ья ью ье ьем ье"),
            ending("ий", "ия ию ий ием ии"),
            ending("ка", "ки ке ку кой ке"),
            ending("га", "ги ге гу гой ге"),
            ending("ха", "хи хе ху хой хе"),
            ending("ца", "цы це цу цей це"),
            ending("а", "ы е у ой е"),
            ending("я", "и е ю ей е"),
            ending("й", "я ю й ем е"),
            ending("ы", "ов ам ы ами ах"),
            ending("во", "ва ву во вом ве"));

    private static final Ending SOFT_FEMININE = ending("ь", "и и ь ью и");
    private static final Ending SOFT_MASCULINE = ending("ь", "я ю ь ем е");
    private static final Ending AFTER_HUSHING = ending("", "а у  ем е");
    private static final Ending AFTER_CONSONANT = ending("", "а у  ом е");
    private static final String CONSONANTS = "бвгджзклмнпрстфхцчшщ";
    private static final String HUSHING = "жцчшщ";
    private static final int CASES = 5;

    private RussianCases() {}

    private static Ending ending(String dictionary, String cases) {
        return new Ending(dictionary, List.of(cases.split(" ", -1)));
    }

    /** The name itself and its case forms. */
    static Set<String> of(String name) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(name);
        String[] words = name.split(" ", -1);
        int head = 0;
        while (head < words.length - 1 && adjective(words[head]) != null) {
            head++;
        }
        for (int form = 0; form < CASES; form++) {
            // "Приморском крае": adjectives and the noun they lead to; "Республики Саха": what follows it stays,
            // but for a single name that may bend along: "городе Улан-Баторе", "Республике Бурятии".
            forms.add(declined(words, head, head, form));
            if (words.length == head + 2) {
                forms.add(declined(words, head, head + 1, form));
            }
            if (head + 1 == words.length && words[head].endsWith("ь")) {
                words[head] = words[head].substring(0, words[head].length() - 1) + "\u0001";
                forms.add(declined(words, head, head, form));
                words[head] = words[head].replace('\u0001', 'ь');
            }
        }
        return forms;
    }

    private static String declined(String[] words, int head, int last, int form) {
        StringBuilder phrase = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            phrase.append(i == 0 ? "" : " ").append(i <= last ? decline(words[i], i < head, form) : words[i]);
        }
        return phrase.toString();
    }

    private static String decline(String word, boolean attribute, int form) {
        if (word.endsWith("\u0001")) {
            return word.substring(0, word.length() - 1) + SOFT_MASCULINE.cases.get(form);
        }
        Ending ending = adjective(word);
        if (ending == null && attribute) {
            return word;
        }
        if (ending == null) {
            ending = noun(word);
        }
        return ending == null
                ? word
                : word.substring(0, word.length() - ending.dictionary.length()) + ending.cases.get(form);
    }

    private static @Nullable Ending adjective(String word) {
        return endingOf(word, ADJECTIVES);
    }

    private static @Nullable Ending noun(String word) {
        if (word.length() < 3) {
            return null;
        }
        char last = word.charAt(word.length() - 1);
        if (last == 'ь') {
            return SOFT_FEMININE;
        }
        if (CONSONANTS.indexOf(last) >= 0) {
            return HUSHING.indexOf(last) >= 0 ? AFTER_HUSHING : AFTER_CONSONANT;
        }
        return endingOf(word, NOUNS);
    }

    private static @Nullable Ending endingOf(String word, List<Ending> endings) {
        for (Ending ending : endings) {
            if (word.length() > ending.dictionary.length() + 1 && word.endsWith(ending.dictionary)) {
                return ending;
            }
        }
        return null;
    }
}
