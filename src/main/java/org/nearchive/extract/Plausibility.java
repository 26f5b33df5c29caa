package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How much a text looks like one that somebody wrote in one of our languages, by its letters beyond ASCII: 1 when all
 * are the commonest of the language, about 0.7 for ordinary text, 0 and less for bytes read in the wrong encoding.
 */
final class Plausibility {
    /** Letters that are looked at: more change nothing. */
    private static final int ENOUGH = 20_000;

    private static final int ALPHABET = 100;
    private static final double RARE = 0.15;
    private static final double MARK = 0.5;
    private static final double FOREIGN = -0.5;
    private static final double ODD_CASE = -1;
    private static final double ODD = -3;

    private static final Map<String, Set<UnicodeScript>> SCRIPTS = Map.of(
            "ko", Set.of(UnicodeScript.HANGUL, UnicodeScript.HAN),
            "ja", Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            "zh-Hans", Set.of(UnicodeScript.HAN),
            "zh-Hant", Set.of(UnicodeScript.HAN),
            "ru", Set.of(UnicodeScript.CYRILLIC),
            "mn", Set.of(UnicodeScript.CYRILLIC));
    /** Of each letter, by language, how common it is: 1 the commonest. */
    private static final Map<String, Map<Integer, Double>> COMMON = load();

    private Plausibility() {}

    private static Map<String, Map<Integer, Double>> load() {
        try (InputStream in = Objects.requireNonNull(Plausibility.class.getResourceAsStream("/extract/letters.tsv"))) {
            Map<String, Map<Integer, Double>> common = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(line ->
                            common.put(line[0], ranked(line[1].codePoints().toArray())));
            return common;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of an alphabet every letter is listed, so that it is their order that tells; of characters, which are. */
    private static Map<Integer, Double> ranked(int[] letters) {
        double steepness = letters.length < ALPHABET ? 1.4 : 0.6;
        Map<Integer, Double> ranks = new HashMap<>();
        for (int i = 0; i < letters.length; i++) {
            ranks.put(letters[i], 1 - steepness * i / letters.length);
        }
        return ranks;
    }

    /** Of the language that it looks most like. */
    static double of(String text, Set<String> languages) {
        return languages.stream()
                .mapToDouble(language -> of(text, language))
                .max()
                .orElse(ODD);
    }

    private static double of(String text, String language) {
        Map<Integer, Double> common = COMMON.getOrDefault(language, Map.of());
        Set<UnicodeScript> scripts = SCRIPTS.getOrDefault(language, Set.of());
        double sum = 0;
        int letters = 0;
        int before = ' ';
        for (int i = 0; i < text.length() && letters < ENOUGH; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isOdd(c) || c > 0x7F) {
                letters++;
                int after = i < text.length() ? text.charAt(i) : ' ';
                sum += language.equals(WESTERN) ? western(c, before, after) : value(c, before, after, common, scripts);
            }
            before = c;
        }
        return letters == 0 ? MARK : sum / letters;
    }

    /** Stands for the languages of western Europe. */
    static final String WESTERN = "western";

    private static double western(int letter, int before, int after) {
        if (isOdd(letter)) {
            return ODD;
        }
        if (Character.isLetter(letter)) {
            return isAsciiLetter(before) || isAsciiLetter(after) ? MARK : FOREIGN;
        }
        return isMark(letter) ? MARK : FOREIGN;
    }

    private static double value(
            int letter, int before, int after, Map<Integer, Double> common, Set<UnicodeScript> scripts) {
        if (isOdd(letter)) {
            return ODD;
        }
        boolean inWord = Character.isLowerCase(before);
        boolean endOfCapitals = Character.isUpperCase(before) && Character.isLowerCase(after);
        if (Character.isUpperCase(letter) && (inWord || endOfCapitals)) {
            return ODD_CASE;
        }
        if (!Character.isLetterOrDigit(letter) && !isMark(letter) && (isOurLetter(before) || isOurLetter(after))) {
            return ODD_CASE; // "пр®в": a sign of another code page in the middle of a word.
        }
        if (scripts.contains(UnicodeScript.CYRILLIC) && (isAsciiLetter(before) || isAsciiLetter(after))) {
            return FOREIGN;
        }
        Double listed = common.get(letter);
        if (listed != null) {
            return listed;
        }
        if (Character.isLetter(letter)) {
            UnicodeScript script = UnicodeScript.of(letter);
            boolean ours = scripts.contains(script) && !isHalfWidth(letter);
            boolean hanja = script == UnicodeScript.HAN && scripts.contains(UnicodeScript.HANGUL);
            return ours ? hanja ? 0 : RARE : FOREIGN;
        }
        return isMark(letter) ? MARK : FOREIGN;
    }

    private static boolean isHalfWidth(int letter) {
        return letter >= 0xFF61 && letter <= 0xFFDC;
    }

    /** Punctuation as these languages use it. */
    private static boolean isMark(int c) {
        return (c >= 0x2010 && c <= 0x203A)
                || (c >= 0x3000 && c <= 0x303F)
                || (c >= 0xFF01 && c <= 0xFF60)
                || "«»№·\u00A0…€°℃①②③④⑤○◎●□■△▲▽▼☆★→←↑↓※".indexOf(c) >= 0
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isOurLetter(int c) {
        return c > 0x7F && Character.isLetter(c);
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** What nobody writes. */
    private static boolean isOdd(int c) {
        if (c == '\n' || c == '\r' || c == '\t' || c == '\f') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || c == '\uFFFD';
    }
}
