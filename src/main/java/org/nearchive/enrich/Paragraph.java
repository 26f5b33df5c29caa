package org.nearchive.enrich;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What the letters of a piece of text tell: first its script, by the most letters; then who writes it so.
 *
 * @param language BCP 47; {@code und} when nothing tells
 * @param letters in letters of an alphabet; a syllable or a Han character counts for several
 * @param certain whether the text tells its language by itself, without context and without what a site declares
 */
record Paragraph(String language, int letters, boolean certain) {
    /** A syllable or a Han character carries about what three letters of an alphabet carry. */
    private static final int LETTERS_A_CHARACTER = 3;
    /** What stands in brackets is a gloss and counts a sixth. */
    private static final int PLAIN = 6;

    private static final int ENOUGH_LETTERS = 30;
    private static final int ENOUGH_CHARACTERS = 2 * PLAIN;
    /** Natural logarithm: e⁵ times likelier than any other. */
    private static final double ENOUGH_LEAD = 5;

    static Paragraph read(String text, @Nullable String declared) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return new Letters(composed).paragraph(declared);
    }

    /** Counts by script, in sixths of a letter. */
    private static final class Letters {
        private final String text;
        private final Han characters = new Han();
        private int hangul;
        private int hiragana;
        private int katakana;
        private int han;
        private int cyrillic;
        private int latin;
        /** A Latin name bears an ending of another script, as in "NEAR는": then the sentence is in that script. */
        private boolean suffixed;

        Letters(String text) {
            this.text = text;
            count();
            latin /= suffixed ? LETTERS_A_CHARACTER : 1;
        }

        Paragraph paragraph(@Nullable String declared) {
            int eastAsian = LETTERS_A_CHARACTER * (hangul + kana() + han);
            int letters = (eastAsian + cyrillic + latin) / PLAIN;
            boolean enough = letters >= ENOUGH_LETTERS;
            if (eastAsian + cyrillic + latin == 0) {
                return new Paragraph(Language.UNKNOWN, 0, false);
            }
            if (eastAsian >= cyrillic && eastAsian >= latin) {
                return eastAsian(letters, enough, declared);
            }
            if (cyrillic >= latin) {
                Cyrillic.Choice choice = Cyrillic.choose(text, declared);
                return new Paragraph(choice.language(), letters, enough && choice.lead() >= ENOUGH_LEAD);
            }
            Latin words = Latin.read(text);
            return new Paragraph(words.language(), letters, enough && words.areCertain());
        }

        private Paragraph eastAsian(int letters, boolean enough, @Nullable String declared) {
            if (hangul > 0 && 2 * hangul >= 2 * kana() + han) {
                return new Paragraph("ko", letters, enough);
            }
            int against = characters.againstJapanese();
            if (isKanaText()) {
                return new Paragraph("ja", letters, enough);
            }
            if (kana() == 0 && characters.isJapanese(declared)) {
                return new Paragraph("ja", letters, enough && against <= -ENOUGH_CHARACTERS);
            }
            boolean chinese = against >= ENOUGH_CHARACTERS && characters.chineseLead() >= ENOUGH_CHARACTERS;
            return new Paragraph(characters.chinese(declared), letters, enough && chinese);
        }

        private int kana() {
            return hiragana + katakana;
        }

        /** A few kana in a Chinese text are a name; a single particle among characters that Japanese writes is a sentence. */
        private boolean isKanaText() {
            int against = characters.againstJapanese();
            boolean name = against >= ENOUGH_CHARACTERS && (hiragana == 0 || 2 * kana() < han);
            return (kana() * 10 > han && !name) || (hiragana > 0 && against <= 0);
        }

        private void count() {
            int brackets = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isAscii(c) && (i == 0 || !isAscii(text.charAt(i - 1)))) {
                    int end = address(i);
                    if (end > i) {
                        i = end - 1;
                        continue;
                    }
                }
                switch (c) {
                    case '(', '（', '[', '［' -> brackets++;
                    case ')', '）', ']', '］' -> brackets = Math.max(0, brackets - 1);
                    case '\n' -> brackets = 0;
                    default -> add(c, brackets > 0 ? 1 : PLAIN);
                }
                suffixed |= i > 1 && isSuffix(c) && isLatin(text.charAt(i - (text.charAt(i - 1) == '-' ? 2 : 1)));
            }
        }

        private void add(char c, int weight) {
            if (c < 0x80) {
                latin += isLatin(c) ? weight : 0;
            } else if (c >= 0xAC00 && c <= 0xD7A3) {
                hangul += weight;
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                han += weight;
                characters.add(c, weight);
            } else if (c >= 0x400 && c <= 0x52F) {
                cyrillic += weight;
            } else if (Character.isLetter(c)) {
                switch (UnicodeScript.of(c)) {
                    case HANGUL -> hangul += weight;
                    case HIRAGANA -> hiragana += weight;
                    case KATAKANA -> katakana += weight;
                    case HAN -> han += weight;
                    case LATIN -> latin += weight;
                    default -> {
                        // Other scripts tell nothing about our languages.
                    }
                }
            }
        }

        /** The end of the web or mail address or of the file name that begins here; else the beginning itself. */
        private int address(int begin) {
            boolean is = false;
            int end = begin;
            for (; end < text.length() && isAscii(text.charAt(end)); end++) {
                char c = text.charAt(end);
                is |= c == '@' || c == '_' || (c == ':' && text.startsWith("://", end));
                is |= c == '.' && end > begin && isLatin(text.charAt(end - 1)) && isSmall(end + 1);
            }
            return is ? end : begin;
        }

        private boolean isSmall(int index) {
            return index < text.length() && text.charAt(index) >= 'a' && text.charAt(index) <= 'z';
        }

        private static boolean isAscii(char c) {
            return c > ' ' && c < 0x7F;
        }

        private static boolean isLatin(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        private static boolean isSuffix(char c) {
            return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x430 && c <= 0x52F);
        }
    }
}
