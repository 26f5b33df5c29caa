package org.nearchive.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Folded keys of a name: names that may be one person's mostly share one, so that only few need to be compared. */
final class NameKeys {
    /** Sounds of Korean and Mandarin syllables' beginnings, those that writers mix up in one class. */
    private static final String KOREAN = "kkntt" + "nmppssncccktph";

    private static final String CHINESE = "-ppmfttnlkkhcccccccccc";
    private static final int MOST = 64;

    private NameKeys() {}

    static Set<String> of(ReadName name) {
        Set<String> keys = new TreeSet<>();
        name.korean().forEach(form -> addSyllables("k", form, KOREAN, keys));
        name.chinese().forEach(form -> addSyllables("c", form, CHINESE, keys));
        name.guesses().forEach(form -> addSyllables("c", form, CHINESE, keys));
        addSounds(name.sounds(), keys);
        return keys;
    }

    private static void addSyllables(String prefix, Form form, String classes, Set<String> keys) {
        List<String> rows = List.of(prefix);
        for (long[] syllable : form.syllables()) {
            Set<Character> begins = new TreeSet<>();
            for (long choice : syllable) {
                for (int i = 0; i < classes.length(); i++) {
                    if ((choice & 1L << i) != 0) {
                        begins.add(classes.charAt(i));
                    }
                }
            }
            List<String> longer = new ArrayList<>();
            rows.forEach(row -> begins.forEach(begin -> longer.add(row + begin)));
            rows = longer.size() > MOST ? longer.subList(0, MOST) : longer;
        }
        keys.addAll(rows);
    }

    /** Each two parts by their first consonants, in the order of the alphabet: a patronymic may be missing, and any order be meant. */
    private static void addSounds(SoundNames.Reading sounds, Set<String> keys) {
        List<Set<String>> parts =
                sounds.parts().stream().map(SoundNames::beginnings).toList();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                for (String one : parts.get(i)) {
                    for (String other : parts.get(j)) {
                        keys.add(one.compareTo(other) < 0 ? "s" + one + "-" + other : "s" + other + "-" + one);
                    }
                }
            }
        }
    }
}
