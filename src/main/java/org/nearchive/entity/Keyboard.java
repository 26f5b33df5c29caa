package org.nearchive.entity;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A keyboard layout by the Latin letters on its keys: what comes of it when somebody forgot to switch. Only the keys that
 * carry letters; layouts as Windows and X11 have them.
 *
 * <pre>
 * Keyboard.KOREAN.typed("rudqnr")   경북
 * Keyboard.KOREAN.keys("ㅎ무녀")      gansu
 * </pre>
 */
public enum Keyboard {
    /** KS X 5002, two sets; capitals are the shifted keys. */
    KOREAN("qwertyuiopasdfghjklzxcvbnmQWERTOP", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"),
    RUSSIAN("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"),
    MONGOLIAN("qwertyuiop[]asdfghjkl;'zxcvbnm,./-=", "фцужэнгшүзкъйыбөахролдпячёсмитьвюещ");

    private final String latin;
    private final String letters;

    Keyboard(String latin, String letters) {
        this.latin = latin;
        this.letters = letters;
    }

    /** All keys that carry a letter here. */
    String keys() {
        return latin;
    }

    /** What these Latin keys type here; empty when a key carries no letter here. */
    public Optional<String> typed(String keys) {
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            if (key == ' ') {
                typed.append(key);
                continue;
            }
            int at = latin.indexOf(key);
            at = at < 0 ? latin.indexOf(Character.toLowerCase(key)) : at;
            if (at < 0) {
                return Optional.empty();
            }
            typed.append(letters.charAt(at));
        }
        return Optional.of(this == KOREAN ? Hangul.composed(typed.toString()) : typed.toString());
    }

    /** The Latin keys that type this text here; empty when something of it cannot be typed here. */
    public Optional<String> keys(String text) {
        StringBuilder keys = new StringBuilder();
        String typed = this == KOREAN ? Hangul.letters(text) : text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < typed.length(); i++) {
            char letter = typed.charAt(i);
            if (letter == ' ') {
                keys.append(letter);
                continue;
            }
            int at = letters.indexOf(letter);
            if (at < 0) {
                return Optional.empty();
            }
            keys.append(latin.charAt(at));
        }
        return Optional.of(keys.toString());
    }

    /** Whether what it typed makes sense on its own: no consonant or vowel stands outside of a syllable. */
    private boolean isWhole(String typed) {
        return this != KOREAN || typed.chars().allMatch(c -> c == ' ' || Hangul.isSyllable(c));
    }

    /** What may have been meant when words were typed with another layout switched on; empty when it can be nothing. */
    public static Set<String> meantBy(String words) {
        Set<String> meant = new LinkedHashSet<>();
        if (words.chars().allMatch(c -> c < 0x80)) {
            fromKeys(words, meant);
        }
        for (Keyboard switchedOn : values()) {
            switchedOn.keys(words).ifPresent(keys -> {
                meant.add(keys.toLowerCase(Locale.ROOT));
                fromKeys(keys, meant);
            });
        }
        meant.remove(words);
        meant.remove(words.toLowerCase(Locale.ROOT));
        meant.removeIf(text -> text.chars().noneMatch(Character::isLetter));
        return meant;
    }

    private static void fromKeys(String keys, Set<String> meant) {
        Arrays.stream(values())
                .forEach(meantFor ->
                        meantFor.typed(keys).filter(meantFor::isWhole).ifPresent(meant::add));
    }
}
