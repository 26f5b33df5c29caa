package org.nearchive.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text whose bytes somebody before us read in the wrong encoding: Korean as half-width katakana or Western letters,
 * Cyrillic as Western letters, UTF-8 taken for something else. Repaired only where the result is certain.
 */
final class Mojibake {
    private static final Set<String> ALL = Set.of("ko", "ja", "zh-Hans", "zh-Hant", "ru", "mn");
    /** A repaired text must look like one, and the broken one must not. */
    private static final double SOUND = 0.5;

    private static final double BROKEN = 0.2;
    private static final int SAMPLE = 5_000;
    private static final int FEWEST = 6;

    /** In what it was read, and in what it should have been. */
    private record Mistake(Charset read, Charset written) {}

    private static final Charset EUC_KR = Charset.forName("x-windows-949");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(WESTERN, StandardCharsets.UTF_8),
            new Mistake(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8),
            new Mistake(CYRILLIC, StandardCharsets.UTF_8),
            new Mistake(Charset.forName("windows-31j"), EUC_KR),
            new Mistake(WESTERN, CYRILLIC),
            new Mistake(StandardCharsets.ISO_8859_1, CYRILLIC),
            new Mistake(WESTERN, EUC_KR),
            new Mistake(StandardCharsets.ISO_8859_1, EUC_KR),
            new Mistake(WESTERN, Charset.forName("GB18030")),
            new Mistake(StandardCharsets.ISO_8859_1, Charset.forName("GB18030")),
            new Mistake(StandardCharsets.ISO_8859_1, Charset.forName("windows-31j")));

    /** Ukrainian letters in the places of Mongolian ones, from fonts of before Unicode; Ukrainian itself has no ы, э. */
    private static final Pattern OLD_MONGOLIAN = Pattern.compile("[єїЄЇ]");

    private static final Pattern UKRAINIAN = Pattern.compile("[іІґҐ]");
    private static final Pattern NOT_UKRAINIAN = Pattern.compile("[ыэЫЭёъ]");

    /** The code page PT154, read as the Russian one: µ for ө, ‰ for ү. */
    private static final Pattern SIGN_IN_WORD = Pattern.compile("\\p{IsCyrillic}[µ‰]\\p{IsCyrillic}");

    private static final Pattern SIGN_AT_LETTER =
            Pattern.compile("(?<=\\p{IsCyrillic})[µ‰]|[µ‰¤‡](?=[\\p{IsCyrillic}µ‰])");

    private Mojibake() {}

    /** The text as it was meant; itself when nothing is wrong with it, or nothing certain can be done. */
    static String repaired(String text) {
        String whole = isBroken(text) ? reread(text).orElse(text) : text;
        return mongolian(whole);
    }

    private static boolean isBroken(String text) {
        String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
        long letters = sample.chars().filter(c -> c > 0x7F).count();
        return letters >= FEWEST
                && Plausibility.of(sample, ALL) < BROKEN
                && Plausibility.of(sample, Set.of(Plausibility.WESTERN)) < BROKEN;
    }

    /** Whether a text consists of letters that mean nothing: fonts without a table of what their shapes are. */
    static boolean isGarbled(String text) {
        long nothing = text.codePoints()
                .filter(c -> c == '\uFFFD'
                        || Character.getType(c) == Character.PRIVATE_USE
                        || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        long all = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        return nothing * 10 > all * 3;
    }

    private static Optional<String> reread(String text) {
        for (Mistake mistake : MISTAKES) {
            try {
                ByteBuffer bytes = mistake.read.newEncoder().encode(CharBuffer.wrap(text));
                String other = mistake.written.newDecoder().decode(bytes).toString();
                if (Plausibility.of(other, ALL) >= SOUND) {
                    return Optional.of(other);
                }
            } catch (CharacterCodingException e) {
                // Not this one.
            }
        }
        return Optional.empty();
    }

    private static String mongolian(String text) {
        if (OLD_MONGOLIAN.matcher(text).find()
                && NOT_UKRAINIAN.matcher(text).find()
                && !UKRAINIAN.matcher(text).find()) {
            return text.replace('є', 'ө').replace('Є', 'Ө').replace('ї', 'ү').replace('Ї', 'Ү');
        }
        return SIGN_IN_WORD.matcher(text).find()
                ? SIGN_AT_LETTER
                        .matcher(text)
                        .replaceAll(sign -> String.valueOf("өүӨҮ".charAt("µ‰¤‡".indexOf(sign.group()))))
                : text;
    }
}
