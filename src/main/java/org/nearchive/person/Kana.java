package org.nearchive.person;

import java.util.HashMap;
import java.util.Map;

/** Kana as Latin letters, one way for each: N is ン, Q is ッ; lengths are dropped. */
final class Kana {
    private static final String[] ROWS = {
        "アaイiウuエeオo",
        "カkaキkiクkuケkeコko",
        "ガgaギgiグguゲgeゴgo",
        "サsaシshiスsuセseソso",
        "ザzaジjiズzuゼzeゾzo",
        "タtaチchiツtsuテteトto",
        "ダdaヂjiヅzuデdeドdo",
        "ナnaニniヌnuネneノno",
        "ハhaヒhiフfuヘheホho",
        "バbaビbiブbuベbeボbo",
        "パpaピpiプpuペpeポpo",
        "マmaミmiムmuメmeモmo",
        "ヤyaユyuヨyo",
        "ラraリriルruレreロro",
        "ワwaヰiヱeヲoンNッQヴvuヵkaヶke",
        "ァaィiゥuェeォoャyaュyuョyoヮwa"
    };
    private static final String SMALL = "ァィゥェォャュョヮ";
    private static final Map<Character, String> LETTERS = new HashMap<>();

    static {
        for (String row : ROWS) {
            char kana = row.charAt(0);
            StringBuilder latin = new StringBuilder();
            for (char letter : row.substring(1).toCharArray()) {
                if (letter < 0x80) {
                    latin.append(letter);
                } else {
                    LETTERS.put(kana, latin.toString());
                    kana = letter;
                    latin.setLength(0);
                }
            }
            LETTERS.put(kana, latin.toString());
        }
    }

    private Kana() {}

    /** Letters that are no kana are dropped. */
    static String toLatin(String kana) {
        StringBuilder latin = new StringBuilder();
        for (int at = 0; at < kana.length(); at++) {
            char letter = kana.charAt(at);
            char katakana = letter >= 0x3041 && letter <= 0x3096 ? (char) (letter + 0x60) : letter;
            String sound = LETTERS.get(katakana);
            if (sound == null) {
                continue;
            }
            if (SMALL.indexOf(katakana) >= 0 && !latin.isEmpty()) {
                join(latin, sound);
            } else {
                latin.append(sound);
            }
        }
        return latin.toString();
    }

    /** The small one takes the vowel's place: ビョ byo, シャ sha, ジェ je, ティ ti, ファ fa, ウォ wo. */
    private static void join(StringBuilder latin, String small) {
        int last = latin.length() - 1;
        char vowel = latin.charAt(last);
        if ("aiueo".indexOf(vowel) < 0) {
            latin.append(small);
            return;
        }
        boolean alone = last == 0 || "aiueoNQ".indexOf(latin.charAt(last - 1)) >= 0;
        if (alone) {
            if (vowel == 'u' && small.length() == 1) {
                latin.setCharAt(last, 'w');
            } else if (vowel == 'i' && small.length() == 1) {
                latin.setCharAt(last, 'y');
            }
            latin.append(small);
            return;
        }
        latin.setLength(last);
        char before = latin.charAt(last - 1);
        boolean soft = (before == 'h' && last > 1 && "sc".indexOf(latin.charAt(last - 2)) >= 0) || before == 'j';
        if (vowel == 'i' && small.equals("e") && !soft) {
            latin.append("ye");
        } else if (vowel == 'u' && (before == 'k' || before == 'g') && small.length() == 1) {
            latin.append('w').append(small);
        } else {
            latin.append(soft && small.length() == 2 && small.charAt(0) == 'y' ? small.substring(1) : small);
        }
    }
}
