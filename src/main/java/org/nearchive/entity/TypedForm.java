package org.nearchive.entity;

import java.util.BitSet;

/**
 * The form in which what is being typed and what it may become are compared: folded as names are, in letters and digits
 * alone, Hangul in the letters of its keyboard, Traditional characters as Simplified ones, katakana as hiragana.
 *
 * <p>So a half-typed syllable is a beginning of the whole one: 겨 and 경ㅂ of 경북.
 */
public final class TypedForm {
    private static final int TO_HIRAGANA = 'ァ' - 'ぁ';

    private final StringBuilder form = new StringBuilder();
    private final BitSet words = new BitSet();
    private final BitSet insides = new BitSet();

    TypedForm(String text) {
        String folded = FoldedText.fold(text);
        boolean word = true;
        for (int at = 0; at < folded.length(); at++) {
            char c = folded.charAt(at);
            if (!Character.isLetterOrDigit(c)) {
                word = true;
                continue;
            }
            words.set(form.length(), word);
            insides.set(form.length());
            word = false;
            if (FoldedText.classOf(c) == FoldedText.HAN) {
                form.append(HanLetters.simplified(c));
            } else {
                Hangul.addLetters(c >= 'ァ' && c <= 'ヶ' ? (char) (c - TO_HIRAGANA) : c, form);
            }
        }
    }

    /** The form of a text; empty when it has neither letters nor digits. */
    public static String of(String text) {
        return new TypedForm(text).toString();
    }

    /** Whether a written word begins at a place of the form. */
    boolean isWordAt(int place) {
        return words.get(place);
    }

    /** Whether a character of the text begins at a place of the form: no letter inside of a syllable does. */
    boolean isCharacterAt(int place) {
        return insides.get(place);
    }

    @Override
    public String toString() {
        return form.toString();
    }
}
