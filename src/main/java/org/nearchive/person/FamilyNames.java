package org.nearchive.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.nearchive.entity.Romanisation;

/** Family names by script, and what of a name is one. */
final class FamilyNames {
    private static final Pattern BORDER = Pattern.compile("[\\s・·•‧∙＝=]+");

    private final Set<String> hangul = new HashSet<>(Set.of("남궁", "황보", "제갈", "선우", "독고", "사공"));
    private final Set<String> han = new HashSet<>(Set.of("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官"));
    private final Set<String> japanese = new HashSet<>();
    private final Set<String> latin = new HashSet<>();
    private final Map<String, List<String>> latinOfHangul = new HashMap<>();

    private FamilyNames() {}

    static FamilyNames load() {
        FamilyNames names = new FamilyNames();
        for (String line : Resource.lines("korean-surnames.tsv")) {
            String[] cells = line.split("\t", -1);
            cells[0].codePoints().forEach(one -> names.hangul.add(Character.toString(one)));
            cells[1].codePoints().forEach(one -> names.han.add(Character.toString(one)));
            List<String> latin = List.of(cells[2].split(" "));
            names.latin.addAll(latin);
            cells[0].codePoints()
                    .forEach(one -> names.latinOfHangul
                            .computeIfAbsent(Character.toString(one), key -> new ArrayList<>())
                            .addAll(latin));
        }
        for (String line : Resource.lines("chinese-surnames.tsv")) {
            for (String word : line.split("\\s+")) {
                names.han.add(word.replaceAll(":.*", ""));
            }
        }
        for (String line : Resource.lines("japanese.tsv")) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 1 && cells[0].length() >= 2) {
                names.japanese.add(cells[0]);
            }
        }
        return names;
    }

    boolean isHangul(String name) {
        return hangul.contains(name);
    }

    boolean isHan(String name) {
        return han.contains(name);
    }

    /** In characters, two or more. */
    boolean isJapanese(String name) {
        return japanese.contains(name);
    }

    /** Of a Korean, in Latin letters of any case. */
    boolean isLatin(String name) {
        return latin.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a name is a family name alone. */
    boolean isShort(String name) {
        int first = name.codePointAt(0);
        return switch (Writing.of(first)) {
            case LATIN, CYRILLIC -> name.indexOf(' ') < 0 && name.indexOf('.') < 0;
            case HAN -> Character.charCount(first) == name.length() || japanese.contains(name) || isTwoOf(han, name);
            case HANGUL -> name.length() == 1 || isTwoOf(hangul, name);
            case KANA -> !BORDER.matcher(name).find() && name.length() < 5;
            case OTHER -> false;
        };
    }

    /** A name in Hangul as people may type it in Latin letters: the family name as they write it, the rest by the rules of sound. */
    Set<String> typed(String name) {
        Set<String> forms = new LinkedHashSet<>(Romanisation.of(name));
        String family = beginning(name, hangul);
        String rest = name.substring(family.length()).strip();
        for (String written : latinOfHangul.getOrDefault(family, List.of())) {
            for (String sound : Romanisation.of(rest)) {
                forms.add(written + " " + sound);
                // As most people write it: Byung, Jung.
                forms.add(written + " " + sound.replace("eo", "u"));
            }
        }
        return forms;
    }

    boolean looksFull(String name) {
        String[] parts = BORDER.split(name.strip(), -1);
        Writing writing = Writing.of(parts[0].codePointAt(0));
        for (String part : parts) {
            if (part.isEmpty() || Writing.of(part.codePointAt(0)) != writing) {
                return false;
            }
        }
        String whole = String.join("", parts);
        return switch (writing) {
            case HANGUL -> whole.length() >= 3 && whole.length() <= 4 && isHangul(beginning(whole, hangul));
            case HAN -> {
                int letters = whole.codePointCount(0, whole.length());
                yield letters >= 2
                        && letters <= 5
                        && (isHan(beginning(whole, han)) || (letters > 2 && isJapanese(whole.substring(0, 2))));
            }
            case KANA -> parts.length > 1;
            case LATIN, CYRILLIC -> parts.length > 1 && parts.length <= 3;
            case OTHER -> false;
        };
    }

    private static boolean isTwoOf(Set<String> names, String name) {
        return name.length() == 2 && names.contains(name);
    }

    /**
     * What of a full name may be the family name, in small letters: one where script and spelling tell, else the first and the
     * last part. A short one is it.
     */
    Set<String> of(String name) {
        Set<String> families = new TreeSet<>();
        if (name.isBlank()) {
            return families;
        }
        if (isShort(name)) {
            families.add(name.toLowerCase(Locale.ROOT));
            return families;
        }
        String[] parts = BORDER.split(name.strip(), -1);
        switch (Writing.of(parts[0].codePointAt(0))) {
            case HANGUL -> families.add(parts.length > 1 ? parts[0] : beginning(parts[0], hangul));
            case HAN -> {
                String whole = parts[0];
                if (parts.length == 1 && whole.length() > 3 && japanese.contains(whole.substring(0, 3))) {
                    families.add(whole.substring(0, 3));
                } else if (parts.length == 1 && whole.length() > 2 && japanese.contains(whole.substring(0, 2))) {
                    families.add(whole.substring(0, 2));
                    if (whole.length() == 3) {
                        families.add(whole.substring(0, 1));
                    }
                } else {
                    families.add(parts.length > 1 ? whole : beginning(whole, han));
                }
            }
            case LATIN, CYRILLIC -> alphabetic(parts, families);
            case KANA, OTHER -> families.add(parts[0]);
        }
        return families;
    }

    /** The first character, or two that are one family name. */
    private static String beginning(String name, Set<String> families) {
        boolean two = name.length() > 2 && families.contains(name.substring(0, 2));
        return two ? name.substring(0, 2) : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private static void alphabetic(String[] parts, Set<String> families) {
        Set<String> whole = new TreeSet<>();
        Set<String> capitals = new TreeSet<>();
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].replaceAll("[^\\p{L}'’-]", "");
            if (part.length() < 2 || parts[i].endsWith(".") || (parts[i].indexOf('.') > 0 && part.length() < 4)) {
                continue;
            }
            if (part.chars().noneMatch(Character::isLowerCase)) {
                capitals.add(part.toLowerCase(Locale.ROOT));
            }
            if (i == 0 || i == parts.length - 1 || parts[i - 1].endsWith(".")) {
                whole.add(part.toLowerCase(Locale.ROOT));
            }
        }
        families.addAll(capitals.size() == 1 ? capitals : whole);
    }
}
