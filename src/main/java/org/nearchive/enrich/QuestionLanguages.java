package org.nearchive.enrich;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The languages that a few typed words may be in: by script, then by what tells the languages of one script apart. A few
 * words seldom tell for certain, so the less likely language of a script stays in question.
 *
 * @param likely at least one of ko, ja, zh, ru, mn, en, or none when there are no letters of theirs
 * @param unlikely further ones that are written in these scripts
 */
public record QuestionLanguages(Set<String> likely, Set<String> unlikely) {
    /** Natural logarithm: e² times likelier than any other. */
    private static final double ENOUGH_LEAD = 2;

    public QuestionLanguages {
        likely = new LinkedHashSet<>(likely);
        unlikely = new LinkedHashSet<>(unlikely);
        unlikely.removeAll(likely);
    }

    public static QuestionLanguages of(String question) {
        Set<String> likely = new LinkedHashSet<>();
        Set<String> unlikely = new LinkedHashSet<>();
        Han han = new Han();
        boolean hasHan = false;
        boolean hasKana = false;
        boolean hasCyrillic = false;
        boolean hasLatin = false;
        for (int i = 0; i < question.length(); i++) {
            char c = question.charAt(i);
            if (c < 0x80) {
                hasLatin |= Character.isLetter(c);
                continue;
            }
            switch (UnicodeScript.of(c)) {
                case HANGUL -> likely.add("ko");
                case HIRAGANA, KATAKANA -> hasKana = true;
                case HAN -> {
                    hasHan = true;
                    if (c >= Han.FIRST && c <= Han.LAST) {
                        han.add(c, 1);
                    }
                }
                case CYRILLIC -> hasCyrillic = true;
                case LATIN -> hasLatin = true;
                default -> {
                    // Other scripts are none of our six languages.
                }
            }
        }
        if (hasKana) {
            likely.add("ja");
            unlikely.add("zh");
        } else if (hasHan) {
            // 0: characters that both languages write.
            int against = han.againstJapanese();
            (against >= 0 ? likely : unlikely).add("zh");
            (against <= 0 ? likely : unlikely).add("ja");
        }
        if (hasCyrillic) {
            cyrillic(question, likely, unlikely);
        }
        if (hasLatin) {
            // Names and units stand in questions of every language.
            (likely.isEmpty() ? likely : unlikely).add("en");
        }
        return new QuestionLanguages(likely, unlikely);
    }

    private static void cyrillic(String question, Set<String> likely, Set<String> unlikely) {
        Cyrillic.Choice choice = Cyrillic.choose(question, null);
        boolean told = choice.lead() >= ENOUGH_LEAD;
        boolean russian = choice.language().equals("ru");
        boolean mongolian = choice.language().equals("mn");
        (told && mongolian ? unlikely : likely).add("ru");
        (told && russian ? unlikely : likely).add("mn");
    }
}
