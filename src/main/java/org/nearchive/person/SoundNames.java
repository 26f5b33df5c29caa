package org.nearchive.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Russian and Mongolian names: rows of sounds, part by part. A letter of a script that has fewer sounds stands for a set of them
 * (ル for r and l, 京 for the soft t, d, k), and may bring a vowel that was not there (ド for d).
 */
final class SoundNames {
    private static final String SOUNDS = "pbvfmtdszcčšžnlrkghjaeiyouöü";
    private static final int VOWELS = bits("aeiyouöü");
    /** The sound may be missing on the other side. */
    private static final int OPTIONAL = 1 << 30;

    private static final int MOST_PARTS = 4;
    /** Highest cost of a part, of a whole name in Han characters, and of a part that is all that can be compared. */
    private static final double LIMIT = 0.4;

    private static final double LIMIT_OF_ROUGH = 0.5;
    private static final double LIMIT_OF_ONE = 0.2;

    /** How much a script keeps of what is said. */
    private enum Grain {
        FINE,
        COARSE,
        ROUGH
    }

    /**
     * A name as sounds.
     *
     * @param parts each with all ways to hear it
     */
    record Reading(List<Spoken> parts) {}

    /** A part, heard in one or several ways. */
    record Spoken(List<int[]> ways, boolean isInitial, Writing writing) {
        int length() {
            return ways.getFirst().length;
        }
    }

    private static final Reading NONE = new Reading(List.of());
    private static final Map<String, String> GIVEN_NAMES = Map.of(
            "alexander", "aleksandr",
            "alex", "aleks",
            "dimitri", "dmitri",
            "dimitry", "dmitri",
            "eugene", "evgeni",
            "michael", "mikhail",
            "peter", "pyotr",
            "paul", "pavel");

    /** Given names that are written by custom, not by sound. */
    private static final Map<String, String> CHARACTERS =
            Map.of("亚历山大", "aleksandr", "亞歷山大", "aleksandr", "亚历山德拉", "aleksandra", "彼得", "pyotr");

    private final HanTable han;

    SoundNames(HanTable han) {
        this.han = han;
    }

    private static int bits(String sounds) {
        int bits = 0;
        for (int at = 0; at < sounds.length(); at++) {
            char sound = sounds.charAt(at);
            bits |= 1 << SOUNDS.indexOf(sound);
        }
        return bits;
    }

    Reading reading(PersonName name) {
        if (name.parts().isEmpty() || name.parts().size() > MOST_PARTS) {
            return NONE;
        }
        List<Spoken> parts = new ArrayList<>();
        for (Part part : name.parts()) {
            List<int[]> ways = ways(part);
            if (ways.isEmpty()) {
                return NONE;
            }
            parts.add(new Spoken(ways, part.isInitial(), part.writing()));
        }
        return new Reading(parts);
    }

    private List<int[]> ways(Part part) {
        String text = part.plain();
        return switch (part.writing()) {
            case LATIN -> {
                String name = GIVEN_NAMES.getOrDefault(text, text);
                yield name.indexOf('j') < 0 || part.isInitial()
                        ? List.of(latin(name))
                        : List.of(latin(name), latin(name.replace('j', 'y')));
            }
            case CYRILLIC -> List.of(cyrillic(text));
            case KANA -> List.of(kana(text));
            case HANGUL -> {
                int[] sounds = hangul(text);
                yield sounds.length == 0 ? List.of() : List.of(sounds);
            }
            case HAN -> {
                String name = CHARACTERS.get(text);
                int[] sounds = name == null ? characters(text) : latin(name);
                yield sounds.length == 0 ? List.of() : List.of(sounds);
            }
            case OTHER -> List.of();
        };
    }

    /** Collects sounds; of the same twice in a row one may be missing. */
    private static final class Row {
        private final int[] sounds = new int[160];
        private int length;

        void add(int set) {
            int last = length == 0 ? 0 : sounds[length - 1];
            boolean vowels = (last & VOWELS) != 0 && (set & VOWELS) != 0 && ((last | set) & OPTIONAL) == 0;
            if (vowels && (last & set) != 0) {
                sounds[length - 1] |= set;
            } else if (length < sounds.length) {
                sounds[length++] = (last & ~OPTIONAL) == (set & ~OPTIONAL) ? set | OPTIONAL : set;
            }
        }

        void add(String set) {
            add(bits(set));
        }

        void maybe(String set) {
            add(bits(set) | OPTIONAL);
        }

        int[] toArray() {
            return java.util.Arrays.copyOf(sounds, length);
        }
    }

    private static int[] cyrillic(String text) {
        Row row = new Row();
        for (int i = 0; i < text.length(); i++) {
            boolean last = i == text.length() - 1;
            switch (text.charAt(i)) {
                case 'а' -> row.add("a");
                case 'б' -> row.add(last ? "bp" : "b");
                case 'в' -> row.add(last ? "vf" : "v");
                case 'г' -> row.add(last ? "gk" : "g");
                case 'д' -> row.add(last ? "dt" : "d");
                case 'е' -> soft(row, "e");
                case 'ё' -> soft(row, "oe");
                case 'ж' -> row.add("ž");
                case 'з' -> row.add("z");
                case 'и' -> row.add("i");
                case 'й' -> row.maybe("ij");
                case 'к' -> row.add("k");
                case 'л' -> row.add("l");
                case 'м' -> row.add("m");
                case 'н' -> row.add("n");
                case 'о' -> row.add("o");
                case 'ө' -> row.add("öou");
                case 'п' -> row.add("p");
                case 'р' -> row.add("r");
                case 'с' -> row.add("s");
                case 'т' -> row.add("t");
                case 'у' -> row.add("u");
                case 'ү' -> row.add("üu");
                case 'ф' -> row.add("f");
                case 'х' -> row.add("h");
                case 'ц' -> row.add("c");
                case 'ч' -> row.add("č");
                case 'ш' -> row.add("š");
                case 'щ' -> {
                    row.add("š");
                    row.maybe("č");
                }
                case 'ы' -> row.add("yi");
                case 'э' -> row.add("e");
                case 'ю' -> soft(row, "uü");
                case 'я' -> soft(row, "a");
                default -> {}
            }
        }
        return row.toArray();
    }

    private static void soft(Row row, String vowel) {
        row.maybe("ji");
        row.add(vowel);
    }

    private static final Map<String, String> LATIN = new HashMap<>();

    static {
        for (String pair : List.of(
                "shch š", "sch š", "zh ž", "kh h", "ts c", "tz c", "ch č", "sh š", "ph f", "th t", "dz z", "ck k",
                "x ks", "w v", "q k", "j ž", "č č", "š š", "ž ž", "gh g", "ou u", "tch č", "kg kg")) {
            String[] cells = pair.split(" ");
            LATIN.put(cells[0], cells[1]);
        }
    }

    private static int[] latin(String text) {
        Row row = new Row();
        int i = 0;
        while (i < text.length()) {
            int length = Math.min(4, text.length() - i);
            while (length > 0 && !LATIN.containsKey(text.substring(i, i + length))) {
                length--;
            }
            if (length > 0) {
                String sounds = LATIN.getOrDefault(text.substring(i, i + length), "");
                for (int at = 0; at < sounds.length(); at++) {
                    char sound = sounds.charAt(at);
                    row.add(String.valueOf(sound));
                }
                if (text.startsWith("shch", i) || text.startsWith("sch", i)) {
                    row.maybe("č");
                }
                i += length;
                continue;
            }
            char letter = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            switch (letter) {
                case 'y' -> {
                    if ("aeiouy".indexOf(next) >= 0) {
                        row.maybe("ji");
                    } else if (i > 0 && "aeiou".indexOf(text.charAt(i - 1)) >= 0) {
                        row.maybe("ij");
                    } else {
                        row.add("yi");
                    }
                }
                case 'i' -> {
                    if ("aou".indexOf(next) >= 0 || next == 'e') {
                        row.maybe("ij");
                    } else if (i > 0 && "aeou".indexOf(text.charAt(i - 1)) >= 0) {
                        row.maybe("ij");
                    } else {
                        row.add("iy");
                    }
                }
                case 'f' -> row.add(i == text.length() - 1 || text.substring(i).equals("ff") ? "vf" : "f");
                case 'v' -> row.add(i == text.length() - 1 ? "vf" : "v");
                case 'c' -> row.add("ck");
                case 'g' -> row.add(i == text.length() - 1 ? "gk" : "g");
                case 'd' -> row.add(i == text.length() - 1 ? "dt" : "d");
                case 'b' -> row.add(i == text.length() - 1 ? "bp" : "b");
                case 'o' -> row.add(i > 0 && "yi".indexOf(text.charAt(i - 1)) >= 0 ? "oöe" : "oö");
                case 'u' -> row.add("uüö");
                case 'ü' -> row.add("uü");
                case 'ö' -> row.add("oöu");
                default -> {
                    if (SOUNDS.indexOf(letter) >= 0) {
                        row.add(String.valueOf(letter));
                    }
                }
            }
            i++;
        }
        return row.toArray();
    }

    private static int[] kana(String kana) {
        String text = Kana.toLatin(kana).replace("Q", "");
        Row row = new Row();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            String rest = text.substring(i);
            boolean filler = i > 0 && "aiueoN".indexOf(text.charAt(i - 1)) < 0;
            switch (letter) {
                case 'N' -> row.add("nm");
                case 'k' -> row.add("kg");
                case 'g' -> row.add("g");
                case 's' -> {
                    row.add(rest.startsWith("sh") ? "šs" : "s");
                    i += rest.startsWith("sh") ? 1 : 0;
                }
                case 'z' -> row.add("zž");
                case 'j' -> row.add("žzdč");
                case 'c' -> {
                    row.add("čtc");
                    i++;
                }
                case 't' -> {
                    row.add(rest.startsWith("ts") ? "ctč" : "t");
                    i += rest.startsWith("ts") ? 1 : 0;
                }
                case 'd' -> row.add("d");
                case 'n' -> row.add("n");
                case 'h' -> row.add("hg");
                case 'f' -> row.add("fhv");
                case 'b' -> row.add("bv");
                case 'v', 'w' -> row.add("vb");
                case 'p' -> row.add("p");
                case 'm' -> row.add("m");
                case 'r' -> row.add("rl");
                case 'y' -> row.maybe("jiy");
                case 'a' -> row.add("a");
                case 'i' -> {
                    if (filler && "hj".indexOf(text.charAt(i - 1)) >= 0) {
                        row.maybe("iye");
                    } else {
                        row.add("iyj");
                    }
                }
                case 'u' -> {
                    if (filler) {
                        row.maybe("uüöyo");
                    } else {
                        row.add(i == 0 ? "uüövb" : "uüö");
                    }
                }
                case 'e' -> row.add("e");
                default -> {
                    if (filler && "td".indexOf(text.charAt(i - 1)) >= 0) {
                        row.maybe("oöa");
                    } else {
                        row.add("oöu");
                    }
                }
            }
        }
        return row.toArray();
    }

    private static final String[] HANGUL_INITIALS = {
        "gk", "kg", "n", "dt", "td", "rl", "m", "bv", "pb", "sšz", "sc", "", "žzcčd", "čcž", "čcš", "kh", "t", "pf",
        "hf"
    };
    private static final String[] HANGUL_VOWELS = {
        "a", "e", ".a", ".e", "oeöa", "e", ".eo", ".e", "oöu", "a", "e", "öe", ".oö", "uü", "o", "e", "üi", ".uü",
        "_uyüeöi", "iye", "iy"
    };
    private static final Map<Integer, String> HANGUL_FINALS =
            Map.of(1, "kgh", 4, "n", 7, "td", 8, "lr", 16, "m", 17, "pbv", 19, "tsdšz", 21, "n");

    /** Empty when it is not all syllables. */
    private static int[] hangul(String text) {
        Row row = new Row();
        for (int i = 0; i < text.length(); i++) {
            int code = text.charAt(i) - 0xAC00;
            if (code < 0 || code > 11171) {
                return new int[0];
            }
            String initial = HANGUL_INITIALS[code / 588];
            String vowel = HANGUL_VOWELS[code / 28 % 21];
            boolean last = i == text.length() - 1;
            if (vowel.equals("_uyüeöi") && code / 588 == 17 && last) {
                row.add("pfv");
            } else if (!initial.isEmpty()) {
                row.add(initial);
            }
            if (vowel.startsWith("_")) {
                row.maybe(vowel.substring(1));
            } else if (vowel.startsWith(".")) {
                row.maybe("ji");
                row.add(vowel.substring(1));
            } else if (vowel.equals("iy") && "čcž".startsWith(initial.isEmpty() ? "?" : initial.substring(0, 1))) {
                row.maybe("iy");
            } else {
                row.add(vowel);
            }
            String end = HANGUL_FINALS.getOrDefault(code % 28, code % 28 == 0 ? "" : "?");
            if (end.equals("?")) {
                return new int[0];
            }
            if (!end.isEmpty()) {
                row.add(end);
            }
            if (code % 28 == 21) {
                row.maybe("gk");
            }
        }
        return row.toArray();
    }

    private static final Map<String, String> PINYIN = Map.ofEntries(
            Map.entry("b", "bpv"),
            Map.entry("p", "pb"),
            Map.entry("m", "m"),
            Map.entry("f", "fv"),
            Map.entry("d", "dt"),
            Map.entry("t", "td"),
            Map.entry("n", "n"),
            Map.entry("l", "lr"),
            Map.entry("g", "gkh"),
            Map.entry("k", "kgh"),
            Map.entry("h", "hgkf"),
            Map.entry("j", "žzdgkčtc"),
            Map.entry("q", "čktcg"),
            Map.entry("x", "sšhc"),
            Map.entry("zh", "žzčdc"),
            Map.entry("ch", "čct"),
            Map.entry("sh", "šsč"),
            Map.entry("r", "žrlj"),
            Map.entry("z", "zžc"),
            Map.entry("c", "cčs"),
            Map.entry("s", "szš"));
    /** Characters that stand for a consonant alone where names are written by sound. */
    private static final Map<Character, String> ALONE = Map.ofEntries(
            Map.entry('夫', "vf"),
            Map.entry('尔', "lr"),
            Map.entry('爾', "lr"),
            Map.entry('斯', "sz"),
            Map.entry('兹', "zc"),
            Map.entry('茨', "c"),
            Map.entry('特', "t"),
            Map.entry('德', "dt"),
            Map.entry('克', "kgh"),
            Map.entry('格', "gk"),
            Map.entry('姆', "m"),
            Map.entry('普', "p"),
            Map.entry('布', "bv"),
            Map.entry('什', "š"),
            Map.entry('奇', "čk"),
            Map.entry('赫', "hg"),
            Map.entry('日', "žr"),
            Map.entry('勒', "lr"),
            Map.entry('珠', "žz"),
            Map.entry('弗', "vf"),
            Map.entry('維', "v"),
            Map.entry('维', "v"),
            Map.entry('瓦', "v"),
            Map.entry('沃', "v"));

    /** Empty when a character has no reading. */
    private int[] characters(String text) {
        Row row = new Row();
        int nasal = -1;
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            String alone = ALONE.get(one);
            List<String> readings = han.of(one).mandarin();
            if (alone != null) {
                row.add(alone);
                row.maybe("aeiouyöü");
                continue;
            }
            if (readings.isEmpty()) {
                return new int[0];
            }
            Pinyin syllable = Pinyin.of(readings.getFirst());
            String initial = syllable.initial();
            String rime = syllable.rime();
            if (nasal == row.length - 1 && nasal >= 0 && (initial.equals("n") || initial.equals("m"))) {
                // 京娜 is тина: the first n is the second's.
                row.sounds[nasal] |= OPTIONAL;
            }
            if (!initial.isEmpty()) {
                row.add(PINYIN.getOrDefault(initial, initial));
            } else if (rime.startsWith("u") && rime.length() > 1) {
                row.maybe("vb");
            } else if (rime.startsWith("i") && rime.length() > 1) {
                row.maybe("ji");
            }
            row.add(bits("aeiouyöü") | OPTIONAL);
            if (rime.endsWith("n") || rime.endsWith("g")) {
                nasal = row.length;
                row.add("nm");
            } else if (rime.equals("er")) {
                row.maybe("rl");
            } else if (rime.length() > 1 && "iou".indexOf(rime.charAt(rime.length() - 1)) >= 0) {
                row.maybe("ijuvo");
            }
        }
        return row.toArray();
    }

    /** What the sounds say to two names; {@code null} when one of them cannot be heard so. */
    @Nullable
    Likeness compare(Reading one, Reading other) {
        if (one.parts().isEmpty() || other.parts().isEmpty()) {
            return null;
        }
        boolean swapped = one.parts().size() > other.parts().size();
        List<Spoken> few = swapped ? other.parts() : one.parts();
        List<Spoken> many = swapped ? one.parts() : other.parts();
        Match best = assign(few, many, 0, new boolean[many.size()], Match.NONE);
        if (best == null) {
            return Likeness.DIFFERENT;
        }
        double score = 0.95 - best.cost / 4;
        if (best.full >= 2) {
            return best.initialAgainstFull ? Likeness.perhaps(0.65) : Likeness.same(score);
        }
        if (best.full == 1 && best.initials > 0) {
            return best.initialAgainstFull ? Likeness.perhaps(0.65) : Likeness.same(0.8);
        }
        return best.longest >= 4 && best.cost < LIMIT_OF_ONE ? Likeness.perhaps(0.45) : Likeness.DIFFERENT;
    }

    private record Match(double cost, int full, int initials, boolean initialAgainstFull, int longest) {
        static final Match NONE = new Match(0, 0, 0, false, 0);
    }

    private @Nullable Match assign(List<Spoken> few, List<Spoken> many, int at, boolean[] taken, Match sofar) {
        if (at == few.size()) {
            return sofar;
        }
        Match best = null;
        for (int i = 0; i < many.size(); i++) {
            if (taken[i]) {
                continue;
            }
            Match with = with(sofar, few.get(at), many.get(i), few.size() > 1);
            if (with == null) {
                continue;
            }
            taken[i] = true;
            Match whole = assign(few, many, at + 1, taken, with);
            taken[i] = false;
            if (whole != null && (best == null || whole.cost < best.cost)) {
                best = whole;
            }
        }
        return best;
    }

    private static @Nullable Match with(Match sofar, Spoken a, Spoken b, boolean mayBePatronymic) {
        if (a.isInitial || b.isInitial) {
            int first = a.ways.getFirst().length == 0 || b.ways.getFirst().length == 0
                    ? 0
                    : firstSounds(a.ways.getFirst()) & firstSounds(b.ways.getFirst());
            return first == 0
                    ? null
                    : new Match(
                            sofar.cost,
                            sofar.full,
                            sofar.initials + 1,
                            sofar.initialAgainstFull || a.isInitial != b.isInitial,
                            sofar.longest);
        }
        double best = Double.MAX_VALUE;
        Grain grain = grain(a.writing, b.writing);
        for (int[] one : a.ways) {
            for (int[] other : b.ways) {
                best = Math.min(best, cost(one, other, grain));
                if (mayBePatronymic && best > 0) {
                    best = Math.min(best, cost(withoutGenitive(one), other, grain) + 0.02);
                    best = Math.min(best, cost(one, withoutGenitive(other), grain) + 0.02);
                }
            }
        }
        if (best > LIMIT || sofar.cost + best > (grain == Grain.ROUGH ? LIMIT_OF_ROUGH : 2 * LIMIT)) {
            return null;
        }
        int length = Math.min(a.length(), b.length());
        return new Match(
                sofar.cost + best,
                sofar.full + 1,
                sofar.initials,
                sofar.initialAgainstFull,
                Math.max(sofar.longest, length));
    }

    /** Sounds that a row may begin with: its first, and the next when that is optional. */
    private static int firstSounds(int[] row) {
        int sounds = row[0] & ~OPTIONAL;
        if ((row[0] & OPTIONAL) != 0 && row.length > 1) {
            sounds |= row[1] & ~OPTIONAL;
        }
        return sounds;
    }

    /** Цахиагийн → Цахиа, Батын → Бат, Болдын → Болд. */
    private static int[] withoutGenitive(int[] row) {
        int end = row.length;
        if (end < 4 || (row[end - 1] & bits("n")) == 0) {
            return row;
        }
        end--;
        while (end > 2 && ((row[end - 1] & ~OPTIONAL & ~bits("iyje")) == 0 || (row[end - 1] & OPTIONAL) != 0)) {
            end--;
        }
        if (end > 3 && (row[end - 1] & ~OPTIONAL & bits("g")) != 0 && (row[end - 2] & VOWELS) != 0) {
            end--;
        }
        return java.util.Arrays.copyOf(row, end);
    }

    private static Grain grain(Writing one, Writing other) {
        if (one == Writing.HAN || other == Writing.HAN) {
            return Grain.ROUGH;
        }
        boolean fine = (one == Writing.LATIN || one == Writing.CYRILLIC)
                && (other == Writing.LATIN || other == Writing.CYRILLIC);
        return fine || one == other ? Grain.FINE : Grain.COARSE;
    }

    /** What it costs to hear one as the other: 0 when each sound of one is among those of the other. */
    private static double cost(int[] one, int[] other, Grain grain) {
        double[] before = new double[other.length + 1];
        double[] row = new double[other.length + 1];
        for (int j = 1; j <= other.length; j++) {
            before[j] = before[j - 1] + missing(other[j - 1], grain);
        }
        for (int i = 1; i <= one.length; i++) {
            row[0] = before[0] + missing(one[i - 1], grain);
            for (int j = 1; j <= other.length; j++) {
                double both = before[j - 1] + differing(one[i - 1], other[j - 1], grain);
                double without = before[j] + missing(one[i - 1], grain);
                double more = row[j - 1] + missing(other[j - 1], grain);
                row[j] = Math.min(both, Math.min(without, more));
            }
            double[] swap = before;
            before = row;
            row = swap;
        }
        return before[other.length];
    }

    private static double missing(int sound, Grain grain) {
        if ((sound & OPTIONAL) != 0) {
            return 0;
        }
        boolean vowel = (sound & VOWELS) != 0;
        return switch (grain) {
            case FINE -> vowel ? 0.6 : 1;
            case COARSE -> vowel ? 0.34 : 1;
            case ROUGH -> vowel ? 0.06 : (sound & ~bits("rlj")) == 0 ? 0.3 : 0.9;
        };
    }

    private static double differing(int one, int other, Grain grain) {
        if ((one & other & ~OPTIONAL) != 0) {
            return 0;
        }
        if ((one & VOWELS) != 0 && (other & VOWELS) != 0) {
            return switch (grain) {
                case FINE -> 0.6;
                case COARSE -> 0.34;
                case ROUGH -> 0.05;
            };
        }
        return 1.5;
    }

    private static final List<String> CLASSES = List.of("pbvf", "tdszcčšž", "nm", "rl", "kgh");

    /**
     * Classes of the first consonant that a part has, or must have on the other side, in each way to hear it.
     *
     * @param fine whether the second one follows, {@code -} where there is none
     */
    static Set<String> beginnings(Spoken part, boolean fine) {
        Set<String> found = new TreeSet<>();
        for (int[] way : part.ways()) {
            int begin = 0;
            while (begin < way.length - 1 && (way[begin] & ~OPTIONAL & ~VOWELS & ~bits("j")) == 0) {
                begin++;
            }
            for (String first : classesOf(way, begin)) {
                if (fine) {
                    seconds(way, begin + 1).forEach(second -> found.add(first + second));
                } else {
                    found.add(first);
                }
            }
        }
        return found;
    }

    private static Set<String> classesOf(int[] way, int at) {
        Set<String> classes = new TreeSet<>();
        for (String sounds : CLASSES) {
            if (at < way.length && (way[at] & bits(sounds)) != 0) {
                classes.add(sounds.substring(0, 1));
            }
        }
        return classes;
    }

    private static Set<String> seconds(int[] way, int from) {
        Set<String> seconds = new TreeSet<>();
        for (int at = from; at < way.length; at++) {
            Set<String> classes = classesOf(way, at);
            seconds.addAll(classes);
            boolean surely = !classes.isEmpty() && (way[at] & (OPTIONAL | VOWELS | bits("j"))) == 0;
            if (surely) {
                return seconds;
            }
        }
        seconds.add("-");
        return seconds;
    }
}
