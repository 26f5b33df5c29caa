package org.nearchive.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes case, plural, possessive and the commonest verbal endings off Mongolian words in Cyrillic: аймгийн, аймагт,
 * аймгуудаас → аймг; and writes ө and ү as о and у, as keyboards without them do.
 *
 * <p>The endings are the paradigm of any grammar in its four vowel harmonies. The last vowel of a stem comes and goes with
 * them (аймаг, аймгийн), so a stem's last short vowel before a consonant goes too, and so do a last soft sign and н.
 */
final class MongolianStemFilter extends TokenFilter {
    private static final int SHORTEST_STEM = 3;
    /** A plural and a case, a case and a possessive. */
    private static final int MOST_ENDINGS = 2;

    /** By their last letter, the longest first. */
    private static final char[][][] ENDINGS = endings("""
            ийн ын гийн ы ий нийг гийг ийг ыг
            аас ээс оос өөс гаас гээс гоос гөөс наас нээс ноос нөөс
            аар ээр оор өөр гаар гээр гоор гөөр
            тай тэй той руу рүү луу лүү гүй
            д т ад эд од өд нд анд энд онд өнд
            аа ээ оо өө гаа гээ гоо гөө даа дээ доо дөө таа тээ тоо төө наа нээ ноо нөө
            аасаа ээсээ оосоо өөсөө аараа ээрээ оороо өөрөө тайгаа тэйгээ тойгоо ийгээ ыгаа ийнхаа ынхаа ийнхээ
            руугаа рүүгээ луугаа лүүгээ
            ууд үүд нууд нүүд чууд чүүд нар нэр
            сан сэн сон сөн даг дэг дог дөг аад ээд оод өөд жээ чээ лаа лээ лоо лөө
            ах эх ох өх сны сний саны""");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    MongolianStemFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        term.setLength(stem(term.buffer(), term.length()));
        return true;
    }

    /** Cuts a word in place. @return its new length */
    static int stem(char[] word, int length) {
        int stem = length;
        for (int i = 0; i < MOST_ENDINGS; i++) {
            stem = withoutEnding(word, stem);
        }
        // What comes and goes before endings: a soft sign, н (Японы is Япон, морины is морь), a last short vowel.
        while (stem > SHORTEST_STEM && comesAndGoes(word[stem - 1])) {
            stem--;
        }
        if (stem > SHORTEST_STEM && isVowel(word[stem - 2]) && isConsonant(word[stem - 1])) {
            word[stem - 2] = word[stem - 1];
            stem--;
        }
        for (int i = 0; i < stem; i++) {
            word[i] = word[i] == 'ө' ? 'о' : word[i] == 'ү' ? 'у' : word[i];
        }
        return stem;
    }

    private static int withoutEnding(char[] word, int length) {
        char last = length == 0 ? 0 : word[length - 1];
        if (last < 'а' || last - 'а' >= ENDINGS.length) {
            return length;
        }
        for (char[] ending : ENDINGS[last - 'а']) {
            int stem = length - ending.length;
            if (stem >= SHORTEST_STEM
                    && Arrays.equals(word, stem, length, ending, 0, ending.length)
                    && mayFollow(ending, word[stem - 1])) {
                return stem;
            }
        }
        return length;
    }

    /** An inserted г parts two vowels or follows н; elsewhere it is the word's own, as in аймгийн. */
    private static boolean mayFollow(char[] ending, char before) {
        return ending[0] != 'г' || ending[1] == 'ү' || before == 'н' || before == 'й' || isVowel(before);
    }

    private static boolean comesAndGoes(char letter) {
        return letter == 'н' || letter == 'ь' || letter == 'й' || isVowel(letter);
    }

    private static boolean isVowel(char letter) {
        return "аэоөиуү".indexOf(letter) >= 0;
    }

    private static boolean isConsonant(char letter) {
        return "бвгджзклмнпрстхцчшщ".indexOf(letter) >= 0;
    }

    private static char[][][] endings(String list) {
        String[] all = list.strip().split("\\s+");
        char[][][] byLast = new char['ү' - 'а' + 1][][];
        for (int i = 0; i < byLast.length; i++) {
            char last = (char) ('а' + i);
            byLast[i] = Arrays.stream(all)
                    .filter(ending -> ending.charAt(ending.length() - 1) == last)
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(String::toCharArray)
                    .toArray(char[][]::new);
        }
        return byLast;
    }
}
