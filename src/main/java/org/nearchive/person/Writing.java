package org.nearchive.person;

/** The script that a part of a name is written in. */
enum Writing {
    LATIN,
    CYRILLIC,
    HANGUL,
    KANA,
    HAN,
    OTHER;

    /** Of each plain character: asked for at each letter of each text. */
    private static final Writing[] PLAIN = new Writing[Character.MAX_VALUE + 1];

    static {
        for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
            PLAIN[letter] = ofScript(letter);
        }
    }

    static Writing of(int letter) {
        return letter <= Character.MAX_VALUE ? PLAIN[letter] : ofScript(letter);
    }

    private static Writing ofScript(int letter) {
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
