package org.nearchive.enrich;

import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells three orthographies of Han characters apart by the national standards of common characters: GB 2312 (simplified),
 * the first level of Big5 (traditional), the first level of JIS X 0208 (Japanese). Characters outside a standard speak
 * against it: 国 and 会 against Big5, 國 and 會 against the two others, 県 and 応 against both Chinese ones.
 */
final class Han {
    /** The block whose characters tell. */
    static final int FIRST = 0x4E00;

    static final int LAST = 0x9FFF;
    private static final int COUNT = 0x5200;
    private static final int SIMPLIFIED = 1;
    private static final int TRADITIONAL = 2;
    private static final int JAPANESE = 4;
    private static final byte[] STANDARDS = standards();
    /** Among the commonest of Chinese, next to unknown in Japanese written without kana. */
    private static final String CHINESE = "的了是在和与與及将將被把这這们們你他她也就都还還没吗很让讓给給从從至于於但并並该該已";

    private int notSimplified;
    private int notTraditional;
    private int notJapanese;
    private int chinese;

    void add(char character, int weight) {
        int standards = character - FIRST < COUNT ? STANDARDS[character - FIRST] : 0;
        if (standards == 0) {
            return;
        }
        notSimplified += (standards & SIMPLIFIED) == 0 ? weight : 0;
        notTraditional += (standards & TRADITIONAL) == 0 ? weight : 0;
        notJapanese += (standards & JAPANESE) == 0 ? weight : 0;
        chinese += CHINESE.indexOf(character) >= 0 ? weight : 0;
    }

    /** How much more speaks against Japanese than against the better of the Chinese orthographies; may be negative. */
    int againstJapanese() {
        return notJapanese + chinese - Math.min(notSimplified, notTraditional);
    }

    /** How much more speaks for the chosen Chinese orthography than for the other. */
    int chineseLead() {
        return Math.abs(notSimplified - notTraditional);
    }

    boolean isJapanese(@Nullable String declared) {
        int against = againstJapanese();
        return against < 0 || (against == 0 && declared != null && declared.startsWith("ja"));
    }

    String chinese(@Nullable String declared) {
        if (notSimplified != notTraditional) {
            return notSimplified < notTraditional ? "zh-Hans" : "zh-Hant";
        }
        return declared != null && declared.toLowerCase(Locale.ROOT).matches("zh-(hant|tw|hk|mo).*")
                ? "zh-Hant"
                : "zh-Hans";
    }

    private static byte[] standards() {
        byte[] standards = new byte[COUNT];
        mark("GB2312", 0xB0A1, 0xF7FE, SIMPLIFIED, standards);
        // GB 2312 holds these for surnames and old texts; simplified ones write 于, 后 and 征.
        standards['於' - FIRST] &= (byte) ~SIMPLIFIED;
        standards['徵' - FIRST] &= (byte) ~SIMPLIFIED;
        standards['後' - FIRST] &= (byte) ~SIMPLIFIED;
        mark("Big5", 0xA440, 0xC67E, TRADITIONAL, standards);
        mark("EUC-JP", 0xB0A1, 0xCFFE, JAPANESE, standards);
        return standards;
    }

    /** All characters of a two-byte charset from one code to another. */
    private static void mark(String charset, int from, int to, int standard, byte[] standards) {
        byte[] codes = new byte[2 * (to - from + 1)];
        int length = 0;
        for (int code = from; code <= to; code++) {
            int second = code & 0xFF;
            if ((second >= 0x40 && second <= 0x7E && from == 0xA440) || (second >= 0xA1 && second <= 0xFE)) {
                codes[length++] = (byte) (code >> 8);
                codes[length++] = (byte) second;
            }
        }
        String characters = new String(codes, 0, length, Charset.forName(charset));
        for (int i = 0; i < characters.length(); i++) {
            int place = characters.charAt(i) - FIRST;
            if (place >= 0 && place < COUNT) {
                standards[place] |= (byte) standard;
            }
        }
    }
}
