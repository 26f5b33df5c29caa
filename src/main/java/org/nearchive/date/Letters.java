package org.nearchive.date;

/** How a text is read: every character becomes one simpler character, so that offsets stay. */
final class Letters {
    private Letters() {}

    /** Lower case, half width, plain dashes, quotes and spaces; in Mongolian also о for ө and у for ү, as typed without them. */
    static char[] fold(String text, boolean mongolian) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c < 0x80) {
                if (c >= 'A' && c <= 'Z') {
                    folded[i] = (char) (c + 32);
                }
            } else if (c < 0xAC00 || c > 0xD7A3) {
                folded[i] = fold(c, mongolian);
            }
        }
        return folded;
    }

    private static char fold(char c, boolean mongolian) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return Character.toLowerCase((char) (c - 0xFEE0));
        }
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            case '\u301C', '\u223C', '\u02DC' -> '~';
            case '\u2018', '\u2019', '\u2032', '\u02BC', '`' -> '\'';
            case '\u00A0', '\u3000', '\u2002', '\u2003', '\u2009', '\u200A', '\u202F' -> ' ';
            case 'ё', 'Ё' -> 'е';
            case 'ө', 'Ө' -> mongolian ? 'о' : 'ө';
            case 'ү', 'Ү' -> mongolian ? 'у' : 'ү';
            default -> c >= 0x2E80 ? c : Character.toLowerCase(c);
        };
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** A letter of a script that puts spaces between words. */
    static boolean isSpaced(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000 && Character.isLetter(c));
    }

    static boolean isHangul(char c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }
}
