package org.nearchive.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code han.tsv}, the readings of Han characters, from Unihan's {@code Unihan_Readings.txt},
 * {@code Unihan_Variants.txt}, {@code Unihan_OtherMappings.txt} and {@code Unihan_DictionaryLikeData.txt}: run it with the
 * folder of these files and the file to write.
 */
final class HanTableMaker {
    /** Characters outside the national sets are no characters of names that we shall meet. */
    private static final Set<String> SETS =
            Set.of("kGB0", "kTGH", "kBigFive", "kJis0", "kJinmeiyoKanji", "kKSC0", "kKoreanName");

    private static final String[] INITIALS = {
        "k", "kk", "n", "t", "tt", "l", "m", "p", "pp", "s", "ss", "", "c", "cc", "ch", "kh", "th", "ph", "h"
    };
    private static final String[] VOWELS = {
        "a", "ay", "ya", "yay", "e", "ey", "ye", "yey", "o", "wa", "way", "oy", "yo", "wu", "we", "wey", "wi", "yu",
        "u", "uy", "i"
    };
    private static final Map<String, Integer> FINALS =
            Map.of("", 0, "k", 1, "n", 4, "t", 7, "l", 8, "m", 16, "p", 17, "ng", 21);

    private final Map<Integer, Map<String, String>> facts = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        HanTableMaker maker = new HanTableMaker();
        for (String file : List.of("Readings", "Variants", "OtherMappings", "DictionaryLikeData")) {
            maker.read(Path.of(arguments[0], "Unihan_" + file + ".txt"));
        }
        Files.write(Path.of(arguments[1]), maker.lines(), StandardCharsets.UTF_8);
    }

    private void read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                if (cells.length == 3 && cells[0].startsWith("U+")) {
                    facts.computeIfAbsent(Integer.parseInt(cells[0].substring(2), 16), code -> new TreeMap<>())
                            .put(cells[1], cells[2]);
                }
            }
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "# Readings and variants of Han characters: facts of the Unihan database of Unicode 15.0 (Unicode licence).",
                "# Made by HanTableMaker (tests): kHangul and kKorean, kMandarin and kHanyuPinlu without tones, kJapaneseOn,",
                "# kJapaneseKun, kSimplifiedVariant with kTraditionalVariant and kZVariant. Characters of the national sets only.",
                "# char\thangul\tmandarin\ton\tkun\tvariants"));
        facts.forEach((code, fact) -> {
            if (code <= 0xFFFF && fact.keySet().stream().anyMatch(SETS::contains)) {
                String line = String.join(
                        "\t",
                        Character.toString(code),
                        hangul(fact),
                        mandarin(fact),
                        on(fact),
                        kun(fact),
                        variants(fact));
                if (!line.endsWith("\t\t\t\t\t")) {
                    lines.add(line);
                }
            }
        });
        return lines;
    }

    private static String hangul(Map<String, String> fact) {
        Set<String> readings = new LinkedHashSet<>();
        for (String one : words(fact, "kHangul")) {
            readings.add(one.substring(0, 1));
        }
        for (String one : words(fact, "kKorean")) {
            String syllable = syllable(one.toLowerCase(Locale.ROOT));
            if (syllable.isEmpty()) {
                System.err.println("no syllable: " + one);
            }
            readings.add(syllable);
        }
        return String.join("", readings);
    }

    /** Hangul of the Yale romanisation that Unihan has. */
    private static String syllable(String yale) {
        for (int initial = 0; initial < INITIALS.length; initial++) {
            for (int vowel = 0; vowel < VOWELS.length; vowel++) {
                for (Map.Entry<String, Integer> last : FINALS.entrySet()) {
                    // After a lip sound "wu" may be written "u", for there is no other "u" there.
                    boolean lips = INITIALS[initial].startsWith("m") || INITIALS[initial].startsWith("p");
                    if (lips && vowel == 18) {
                        continue;
                    }
                    String written = INITIALS[initial] + VOWELS[vowel] + last.getKey();
                    if (written.equals(yale)
                            || (lips && written.replace("wu", "u").equals(yale))) {
                        return Character.toString(0xAC00 + (initial * 21 + vowel) * 28 + last.getValue());
                    }
                }
            }
        }
        return "";
    }

    private static String mandarin(Map<String, String> fact) {
        Set<String> readings = new LinkedHashSet<>();
        words(fact, "kMandarin").forEach(one -> readings.add(withoutTone(one)));
        words(fact, "kHanyuPinlu").forEach(one -> readings.add(withoutTone(one.replaceAll("\\(.*", ""))));
        return String.join(",", readings);
    }

    private static String withoutTone(String pinyin) {
        return java.text.Normalizer.normalize(pinyin, java.text.Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("\\p{M}", "");
    }

    private static String on(Map<String, String> fact) {
        return String.join(",", words(fact, "kJapaneseOn")).toLowerCase(Locale.ROOT);
    }

    private static String kun(Map<String, String> fact) {
        return String.join(",", words(fact, "kJapaneseKun")).toLowerCase(Locale.ROOT);
    }

    private static String variants(Map<String, String> fact) {
        StringBuilder found = new StringBuilder();
        Set<Integer> seen = new HashSet<>();
        for (String kind : List.of("kTraditionalVariant", "kSimplifiedVariant", "kZVariant")) {
            words(fact, kind).stream()
                    .map(one -> Integer.parseInt(one.replaceAll("<.*", "").substring(2), 16))
                    .filter(code -> code <= 0xFFFF && seen.add(code))
                    .sorted(Comparator.naturalOrder())
                    .forEach(found::appendCodePoint);
        }
        return found.toString();
    }

    private static List<String> words(Map<String, String> fact, String name) {
        String value = fact.get(name);
        return value == null ? List.of() : List.of(value.strip().split("\\s+"));
    }
}
