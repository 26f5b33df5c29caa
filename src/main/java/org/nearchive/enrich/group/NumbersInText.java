package org.nearchive.enrich.group;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that a text writes in digits, with the words that multiply them: 3만 5천, 3.5万, 35,000, 35 тыс. */
final class NumbersInText {
    /** Spaces and commas group three digits; a point or a comma before one or two digits is a fraction. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\d.,])(\\d{1,3}(?:[, \\x{a0}\\x{202f}]\\d{3})+(?!\\d)|\\d{1,12})(?:[.,](\\d{1,2})(?![\\d.,]*\\d))?"
                    + "[ \\x{a0}]?(\\p{L}+)?");

    private static final Map<String, Integer> TENS = tens();
    private static final String HAN_UNITS = "万萬亿億千百";
    private static final String HANGUL_UNITS = "만억천백";

    private NumbersInText() {}

    private static Map<String, Integer> tens() {
        Map<String, Integer> tens = new LinkedHashMap<>();
        tens.put("百万", 6);
        tens.put("千万", 7);
        tens.put("백만", 6);
        tens.put("천만", 7);
        tens.put("万", 4);
        tens.put("萬", 4);
        tens.put("만", 4);
        tens.put("亿", 8);
        tens.put("億", 8);
        tens.put("억", 8);
        tens.put("千", 3);
        tens.put("천", 3);
        tens.put("百", 2);
        tens.put("백", 2);
        tens.put("thousand", 3);
        tens.put("million", 6);
        tens.put("billion", 9);
        tens.put("тыс", 3);
        tens.put("млн", 6);
        tens.put("миллион", 6);
        tens.put("млрд", 9);
        tens.put("миллиард", 9);
        tens.put("мянга", 3);
        tens.put("сая", 6);
        tens.put("тэрбум", 9);
        return tens;
    }

    /** Each value once, as plain digits. */
    static Set<String> in(String text) {
        Set<String> values = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int sumEnd = -1;
        int from = 0;
        while (matcher.find(from)) {
            BigDecimal value = new BigDecimal(
                    matcher.group(1).replaceAll("\\D", "") + (matcher.group(2) == null ? "" : "." + matcher.group(2)));
            String unit = unit(matcher.group(3));
            int end = matcher.group(3) == null ? matcher.end() : matcher.start(3) + unit.length();
            BigDecimal times = value.scaleByPowerOfTen(unit.isEmpty() ? 0 : TENS.getOrDefault(unit, 0));
            // 3만 5천 is one number, written with two units.
            boolean goesOn =
                    sumEnd >= 0 && text.substring(sumEnd, matcher.start()).isBlank();
            if (sumEnd >= 0 && !goesOn) {
                values.add(plain(sum));
            }
            sum = goesOn ? sum.add(times) : times;
            if (isCharacter(unit)) {
                sumEnd = end;
            } else {
                values.add(plain(sum));
                sum = BigDecimal.ZERO;
                sumEnd = -1;
            }
            from = Math.max(end, matcher.start() + 1);
        }
        if (sumEnd >= 0) {
            values.add(plain(sum));
        }
        return values;
    }

    private static boolean isCharacter(String unit) {
        return !unit.isEmpty() && (HAN_UNITS + HANGUL_UNITS).indexOf(unit.charAt(0)) >= 0;
    }

    /** What of the letters after a number multiplies it; empty when nothing does. */
    private static String unit(@org.jspecify.annotations.Nullable String letters) {
        if (letters == null) {
            return "";
        }
        for (String unit : TENS.keySet()) {
            if (letters.startsWith(unit)) {
                return unit;
            }
        }
        return "";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
