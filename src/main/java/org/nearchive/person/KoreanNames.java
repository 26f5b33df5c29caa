package org.nearchive.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Korean names, as rows of Hangul syllables: in Hangul, in characters by their readings, and in Latin, Cyrillic and kana by the
 * ways in which each part of a syllable is written there. A spelling stands for a set of syllables, so 병 = Byung = Byeong,
 * but 병 and 변 never agree when both are certain.
 */
final class KoreanNames extends SyllableNames {
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    /** Sounds at the end of a syllable, the first standing for none. */
    private static final String FINALS = "-ㄱㄴㄷㄹㅁㅂㅇ";
    /** Which of them each of the 28 written ends sounds like. */
    private static final String SOUNDING = "0111222344444444566337331363";

    private static final int VOWEL = 19;
    private static final int FINAL = 40;
    private static final long INITIAL_BITS = (1L << VOWEL) - 1;
    private static final long VOWEL_BITS = ((1L << 21) - 1) << VOWEL;
    private static final long FINAL_BITS = 0xFFL << FINAL;
    private static final long OPEN = 1L << FINAL;
    private static final int SILENT = INITIALS.indexOf('ㅇ');
    private static final int LONGEST = 4;

    private record Spellings(Map<String, Long> initials, Map<String, Long> vowels, Map<String, Long> finals) {}

    private final HanTable han;
    private final Map<Writing, Spellings> spellings = new HashMap<>();
    /** Family names by what they are written like, in every script. */
    private final Map<String, List<List<long[]>>> families = new HashMap<>();

    private final List<List<long[]>> allFamilies = new ArrayList<>();
    /** Syllables that some character is read like. */
    private final Set<Character> read = new HashSet<>();

    KoreanNames(HanTable han) {
        super(INITIAL_BITS, VOWEL_BITS, FINAL_BITS);
        this.han = han;
        for (String line : Resource.lines("korean.tsv")) {
            String[] cells = line.split("\t", -1);
            Spellings script = spellings.computeIfAbsent(
                    Writing.valueOf(cells[0].toUpperCase(java.util.Locale.ROOT)),
                    key -> new Spellings(new HashMap<>(), new HashMap<>(), new HashMap<>()));
            switch (cells[1]) {
                case "initial" -> script.initials.put(cells[2], bits(cells[3], INITIALS, 0));
                case "vowel" -> script.vowels.put(cells[2], bits(cells[3], VOWELS, VOWEL));
                default -> script.finals.put(cells[2], bits(cells[3], FINALS, FINAL));
            }
        }
        for (Map.Entry<Character, HanTable.Facts> one : han.all()) {
            one.getValue().hangul().chars().forEach(reading -> read.add((char) reading));
        }
        for (String line : Resource.lines("korean-surnames.tsv")) {
            addFamily(line.split("\t", -1));
        }
    }

    private static long bits(String letters, String alphabet, int shift) {
        long bits = 0;
        for (int at = 0; at < letters.length(); at++) {
            char letter = letters.charAt(at);
            bits |= 1L << (alphabet.indexOf(letter) + shift);
        }
        return bits;
    }

    private void addFamily(String[] cells) {
        boolean isLong = cells[1].length() == 2
                && cells[0].length() == 2
                && !cells[0].matches("이리|임림|유류|양량|노로|나라|염렴|여려|연련|육륙|용룡");
        List<long[]> syllables = new ArrayList<>();
        if (isLong) {
            for (char syllable : cells[0].toCharArray()) {
                syllables.add(new long[] {hangul(syllable)});
            }
        } else {
            syllables.add(cells[0].chars()
                    .mapToLong(syllable -> hangul((char) syllable))
                    .toArray());
        }
        allFamilies.add(syllables);
        List<String> written = new ArrayList<>(List.of(cells[2].split(" ")));
        written.addAll(List.of(cells[3].split(" ")));
        if (isLong) {
            written.add(cells[1]);
        } else {
            cells[1].chars().forEach(one -> written.add(Character.toString(one)));
        }
        for (String one : written) {
            families.computeIfAbsent(one, key -> new ArrayList<>()).add(syllables);
        }
    }

    private static long hangul(char syllable) {
        int code = syllable - 0xAC00;
        return 1L << (code / 588) | 1L << (code / 28 % 21 + VOWEL) | 1L << (SOUNDING.charAt(code % 28) - '0' + FINAL);
    }

    @Override
    List<Form> forms(PersonName name) {
        List<Form> forms = new ArrayList<>();
        for (List<Part> order : name.orders()) {
            List<List<List<long[]>>> ways = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                List<List<long[]>> part = ways(order.get(i), i == 0, order.size());
                ways.add(i == 0 && order.size() > 1 ? families(part) : part);
            }
            for (List<long[]> row : rows(ways)) {
                int family = familyLength(row);
                if (forms.size() < MOST_FORMS && (family > 0 || row.size() > 1)) {
                    boolean typical = family > 0 && row.size() > family && row.size() <= family + 2 && isTypical(name);
                    forms.add(new Form(row, family > 0, name.hasInitials(), false, typical));
                }
            }
        }
        // Where some order begins with a family name, the others are no readings.
        if (forms.stream().anyMatch(Form::hasFamily)) {
            forms.removeIf(form -> !form.hasFamily());
        }
        return forms;
    }

    /** Foreign names in Hangul have syllables that no character is read like: 쩌, 윈, 커. */
    private boolean isTypical(PersonName name) {
        for (Part part : name.parts()) {
            boolean strange = switch (part.writing()) {
                case HANGUL -> part.text().chars().anyMatch(one -> !read.contains((char) one));
                case CYRILLIC -> part.text().replace("ль", "л").indexOf('ь') >= 0;
                default -> false;
            };
            if (strange) {
                return false;
            }
        }
        return true;
    }

    @Override
    int familyLength(List<long[]> syllables) {
        for (int length = 2; length > 0; length--) {
            for (List<long[]> family : allFamilies) {
                if (family.size() == length && length <= syllables.size() && begins(syllables, family)) {
                    return length;
                }
            }
        }
        return 0;
    }

    private boolean begins(List<long[]> syllables, List<long[]> family) {
        for (int i = 0; i < family.size(); i++) {
            if (!agree(syllables.get(i), family.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<List<long[]>> ways(Part part, boolean first, int parts) {
        if (part.isInitial()) {
            return initial(part);
        }
        String text = part.plain();
        if (first && parts > 1) {
            List<List<long[]>> known = families.get(text);
            if (known != null) {
                return known;
            }
        }
        return switch (part.writing()) {
            case HANGUL -> ofHangul(text, first);
            case HAN -> ofHan(text, first);
            case KANA -> spelled(List.of(Kana.toLatin(text).replaceAll("f(?=[aieo])", "hw")), Writing.KANA);
            case LATIN, CYRILLIC -> {
                List<List<long[]>> family = first ? families.getOrDefault(text, List.of()) : List.of();
                List<List<long[]>> spelled = spelled(
                        List.of(part.text().replace("'", "").replace("wh", "hw").split("-")), part.writing());
                if (family.isEmpty()) {
                    yield spelled;
                }
                List<List<long[]>> both = new ArrayList<>(family);
                both.addAll(spelled);
                yield both;
            }
            case OTHER -> List.of();
        };
    }

    private List<List<long[]>> initial(Part part) {
        Spellings script = Objects.requireNonNull(spellings.get(part.writing()));
        Long consonant = script.initials.get(part.text());
        long bits = consonant != null ? consonant : 1L << SILENT;
        return List.of(List.of(new long[] {bits | VOWEL_BITS | FINAL_BITS}));
    }

    private List<List<long[]>> ofHangul(String text, boolean first) {
        List<long[]> row = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char syllable = text.charAt(i);
            if (syllable < 0xAC00 || syllable > 0xD7A3) {
                return List.of();
            }
            row.add(withSoundLaw(hangul(syllable), (i == 0 && first) || i == 1));
        }
        return List.of(row);
    }

    /** North and South write 리 and 이, 로 and 노 at a beginning. */
    private static long[] withSoundLaw(long syllable, boolean beginning) {
        if (!beginning) {
            return new long[] {syllable};
        }
        long rest = syllable & ~INITIAL_BITS;
        long r = 1L << INITIALS.indexOf('ㄹ');
        long n = 1L << INITIALS.indexOf('ㄴ');
        boolean soft = (rest & bits("ㅑㅕㅖㅛㅠㅣ", VOWELS, VOWEL)) != 0;
        if ((syllable & r) != 0) {
            return new long[] {syllable, rest | (soft ? 1L << SILENT : n)};
        }
        if ((syllable & (soft ? 1L << SILENT : n)) != 0) {
            return new long[] {syllable, rest | r};
        }
        return new long[] {syllable};
    }

    private List<List<long[]>> ofHan(String text, boolean first) {
        List<long[]> row = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            List<List<long[]>> known = first && i == 0 ? families.get(text.substring(0, 1)) : null;
            String readings = han.hangul(text.charAt(i));
            if (known != null) {
                row.add(known.getFirst().getFirst());
            } else if (readings.isEmpty()) {
                return List.of();
            } else {
                boolean beginning = i == 0 || i == 1;
                row.add(readings.chars()
                        .distinct()
                        .mapToObj(one -> withSoundLaw(hangul((char) one), beginning))
                        .flatMapToLong(java.util.Arrays::stream)
                        .distinct()
                        .toArray());
            }
        }
        return List.of(row);
    }

    private List<List<long[]>> spelled(List<String> pieces, Writing writing) {
        Spellings script = Objects.requireNonNull(spellings.get(writing));
        List<List<List<long[]>>> ways = new ArrayList<>();
        for (String piece : pieces) {
            List<List<long[]>> found = new ArrayList<>();
            if (piece.length() <= 6 * LONGEST) {
                split(piece, 0, script, writing == Writing.KANA, new ArrayList<>(), found);
            }
            ways.add(found);
        }
        return rows(ways);
    }

    /** All ways to cut the text from {@code at} on into syllables. */
    private static void split(
            String text, int at, Spellings script, boolean kana, List<long[]> row, List<List<long[]>> found) {
        if (at == text.length()) {
            found.add(List.copyOf(row));
            return;
        }
        if (row.size() == LONGEST || found.size() == MOST_FORMS) {
            return;
        }
        for (int vowelAt = at; vowelAt <= Math.min(at + 2, text.length()); vowelAt++) {
            Long initial =
                    vowelAt == at ? Long.valueOf(1L << SILENT) : script.initials.get(text.substring(at, vowelAt));
            if (initial == null) {
                continue;
            }
            for (int finalAt = vowelAt + 1; finalAt <= Math.min(vowelAt + 4, text.length()); finalAt++) {
                Long vowel = script.vowels.get(text.substring(vowelAt, finalAt));
                if (vowel == null) {
                    continue;
                }
                long begun = initial | vowel | (kana ? heard(text, at, vowelAt, row) : 0);
                for (int end = finalAt; end <= Math.min(finalAt + 3, text.length()); end++) {
                    Long last = end == finalAt ? Long.valueOf(OPEN) : script.finals.get(text.substring(finalAt, end));
                    if (last != null) {
                        row.add(new long[] {begun | last | (kana ? nasal(text, finalAt, end) : 0)});
                        split(text, end, script, kana, row, found);
                        row.removeLast();
                    }
                }
            }
        }
    }

    /** Kana write what is heard: ㅎ is lost after a sound that it is joined to; after a nasal 열 is heard as 녈, 록 as 녹. */
    private static long heard(String text, int at, int vowelAt, List<long[]> row) {
        if (row.isEmpty()) {
            return 0;
        }
        boolean open = (row.getLast()[0] & FINAL_BITS) == OPEN;
        if (vowelAt == at && !open) {
            return 1L << INITIALS.indexOf('ㅎ');
        }
        boolean n = vowelAt == at + 1 && text.charAt(at) == 'n' && !open;
        boolean soft = n && "yi".indexOf(text.charAt(vowelAt)) >= 0;
        return (n ? 1L << INITIALS.indexOf('ㄹ') : 0) | (soft ? 1L << SILENT : 0);
    }

    /** A stop before a nasal is heard as a nasal. */
    private static long nasal(String text, int finalAt, int end) {
        boolean before = end == finalAt + 1
                && text.charAt(finalAt) == 'N'
                && end < text.length()
                && "nm".indexOf(text.charAt(end)) >= 0;
        return before ? bits("ㄱㄷㅂ", FINALS, FINAL) : 0;
    }
}
