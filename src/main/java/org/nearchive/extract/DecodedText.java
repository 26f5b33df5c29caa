package org.nearchive.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file's text, and how its bytes were read.
 *
 * @param text without byte order mark
 * @param encoding in words, like {@code UTF-8} or {@code EUC-KR}
 */
record DecodedText(String text, String encoding) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Places in a thousand that may be broken in UTF-8: sites cut names in the middle of a character. */
    private static final int BROKEN_PER_THOUSAND = 5;

    /** A charset is taken at once when this share of its letters is in daily use, and never below the other. */
    private static final double CLEARLY = 0.85;

    private static final double PERHAPS = 0.6;
    private static final int ENOUGH_LETTERS = 20_000;
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:<meta[^>]{0,200}charset|<\\?xml[^>]{0,100}encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]+)");

    /**
     * An encoding, and how to tell that a text was really written in it: the first byte of its everyday letters.
     * Which of two readings is right shows in how many of the letters are rare ones.
     *
     * @param everyday whether a letter is in daily use; next to it stand the characters before and after it
     * @param telling letters of which no text of some length has few; empty where the first byte is enough
     */
    private record Candidate(String name, Charset charset, Everyday everyday, String telling) {}

    private interface Everyday {
        boolean is(char letter, char before, char after);
    }

    /** The commonest syllables of Korean: endings, particles, parts of everyday words. */
    private static final String KOREAN = "이다의는에을를가은하고지사대한도로기자시리어서인과정회해부제원위전구나장국주일수경방";

    /**
     * In this order: Korean syllables have the byte pairs of common Chinese characters, but in Chinese text read as
     * Korean the commonest syllables are as rare as others.
     */
    private static final List<Candidate> CANDIDATES = List.of(
            doubleBytes("EUC-KR", "x-windows-949", 0xB0, 0xC8, 0xA1, KOREAN),
            doubleBytes("GB18030", "GB18030", 0xB0, 0xD7, 0xA1, ""),
            doubleBytes("Shift_JIS", "windows-31j", 0x88, 0x97, 0x40, ""),
            doubleBytes("EUC-JP", "EUC-JP", 0xB0, 0xCF, 0xA1, ""),
            doubleBytes("Big5", "Big5", 0xA4, 0xC6, 0x40, ""),
            new Candidate(
                    "windows-1251",
                    Charset.forName("windows-1251"),
                    (letter, before, after) -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC
                            && !isAscii(before)
                            && !isAscii(after),
                    ""),
            new Candidate(
                    "windows-1252",
                    Charset.forName("windows-1252"),
                    (letter, before, after) -> isAscii(before) || isAscii(after),
                    ""));

    /** @throws RefusedInput when nothing fits */
    static DecodedText of(byte[] bytes) {
        return utf16(bytes)
                .or(() -> strictly(StandardCharsets.UTF_8, "UTF-8", bytes))
                .or(() -> declared(bytes))
                .or(() -> nearlyUtf8(bytes))
                .or(() -> plausible(bytes))
                .orElseThrow(() ->
                        new RefusedInput("is neither UTF-8 nor in the encoding that it declares, nor does it read as "
                                + String.join(
                                        ", ",
                                        CANDIDATES.stream().map(Candidate::name).toList())
                                + "; save it as UTF-8"));
    }

    /** @throws RefusedInput when it is not UTF-8 */
    static DecodedText ofUtf8(byte[] bytes) {
        return strictly(StandardCharsets.UTF_8, "UTF-8", bytes)
                .orElseThrow(() -> new RefusedInput("is not UTF-8; save it as UTF-8"));
    }

    private static Optional<DecodedText> utf16(byte[] bytes) {
        if (bytes.length < 2) {
            return Optional.empty();
        }
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE ? strictly(StandardCharsets.UTF_16, "UTF-16", bytes) : Optional.empty();
    }

    private static Optional<DecodedText> strictly(Charset charset, String name, byte[] bytes) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(new DecodedText(withoutMark(text), name));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** By the page's own word; but servers write Latin-1 on pages of every language, so that word counts for nothing. */
    private static Optional<DecodedText> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher word = DECLARED.matcher(head);
        while (word.find()) {
            Charset charset = charset(word.group(1).toLowerCase(Locale.ROOT));
            if (charset != null) {
                return strictly(charset, word.group(1), bytes);
            }
        }
        return Optional.empty();
    }

    /** The larger set that pages mean by a name; {@code null} for names that say nothing. */
    private static @Nullable Charset charset(String name) {
        String meant = switch (name) {
            case "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601", "cp949", "ms949" -> "x-windows-949";
            case "gb2312", "gbk", "gb_2312-80" -> "GB18030";
            case "shift_jis", "shift-jis", "sjis", "x-sjis" -> "windows-31j";
            default -> name;
        };
        if (name.startsWith("utf") || name.startsWith("iso-8859-1") || name.matches("us-ascii|windows-1252|latin1")) {
            return null;
        }
        try {
            return Charset.forName(meant);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static Optional<DecodedText> nearlyUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try {
            String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            long broken = text.chars().filter(c -> c == '\uFFFD').count();
            long letters = text.chars().filter(c -> c > 0x7F).count();
            if (broken * 1000 > letters * BROKEN_PER_THOUSAND) {
                return Optional.empty();
            }
            return Optional.of(new DecodedText(
                    withoutMark(text), "UTF-8, broken in " + broken + (broken == 1 ? " place" : " places")));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<DecodedText> plausible(byte[] bytes) {
        DecodedText best = null;
        double bestShare = PERHAPS;
        for (Candidate candidate : CANDIDATES) {
            Optional<DecodedText> read = strictly(candidate.charset(), candidate.name(), bytes);
            double share = read.isEmpty() ? 0 : everydayShare(read.get().text(), candidate.everyday());
            if (!candidate.telling().isEmpty()) {
                if (share >= PERHAPS && read.isPresent() && tells(read.get().text(), candidate.telling())) {
                    return read;
                }
                continue;
            }
            if (share >= CLEARLY) {
                return read;
            }
            if (share >= bestShare && read.isPresent()) {
                best = read.get();
                bestShare = share;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether an eighth of the letters beyond ASCII is telling, as in every text of some length. */
    private static boolean tells(String text, String telling) {
        long letters =
                text.chars().filter(c -> c > 0x7F && Character.isLetter(c)).count();
        long told = text.chars().filter(c -> telling.indexOf(c) >= 0).count();
        return told * 8 >= letters;
    }

    /** Of the letters beyond ASCII, and of what nobody writes; 1 when there are none. */
    private static double everydayShare(String text, Everyday everyday) {
        int letters = 0;
        int common = 0;
        for (int i = 0; i < text.length() && letters < ENOUGH_LETTERS; i++) {
            char c = text.charAt(i);
            boolean odd = Character.isISOControl(c) ? c != '\n' && c != '\r' && c != '\t' && c != '\f' : !known(c);
            if (odd || (c > 0x7F && Character.isLetter(c))) {
                letters++;
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                char after = i == text.length() - 1 ? ' ' : text.charAt(i + 1);
                common += !odd && everyday.is(c, before, after) ? 1 : 0;
            }
        }
        return letters == 0 ? 1 : (double) common / letters;
    }

    private static boolean known(char c) {
        int type = Character.getType(c);
        return type != Character.PRIVATE_USE && type != Character.UNASSIGNED;
    }

    private static boolean isAscii(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static Candidate doubleBytes(
            String name, String charsetName, int from, int to, int secondFrom, String telling) {
        Charset charset = Charset.forName(charsetName);
        boolean kana = name.equals("Shift_JIS") || name.equals("EUC-JP");
        return new Candidate(
                name,
                charset,
                (letter, before, after) -> {
                    byte[] bytes = String.valueOf(letter).getBytes(charset);
                    if (bytes.length != 2) {
                        return false;
                    }
                    int first = bytes[0] & 0xFF;
                    boolean isKana = letter >= '\u3041' && letter <= '\u30FE';
                    return (kana && isKana) || (first >= from && first <= to && (bytes[1] & 0xFF) >= secondFrom);
                },
                telling);
    }
}
