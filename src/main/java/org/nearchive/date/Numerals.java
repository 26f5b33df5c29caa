package org.nearchive.date;

import org.jspecify.annotations.Nullable;

/** Numbers in digits (２９ was folded to 29 before), in Han numerals (二十九, 二〇二三) and in Hangul (이십구). */
final class Numerals {
    private static final String HAN = "〇一二三四五六七八九";

    private static final char FIRST_HAN = 0x25CB;
    private static final char LAST_HAN = 0x96F6;
    /** Looked up at every character of a text. */
    private static final short[] HAN_VALUES = hanValues();

    private static final String HANGUL = "영일이삼사오육칠팔구";
    private static final int LONGEST = 12;

    private Numerals() {}

    /**
     * A number in a text.
     *
     * @param digits how many places it was written with, for telling 2023 from 23; 二十九 has two
     * @param alone whether it may be a day without its month: 29 and 二十九, but not 一 (一日, one day) and 이 (이일)
     */
    record Numeral(int value, int digits, int end, boolean alone) {}

    /** The number that begins at {@code at}, as far as it goes; {@code null}: none, or a longer one than dates have. */
    static @Nullable Numeral at(char[] text, int at) {
        char c = text[at];
        if (Letters.isDigit(c)) {
            return arabic(text, at);
        }
        return han(c) >= 0 ? han(text, at) : null;
    }

    private static @Nullable Numeral arabic(char[] text, int at) {
        int value = 0;
        int end = at;
        while (end < text.length && Letters.isDigit(text[end])) {
            if (end - at == LONGEST) {
                return null;
            }
            value = end - at < 9 ? value * 10 + text[end] - '0' : value;
            end++;
        }
        if (end - at > 4 || isGrouped(text, end)) {
            return null;
        }
        return new Numeral(value, end - at, end, true);
    }

    /** Whether ",000" follows: the digits are the beginning of a larger number. */
    private static boolean isGrouped(char[] text, int end) {
        return end + 3 < text.length
                && text[end] == ','
                && Letters.isDigit(text[end + 1])
                && Letters.isDigit(text[end + 2])
                && Letters.isDigit(text[end + 3])
                && !(end + 4 < text.length && Letters.isDigit(text[end + 4]));
    }

    private static @Nullable Numeral han(char[] text, int at) {
        int end = at;
        boolean places = true;
        while (end < text.length && han(text[end]) >= 0) {
            if (end - at == LONGEST) {
                return null;
            }
            places &= han(text[end]) < 10;
            end++;
        }
        if (places) {
            int value = 0;
            if (end - at > 4) {
                return null;
            }
            for (int i = at; i < end; i++) {
                value = value * 10 + han(text[i]);
            }
            return new Numeral(value, end - at, end, false);
        }
        int value = 0;
        int digit = 0;
        for (int i = at; i < end; i++) {
            int here = han(text[i]);
            if (here < 10) {
                digit = digit * 10 + here;
            } else if (here < 100 && here > 10) {
                value += here;
                digit = 0;
            } else {
                value += Math.max(digit, 1) * here;
                digit = 0;
            }
        }
        value += digit;
        return value > 9999 ? null : new Numeral(value, value < 100 ? 2 : value < 1000 ? 3 : 4, end, value > 10);
    }

    /** 0–9 for digits, 10, 100, 1000 for their multipliers, 20 and 30 for 廿 and 卅; -1: no numeral. */
    private static int han(char c) {
        return c < FIRST_HAN || c > LAST_HAN ? -1 : HAN_VALUES[c - FIRST_HAN];
    }

    private static short[] hanValues() {
        short[] values = new short[LAST_HAN - FIRST_HAN + 1];
        for (char c = FIRST_HAN; c <= LAST_HAN; c++) {
            values[c - FIRST_HAN] = (short) valueOfHan(c);
        }
        return values;
    }

    private static int valueOfHan(char c) {
        return switch (c) {
            case '○', '零' -> 0;
            case '元', '正' -> -1;
            case '十', '拾' -> 10;
            case '廿' -> 20;
            case '卅' -> 30;
            case '百' -> 100;
            case '千' -> 1000;
            case '两', '兩' -> 2;
            default -> HAN.indexOf(c);
        };
    }

    static boolean isHan(char c) {
        return han(c) >= 0;
    }

    static boolean isHangul(char c) {
        return HANGUL.indexOf(c) >= 0 || hangulTimes(c) > 0;
    }

    /** A number in Hangul from {@code at} up to {@code end}; {@code null} when the syllables are no number. */
    static @Nullable Numeral hangul(char[] text, int at, int end) {
        int value = 0;
        int digit = 0;
        for (int i = at; i < end; i++) {
            int times = hangulTimes(text[i]);
            if (times > 0) {
                value += Math.max(digit, 1) * times;
                digit = 0;
            } else if (digit > 0) {
                return null;
            } else {
                digit = text[i] == '륙' ? 6 : HANGUL.indexOf(text[i]);
            }
        }
        value += digit;
        return value == 0 || value > 9999
                ? null
                : new Numeral(value, value < 100 ? 2 : value < 1000 ? 3 : 4, end, false);
    }

    private static int hangulTimes(char c) {
        return switch (c) {
            case '십' -> 10;
            case '백' -> 100;
            case '천' -> 1000;
            default -> 0;
        };
    }

    /** The end of the run of Hangul numerals that begins at {@code at}. */
    static int hangulEnd(char[] text, int at) {
        int end = at;
        while (end < text.length && end - at < LONGEST && isHangul(text[end])) {
            end++;
        }
        return end;
    }
}
