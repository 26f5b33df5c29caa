package org.nearchive.extract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file's text, and how its bytes were read: by a byte order mark, by being whole UTF-8, by escape sequences, else by
 * trying each encoding of our languages and keeping the most plausible reading ({@link Plausibility}). What a file
 * declares decides between readings that are alike; often it is not true.
 *
 * @param text without byte order mark
 * @param encoding in words, like {@code UTF-8} or {@code EUC-KR}
 */
record DecodedText(String text, String encoding) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final double LEAST = 0.25;
    /** How much a declaration counts. */
    private static final double DECLARED_BONUS = 0.15;

    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:<meta[^>]{0,200}charset|<\\?xml[^>]{0,100}encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]+)");
    private static final Pattern HZ = Pattern.compile("~\\{((?:[!-w][!-~])+)~}");
    private static final Set<String> ALL = Set.of("ko", "ja", "zh-Hans", "zh-Hant", "ru", "mn");
    private static final Set<String> CYRILLIC = Set.of("ru", "mn");

    /** An encoding, and the languages that were written in it. The first of two that fit alike is taken. */
    private record Candidate(String name, String charset, Set<String> languages) {}

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("EUC-KR", "x-windows-949", Set.of("ko")),
            new Candidate("GB18030", "GB18030", Set.of("zh-Hans", "zh-Hant")),
            new Candidate("Shift_JIS", "windows-31j", Set.of("ja")),
            new Candidate("EUC-JP", "EUC-JP", Set.of("ja")),
            new Candidate("Big5", "Big5", Set.of("zh-Hant")),
            new Candidate("windows-1251", "windows-1251", CYRILLIC),
            new Candidate("KOI8-R", "KOI8-R", Set.of("ru")),
            new Candidate("IBM866", "IBM866", CYRILLIC),
            new Candidate("ISO-8859-5", "ISO-8859-5", CYRILLIC),
            new Candidate("Johab", "x-Johab", Set.of("ko")),
            new Candidate("windows-1252", "windows-1252", Set.of(Plausibility.WESTERN)));

    private static final Candidate UTF_8 = new Candidate("UTF-8", "UTF-8", ALL);
    private static final int SAMPLE = 1 << 18;

    private static final List<Candidate> UNMARKED = List.of(
            new Candidate("UTF-16LE", "UTF-16LE", ALL),
            new Candidate("UTF-16BE", "UTF-16BE", ALL),
            new Candidate("UTF-32LE", "UTF-32LE", ALL),
            new Candidate("UTF-32BE", "UTF-32BE", ALL));

    /** @throws RefusedInput when nothing fits */
    static DecodedText of(byte[] bytes) {
        return find(bytes)
                .orElseThrow(() ->
                        new RefusedInput("is neither UTF-8 nor in the encoding that it declares, nor does it read as "
                                + String.join(
                                        ", ",
                                        CANDIDATES.stream().map(Candidate::name).toList())
                                + "; save it as UTF-8"));
    }

    /** Empty when the bytes are no text. */
    static Optional<DecodedText> find(byte[] bytes) {
        return marked(bytes)
                .or(() -> escaped(bytes))
                .or(() -> wholeUtf8(bytes))
                .or(() -> plausible(bytes))
                .map(read -> new DecodedText(Mojibake.repaired(read.text), read.encoding));
    }

    static boolean isWholeUtf8(byte[] bytes) {
        return strictly(StandardCharsets.UTF_8, "UTF-8", bytes).isPresent();
    }

    /** @throws RefusedInput when it is not UTF-8 */
    static DecodedText ofUtf8(byte[] bytes) {
        return strictly(StandardCharsets.UTF_8, "UTF-8", bytes)
                .orElseThrow(() -> new RefusedInput("is not UTF-8; save it as UTF-8"));
    }

    private static Optional<DecodedText> marked(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return strictly(Charset.forName("UTF-32"), "UTF-32", bytes);
        }
        return startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)
                ? strictly(StandardCharsets.UTF_16, "UTF-16", bytes)
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Encodings of seven bits, which say themselves what follows. */
    private static Optional<DecodedText> escaped(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return Optional.empty();
            }
        }
        String ascii = new String(bytes, StandardCharsets.US_ASCII);
        if (ascii.contains("\u001B$)C")) {
            return strictly(Charset.forName("ISO-2022-KR"), "ISO-2022-KR", bytes);
        }
        if (ascii.contains("\u001B$B") || ascii.contains("\u001B$@")) {
            return strictly(Charset.forName("ISO-2022-JP"), "ISO-2022-JP", bytes);
        }
        Matcher hanzi = HZ.matcher(ascii);
        return hanzi.find()
                ? Optional.of(new DecodedText(
                        hanzi.replaceAll(run -> Matcher.quoteReplacement(fromSevenBits(run.group(1))))
                                .replace("~~", "~"),
                        "HZ"))
                : Optional.empty();
    }

    private static String fromSevenBits(String run) {
        ByteArrayOutputStream eight = new ByteArrayOutputStream();
        run.chars().forEach(c -> eight.write(c | 0x80));
        return eight.toString(Charset.forName("GB18030"));
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

    /** NUL is a letter of ASCII, but in a text it is half of one in UTF-16. */
    private static Optional<DecodedText> wholeUtf8(byte[] bytes) {
        return zeros(bytes) > 0 ? Optional.empty() : strictly(StandardCharsets.UTF_8, "UTF-8", bytes);
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (byte b : bytes) {
            zeros += b == 0 ? 1 : 0;
        }
        return zeros;
    }

    private record Reading(Candidate candidate, DecodedText read, double plausibility) {}

    /** Which encoding it is shows at the beginning. */
    private static Optional<DecodedText> plausible(byte[] bytes) {
        if (bytes.length <= SAMPLE) {
            return best(bytes).map(Reading::read);
        }
        return best(Arrays.copyOf(bytes, SAMPLE)).map(reading -> decoded(reading.candidate, bytes));
    }

    private static Optional<Reading> best(byte[] bytes) {
        int zeros = zeros(bytes);
        Charset declared = declared(bytes);
        Stream<Reading> wide = UNMARKED.stream()
                .filter(candidate -> bytes.length % (candidate.name.startsWith("UTF-32") ? 4 : 2) == 0)
                .map(candidate -> reading(candidate, bytes, zeros * 5 > bytes.length ? LEAST + 0.05 : 0));
        Stream<Reading> narrow = zeros > 0
                ? Stream.of()
                : CANDIDATES.stream()
                        .map(candidate -> reading(
                                candidate,
                                bytes,
                                declared != null && candidate.charset.equals(declared.name()) ? DECLARED_BONUS : 0));
        return Stream.of(nearlyUtf8(bytes).stream(), narrow, wide, foreign(declared, bytes).stream())
                .flatMap(readings -> readings)
                // The first of equals.
                .reduce((one, other) -> other.plausibility > one.plausibility ? other : one)
                .filter(best -> best.plausibility >= LEAST);
    }

    /** A text in a language that is none of ours, in the encoding that it declares; taken when nothing else fits. */
    private static Optional<Reading> foreign(@Nullable Charset declared, byte[] bytes) {
        if (declared == null || CANDIDATES.stream().anyMatch(ours -> ours.charset.equals(declared.name()))) {
            return Optional.empty();
        }
        Candidate candidate = new Candidate(declared.displayName(Locale.ROOT), declared.name(), Set.of());
        DecodedText read = decoded(candidate, bytes);
        return broken(read.text) == 0 && zeros(bytes) == 0
                ? Optional.of(new Reading(candidate, read, LEAST))
                : Optional.empty();
    }

    private static Reading reading(Candidate candidate, byte[] bytes, double bonus) {
        DecodedText read = decoded(candidate, bytes);
        return new Reading(candidate, read, Plausibility.of(read.text, candidate.languages) + bonus);
    }

    private static DecodedText decoded(Candidate candidate, byte[] bytes) {
        String text = leniently(Charset.forName(candidate.charset), bytes);
        long broken = broken(text);
        return new DecodedText(text, candidate.name + (broken == 0 ? "" : ", " + places(broken)));
    }

    private static Optional<Reading> nearlyUtf8(byte[] bytes) {
        String text = leniently(StandardCharsets.UTF_8, bytes);
        long broken = broken(text);
        long beyondAscii = text.codePoints().filter(c -> c > 0x7F).count();
        // Only a text that is mostly whole: bytes of other encodings break at nearly every letter.
        return broken * 3 > beyondAscii
                ? Optional.empty()
                : Optional.of(new Reading(UTF_8, decoded(UTF_8, bytes), 1 + Plausibility.of(text, ALL)));
    }

    private static String places(long broken) {
        return "broken in " + broken + (broken == 1 ? " place" : " places");
    }

    private static long broken(String text) {
        return text.chars().filter(c -> c == '\uFFFD').count();
    }

    private static String leniently(Charset charset, byte[] bytes) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try {
            return withoutMark(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("what replaces does not refuse", e);
        }
    }

    /** The charset that a page declares; {@code null} when it declares none, or one that says nothing. */
    private static @Nullable Charset declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher word = DECLARED.matcher(head);
        return word.find() ? charset(word.group(1).toLowerCase(Locale.ROOT)) : null;
    }

    /** The larger set that pages mean by a name; servers write Latin-1 on pages of every language: that says nothing. */
    private static @Nullable Charset charset(String name) {
        return switch (name) {
            case "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601", "cp949", "ms949" ->
                Charset.forName("x-windows-949");
            case "gb2312", "gbk", "gb_2312-80" -> Charset.forName("GB18030");
            case "shift_jis", "shift-jis", "sjis", "x-sjis" -> Charset.forName("windows-31j");
            case "cp866", "ibm866" -> Charset.forName("IBM866");
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> null;
            default -> {
                try {
                    yield Charset.forName(name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    yield null;
                }
            }
        };
    }
}
