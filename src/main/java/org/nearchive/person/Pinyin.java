package org.nearchive.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Mandarin syllable and how it is written outside China.
 *
 * @param text without tone, ü as v: lv, nve
 * @param initial as it is heard: j q x zh ch sh …; empty for none
 * @param rime as it is heard: jun is j + vn, wo is uo, you is iou
 */
record Pinyin(String text, String initial, String rime) {
    static final List<String> INITIALS = List.of(
            "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c",
            "s");
    /** Each with Palladius' and Wade and Giles' way, Hangul's vowels (a letter, then what follows) and kana's ways. */
    private static final List<String[]> RIMES = List.of(
            new String[] {"a", "а", "a", "ㅏ", "a"},
            new String[] {"o", "о", "o", "ㅗ", "o wo uo"},
            new String[] {"e", "э", "e", "ㅓ", "e o a u"},
            new String[] {"ai", "ай", "ai", "ㅏ이", "ai"},
            new String[] {"ei", "эй", "ei", "ㅔ이", "ei"},
            new String[] {"ao", "ао", "ao", "ㅏ오", "ao"},
            new String[] {"ou", "оу", "ou", "ㅓ우", "o"},
            new String[] {"an", "ань", "an", "ㅏㄴ", "aN"},
            new String[] {"en", "энь", "en", "ㅓㄴ", "eN"},
            new String[] {"ang", "ан", "ang", "ㅏㅇ", "aN"},
            new String[] {"eng", "эн", "eng", "ㅓㅇ", "eN oN"},
            new String[] {"ong", "ун", "ung", "ㅜㅇ", "oN uN"},
            new String[] {"er", "эр", "erh", "ㅓㄹ", "aru a eru"},
            new String[] {"-i", "и", "ih", "ㅡ", "i u"},
            new String[] {"i", "и", "i", "ㅣ", "i"},
            new String[] {"ia", "я", "ia", "ㅑ", "ya ia"},
            new String[] {"ie", "е", "ieh", "ㅖ", "ie ye e"},
            new String[] {"iao", "яо", "iao", "ㅑ오", "yao iao yo"},
            new String[] {"iou", "ю", "iu", "ㅠ", "yu iu io yo"},
            new String[] {"ian", "янь", "ien", "ㅖㄴ", "ieN yeN eN yaN iaN"},
            new String[] {"in", "инь", "in", "ㅣㄴ", "iN"},
            new String[] {"iang", "ян", "iang", "ㅑㅇ", "yaN iaN"},
            new String[] {"ing", "ин", "ing", "ㅣㅇ", "iN"},
            new String[] {"iong", "юн", "iung", "ㅠㅇ", "yoN ioN yuN"},
            new String[] {"u", "у", "u", "ㅜ", "u o"},
            new String[] {"ua", "уа", "ua", "ㅘ", "ua wa"},
            new String[] {"uo", "о", "o", "ㅝ", "uo wo o"},
            new String[] {"uai", "уай", "uai", "ㅘ이", "uai wai"},
            new String[] {"uei", "уй", "ui", "ㅜ이", "ui uei wei oi"},
            new String[] {"uan", "уань", "uan", "ㅘㄴ", "uaN waN"},
            new String[] {"uen", "унь", "un", "ㅜㄴ", "uN ueN weN oN"},
            new String[] {"uang", "уан", "uang", "ㅘㅇ", "uaN waN"},
            new String[] {"ueng", "ун", "ung", "ㅜㅇ", "oN"},
            new String[] {"v", "юй", "ü", "ㅟ", "yu yui i yui"},
            new String[] {"ve", "юэ", "üeh", "ㅞ", "yue yuee ue ye"},
            new String[] {"van", "юань", "üan", "ㅟ안", "yuaN yueN uaN uiaN"},
            new String[] {"vn", "юнь", "ün", "ㅟㄴ", "yuN yuiN uN iuN yiN"});

    private static final Map<String, String> PALLADIUS = Map.ofEntries(
            Map.entry("", ""),
            Map.entry("b", "б"),
            Map.entry("p", "п"),
            Map.entry("m", "м"),
            Map.entry("f", "ф"),
            Map.entry("d", "д"),
            Map.entry("t", "т"),
            Map.entry("n", "н"),
            Map.entry("l", "л"),
            Map.entry("g", "г"),
            Map.entry("k", "к"),
            Map.entry("h", "х"),
            Map.entry("j", "цз"),
            Map.entry("q", "ц"),
            Map.entry("x", "с"),
            Map.entry("zh", "чж"),
            Map.entry("ch", "ч"),
            Map.entry("sh", "ш"),
            Map.entry("r", "ж"),
            Map.entry("z", "цз"),
            Map.entry("c", "ц"),
            Map.entry("s", "с"));
    private static final Map<String, String> MONGOLIAN = Map.ofEntries(
            Map.entry("j", "ж з цз дз"),
            Map.entry("q", "ч ц"),
            Map.entry("x", "с ш щ"),
            Map.entry("zh", "ж з чж"),
            Map.entry("r", "ж р"),
            Map.entry("z", "з цз дз"));
    private static final Map<String, String> WADE_GILES = Map.ofEntries(
            Map.entry("b", "p"),
            Map.entry("p", "p"),
            Map.entry("d", "t"),
            Map.entry("t", "t"),
            Map.entry("g", "k"),
            Map.entry("k", "k"),
            Map.entry("j", "ch"),
            Map.entry("q", "ch"),
            Map.entry("x", "hs"),
            Map.entry("zh", "ch"),
            Map.entry("ch", "ch"),
            Map.entry("r", "j"),
            Map.entry("z", "ts"),
            Map.entry("c", "ts"));
    private static final Map<String, String> HANGUL = Map.ofEntries(
            Map.entry("", "ㅇ"),
            Map.entry("b", "ㅂ"),
            Map.entry("p", "ㅍ"),
            Map.entry("m", "ㅁ"),
            Map.entry("f", "ㅍ"),
            Map.entry("d", "ㄷ"),
            Map.entry("t", "ㅌ"),
            Map.entry("n", "ㄴ"),
            Map.entry("l", "ㄹ"),
            Map.entry("g", "ㄱ"),
            Map.entry("k", "ㅋ"),
            Map.entry("h", "ㅎ"),
            Map.entry("j", "ㅈ"),
            Map.entry("q", "ㅊ"),
            Map.entry("x", "ㅅ"),
            Map.entry("zh", "ㅈ"),
            Map.entry("ch", "ㅊ"),
            Map.entry("sh", "ㅅ"),
            Map.entry("r", "ㄹ"),
            Map.entry("z", "ㅉ"),
            Map.entry("c", "ㅊ"),
            Map.entry("s", "ㅆ"));
    private static final Map<String, String> KANA = Map.ofEntries(
            Map.entry("", ""),
            Map.entry("b", "b p"),
            Map.entry("p", "p"),
            Map.entry("m", "m"),
            Map.entry("f", "f"),
            Map.entry("d", "d t"),
            Map.entry("t", "t"),
            Map.entry("n", "n"),
            Map.entry("l", "r"),
            Map.entry("g", "g k"),
            Map.entry("k", "k"),
            Map.entry("h", "h f"),
            Map.entry("j", "j ch"),
            Map.entry("q", "ch"),
            Map.entry("x", "sh s"),
            Map.entry("zh", "j ch"),
            Map.entry("ch", "ch"),
            Map.entry("sh", "sh s"),
            Map.entry("r", "r j"),
            Map.entry("z", "z ts"),
            Map.entry("c", "ts"),
            Map.entry("s", "s"));

    static Pinyin of(String text) {
        String spelled = text;
        if (text.startsWith("y")) {
            String rest = text.substring(1);
            if (rest.startsWith("u")) {
                spelled = "v" + rest.substring(1);
            } else {
                spelled = rest.startsWith("i") ? rest : "i" + rest;
            }
            return new Pinyin(text, "", full(spelled));
        }
        if (text.startsWith("w")) {
            return new Pinyin(text, "", full(text.startsWith("wu") ? text.substring(1) : "u" + text.substring(1)));
        }
        String initial = "";
        for (String one : INITIALS) {
            if (text.startsWith(one) && one.length() > initial.length()) {
                initial = one;
            }
        }
        String rime = text.substring(initial.length());
        if (List.of("j", "q", "x").contains(initial) && rime.startsWith("u")) {
            rime = "v" + rime.substring(1);
        }
        if (rime.equals("i") && List.of("zh", "ch", "sh", "r", "z", "c", "s").contains(initial)) {
            rime = "-i";
        }
        return new Pinyin(text, initial, full(rime));
    }

    private static String full(String rime) {
        return switch (rime) {
            case "ui" -> "uei";
            case "un" -> "uen";
            case "iu" -> "iou";
            case "ue" -> "ve";
            default -> rime;
        };
    }

    boolean isRegular() {
        return place() >= 0;
    }

    /** Its place in the table of rimes; -1 when it has none, as "m" or "ng". */
    int place() {
        for (int i = 0; i < RIMES.size(); i++) {
            if (RIMES.get(i)[0].equals(rime)) {
                return i;
            }
        }
        return -1;
    }

    static int rimes() {
        return RIMES.size();
    }

    private String row(int column) {
        return RIMES.get(place())[column];
    }

    /** lü is also written lu, lv, lyu; yue also yueh by those who mix systems. */
    List<String> pinyin() {
        if (text.indexOf('v') < 0) {
            return List.of(text);
        }
        return List.of(text, text.replace('v', 'ü'), text.replace("v", "yu"), text.replace("v", "ue"));
    }

    List<String> wadeGiles() {
        String start = WADE_GILES.getOrDefault(initial, initial);
        List<String> ways = new ArrayList<>();
        if (initial.isEmpty()) {
            String y = switch (rime) {
                case "i" -> "i yi";
                case "in", "ing" -> "y" + rime;
                case "iou" -> "yu";
                case "ian" -> "yen";
                case "ie" -> "yeh";
                case "iong" -> "yung";
                case "v", "van", "vn" -> "yu" + rime.substring(1) + " yü" + rime.substring(1);
                case "ve" -> "yueh yüeh";
                case "e" -> "o e";
                default -> text;
            };
            return List.of(y.split(" "));
        }
        if (rime.equals("-i")) {
            return List.of(
                    "z c s".contains(initial)
                            ? (initial.equals("s") ? "ssu szu" : "tzu").split(" ")
                            : new String[] {start + "ih"});
        }
        String end = row(2);
        if (rime.equals("e") && List.of("g", "k", "h").contains(initial)) {
            ways.add(start + "o");
        }
        if (rime.equals("uei") && (initial.equals("g") || initial.equals("k"))) {
            end = "uei";
        }
        if (rime.equals("uo") && List.of("g", "k", "h", "sh").contains(initial)) {
            end = "uo";
        }
        ways.add(start + end);
        if (end.indexOf('ü') >= 0) {
            ways.add(start + end.replace('ü', 'u'));
        }
        return ways;
    }

    List<String> palladius() {
        if (initial.isEmpty()) {
            return switch (rime) {
                case "o", "uo" -> List.of("во", "о");
                case "ua", "uai", "uan", "uang" -> List.of("в" + row(1).substring(1));
                case "uei" -> List.of("вэй", "вей");
                case "uen" -> List.of("вэнь", "вень");
                case "ueng" -> List.of("вэн");
                case "e" -> List.of("э");
                default -> List.of(row(1));
            };
        }
        String start = PALLADIUS.getOrDefault(initial, "");
        if (rime.equals("-i")) {
            return List.of(start + ("z c s".contains(initial) ? "ы" : "и"));
        }
        if (rime.equals("uei") && initial.equals("h")) {
            return List.of("хуэй", "хуей", "хой");
        }
        if (rime.equals("ong") && initial.equals("l")) {
            return List.of("лун");
        }
        if (initial.equals("l") && rime.equals("ve")) {
            return List.of("люэ");
        }
        String way = start + row(1);
        return way.indexOf('э') >= 0 ? List.of(way, way.replace('э', 'е')) : List.of(way);
    }

    /** Mongolian writers follow Palladius or the ear: ж for zh and j, н at any nasal end. */
    List<String> mongolian() {
        List<String> ways = new ArrayList<>();
        for (String palladius : palladius()) {
            String start = PALLADIUS.getOrDefault(initial, "");
            String end = palladius.substring(initial.isEmpty() ? 0 : start.length());
            for (String heard : MONGOLIAN.getOrDefault(initial, start).split(" ", -1)) {
                for (String way : List.of(heard + end, heard + end.replace("нь", "н"))) {
                    ways.add(way);
                    ways.add(way.replace('у', 'ү').replace('о', 'ө'));
                    ways.add(way.replace("юэ", "юе").replace("юй", "юү"));
                    ways.add(way.replace("юй", "ү"));
                    ways.add(way.endsWith("н") && text.endsWith("ng") ? way + "г" : way);
                    ways.add(way.replace("ян", "иан"));
                    ways.add(way.replace("ы", "и"));
                    ways.add(way.replace("ун", "он"));
                }
            }
        }
        return ways;
    }

    /** The Korean rules for foreign words. */
    String hangul() {
        String start = HANGUL.getOrDefault(initial, "ㅇ");
        String way = row(3);
        char vowel = way.charAt(0);
        String rest = way.substring(1);
        // 자 자오 젠 장 중 주: after these there is no ㅑ ㅖ ㅠ.
        if ("ㅈㅊㅉ".contains(start)) {
            vowel = "ㅏㅔㅜ".charAt("ㅑㅖㅠ".indexOf(vowel) < 0 ? 0 : "ㅑㅖㅠ".indexOf(vowel));
            vowel = "ㅑㅖㅠ".indexOf(way.charAt(0)) < 0 ? way.charAt(0) : vowel;
        }
        if (initial.isEmpty() && rime.equals("uei")) {
            return "웨이";
        }
        if (initial.isEmpty() && rime.equals("uen")) {
            return "원";
        }
        char last = rest.isEmpty() ? 0 : rest.charAt(0);
        boolean closes = last >= 0x3131 && last <= 0x314E;
        return syllable(start.charAt(0), vowel, closes ? last : 0) + (closes ? rest.substring(1) : rest);
    }

    private static String syllable(char initial, char vowel, char last) {
        int first = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".indexOf(initial);
        int end = switch (last) {
            case 'ㄴ' -> 4;
            case 'ㄹ' -> 8;
            case 'ㅇ' -> 21;
            default -> 0;
        };
        return Character.toString(0xAC00 + (first * 21 + (vowel - 'ㅏ')) * 28 + end);
    }

    /** As Kana.toLatin writes them. */
    List<String> kana() {
        List<String> ways = new ArrayList<>();
        for (String start : KANA.getOrDefault(initial, initial).split(" ", -1)) {
            for (String end : row(4).split(" ")) {
                if (initial.isEmpty() && rime.startsWith("u") && rime.length() > 1 && end.startsWith("u")) {
                    ways.add("w" + end.substring(1));
                }
                if (initial.isEmpty() && rime.startsWith("i") && rime.length() > 1 && end.startsWith("i")) {
                    ways.add("y" + end.substring(1));
                }
                boolean soft = start.equals("j") || start.equals("ch") || start.equals("sh");
                ways.add(soft && end.length() > 1 && end.startsWith("y") ? start + end.substring(1) : start + end);
                if (start.equals("sh") && end.startsWith("u")) {
                    ways.add("shu" + end.substring(1));
                }
                if (rime.equals("e") && "gkh".contains(start)) {
                    ways.add(start.equals("h") ? "fo" : start + "wo");
                }
                if (start.equals("f")) {
                    ways.add("fu" + end);
                }
            }
        }
        return ways;
    }
}
