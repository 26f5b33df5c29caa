package org.nearchive.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the numbers that count events, and the years that name them: 14th, 제14차, 第十四届, 14-я, 14 дүгээр, 2023. */
final class Numbers {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2079;
    private static final String HAN_DIGITS = "〇一二三四五六七八九";
    private static final Set<String> YEAR_WORDS = Set.of("년", "년도", "年", "年度", "г.", "года", "год", "оны", "он");

    private final Set<String> prefixes = new LinkedHashSet<>();
    /** What follows the number, longest first. */
    private final List<String> suffixes;

    /** Language → how we write it ourselves. */
    private final Map<String, String> own = new LinkedHashMap<>();

    /** @param marks language → patterns with a {@code {}} */
    Numbers(Map<String, List<String>> marks) {
        Set<String> after = new LinkedHashSet<>();
        marks.forEach((language, patterns) -> patterns.forEach(pattern -> {
            own.putIfAbsent(language, pattern);
            int hole = pattern.indexOf("{}");
            if (hole >= 0) {
                prefixes.add(FoldedText.fold(pattern.substring(0, hole)).strip());
                after.add(FoldedText.fold(pattern.substring(hole + 2)).strip());
            }
        }));
        suffixes = after.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** @param ordinal whether it counts; otherwise it is a year */
    record Count(int start, int end, int value, boolean ordinal) {}

    /** "14th General Assembly" in a language; the number before the name where it has no mark for it. */
    String label(String language, int number, String name) {
        String pattern = own.getOrDefault(language, "{}");
        if (language.equals("en")) {
            int tens = number % 100 / 10;
            String mark = tens == 1 || number % 10 == 0 || number % 10 > 3
                    ? "th"
                    : List.of("st", "nd", "rd").get(number % 10 - 1);
            return number + mark + " " + name;
        }
        boolean joined = pattern.startsWith("第");
        return pattern.replace("{}", Integer.toString(number)) + (joined ? "" : " ") + name;
    }

    List<Count> in(FoldedText text, List<Token> words) {
        List<Count> numbers = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (FoldedText.classOf(c) == FoldedText.DIGIT) {
                at = digits(text, at, numbers);
            } else if (c == '第' || c == '제') {
                at = han(text, at, numbers);
            } else {
                at++;
            }
        }
        for (Token word : words) {
            Cue cue = word.meanings().getFirst().cue();
            if (cue != null) {
                numbers.add(new Count(word.start(), word.end(), cue.number(), true));
            }
        }
        if (!words.isEmpty()) {
            numbers.sort(Comparator.comparingInt(Count::start));
        }
        return numbers;
    }

    private int digits(FoldedText text, int start, List<Count> numbers) {
        int at = start;
        int value = 0;
        while (at < text.length() && FoldedText.classOf(text.charAt(at)) == FoldedText.DIGIT) {
            value = at - start < 5 ? value * 10 + Character.digit(text.charAt(at), 10) : 100_000;
            at++;
        }
        if (value == 0 || value >= 100_000) {
            return at;
        }
        int before = start;
        if (before > 0 && text.charAt(before - 1) == ' ') {
            before--;
        }
        boolean prefixed = before > 0 && prefixes.contains(String.valueOf(text.charAt(before - 1)));
        int end = suffixEnd(text, at, prefixed);
        if (end > 0 && value < 1000) {
            numbers.add(new Count(prefixed ? before - 1 : start, end, value, true));
            return end;
        }
        if (at - start == 4 && value >= FIRST_YEAR && value <= LAST_YEAR) {
            numbers.add(new Count(start, yearEnd(text, at), value, false));
        }
        return at;
    }

    private int suffixEnd(FoldedText text, int from, boolean prefixed) {
        for (String suffix : suffixes) {
            for (int at = from; at <= from + 1; at++) {
                if (suffix.isEmpty() ? prefixed : stands(text, at, suffix)) {
                    return suffix.isEmpty() ? from : at + suffix.length();
                }
                if (at < text.length() && text.charAt(at) != ' ') {
                    break;
                }
            }
        }
        return -1;
    }

    private static boolean stands(FoldedText text, int at, String word) {
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        int end = at + word.length();
        byte script = FoldedText.classOf(word.charAt(word.length() - 1));
        boolean alphabetic = script == FoldedText.LATIN || script == FoldedText.CYRILLIC;
        return end == text.length() || !alphabetic || FoldedText.classOf(text.charAt(end)) != script;
    }

    private static int yearEnd(FoldedText text, int from) {
        for (String word : YEAR_WORDS) {
            for (int at = from; at <= from + 1 && at < text.length(); at++) {
                if (stands(text, at, word)) {
                    return longerYear(text, at, word);
                }
                if (text.charAt(at) != ' ') {
                    break;
                }
            }
        }
        return from;
    }

    private static int longerYear(FoldedText text, int at, String word) {
        for (String longer : YEAR_WORDS) {
            if (longer.length() > word.length() && longer.startsWith(word) && stands(text, at, longer)) {
                return at + longer.length();
            }
        }
        return at + word.length();
    }

    /** 第十四届, 第二十次. */
    private int han(FoldedText text, int start, List<Count> numbers) {
        int at = start + 1;
        if (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int value = 0;
        int digit = 0;
        int from = at;
        while (at < text.length() && at - from < 6) {
            char c = text.charAt(at);
            int known = HAN_DIGITS.indexOf(c == '零' ? '〇' : c == '两' ? '二' : c);
            if (known >= 0) {
                digit = known;
            } else if (c == '十') {
                value += Math.max(digit, 1) * 10;
                digit = 0;
            } else if (c == '百') {
                value += Math.max(digit, 1) * 100;
                digit = 0;
            } else {
                break;
            }
            at++;
        }
        value += digit;
        if (at == from || value == 0) {
            return start + 1;
        }
        int end = suffixEnd(text, at, false);
        if (end > 0) {
            numbers.add(new Count(start, end, value, true));
            return end;
        }
        return at;
    }
}
