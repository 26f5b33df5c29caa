package org.nearchive.person;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person's name as somebody wrote it, without titles and brackets, in its parts and their order.
 *
 * @param written as it came
 * @param parts in their order; empty when nothing in it can be a name
 */
record PersonName(String written, List<Part> parts) {
    /** More letters than any name of a person has. */
    private static final int LONGEST = 120;

    private static final Pattern BRACKETS = Pattern.compile("[(\\[{〔【「『<〈《][^)\\]}〕】」』>〉》]*[)\\]}〕】」』>〉》]?");
    private static final Pattern BORDERS = Pattern.compile("[\\s,;:=_/・·•‧∙\"“”«»„]+");
    private static final int LONGEST_INITIAL = 3;
    private static final String VOWELS = "aeiouyаеёийоуүөыэюя";
    private static final String LATIN_LOOKS = "aceopxykbhmt";
    private static final String CYRILLIC_LOOKS = "асеорхукьнмт";

    PersonName {
        parts = List.copyOf(parts);
    }

    static PersonName of(String written, Titles titles) {
        String name = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        name = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String outside = BRACKETS.matcher(name).replaceAll(" ");
        name = titles.stripped(outside.isBlank() ? name : outside);
        List<Part> parts = new ArrayList<>();
        for (String word : BORDERS.split(name, -1)) {
            addParts(word, parts);
        }
        return new PersonName(written, withoutClan(parts));
    }

    private static void addParts(String word, List<Part> parts) {
        int begin = 0;
        for (int dot = word.indexOf('.'); dot >= 0; dot = word.indexOf('.', begin)) {
            add(word.substring(begin, dot), dot - begin <= LONGEST_INITIAL, parts);
            begin = dot + 1;
        }
        String rest = word.substring(begin);
        boolean consonant = rest.length() == 1 && VOWELS.indexOf(rest.charAt(0)) < 0;
        add(rest, consonant, parts);
    }

    private static void add(String word, boolean mayBeInitial, List<Part> parts) {
        String text = lettersOf(oneScript(word.toLowerCase(Locale.ROOT)));
        if (text.isEmpty()) {
            return;
        }
        Writing writing = text.codePoints().anyMatch(letter -> Writing.of(letter) == Writing.HAN)
                ? Writing.HAN
                : Writing.of(text.codePointAt(0));
        boolean alphabetic = writing == Writing.LATIN || writing == Writing.CYRILLIC;
        parts.add(new Part(text, writing, mayBeInitial && alphabetic));
    }

    /** Latin without marks but for those that change a sound: ö ü č š ž; ŏ ŭ of McCune-Reischauer become eo, eu. */
    private static String lettersOf(String word) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (Writing.of(letter) != Writing.LATIN) {
                if (Character.isLetter(letter) || letter == '々' || letter == 'ー' || isJoint(letter, letters, i, word)) {
                    letters.append(letter);
                }
                continue;
            }
            String base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
            char plain = base.charAt(0);
            if (base.indexOf('\u0306') > 0 && (plain == 'o' || plain == 'u')) {
                letters.append('e').append(plain == 'o' ? 'o' : 'u');
            } else if (base.indexOf('\u0308') > 0 && plain == 'u') {
                letters.append('ü');
            } else if (base.length() == 2 && (letter == 'ö' || letter == 'č' || letter == 'š' || letter == 'ž')) {
                letters.append(letter);
            } else {
                letters.append(plain);
            }
        }
        int end = letters.length();
        while (end > 0 && !Character.isLetter(letters.charAt(end - 1)) && letters.charAt(end - 1) != '々') {
            end--;
        }
        return letters.substring(0, end);
    }

    private static boolean isJoint(char letter, StringBuilder before, int at, String word) {
        return "-'’‘ʼ`‐‑–".indexOf(letter) >= 0
                && !before.isEmpty()
                && at + 1 < word.length()
                && appendHyphen(letter, before);
    }

    /** All hyphens are one; so are all apostrophes. */
    private static boolean appendHyphen(char letter, StringBuilder before) {
        before.append("-‐‑–".indexOf(letter) >= 0 ? '-' : '\'');
        return false;
    }

    /** A word in two alphabets has letters of the one that only look like the other's. */
    private static String oneScript(String word) {
        long latin = word.chars()
                .filter(letter -> Writing.of(letter) == Writing.LATIN)
                .count();
        long cyrillic = word.chars()
                .filter(letter -> Writing.of(letter) == Writing.CYRILLIC)
                .count();
        if (latin == 0 || cyrillic == 0) {
            return word;
        }
        String from = latin < cyrillic ? LATIN_LOOKS : CYRILLIC_LOOKS;
        String to = latin < cyrillic ? CYRILLIC_LOOKS : LATIN_LOOKS;
        StringBuilder one = new StringBuilder();
        for (int at = 0; at < word.length(); at++) {
            char letter = word.charAt(at);
            int look = from.indexOf(letter);
            one.append(look < 0 ? letter : to.charAt(look));
        }
        return one.toString();
    }

    /** "Боржигон овогт Батын Болд": the clan is no part that people are called by. */
    private static List<Part> withoutClan(List<Part> parts) {
        for (int i = 1; i + 1 < parts.size(); i++) {
            if (parts.get(i).text().matches("овогт|овгийн|овогтой|ovogt|ovgiin")) {
                return parts.subList(i + 1, parts.size());
            }
        }
        return parts;
    }

    boolean isAll(Writing writing) {
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.writing() == writing);
    }

    boolean hasInitials() {
        return parts.stream().anyMatch(Part::isInitial);
    }

    /** All letters in a row. */
    String joined() {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.plain()));
        return all.toString();
    }

    /** The orders that the parts may have been meant in: as written, and the last one first. */
    List<List<Part>> orders() {
        if (parts.size() < 2) {
            return List.of(parts);
        }
        List<Part> turned = new ArrayList<>(parts.subList(parts.size() - 1, parts.size()));
        turned.addAll(parts.subList(0, parts.size() - 1));
        return List.of(parts, turned);
    }
}
