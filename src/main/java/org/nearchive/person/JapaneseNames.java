package org.nearchive.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Japanese names: in characters by all that these can be read like, in kana, Hepburn and its rivals, Polivanov's Cyrillic, Hangul.
 * Sounds are compared without lengths: Ōno, Oono, Ohno and Ono are one.
 */
final class JapaneseNames {
    private static final int LONGEST_WORD = 4;
    private static final int LONGEST_CHARACTERS = 8;

    /**
     * A name as it can be read.
     *
     * @param sounds family and given name joined, in either order; empty for one in characters
     * @param characters in either order; empty for one in sounds
     * @param isHangul whether the sounds come from Hangul, which keeps no voice at a beginning
     */
    record Reading(List<String> sounds, List<String> characters, boolean isFull, boolean isHangul) {
        boolean isEmpty() {
            return sounds.isEmpty() && characters.isEmpty();
        }
    }

    private static final Reading NONE = new Reading(List.of(), List.of(), false, false);

    private final HanTable han;
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<Character, List<String>> readings = new java.util.concurrent.ConcurrentHashMap<>();

    JapaneseNames(HanTable han) {
        this.han = han;
        for (String line : Resource.lines("japanese.tsv")) {
            String[] cells = line.split("\t", -1);
            for (String reading : cells[1].split(" ")) {
                for (String form : forms(cells[0])) {
                    words.computeIfAbsent(form, key -> new LinkedHashSet<>()).add(folded(reading));
                }
            }
        }
    }

    /** A word with each of its characters in each of its forms; the first form counts for words of many. */
    private List<String> forms(String word) {
        List<String> forms = List.of("");
        for (int at = 0; at < word.length(); at++) {
            char one = word.charAt(at);
            List<String> longer = new ArrayList<>();
            for (String form : forms) {
                longer.add(form + one);
                for (char variant : han.of(one).variants().toCharArray()) {
                    longer.add(form + variant);
                }
            }
            forms = longer;
        }
        return forms;
    }

    Reading reading(PersonName name) {
        if (name.parts().isEmpty() || name.parts().size() > 3 || name.hasInitials()) {
            return NONE;
        }
        boolean characters = name.parts().stream().anyMatch(part -> part.writing() == Writing.HAN);
        if (characters) {
            boolean readable = name.parts().stream()
                    .allMatch(part -> part.writing() == Writing.HAN || part.writing() == Writing.KANA);
            List<String> orders =
                    name.orders().stream().map(JapaneseNames::joined).distinct().toList();
            int length = orders.getFirst().length();
            return readable && length <= LONGEST_CHARACTERS ? new Reading(List.of(), orders, length > 2, false) : NONE;
        }
        List<String> sounds = new ArrayList<>();
        for (List<Part> order : name.orders()) {
            StringBuilder all = new StringBuilder();
            for (Part part : order) {
                String sound = sound(part);
                if (sound == null) {
                    return NONE;
                }
                all.append(sound);
            }
            sounds.add(folded(all.toString()));
        }
        boolean hangul = name.parts().getFirst().writing() == Writing.HANGUL;
        return new Reading(
                sounds, List.of(), name.parts().size() > 1 || sounds.getFirst().length() > 9, hangul);
    }

    private static String joined(List<Part> parts) {
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            for (char one : part.plain().toCharArray()) {
                all.append(one == '々' && !all.isEmpty() ? all.charAt(all.length() - 1) : one);
            }
        }
        return all.toString();
    }

    /** In Hepburn's letters; {@code null} when it cannot be Japanese. */
    private static @Nullable String sound(Part part) {
        String latin = switch (part.writing()) {
            case KANA -> Kana.toLatin(part.text()).replace("Q", "").replace('N', 'n');
            case LATIN -> hepburn(part.plain());
            case CYRILLIC -> ofCyrillic(part.plain());
            case HANGUL -> ofHangul(part.text());
            case HAN, OTHER -> "";
        };
        return isJapanese(latin) ? latin : null;
    }

    private static String hepburn(String text) {
        return text.replaceAll("oh(?![aiueoy])", "o")
                .replace("si", "shi")
                .replace("sshi", "shi")
                .replaceAll("sy(?=[auo])", "sh")
                .replaceAll("([^s]|^)hu", "$1fu")
                .replaceAll("chfu", "chu")
                .replaceAll("ti", "chi")
                .replaceAll("ty(?=[auo])", "ch")
                .replaceAll("tu", "tsu")
                .replaceAll("z[iy](?=[auo])", "j")
                .replaceAll("zi", "ji")
                .replaceAll("jy(?=[auo])", "j")
                .replaceAll("di", "ji")
                .replaceAll("du|dzu", "zu");
    }

    private static String ofCyrillic(String text) {
        StringBuilder latin = new StringBuilder();
        String rest = text.replace("дж", "j")
                .replace("дз", "z")
                .replace("тс", "ц")
                .replace("ю", "Yu")
                .replace("я", "Ya")
                .replace("ё", "Yo")
                .replace("йо", "Yo");
        for (int i = 0; i < rest.length(); i++) {
            char letter = rest.charAt(i);
            int at = "абвгдезиийклмнопрстуфхцчшщыэжөүьъ".indexOf(letter);
            latin.append(letter < 0x80 ? String.valueOf(letter) : at < 0 ? "?" : LETTERS[at]);
        }
        return latin.toString()
                .replaceAll("ts(?![u])", "ts")
                .replaceAll("z(?=i|Y)", "j")
                .replaceAll("s(?=i)|sY(?=[auo])", "sh")
                .replaceAll("t(?=i)|tY(?=[auo])", "ch")
                .replaceAll("(j|ch|sh)Y", "$1")
                .replace("hu", "fu")
                .replace("cfu", "chu")
                .replace("sfu", "shu")
                .replaceAll("ye|Ye", "e")
                .replace('Y', 'y');
    }

    private static final String[] LETTERS = {
        "a", "b", "w", "g", "d", "e", "z", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
        "ts", "ch", "sh", "sh", "i", "e", "j", "o", "u", "", ""
    };

    private static final String[] HANGUL_INITIALS = {
        "g", "k", "n", "d", "t", "r", "m", "b", "p", "s", "ts", "", "j", "j", "ch", "k", "t", "p", "h"
    };
    private static final String[] HANGUL_VOWELS = {
        "a", "e", "ya", "?", "o", "e", "yo", "e", "o", "wa", "?", "?", "yo", "u", "?", "?", "?", "yu", "u", "?", "i"
    };

    private static String ofHangul(String text) {
        StringBuilder latin = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char syllable = text.charAt(at);
            int code = syllable - 0xAC00;
            if (code < 0 || code > 11171) {
                return "?";
            }
            latin.append(HANGUL_INITIALS[code / 588]).append(HANGUL_VOWELS[code / 28 % 21]);
            switch (code % 28) {
                case 0, 19 -> {}
                case 4 -> latin.append('n');
                default -> latin.append('?');
            }
        }
        return latin.toString();
    }

    /** Whether a text is a row of Japanese syllables. */
    private static boolean isJapanese(String latin) {
        return !latin.isEmpty()
                && latin.matches("(?:(?:k+|s+|s?sh|t+|t?ch|t?ts|n|h|f|m|y|r|w|g|z|j|d|b|p+)?y?[aiueo]|n(?![aiueoy])"
                        + "|m(?=[mbp]))+");
    }

    private static String folded(String latin) {
        return latin.replaceAll("m(?=[mbp])", "n")
                .replaceAll("([a-z])\\1+", "$1")
                .replaceAll("tch", "ch")
                .replace("ou", "o")
                .replaceAll("o+", "o")
                .replace("du", "zu")
                .replace("dzu", "zu")
                .replace("wo", "o");
    }

    /** Sounds as Hangul writes them: no voice, no difference of s and sh. */
    private static String unvoiced(String sounds) {
        return sounds.replace('g', 'k')
                .replace('d', 't')
                .replaceAll("z|j", "ch")
                .replace("tsu", "chu")
                .replaceAll("(ch|sh?)y", "$1")
                .replace("sh", "s")
                .replace("fu", "hu");
    }

    /** The sounds' consonants without voice, in the order of the alphabet, so that family and given name may stand either way. */
    List<String> keys(Reading reading) {
        return reading.sounds().stream()
                .map(sound -> unvoiced(sound)
                        .replaceAll("[aiueonyw]", "")
                        .chars()
                        .sorted()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .distinct()
                .toList();
    }

    /** What Japanese says to two names; {@code null} when one of them cannot be Japanese, or both are in characters. */
    @Nullable
    Likeness compare(Reading one, Reading other) {
        if (one.isEmpty()
                || other.isEmpty()
                || (!one.characters().isEmpty() && !other.characters().isEmpty())) {
            return null;
        }
        if (!one.characters().isEmpty()) {
            return compareCharacters(one, other);
        }
        if (!other.characters().isEmpty()) {
            return compareCharacters(other, one);
        }
        boolean hangul = one.isHangul() != other.isHangul();
        for (String a : one.sounds()) {
            for (String b : other.sounds()) {
                if (hangul ? unvoiced(a).equals(unvoiced(b)) : a.equals(b)) {
                    return one.isFull() && other.isFull() ? Likeness.same(0.94) : Likeness.perhaps(0.5);
                }
            }
        }
        return Likeness.DIFFERENT;
    }

    private Likeness compareCharacters(Reading characters, Reading sounds) {
        for (String text : characters.characters()) {
            for (String sound : sounds.sounds()) {
                String heard = sounds.isHangul() ? unvoiced(sound) : sound;
                if (isRead(text, 0, heard, 0, ' ', sounds.isHangul())) {
                    return sounds.isFull() && (characters.isFull() || sound.length() > 4)
                            ? Likeness.same(0.92)
                            : Likeness.perhaps(0.5);
                }
            }
        }
        return Likeness.DIFFERENT;
    }

    /**
     * Whether the characters from {@code at} on can be read as the sounds from {@code heard} on.
     *
     * @param before the sound that the last reading ended with
     */
    private boolean isRead(String text, int at, String sounds, int heard, char before, boolean hangul) {
        if (at == text.length()) {
            return heard == sounds.length();
        }
        for (int end = Math.min(text.length(), at + LONGEST_WORD); end > at; end--) {
            for (String reading : readingsOf(text.substring(at, end))) {
                for (String way : ways(reading, before, at > 0)) {
                    String spoken = hangul ? unvoiced(way) : way;
                    char last = spoken.isEmpty() ? before : spoken.charAt(spoken.length() - 1);
                    if (sounds.startsWith(spoken, heard)
                            && isRead(text, end, sounds, heard + spoken.length(), last, hangul)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A reading as it sounds after others: voiced, its first vowel lost in the one before, h as p after a stop. */
    private static List<String> ways(String reading, char before, boolean inside) {
        if (!inside || reading.isEmpty()) {
            return List.of(reading);
        }
        List<String> ways = new ArrayList<>(List.of(reading));
        String rest = reading.substring(1);
        switch (reading.charAt(0)) {
            case 'k' -> ways.add("g" + rest);
            case 's' -> ways.add(reading.startsWith("sh") ? "j" + reading.substring(2) : "z" + rest);
            case 't' -> ways.add(reading.startsWith("ts") ? "z" + reading.substring(2) : "d" + rest);
            case 'c' -> ways.add("j" + reading.substring(2));
            case 'h', 'f' -> {
                ways.add("b" + rest);
                ways.add("p" + rest);
            }
            default -> {}
        }
        if (reading.charAt(0) == before || (before == 'o' && reading.charAt(0) == 'u')) {
            ways.add(rest);
        }
        return ways;
    }

    private List<String> readingsOf(String text) {
        if (text.length() > 1) {
            Set<String> known = words.get(text);
            return known == null ? List.of() : List.copyOf(known);
        }
        return readings.computeIfAbsent(text.charAt(0), this::readingsOf);
    }

    private List<String> readingsOf(char one) {
        Set<String> found = new LinkedHashSet<>(words.getOrDefault(String.valueOf(one), Set.of()));
        if (Writing.of(one) == Writing.KANA) {
            // の, ヶ and ツ in the middle of family names.
            found.add(Kana.toLatin(String.valueOf(one)).replace("Q", "tsu").replace('N', 'n'));
            if (one == 'ヶ' || one == 'ケ') {
                found.add("ga");
            }
            return List.copyOf(found);
        }
        String forms = one + han.of(one).variants();
        for (int at = 0; at < forms.length(); at++) {
            char form = forms.charAt(at);
            HanTable.Facts character = han.of(form);
            character.on().forEach(reading -> found.add(folded(hepburn(reading))));
            for (String kun : character.kun()) {
                String reading = folded(hepburn(kun));
                found.add(reading);
                addStems(reading, found);
            }
        }
        // 一平 ippei, 鉄平 teppei: the end is swallowed.
        for (String reading : List.copyOf(found)) {
            if (reading.matches(".+(tsu|chi|ku)")) {
                found.add(reading.replaceAll("(tsu|chi|ku)$", ""));
            }
        }
        found.remove("");
        return List.copyOf(found);
    }

    /** Verbs and adjectives lose their ends in names: hiroi hiro, masaru masa, osameru osamu. */
    private static void addStems(String kun, Set<String> found) {
        if (kun.length() < 4) {
            return;
        }
        for (String end :
                List.of("i", "ru", "u", "eru", "meru", "shii", "shi", "ku", "su", "mu", "ka", "kai", "yaka")) {
            if (kun.endsWith(end)
                    && kun.length() - end.length() >= 2
                    && "aiueo".indexOf(kun.charAt(kun.length() - end.length() - 1)) >= 0) {
                found.add(kun.substring(0, kun.length() - end.length()));
            }
        }
    }
}
