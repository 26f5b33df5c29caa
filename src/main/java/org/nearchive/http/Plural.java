package org.nearchive.http;

import java.util.Locale;

/** The form that a number asks of its noun. */
enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    /** The same rules as Unicode's for whole numbers; Korean, Chinese, Japanese and Mongolian count without forms. */
    static Plural of(String language, long number) {
        return switch (language) {
            case "en" -> number == 1 ? ONE : OTHER;
            case "ru" -> russian(number);
            default -> OTHER;
        };
    }

    private static Plural russian(long number) {
        long lastTwo = number % 100;
        long last = number % 10;
        if (lastTwo >= 11 && lastTwo <= 14) {
            return MANY;
        }
        return last == 1 ? ONE : last >= 2 && last <= 4 ? FEW : MANY;
    }

    /** What a key ends in. */
    String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
