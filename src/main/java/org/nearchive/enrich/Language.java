package org.nearchive.enrich;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by script; then by the characters, letters and words that tell its languages apart. What a
 * site declares is asked where the text itself leaves it open.
 */
public final class Language {
    /** Nothing tells. */
    public static final String UNKNOWN = "und";

    /** Characters read of one paragraph: longer ones do not change their mind. */
    private static final int ENOUGH = 2_000;
    /** Characters read of a whole text. */
    private static final int MUCH = 50_000;

    private Language() {}

    /**
     * The language of most of a text, by its paragraphs where they tell.
     *
     * @param declared what the site says, BCP 47; {@code null} when it says nothing
     * @return ko, en, zh-Hans, zh-Hant, ja, ru or mn; vi, kk, ky, uk or bg, which are told apart so as not to be taken for
     *     those; {@link #UNKNOWN} for other languages in Latin letters and when the text holds no letters that tell
     */
    public static String of(String text, @Nullable String declared) {
        Paragraph whole = Paragraph.read(text.substring(0, Math.min(text.length(), ENOUGH)));
        if (text.indexOf('\n') < 0) {
            return whole.language(declared);
        }
        Map<String, Integer> letters = new HashMap<>();
        int certain = 0;
        int open = 0;
        for (Line line : lines(text.substring(0, Math.min(text.length(), MUCH)))) {
            Paragraph paragraph = line.paragraph();
            if (paragraph.isCertain(declared)) {
                letters.merge(paragraph.language(declared), paragraph.letters(), Integer::sum);
                certain += paragraph.letters();
            } else {
                open += paragraph.letters();
            }
        }
        return certain > open ? most(letters) : whole.language(declared);
    }

    /**
     * The paragraphs that hold enough letters to tell and tell another language than the text's own; a paragraph is a line.
     *
     * @param language of the text, as {@link #of} gives it
     */
    public static List<Stretch> stretches(String text, String language, @Nullable String declared) {
        List<Stretch> stretches = new ArrayList<>();
        Stretch last = null;
        for (Line line : lines(text)) {
            Paragraph paragraph = line.paragraph();
            if (paragraph.letters() == 0) {
                continue;
            }
            String own = paragraph.isCertain(declared) ? paragraph.language(declared) : language;
            if (own.equals(language) || own.equals(UNKNOWN)) {
                last = null;
                continue;
            }
            int start = line.start;
            if (last != null && last.language().equals(own)) {
                stretches.remove(stretches.size() - 1);
                start = last.start();
            }
            last = new Stretch(start, line.end, own);
            stretches.add(last);
        }
        return List.copyOf(stretches);
    }

    private static String most(Map<String, Integer> letters) {
        return letters.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(UNKNOWN);
    }

    private record Line(String text, int start, int end) {
        Paragraph paragraph() {
            return Paragraph.read(text.substring(start, Math.min(end, start + ENOUGH)));
        }
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                lines.add(new Line(text, start, end));
            }
            start = end + 1;
        }
        return lines;
    }

    /** Letters of a text by script. */
    private static final class Paragraph {
        /** A syllable or a Han character carries about what three letters of an alphabet carry. */
        private static final int LETTERS_A_CHARACTER = 3;
        /** What stands in brackets is a gloss and counts a third. */
        private static final int PLAIN = 3;

        private static final int ENOUGH_LETTERS = 20;
        /** Natural logarithm: some e⁵ times likelier than any other. */
        private static final double CERTAIN_LEAD = 5;

        private static final int CERTAIN_CHARACTERS = 2 * PLAIN;

        private final String text;
        private final Han characters = new Han();
        private int hangul;
        private int hiragana;
        private int katakana;
        private int han;
        private int cyrillic;
        private int latin;

        private Paragraph(String text) {
            this.text = text;
        }

        static Paragraph read(String text) {
            Paragraph paragraph = new Paragraph(
                    Normalizer.isNormalized(text, Normalizer.Form.NFC)
                            ? text
                            : Normalizer.normalize(text, Normalizer.Form.NFC));
            paragraph.count();
            return paragraph;
        }

        private void count() {
            int brackets = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c > ' ' && c < 0x7F && (i == 0 || text.charAt(i - 1) <= ' ' || text.charAt(i - 1) >= 0x7F)) {
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
            }
        }

        /** The end of the web or mail address or of the file name that begins here; else the beginning itself. */
        private int address(int begin) {
            boolean is = false;
            int end = begin;
            for (; end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x7F; end++) {
                char c = text.charAt(end);
                is |= c == '@' || c == '_' || text.startsWith("://", end);
                is |= c == '.'
                        && end > begin
                        && end + 1 < text.length()
                        && isLetterOrDigit(text.charAt(end - 1))
                        && isSmall(text.charAt(end + 1));
            }
            return is ? end : begin;
        }

        private static boolean isLetterOrDigit(char c) {
            return isSmall(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }

        private static boolean isSmall(char c) {
            return c >= 'a' && c <= 'z';
        }

        private void add(char c, int weight) {
            if (c < 0x80) {
                latin += Character.isLetter(c) ? weight : 0;
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

        private int eastAsian() {
            return LETTERS_A_CHARACTER * (hangul + hiragana + katakana + han);
        }

        /** In letters of an alphabet. */
        int letters() {
            return (eastAsian() + cyrillic + latin) / PLAIN;
        }

        String language(@Nullable String declared) {
            int eastAsian = eastAsian();
            if (eastAsian == 0 && cyrillic == 0 && latin == 0) {
                return UNKNOWN;
            }
            if (eastAsian >= cyrillic && eastAsian >= latin) {
                if (2 * hangul >= 2 * kana() + han && hangul > 0) {
                    return "ko";
                }
                return isKanaText() ? "ja" : kana() == 0 ? characters.choose(declared) : characters.chinese(declared);
            }
            return cyrillic >= latin
                    ? Cyrillic.choose(text, declared).language()
                    : Latin.read(text).language();
        }

        private int kana() {
            return hiragana + katakana;
        }

        /** A few kana in a Chinese text are a name. */
        private boolean isKanaText() {
            boolean name = hiragana == 0 && characters.againstJapanese() >= CERTAIN_CHARACTERS;
            return kana() * 10 > han && !name;
        }

        /** Whether the text tells its language by itself. */
        boolean isCertain(@Nullable String declared) {
            if (letters() < ENOUGH_LETTERS) {
                return false;
            }
            return switch (language(declared)) {
                case "ko" -> true;
                case "ja" -> kana() > 0 || characters.againstJapanese() <= -CERTAIN_CHARACTERS;
                case "zh-Hans", "zh-Hant" ->
                    characters.chineseLead() >= CERTAIN_CHARACTERS
                            && characters.againstJapanese() >= CERTAIN_CHARACTERS;
                case "ru", "mn", "kk", "ky", "bg", "uk" ->
                    Cyrillic.choose(text, null).lead() >= CERTAIN_LEAD;
                default -> Latin.read(text).isCertain();
            };
        }
    }
}
