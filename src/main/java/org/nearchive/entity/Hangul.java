package org.nearchive.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * Hangul as it is typed: syllables taken apart into the letters of the keyboard, and put together again as the keyboard
 * does it. A letter is one key of the standard layout: ㅘ is ㅗ and ㅏ, ㄳ is ㄱ and ㅅ, but ㄲ is a key of its own.
 *
 * <pre>
 * Hangul.letters("경북")        ㄱㅕㅇㅂㅜㄱ
 * Hangul.composed("ㄱㅕㅇㅂㅜㄱ")  경북
 * </pre>
 */
public final class Hangul {
    static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private static final String FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    /** Letters that are typed with two keys, and these, in pairs. */
    private static final String DOUBLE = "ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ";

    private static final String PAIRS = "ㅗㅏㅗㅐㅗㅣㅜㅓㅜㅔㅜㅣㅡㅣㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎㅂㅅ";

    static final int FIRST = 0xac00;
    static final int LAST = 0xd7a3;
    private static final int FORMS = FINALS.length() + 1;
    private static final int SYLLABLES_OF_INITIAL = VOWELS.length() * FORMS;

    private Hangul() {}

    /** The text with each syllable, and each letter that takes two keys, in letters; all else as it is. */
    public static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            addLetters(text.charAt(i), letters);
        }
        return letters.toString();
    }

    static void addLetters(char c, StringBuilder letters) {
        if (isSyllable(c)) {
            add(INITIALS.charAt(initialOf(c)), letters);
            add(VOWELS.charAt(vowelOf(c)), letters);
            if (finalOf(c) > 0) {
                add(FINALS.charAt(finalOf(c) - 1), letters);
            }
        } else if (c >= 0x1100 && c < 0x1100 + INITIALS.length()) {
            add(INITIALS.charAt(c - 0x1100), letters);
        } else if (c >= 0x1161 && c < 0x1161 + VOWELS.length()) {
            add(VOWELS.charAt(c - 0x1161), letters);
        } else if (c >= 0x11a8 && c < 0x11a8 + FINALS.length()) {
            add(FINALS.charAt(c - 0x11a8), letters);
        } else {
            add(c, letters);
        }
    }

    private static void add(char letter, StringBuilder letters) {
        int pair = DOUBLE.indexOf(letter);
        if (pair < 0) {
            letters.append(letter);
        } else {
            letters.append(PAIRS, 2 * pair, 2 * pair + 2);
        }
    }

    /** Letters put together to syllables wherever they make one; all else as it is. */
    public static String composed(String letters) {
        StringBuilder text = new StringBuilder(letters.length());
        int at = 0;
        while (at < letters.length()) {
            int initial = INITIALS.indexOf(letters.charAt(at));
            if (initial < 0 || !isVowel(letters, at + 1)) {
                text.append(letters.charAt(at++));
                continue;
            }
            char vowel = letters.charAt(++at);
            char two = isVowel(letters, at + 1) ? joined(vowel, letters.charAt(at + 1)) : 0;
            at += two == 0 ? 1 : 2;
            int last = 0;
            if (isFinal(letters, at)) {
                char one = letters.charAt(at++);
                char both = isFinal(letters, at) ? joined(one, letters.charAt(at)) : 0;
                at += both == 0 ? 0 : 1;
                last = FINALS.indexOf(both == 0 ? one : both) + 1;
            }
            text.append(syllable(initial, VOWELS.indexOf(two == 0 ? vowel : two), last));
        }
        return text.toString();
    }

    /** Whether it ends a syllable: a consonant before a vowel begins the next one. */
    private static boolean isFinal(String letters, int at) {
        return at < letters.length() && FINALS.indexOf(letters.charAt(at)) >= 0 && !isVowel(letters, at + 1);
    }

    private static boolean isVowel(String letters, int at) {
        return at < letters.length() && VOWELS.indexOf(letters.charAt(at)) >= 0;
    }

    /** One letter of two keys; 0 when they make none. */
    private static char joined(char one, char other) {
        for (int i = 0; i < DOUBLE.length(); i++) {
            if (PAIRS.charAt(2 * i) == one && PAIRS.charAt(2 * i + 1) == other) {
                return DOUBLE.charAt(i);
            }
        }
        return 0;
    }

    public static boolean isSyllable(int c) {
        return c >= FIRST && c <= LAST;
    }

    /** Whether a text is nothing but initial consonants: ㄱㅅㅂㄷ for 경상북도. */
    static boolean areInitials(String letters) {
        return !letters.isEmpty() && letters.chars().allMatch(c -> INITIALS.indexOf(c) >= 0);
    }

    static char initial(char syllable) {
        return INITIALS.charAt(initialOf(syllable));
    }

    static int initialOf(char syllable) {
        return (syllable - FIRST) / SYLLABLES_OF_INITIAL;
    }

    static int vowelOf(char syllable) {
        return (syllable - FIRST) % SYLLABLES_OF_INITIAL / FORMS;
    }

    /** 0: none. */
    static int finalOf(char syllable) {
        return (syllable - FIRST) % FORMS;
    }

    private static char syllable(int initial, int vowel, int last) {
        return (char) (FIRST + initial * SYLLABLES_OF_INITIAL + vowel * FORMS + last);
    }

    /**
     * The syllables that may yet come of what was typed: 경 to 경, 겨 to 겱, 고 to 굏 (고과괘괴 …), ㅂ to 빟.
     *
     * @param typed a syllable, or a consonant
     * @return the first and the last, as two characters; empty when it is neither
     */
    public static String range(char typed) {
        int lone = INITIALS.indexOf(typed);
        if (lone >= 0) {
            return "" + syllable(lone, 0, 0) + syllable(lone, VOWELS.length() - 1, FORMS - 1);
        }
        if (!isSyllable(typed)) {
            return "";
        }
        if (finalOf(typed) > 0) {
            return "" + typed + typed;
        }
        int vowel = vowelOf(typed);
        int last = vowel;
        while (last + 1 < VOWELS.length() && startsWith(VOWELS.charAt(last + 1), VOWELS.charAt(vowel))) {
            last++;
        }
        return "" + typed + syllable(initialOf(typed), last, FORMS - 1);
    }

    /** The same with the last consonant on its way into the next syllable: 란정 is 란저ㅇ; empty when it ends in none. */
    public static String goingOn(String typed) {
        char last = typed.charAt(typed.length() - 1);
        if (!isSyllable(last) || finalOf(last) == 0) {
            return "";
        }
        String letters = letters(String.valueOf(last));
        int end = letters.length() - 1;
        return typed.substring(0, typed.length() - 1) + composed(letters.substring(0, end)) + letters.charAt(end);
    }

    private static boolean startsWith(char letter, char key) {
        int pair = DOUBLE.indexOf(letter);
        return pair >= 0 && PAIRS.charAt(2 * pair) == key;
    }

    /** All texts that differ from this one in one letter of one syllable. */
    public static List<String> oneLetterOff(String text) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSyllable(c)) {
                String before = text.substring(0, i);
                String after = text.substring(i + 1);
                for (int initial = 0; initial < INITIALS.length(); initial++) {
                    add(before, syllable(initial, vowelOf(c), finalOf(c)), after, text, others);
                }
                for (int vowel = 0; vowel < VOWELS.length(); vowel++) {
                    add(before, syllable(initialOf(c), vowel, finalOf(c)), after, text, others);
                }
                for (int last = 0; last < FORMS; last++) {
                    add(before, syllable(initialOf(c), vowelOf(c), last), after, text, others);
                }
            }
        }
        return others;
    }

    private static void add(String before, char syllable, String after, String text, List<String> others) {
        String other = before + syllable + after;
        if (!other.equals(text)) {
            others.add(other);
        }
    }
}
