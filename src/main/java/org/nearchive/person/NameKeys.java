package org.nearchive.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Folded keys of a name: names that may be one person's mostly share one, so that only few need to be compared. */
final class NameKeys {
    /**
     * For each bit of a syllable of Korean or Mandarin the class of its sound; sounds that writers mix up are one class. Parts of a
     * syllable: beginning, vowels, end.
     */
    private static final List<String> KOREAN =
            List.of("kkntt" + "lmppss-ccckt" + "ph", "aeaeoeoeoaeeoooeiooii", "-ssLNNsN");

    private static final List<String> CHINESE =
            List.of("-ppmfttnlkkhcqscqsrcqs", "aeeAEOUNMNMMeiiaeOUNINIMuaeAENMNMieNM");
    private static final int MOST = 128;

    private NameKeys() {}

    /**
     * By syllables. A name in Hangul that may be a Chinese one by its characters' Korean readings stands for many syllables: it is kept
     * apart, and only looked for by, and among, names that are spelled by their sound.
     *
     * @param asked of a name that is looked for
     */
    static Set<String> syllables(ReadName name, boolean asked) {
        Set<String> keys = new TreeSet<>();
        name.korean().forEach(form -> addSyllables("k", form, KOREAN, keys));
        name.chinese().forEach(form -> addSyllables("c", form, CHINESE, keys));
        if (!name.name().isAll(Writing.HAN)) {
            name.chinese().forEach(form -> addSyllables(asked ? "g" : "p", form, CHINESE, keys));
        }
        name.guesses().forEach(form -> addSyllables(asked ? "p" : "g", form, CHINESE, keys));
        return keys;
    }

    private static void addSyllables(String prefix, Form form, List<String> classes, Set<String> keys) {
        List<String> rows = List.of(prefix);
        for (long[] syllable : form.syllables()) {
            Set<String> sounds = new TreeSet<>();
            for (long choice : syllable) {
                sounds.addAll(sounds(choice, classes));
            }
            List<String> longer = new ArrayList<>();
            rows.forEach(row -> sounds.forEach(sound -> longer.add(row + sound)));
            rows = longer.size() > MOST ? longer.subList(0, MOST) : longer;
        }
        keys.addAll(rows);
    }

    /** What one choice may sound like, a class for each part. */
    private static Set<String> sounds(long choice, List<String> classes) {
        Set<String> sounds = Set.of("");
        int at = 0;
        for (String part : classes) {
            Set<String> longer = new TreeSet<>();
            for (int i = 0; i < part.length(); i++) {
                if ((choice & 1L << (at + i)) != 0) {
                    for (String sound : sounds) {
                        longer.add(sound + part.charAt(i));
                    }
                }
            }
            sounds = longer;
            at += part.length();
        }
        return sounds;
    }

    /**
     * Each two parts by their consonants, in the order of the alphabet: a patronymic may be missing, and any order be meant. Characters
     * and initials keep only the first consonant of a part for sure: such names have keys of their own, and others have some for them.
     *
     * @param asked of a name that is looked for: who is kept with all others' keys would be found by everybody
     */
    static Set<String> sounds(SoundNames.Reading sounds, boolean asked) {
        Set<String> keys = new TreeSet<>();
        boolean rough = sounds.parts().stream().anyMatch(part -> part.writing() == Writing.HAN || part.isInitial());
        if (rough) {
            pairs("S", sounds, false, keys);
            if (asked) {
                pairs("s", sounds, false, keys);
            }
        } else {
            pairs("f", sounds, true, keys);
            pairs(asked ? "S" : "s", sounds, false, keys);
        }
        return keys;
    }

    private static void pairs(String prefix, SoundNames.Reading sounds, boolean fine, Set<String> keys) {
        List<Set<String>> parts = sounds.parts().stream()
                .map(part -> SoundNames.beginnings(part, fine))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                for (String one : parts.get(i)) {
                    for (String other : parts.get(j)) {
                        keys.add(prefix + (one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one));
                    }
                }
            }
        }
    }
}
