package org.nearchive.date;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which of the six languages the letters of a text may belong to. */
final class Scripts {
    private enum Script {
        HANGUL,
        KANA,
        HAN,
        CYRILLIC,
        LATIN,
        /** Digits, marks and letters of no language of ours. */
        OTHER;

        static Script of(char c) {
            if (c < 0x80) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? LATIN : OTHER;
            }
            if (c >= 0x400 && c < 0x530) {
                return CYRILLIC;
            }
            if (c >= 0x3041 && c < 0x3100 && c != '・') {
                return KANA;
            }
            if (c >= 0x3400 && c < 0xA000) {
                return HAN;
            }
            return Letters.isHangul(c) ? HANGUL : OTHER;
        }
    }

    private static final Map<String, Set<Script>> OWN = Map.of(
            "ko", EnumSet.of(Script.HANGUL, Script.HAN),
            "en", EnumSet.of(Script.LATIN),
            "zh", EnumSet.of(Script.HAN),
            "ja", EnumSet.of(Script.HAN, Script.KANA),
            "ru", EnumSet.of(Script.CYRILLIC),
            "mn", EnumSet.of(Script.CYRILLIC));
    /** A letter so near beside a digit may belong to a date. */
    private static final int NEAR = 2;
    /** So much of a text tells its language. */
    private static final int ENOUGH = 2000;

    private Scripts() {}

    /** The language that most letters of a text speak for; English when there are none. */
    static String mostly(String text) {
        int hangul = 0;
        int kana = 0;
        int han = 0;
        int cyrillic = 0;
        int latin = 0;
        for (int i = 0; i < Math.min(text.length(), ENOUGH); i++) {
            switch (Script.of(text.charAt(i))) {
                case HANGUL -> hangul++;
                case KANA -> kana++;
                case HAN -> han++;
                case CYRILLIC -> cyrillic++;
                case LATIN -> latin++;
                case OTHER -> {}
            }
        }
        int most = Math.max(Math.max(hangul, kana + han), Math.max(cyrillic, latin));
        if (most == latin) {
            return "en";
        }
        if (most == cyrillic) {
            return cyrillic(text);
        }
        return most == hangul ? "ko" : kana > 0 ? "ja" : "zh";
    }

    private static String cyrillic(String text) {
        return text.contains("ө") || text.contains("ү") || text.contains("сары") || text.contains("оны") ? "mn" : "ru";
    }

    /** The languages of another script than this one's, of which letters stand beside digits. */
    static Set<String> beside(String text, String language) {
        Set<Script> own = OWN.getOrDefault(language, Set.of());
        Set<Script> others = EnumSet.noneOf(Script.class);
        int lastDigit = -NEAR - 1;
        int lastForeign = -NEAR - 1;
        Script foreign = Script.OTHER;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Letters.isDigit(c)) {
                lastDigit = i;
                if (i - lastForeign <= NEAR) {
                    others.add(foreign);
                }
                continue;
            }
            Script script = Script.of(c);
            if (script != Script.OTHER && !own.contains(script)) {
                foreign = script;
                lastForeign = i;
                if (i - lastDigit <= NEAR) {
                    others.add(script);
                }
            }
        }
        Set<String> languages = new LinkedHashSet<>();
        others.forEach(script -> languages.add(languageOf(script, text)));
        return languages;
    }

    private static String languageOf(Script script, String text) {
        return switch (script) {
            case HANGUL -> "ko";
            case KANA -> "ja";
            case HAN -> "zh";
            case CYRILLIC -> cyrillic(text);
            case LATIN, OTHER -> "en";
        };
    }

    /** Whether a mention is written in letters of a language's script. */
    static boolean isIn(String language, String surface) {
        Set<Script> own = OWN.getOrDefault(language, Set.of());
        return surface.chars().anyMatch(c -> own.contains(Script.of((char) c)));
    }
}
