package org.nearchive.entity;

import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How people who type Latin letters write names of other scripts: without tones and marks, in small letters. Forms to be
 * found by, never to be shown.
 *
 * <ul>
 *   <li>Hangul: Revised Romanisation by its rules of sound (2000), the same letter by letter, and McCune-Reischauer
 *       without its marks
 *   <li>Han: Pinyin; ü as u and as v
 *   <li>kana: Hepburn; long vowels as they are written and short
 *   <li>Cyrillic: as BGN/PCGN has it, and the shorter spellings (h for kh, j for zh); ө and ү as o, u in each way
 * </ul>
 */
public final class Romanisation {
    private static final String[] REVISED = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ", -1);
    private static final String[] MCCUNE = "k kk n t tt r m p pp s ss  ch tch ch k t p h".split(" ", -1);
    private static final String[] MCCUNE_VOICED = "g kk n d tt r m b pp s ss  j tch ch k t p h".split(" ", -1);
    private static final String[] VOWELS =
            "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ", -1);
    private static final String[] MCCUNE_VOWELS =
            "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".split(" ", -1);
    /** How a final sounds at the end of a word: ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ. */
    private static final String[] FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ", -1);
    /** The same before a vowel. */
    private static final String[] BEFORE_VOWEL =
            " g kk ks n nj n d r lg lm lb ls lt lp r m b ps s ss ng j ch k t p ".split(" ", -1);

    private static final int R = 5;
    private static final int N = 2;
    private static final int M = 6;
    private static final int SILENT = 11;

    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяөү";
    private static final String[] BGN =
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya o u".split(" ", -1);
    private static final String[] SHORTER =
            "a b v g d e yo j z i i k l m n o p r s t u f h ts ch sh sh  y i e yu ya u u".split(" ", -1);

    // Each is safe to be used by many threads.
    private static final Transliterator KANA = Transliterator.getInstance("Hiragana-Katakana; Katakana-Latin");
    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII; Lower");

    private Romanisation() {}

    /** The forms of a name; empty when its script needs none or is not known. */
    public static Set<String> of(String name) {
        Set<String> forms = new LinkedHashSet<>();
        boolean han = false;
        boolean kana = false;
        boolean hangul = false;
        boolean cyrillic = false;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            byte kind = FoldedText.classOf(c);
            han |= kind == FoldedText.HAN;
            kana |= kind == FoldedText.HIRAGANA || kind == FoldedText.KATAKANA;
            hangul |= kind == FoldedText.HANGUL;
            cyrillic |= kind == FoldedText.CYRILLIC;
        }
        if (hangul) {
            add(korean(name, false, true), forms);
            add(korean(name, false, false), forms);
            add(korean(name, true, true), forms);
        }
        if (han && !kana && !hangul) {
            StringBuilder sounds = new StringBuilder();
            for (int at = 0; at < name.length(); at++) {
                char c = name.charAt(at);
                sounds.append(FoldedText.classOf(c) == FoldedText.HAN ? HanLetters.sound(c) : String.valueOf(c));
            }
            String pinyin = sounds.toString();
            add(pinyin, forms);
            add(pinyin.replaceAll("[üǖǘǚǜ]", "v"), forms);
        }
        if (kana && !han) {
            String written = KANA.transliterate(name);
            add(written, forms);
            add(PLAIN.transliterate(written).replaceAll("o[ou]", "o").replace("uu", "u"), forms);
        }
        if (cyrillic) {
            String lower = name.toLowerCase(Locale.ROOT);
            for (List<String[]> way : List.of(
                    List.of(BGN, BGN), List.of(SHORTER, SHORTER), List.of(BGN, SHORTER), List.of(SHORTER, BGN))) {
                add(cyrillic(lower, way.getFirst(), way.getLast()), forms);
            }
        }
        return forms;
    }

    private static void add(String form, Set<String> forms) {
        boolean marked = form.chars().anyMatch(c -> c >= 0x80);
        String plain = (marked ? PLAIN.transliterate(form) : form.toLowerCase(Locale.ROOT))
                .replaceAll("[^a-z0-9 -]", "")
                .strip();
        if (!plain.isEmpty()) {
            forms.add(plain);
        }
    }

    /** @param vowels the way for ө and ү, which changes apart from that of the consonants */
    private static String cyrillic(String name, String[] way, String[] vowels) {
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int at = CYRILLIC.indexOf(c);
            latin.append(at < 0 ? String.valueOf(c) : c == 'ө' || c == 'ү' ? vowels[at] : way[at]);
        }
        return latin.toString();
    }

    /** @param sounds whether neighbouring consonants change each other: 전라 jeolla, not jeonra */
    private static String korean(String name, boolean mccune, boolean sounds) {
        StringBuilder latin = new StringBuilder();
        char[] text = name.toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (!Hangul.isSyllable(text[i])) {
                latin.append(text[i]);
                continue;
            }
            boolean follows = i > 0 && Hangul.isSyllable(text[i - 1]);
            int before = follows && sounds ? Hangul.finalOf(text[i - 1]) : -1;
            latin.append(initial(Hangul.initialOf(text[i]), follows ? before : -1, mccune));
            latin.append((mccune ? MCCUNE_VOWELS : VOWELS)[Hangul.vowelOf(text[i])]);
            boolean goesOn = sounds && i + 1 < text.length && Hangul.isSyllable(text[i + 1]);
            latin.append(last(Hangul.finalOf(text[i]), goesOn ? Hangul.initialOf(text[i + 1]) : -1));
        }
        return latin.toString();
    }

    /** @param before the final before it; 0 when there was none, -1 at the beginning of a word */
    private static String initial(int initial, int before, boolean mccune) {
        String sound = before < 0 ? "" : FINALS[before];
        if (initial == R && (sound.equals("l") || sound.equals("n"))) {
            return "l";
        }
        if (initial == R && !sound.isEmpty()) {
            return "n";
        }
        if (initial == N && sound.equals("l")) {
            return "l";
        }
        boolean voiced = before == 0 || sound.equals("n") || sound.equals("m") || sound.equals("ng");
        return (mccune ? voiced || sound.equals("l") ? MCCUNE_VOICED : MCCUNE : REVISED)[initial];
    }

    /** @param next the initial after it; -1 at the end of a word */
    private static String last(int last, int next) {
        String sound = FINALS[last];
        if (next == SILENT) {
            return BEFORE_VOWEL[last];
        }
        if (next == R && sound.equals("n")) {
            return "l";
        }
        boolean nasal = next == N || next == M || next == R;
        return switch (nasal ? sound : "") {
            case "k" -> "ng";
            case "t" -> "n";
            case "p" -> "m";
            default -> sound;
        };
    }
}
