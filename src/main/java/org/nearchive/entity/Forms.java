package org.nearchive.entity;

import java.util.LinkedHashSet;
import java.util.Set;

/** The forms that a name in dictionary form takes in texts, folded; endings that only follow it are {@link Endings}'. */
final class Forms {
    /** Below this many characters a space between two of them is no slip: 경 남. */
    private static final int SPACED = 4;

    private static final String MONGOLIAN_CONSONANTS = "бвгджзклмнпрстхцчшщ";
    private static final String SHORT_VOWELS = "аэоиуе";

    private Forms() {}

    /** Whole forms. */
    static Set<String> whole(String language, String name) {
        Set<String> forms = new LinkedHashSet<>();
        for (String form : language.equals("ru") ? RussianCases.of(name) : Set.of(name)) {
            addFolded(form, forms);
            if (language.equals("ru") && name.endsWith(" область")) {
                // Иркутской обл.: the adjective is declined, the noun is cut.
                addFolded(form.substring(0, form.lastIndexOf(' ')) + " обл", forms);
            }
            if (form.indexOf('-') > 0 || form.indexOf('・') > 0) {
                addFolded(form.replace("-", "").replace("・", ""), forms);
            }
        }
        return forms;
    }

    /** What becomes of Mongolian forms before an ending, and never stands without: аймг-ийн, Өмнөгови-йн, Сэлэнг-ийн. */
    static Set<String> stems(Set<String> forms) {
        Set<String> stems = new LinkedHashSet<>();
        forms.forEach(form -> addStem(form, stems));
        return stems;
    }

    private static void addStem(String form, Set<String> stems) {
        int last = form.length() - 1;
        if (last < 3 || FoldedText.classOf(form.charAt(last)) != FoldedText.CYRILLIC) {
            return;
        }
        char end = form.charAt(last);
        char before = form.charAt(last - 1);
        if (end == 'ь') {
            stems.add(form.substring(0, last) + "и");
            stems.add(form.substring(0, last));
        } else if (SHORT_VOWELS.indexOf(end) >= 0 && MONGOLIAN_CONSONANTS.indexOf(before) >= 0) {
            stems.add(form.substring(0, last));
        } else if (MONGOLIAN_CONSONANTS.indexOf(end) >= 0
                && SHORT_VOWELS.indexOf(before) >= 0
                && MONGOLIAN_CONSONANTS.indexOf(form.charAt(last - 2)) >= 0) {
            stems.add(form.substring(0, last - 1) + end);
        }
    }

    private static void addFolded(String form, Set<String> forms) {
        String folded = joined(FoldedText.fold(form).strip());
        if (!folded.isEmpty()) {
            forms.add(folded);
        }
    }

    /** Without the spaces beside a Korean, Chinese or Japanese character: in texts they come and go. */
    static String joined(String folded) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean comesAndGoes = c == ' '
                    && i > 0
                    && i + 1 < folded.length()
                    && (FoldedText.isCjk(folded.charAt(i - 1)) || FoldedText.isCjk(folded.charAt(i + 1)));
            if (!comesAndGoes) {
                joined.append(c);
            }
        }
        return joined.toString();
    }

    /** Whether a text may put spaces where the name has none, or the other way round. */
    static boolean maySpace(String name) {
        String folded = FoldedText.fold(name).strip();
        String joined = joined(folded);
        return joined.length() >= SPACED || !joined.equals(folded);
    }
}
