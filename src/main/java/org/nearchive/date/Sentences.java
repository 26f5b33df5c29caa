package org.nearchive.date;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The sentence around a place in a folded text; asked from left to right, it walks the text once. */
final class Sentences {
    private final Rules rules;
    private final String original;
    private final char[] text;
    private int start;
    private int end;
    private List<Tense.Marker> markers = List.of();
    private List<Tense.Marker> quoted = List.of();
    /** Where quotation marks open and close, one after the other. */
    private final List<Integer> quotes = new ArrayList<>();

    private boolean marked;

    Sentences(Rules rules, String original, char[] text) {
        this.rules = rules;
        this.original = original;
        this.text = text;
    }

    /** Moves to the sentence that holds {@code at}. */
    void moveTo(int at) {
        if (at < start) {
            start = 0;
            end = 0;
        }
        while (at >= end && end < text.length) {
            start = end;
            end++;
            while (end < text.length && !isEnd(text, end - 1)) {
                end++;
            }
            marked = false;
        }
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /**
     * Where the words nearest to a mention in this sentence point.
     *
     * @return 1 forward, -1 back, 0 nowhere
     */
    int direction(int from, int to) {
        mark();
        // What is said in a quotation does not tell when the one who says it did so.
        List<Tense.Marker> markers = isQuoted(from) ? quoted : this.markers;
        int low = firstFrom(markers, to);
        boolean hasNext = low < markers.size();
        if (rules.tense().verbLast()) {
            return hasNext ? markers.get(low).direction() : 0;
        }
        boolean hasLast = low > 0;
        if (hasNext && hasLast) {
            int before = from - markers.get(low - 1).at();
            int after = markers.get(low).at() - to;
            return markers.get(after <= before ? low : low - 1).direction();
        }
        return hasNext
                ? markers.get(low).direction()
                : hasLast ? markers.get(low - 1).direction() : 0;
    }

    private void mark() {
        if (marked) {
            return;
        }
        marked = true;
        quotes.clear();
        for (int i = start; i < end; i++) {
            if ("\"“”„「」『』«»".indexOf(text[i]) >= 0) {
                quotes.add(i);
            }
        }
        List<Tense.Marker> all = rules.tense().markers(original, text, start, end, rules.words());
        markers = all.stream().filter(marker -> !isQuoted(marker.at())).toList();
        quoted = all.stream().filter(marker -> isQuoted(marker.at())).toList();
    }

    private boolean isQuoted(int at) {
        int before = Collections.binarySearch(quotes, at);
        before = before < 0 ? -before - 1 : before;
        return before % 2 == 1 && before < quotes.size();
    }

    private static int firstFrom(List<Tense.Marker> markers, int at) {
        int low = 0;
        int high = markers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (markers.get(middle).at() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether something in this sentence is said to have happened. */
    boolean tellsOfThePast() {
        return marked && markers.stream().anyMatch(marker -> marker.direction() < 0);
    }

    /** Whether a sentence ends after {@code at}. A full stop after digits or a short word ends none: "6. 29.", "г." */
    static boolean isEnd(char[] text, int at) {
        char c = text[at];
        if (c != '.') {
            return c == '。' || c == '!' || c == '?' || c == '\n';
        }
        boolean space = at + 1 < text.length && Letters.isSpace(text[at + 1]);
        if (!space || at < 4) {
            return false;
        }
        char before = text[at - 1];
        if (Letters.isSpaced(before)) {
            return Letters.isSpaced(text[at - 2]) && Letters.isSpaced(text[at - 3]) && Letters.isSpaced(text[at - 4]);
        }
        return !Letters.isDigit(before) || (at + 2 < text.length && Letters.isSpaced(text[at + 2]));
    }
}
