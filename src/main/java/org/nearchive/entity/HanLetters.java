package org.nearchive.entity;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What ICU knows of single Han characters, asked once for each: its transliterators are slow. */
final class HanLetters {
    private static final int BLOCK = 1 << 16;
    private static final Transliterator SIMPLIFY = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin/Names; NFC");
    private static final Letters SIMPLIFIED = new Letters(SIMPLIFY);
    private static final Letters SOUNDS = new Letters(PINYIN);

    private HanLetters() {}

    /** For comparing, never for show: 乾 becomes 干. */
    static String simplified(char c) {
        return SIMPLIFIED.of(c);
    }

    /** Pinyin with tones, in small letters. */
    static String sound(char c) {
        return SOUNDS.of(c).toLowerCase(Locale.ROOT);
    }

    private static final class Letters {
        private final Transliterator transliterator;
        private final AtomicReferenceArray<@Nullable String> known = new AtomicReferenceArray<>(BLOCK);

        Letters(Transliterator transliterator) {
            this.transliterator = transliterator;
        }

        String of(char c) {
            String letters = known.get(c);
            if (letters == null) {
                letters = transliterator.transliterate(String.valueOf(c)).strip();
                known.set(c, letters);
            }
            return letters;
        }
    }
}
