package org.nearchive.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by script; then by the characters, letters and words that tell its languages apart. What a
 * site declares is asked where the text itself leaves it open.
 */
public final class Language {
    /** Nothing tells. */
    public static final String UNKNOWN = "und";

    /** Characters read of one paragraph: longer ones do not change their mind. */
    private static final int ENOUGH = 2_000;
    /** Characters read of a whole text. */
    private static final int MUCH = 50_000;

    private Language() {}

    /**
     * The language of most of a text, by its paragraphs where they tell.
     *
     * @param declared what the site says, BCP 47; {@code null} when it says nothing
     * @return ko, en, zh-Hans, zh-Hant, ja, ru or mn; vi, kk, ky, uk or bg, which are told apart so as not to be taken for
     *     those; {@link #UNKNOWN} for other languages in Latin letters and when the text holds no letters that tell
     */
    public static String of(String text, @Nullable String declared) {
        Map<String, Integer> letters = new HashMap<>();
        int certain = 0;
        int open = 0;
        if (text.indexOf('\n') >= 0) {
            for (Line line : lines(text.substring(0, Math.min(text.length(), MUCH)))) {
                Paragraph paragraph = line.read(declared);
                if (paragraph.certain()) {
                    letters.merge(paragraph.language(), paragraph.letters(), Integer::sum);
                    certain += paragraph.letters();
                } else {
                    open += paragraph.letters();
                }
            }
        }
        return certain > open
                ? most(letters)
                : Paragraph.read(text.substring(0, Math.min(text.length(), ENOUGH)), declared)
                        .language();
    }

    /**
     * The paragraphs that hold enough letters to tell and tell another language than the text's own; a paragraph is a line.
     *
     * @param language of the text, as {@link #of} gives it
     */
    public static List<Stretch> stretches(String text, String language, @Nullable String declared) {
        List<Stretch> stretches = new ArrayList<>();
        Stretch last = null;
        for (Line line : lines(text)) {
            Paragraph paragraph = line.read(declared);
            String own = paragraph.certain() ? paragraph.language() : language;
            if (own.equals(language) || own.equals(UNKNOWN)) {
                last = paragraph.letters() == 0 ? last : null;
                continue;
            }
            int start = line.start;
            if (last != null && last.language().equals(own)) {
                stretches.remove(stretches.size() - 1);
                start = last.start();
            }
            last = new Stretch(start, line.end, own);
            stretches.add(last);
        }
        return List.copyOf(stretches);
    }

    private static String most(Map<String, Integer> letters) {
        return letters.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(UNKNOWN);
    }

    private record Line(String text, int start, int end) {
        Paragraph read(@Nullable String declared) {
            return Paragraph.read(text.substring(start, Math.min(end, start + ENOUGH)), declared);
        }
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                lines.add(new Line(text, start, end));
            }
            start = end + 1;
        }
        return lines;
    }
}
