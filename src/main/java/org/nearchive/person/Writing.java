package org.nearchive.person;

/** The script that a part of a name is written in. */
enum Writing {
    LATIN,
    CYRILLIC,
    HANGUL,
    KANA,
    HAN,
    OTHER;

    static Writing of(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case HANGUL -> HANGUL;
            case HIRAGANA, KATAKANA -> KANA;
            case HAN -> HAN;
            default -> letter == '\u30FC' ? KANA : OTHER;
        };
    }
}
