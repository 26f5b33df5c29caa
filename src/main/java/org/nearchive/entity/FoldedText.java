package org.nearchive.entity;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * A text as names are compared in it: NFKC, case folded, without accents on Latin letters; ё as е, ө as о, ү as у;
 * letters of the wrong look-alike alphabet put right; white space, hyphens and middle dots one space, an empty line one
 * line feed; apostrophes inside a word dropped. Knows for each of its characters where it came from.
 */
final class FoldedText {
    static final byte OTHER = 0;
    static final byte LATIN = 1;
    static final byte CYRILLIC = 2;
    static final byte HANGUL = 3;
    static final byte HAN = 4;
    static final byte KATAKANA = 5;
    static final byte HIRAGANA = 6;
    static final byte DIGIT = 7;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 TAKING_APART = Normalizer2.getNFDInstance();
    private static final byte[] CLASSES = classes();
    /** Small letters that look alike, at least as capitals. */
    private static final String LATIN_TWINS = "aeopcyxkmthb";

    private static final String CYRILLIC_TWINS = "аеорсухкмтнв";

    private char[] folded;
    /** For each folded character the start and the end of the piece of the original that it came from. */
    private int[] starts;

    private int[] ends;
    private int length;

    FoldedText(String text) {
        int capacity = text.length() + 8;
        folded = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        boolean latin = false;
        boolean cyrillic = false;
        int at = 0;
        int size = text.length();
        while (at < size) {
            char c = text.charAt(at);
            char plain = simple(c);
            if (plain != 0 && (at + 1 == size || !mayCombine(text.charAt(at + 1)))) {
                latin |= plain >= 'a' && plain <= 'z';
                cyrillic |= CLASSES[plain] == CYRILLIC;
                append(plain, at, ++at);
            } else if (isSpace(c)) {
                int end = at + 1;
                int feeds = c == '\n' ? 1 : 0;
                while (end < size && isSpace(text.charAt(end))) {
                    feeds += text.charAt(end) == '\n' ? 1 : 0;
                    end++;
                }
                append(feeds > 1 ? '\n' : ' ', at, end);
                at = end;
            } else if (isApostrophe(c)) {
                // Shaan'xi, Xi'an: one word. Gansu's, provinces': the end of one.
                if (!isInsideWord(text, at)) {
                    append('\'', at, at + 1);
                }
                at++;
            } else {
                int end = at + Character.charCount(text.codePointAt(at));
                while (end < size && !FOLDING.hasBoundaryBefore(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                String piece = FOLDING.normalize(text.substring(at, end));
                for (int i = 0; i < piece.length(); i++) {
                    char base = base(piece.charAt(i));
                    latin |= CLASSES[base] == LATIN;
                    cyrillic |= CLASSES[base] == CYRILLIC;
                    if (isSpace(base)) {
                        append(' ', at, end);
                    } else if (CLASSES[base] != OTHER || Character.getType(base) != Character.NON_SPACING_MARK) {
                        append(base, at, end);
                    }
                }
                at = end;
            }
        }
        if (latin && cyrillic) {
            putAlphabetsRight();
        }
    }

    /** Folds a name the way texts are folded. */
    static String fold(String name) {
        FoldedText text = new FoldedText(name);
        return new String(text.folded, 0, text.length);
    }

    static byte classOf(char c) {
        return CLASSES[c];
    }

    static boolean isCjk(char c) {
        byte kind = CLASSES[c];
        return kind >= HANGUL && kind <= HIRAGANA;
    }

    static boolean isLetter(char c) {
        byte kind = CLASSES[c];
        return kind != OTHER && kind != DIGIT;
    }

    /** Whether two neighbouring characters belong to one written word. Han characters never do: words there run on. */
    static boolean continuesWord(char before, char after) {
        byte kind = CLASSES[before];
        return kind == CLASSES[after] && (kind == LATIN || kind == CYRILLIC || kind == HANGUL || kind == KATAKANA);
    }

    int length() {
        return length;
    }

    char charAt(int index) {
        return folded[index];
    }

    String substring(int from, int to) {
        return new String(folded, from, to - from);
    }

    int originalStart(int index) {
        return starts[index];
    }

    int originalEnd(int index) {
        return ends[index];
    }

    /** The folded form of the commonest characters; 0 for those that need a closer look. */
    private static char simple(char c) {
        if (c < 0x80) {
            if (isIn(c, 'A', 'Z')) {
                return (char) (c + 32);
            }
            return c > ' ' && c != '-' && c != '\'' && c != '`' ? c : 0;
        }
        if (isIn(c, 0xac00, 0xd7a3) || isIn(c, 0x4e00, 0x9fff) || isIn(c, 0x3041, 0x3096)) {
            return c;
        }
        if (isIn(c, 0x30a1, 0x30fa) || c == 'ー' || c == '。' || c == '、') {
            return c;
        }
        if (isIn(c, 0x0400, 0x04ff)) {
            return switch (c) {
                case 'ё', 'Ё' -> 'е';
                case 'ө', 'Ө' -> 'о';
                case 'ү', 'Ү' -> 'у';
                default ->
                    isIn(c, 0x0410, 0x042f) ? (char) (c + 32) : isIn(c, 0x0430, 0x045f) ? c : Character.toLowerCase(c);
            };
        }
        return 0;
    }

    /** Marks and letters that melt into the one before them. */
    private static boolean mayCombine(char c) {
        return isIn(c, 0x0300, 0x036f)
                || isIn(c, 0x1160, 0x11ff)
                || c == 0x3099
                || c == 0x309a
                || c == 0xff9e
                || c == 0xff9f;
    }

    private static char base(char c) {
        return switch (c) {
            case 'ё' -> 'е';
            case 'ө' -> 'о';
            case 'ү' -> 'у';
            default -> {
                boolean accented = isIn(c, 0xc0, 0x24f) || isIn(c, 0x1e00, 0x1eff);
                String parts = accented ? TAKING_APART.getDecomposition(c) : null;
                yield parts == null ? c : parts.charAt(0);
            }
        };
    }

    private static boolean isIn(char c, int first, int last) {
        return c >= first && c <= last;
    }

    /** Hyphens and middle dots separate like spaces: Улан-Батор, 해양·수산, バヤン・ウルギー. */
    private static boolean isSpace(char c) {
        return switch (c) {
            case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '·', '․', '・', '･', 'ㆍ', '\u00a0', '\u2027' ->
                true;
            default -> Character.isWhitespace(c);
        };
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`' || c == '´';
    }

    private static boolean isInsideWord(String text, int at) {
        if (at == 0
                || at + 1 >= text.length()
                || CLASSES[text.charAt(at - 1)] != LATIN
                || CLASSES[text.charAt(at + 1)] != LATIN) {
            return false;
        }
        boolean possessive = (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 == text.length() || CLASSES[text.charAt(at + 2)] != LATIN);
        return !possessive;
    }

    private void append(char c, int start, int end) {
        if (length == folded.length) {
            int capacity = length * 2;
            folded = Arrays.copyOf(folded, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        folded[length] = c;
        starts[length] = start;
        ends[length++] = end;
    }

    /** A word of Latin and Cyrillic letters is of the alphabet that has more letters of its own in it. */
    private void putAlphabetsRight() {
        int at = 0;
        while (at < length) {
            int end = at;
            int latin = 0;
            int cyrillic = 0;
            int ownLatin = 0;
            int ownCyrillic = 0;
            while (end < length && (CLASSES[folded[end]] == LATIN || CLASSES[folded[end]] == CYRILLIC)) {
                if (CLASSES[folded[end]] == LATIN) {
                    latin++;
                    ownLatin += LATIN_TWINS.indexOf(folded[end]) < 0 ? 1 : 0;
                } else {
                    cyrillic++;
                    ownCyrillic += CYRILLIC_TWINS.indexOf(folded[end]) < 0 ? 1 : 0;
                }
                end++;
            }
            if (latin > 0 && cyrillic > 0) {
                boolean toLatin = ownLatin == ownCyrillic ? latin > cyrillic : ownLatin > ownCyrillic;
                String from = toLatin ? CYRILLIC_TWINS : LATIN_TWINS;
                String to = toLatin ? LATIN_TWINS : CYRILLIC_TWINS;
                for (int i = at; i < end; i++) {
                    int twin = from.indexOf(folded[i]);
                    folded[i] = twin < 0 ? folded[i] : to.charAt(twin);
                }
            }
            at = Math.max(end, at + 1);
        }
    }

    private static byte[] classes() {
        byte[] classes = new byte[1 << 16];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = switch (Character.UnicodeScript.of(c)) {
                case LATIN -> Character.isLetter(c) ? LATIN : OTHER;
                case CYRILLIC -> Character.isLetter(c) ? CYRILLIC : OTHER;
                case HANGUL -> HANGUL;
                case HAN -> HAN;
                case KATAKANA -> KATAKANA;
                case HIRAGANA -> HIRAGANA;
                default -> Character.isDigit(c) ? DIGIT : c == 'ー' ? KATAKANA : OTHER;
            };
        }
        return classes;
    }
}
