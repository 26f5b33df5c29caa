package org.nearchive.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chinese names, as rows of Mandarin syllables without tones: in both sets of characters, in pinyin, Wade and Giles' way, Palladius'
 * Cyrillic and Mongolian's, in kana, and in Hangul by sound (마오쩌둥) or by the characters' Korean readings (모택동).
 */
final class ChineseNames extends SyllableNames {
    private static final int RIME = Pinyin.INITIALS.size();
    private static final long INITIAL_BITS = (1L << RIME) - 1;
    private static final long RIME_BITS = ((1L << Pinyin.rimes()) - 1) << RIME;
    private static final int LONGEST = 4;
    private static final int LONGEST_SPELLING = 7;

    /**
     * One way of writing; a name is all in one.
     * Plain: whether each spelling stands for one syllable, so that it tells what it is not
     */
    private static final class Spelling {
        private final Map<String, Long> spellings = new HashMap<>();
        private final boolean isGuess;
        private final boolean isPlain;

        private Spelling(boolean isGuess, boolean isPlain) {
            this.isGuess = isGuess;
            this.isPlain = isPlain;
        }

        void add(String spelling, long syllable) {
            spellings.merge(spelling, syllable, (one, other) -> one | other);
        }
    }

    private final HanTable han;
    private final Map<String, Long> syllables = new LinkedHashMap<>();
    private final Spelling pinyin = new Spelling(false, true);
    private final Spelling wadeGiles = new Spelling(false, false);
    private final Spelling palladius = new Spelling(false, true);
    private final Spelling mongolian = new Spelling(false, false);
    private final Spelling hangul = new Spelling(false, true);
    private final Spelling kana = new Spelling(false, false);
    /** Korean readings of characters, with all Mandarin syllables that characters so read have. */
    private final Map<String, long[]> sinoKorean = new HashMap<>();

    private final Map<Character, Long> familyReadings = new HashMap<>();
    private final List<List<long[]>> families = new ArrayList<>();

    ChineseNames(HanTable han) {
        super(INITIAL_BITS, RIME_BITS);
        this.han = han;
        for (Map.Entry<Character, HanTable.Facts> one : han.all()) {
            one.getValue().mandarin().forEach(this::addSyllable);
        }
        addSinoKorean();
        for (String line : Resource.lines("chinese-surnames.tsv")) {
            for (String family : line.split(" ")) {
                addFamily(family);
            }
        }
    }

    private void addSyllable(String text) {
        Pinyin syllable = Pinyin.of(text);
        if (syllables.containsKey(text) || !syllable.isRegular()) {
            return;
        }
        long bits = 1L << Pinyin.INITIALS.indexOf(syllable.initial()) | 1L << (syllable.place() + RIME);
        syllables.put(text, bits);
        syllable.pinyin().forEach(way -> pinyin.add(way, bits));
        syllable.wadeGiles().forEach(way -> wadeGiles.add(way, bits));
        syllable.palladius().forEach(way -> palladius.add(way, bits));
        syllable.mongolian().forEach(way -> mongolian.add(way, bits));
        hangul.add(syllable.hangul(), bits);
        syllable.kana().forEach(way -> kana.add(way, bits));
    }

    private void addSinoKorean() {
        Map<String, Set<Long>> relation = new HashMap<>();
        for (Map.Entry<Character, HanTable.Facts> one : han.all()) {
            // Unusual characters would make every reading agree with every other.
            if (!isCommon(one.getKey())) {
                continue;
            }
            for (char reading : han.hangul(one.getKey()).toCharArray()) {
                one.getValue().mandarin().stream().limit(1).forEach(text -> {
                    Long bits = syllables.get(text);
                    if (bits != null) {
                        relation.computeIfAbsent(String.valueOf(reading), key -> new HashSet<>())
                                .add(bits);
                    }
                });
            }
        }
        relation.forEach((reading, set) ->
                sinoKorean.put(reading, set.stream().mapToLong(Long::longValue).toArray()));
    }

    private static final java.nio.charset.CharsetEncoder GB2312 =
            java.nio.charset.Charset.forName("GB2312").newEncoder();

    /** Level 1 of GB 2312: the 3755 most used. */
    private static boolean isCommon(char one) {
        synchronized (GB2312) {
            if (!GB2312.canEncode(one)) {
                return false;
            }
        }
        byte[] code = String.valueOf(one).getBytes(java.nio.charset.Charset.forName("GB2312"));
        return code.length == 2 && (code[0] & 0xFF) < 0xD8;
    }

    private void addFamily(String entry) {
        int colon = entry.indexOf(':');
        String characters = colon < 0 ? entry : entry.substring(0, colon);
        String reading = colon < 0 ? "" : entry.substring(colon + 1);
        List<long[]> row = new ArrayList<>();
        if (characters.length() == 1) {
            Long bits = reading.isEmpty() ? null : syllables.get(reading);
            row.add(bits == null ? mandarin(characters.charAt(0), false) : new long[] {bits});
            if (bits != null) {
                familyReadings.put(characters.charAt(0), bits);
                han.of(characters.charAt(0)).variants().chars().forEach(one -> familyReadings.put((char) one, bits));
            }
        } else if (reading.isEmpty()) {
            for (int at = 0; at < characters.length(); at++) {
                char one = characters.charAt(at);
                row.add(mandarin(one, false));
            }
        } else {
            row.addAll(cut(reading, pinyin).getFirst());
        }
        families.add(row);
    }

    @Override
    int familyLength(List<long[]> row) {
        for (int length = 2; length > 0; length--) {
            for (List<long[]> family : families) {
                if (family.size() == length
                        && row.size() >= length
                        && agree(row.get(0), family.get(0))
                        && (length == 1 || agree(row.get(1), family.get(1)))) {
                    return length;
                }
            }
        }
        return 0;
    }

    @Override
    List<Form> forms(PersonName name) {
        if (name.parts().isEmpty()) {
            return List.of();
        }
        List<Form> forms = new ArrayList<>();
        for (Spelling system : systems(name)) {
            // The first that can read the whole name is the one that it is written in; only a hyphen may as well be
            // Wade and Giles'.
            if (forms.isEmpty()) {
                addForms(name, system, false, forms);
            } else if (system == wadeGiles
                    && name.parts().stream().anyMatch(part -> part.text().indexOf('-') > 0)) {
                addForms(name, system, true, forms);
            }
        }
        return withFamily(forms);
    }

    /** A name in Hangul by all characters that are read so in Korean: Mandarin syllables that it may stand for. */
    List<Form> guesses(PersonName name) {
        List<Form> forms = new ArrayList<>();
        if (name.isAll(Writing.HANGUL)) {
            addForms(name, sino, false, forms);
        }
        return withFamily(forms);
    }

    /** Where some order begins with a family name, the others are no readings. */
    private static List<Form> withFamily(List<Form> forms) {
        if (forms.stream().anyMatch(Form::hasFamily)) {
            forms.removeIf(form -> !form.hasFamily());
        }
        return forms;
    }

    private final Spelling sino = new Spelling(true, false);
    private final Spelling characters = new Spelling(false, true);

    private List<Spelling> systems(PersonName name) {
        return switch (name.parts().getFirst().writing()) {
            case LATIN -> List.of(pinyin, wadeGiles);
            case CYRILLIC -> List.of(palladius, mongolian);
            case HANGUL -> List.of(hangul);
            case KANA -> List.of(kana);
            case HAN -> List.of(characters);
            case OTHER -> List.of();
        };
    }

    private void addForms(PersonName name, Spelling system, boolean weak, List<Form> forms) {
        for (List<Part> order : name.orders()) {
            List<List<List<long[]>>> ways = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                List<List<long[]>> part = ways(order.get(i), system, i == 0);
                ways.add(i == 0 && order.size() > 1 ? families(part) : part);
            }
            for (List<long[]> row : rows(ways)) {
                int family = familyLength(row);
                if (forms.size() < MOST_FORMS && (family > 0 || row.size() > 1)) {
                    boolean typical = system.isPlain && family > 0 && row.size() > family && row.size() <= family + 2;
                    forms.add(new Form(row, family > 0, weak || name.hasInitials(), system.isGuess, typical));
                }
            }
        }
    }

    private List<List<long[]>> ways(Part part, Spelling system, boolean first) {
        if (part.isInitial()) {
            return initial(part, system);
        }
        if (system == characters) {
            return part.writing() == Writing.HAN ? ofHan(part.text(), first) : List.of();
        }
        if (system == sino) {
            return ofSinoKorean(part.text());
        }
        String text = part.writing() == Writing.KANA
                ? Kana.toLatin(part.text()).replace("Q", "").replace("ou", "o")
                : part.text();
        if (part.writing() != Writing.KANA && system == kana) {
            return List.of();
        }
        // Wade and Giles' aspirate is no border: Ch'en. In pinyin it is one: Xi'an.
        String bordered = system == wadeGiles ? text.replace("'", "") : text.replace('\'', '-');
        List<List<List<long[]>>> pieces = new ArrayList<>();
        for (String piece : bordered.split("-")) {
            pieces.add(cut(piece, system));
        }
        return rows(pieces);
    }

    private static List<List<long[]>> initial(Part part, Spelling system) {
        long bits = 0;
        for (Map.Entry<String, Long> one : system.spellings.entrySet()) {
            if (one.getKey().startsWith(part.text())) {
                bits |= one.getValue();
            }
        }
        return bits == 0 ? List.of() : List.of(List.of(new long[] {bits | RIME_BITS}));
    }

    private List<List<long[]>> ofHan(String text, boolean first) {
        List<long[]> row = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            long[] readings = mandarin(text.charAt(i), first && i == 0);
            if (readings.length == 0) {
                return List.of();
            }
            row.add(readings);
        }
        return List.of(row);
    }

    private long[] mandarin(char one, boolean isFamily) {
        Long family = isFamily ? familyReadings.get(one) : null;
        if (family != null) {
            return new long[] {family};
        }
        return han.of(one).mandarin().stream()
                .map(syllables::get)
                .filter(java.util.Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private List<List<long[]>> ofSinoKorean(String text) {
        List<long[]> row = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            long[] readings = sinoKorean.get(text.substring(i, i + 1));
            if (readings == null) {
                return List.of();
            }
            row.add(readings);
        }
        return List.of(row);
    }

    private List<List<long[]>> cut(String text, Spelling system) {
        List<List<long[]>> found = new ArrayList<>();
        if (text.length() <= LONGEST_SPELLING * LONGEST) {
            cut(text, 0, system.spellings, new ArrayList<>(), found);
        }
        return found;
    }

    private static void cut(
            String text, int at, Map<String, Long> spellings, List<long[]> row, List<List<long[]>> found) {
        if (at == text.length()) {
            if (!row.isEmpty()) {
                found.add(List.copyOf(row));
            }
            return;
        }
        if (row.size() == LONGEST || found.size() == MOST_FORMS) {
            return;
        }
        for (int end = Math.min(at + LONGEST_SPELLING, text.length()); end > at; end--) {
            Long syllable = spellings.get(text.substring(at, end));
            if (syllable != null) {
                row.add(new long[] {syllable});
                cut(text, end, spellings, row, found);
                row.removeLast();
            }
        }
    }
}
