package org.nearchive.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of Han characters: how they are read in Korean, Chinese and Japanese, and which are forms of one another. */
final class HanTable {
    /** Of one character. Readings as in {@code han.tsv}. */
    record Facts(String hangul, List<String> mandarin, List<String> on, List<String> kun, String variants) {}

    private final Map<Character, Facts> characters = new HashMap<>(32_000);

    static HanTable load() {
        HanTable table = new HanTable();
        Map<String, List<String>> lists = new HashMap<>();
        for (String line : Resource.lines("han.tsv")) {
            String[] cells = line.split("\t", -1);
            table.characters.put(
                    cells[0].charAt(0),
                    new Facts(cells[1], list(cells[2], lists), list(cells[3], lists), list(cells[4], lists), cells[5]));
        }
        for (String line : Resource.lines("han-forms.tsv")) {
            for (String forms : line.split("\t", -1)) {
                table.join(forms);
            }
        }
        return table;
    }

    /** Many characters share their readings; a list is kept once. */
    private static List<String> list(String cell, Map<String, List<String>> lists) {
        return cell.isEmpty() ? List.of() : lists.computeIfAbsent(cell, text -> List.of(text.split(",", -1)));
    }

    private void join(String forms) {
        for (int at = 0; at < forms.length(); at++) {
            char one = forms.charAt(at);
            Facts known = of(one);
            characters.put(
                    one,
                    new Facts(
                            known.hangul(),
                            known.mandarin(),
                            known.on(),
                            known.kun(),
                            known.variants() + forms.replace(String.valueOf(one), "")));
        }
    }

    private static final Facts UNKNOWN = new Facts("", List.of(), List.of(), List.of(), "");

    Facts of(char one) {
        return characters.getOrDefault(one, UNKNOWN);
    }

    boolean knows(char one) {
        return characters.containsKey(one);
    }

    /** Korean readings of a character or, where it has none as a simplified one, of the characters that it stands for. */
    String hangul(char one) {
        StringBuilder readings = new StringBuilder(of(one).hangul());
        if (readings.isEmpty() || !of(one).variants().isEmpty()) {
            for (char variant : of(one).variants().toCharArray()) {
                readings.append(of(variant).hangul());
            }
        }
        return readings.toString();
    }

    /** The first of all forms of a character that are connected, in Unicode's order: the same for each of them. */
    char first(char one) {
        StringBuilder forms = new StringBuilder().append(one);
        char first = one;
        for (int i = 0; i < forms.length(); i++) {
            String variants = of(forms.charAt(i)).variants();
            for (int j = 0; j < variants.length(); j++) {
                char variant = variants.charAt(j);
                if (forms.indexOf(String.valueOf(variant)) < 0) {
                    forms.append(variant);
                    first = (char) Math.min(first, variant);
                }
            }
        }
        return first;
    }

    /** Whether two characters are forms of one. */
    boolean isSame(char one, char other) {
        return one == other
                || of(one).variants().indexOf(other) >= 0
                || of(other).variants().indexOf(one) >= 0;
    }

    Iterable<Map.Entry<Character, Facts>> all() {
        return characters.entrySet();
    }
}
