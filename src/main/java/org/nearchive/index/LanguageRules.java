package org.nearchive.index;

import java.util.List;

/**
 * How one language is analysed.
 *
 * @param namesWhole whether names of the gazetteer are words of the tokenizer's dictionary
 * @param grams lengths of the rows of characters in the companion; empty: it has none
 * @param gramsWeight what the companion weighs against the words
 * @param wordsWeight what the words weigh themselves, as the stemmer leaves them
 * @param questionWords never required of a post, in any of their forms
 */
record LanguageRules(
        Cutting tokenizer,
        Stemming stemmer,
        boolean namesWhole,
        List<Integer> grams,
        float gramsWeight,
        float wordsWeight,
        List<String> questionWords) {
    /** For a language that the file leaves out. */
    static final LanguageRules DEFAULT =
            new LanguageRules(Cutting.WORDS, Stemming.NONE, false, List.of(), 0.5f, 1, List.of());

    LanguageRules {
        grams = List.copyOf(grams);
        questionWords = List.copyOf(questionWords);
    }

    /** How text is cut into words. */
    enum Cutting {
        NORI,
        KUROMOJI,
        SMARTCN,
        /** At spaces and marks. */
        WORDS
    }

    /** What is taken off words. */
    enum Stemming {
        NONE,
        RUSSIAN,
        ENGLISH,
        MONGOLIAN
    }
}
