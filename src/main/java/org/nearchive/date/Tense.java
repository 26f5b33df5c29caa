package org.nearchive.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words and endings of one language that tell what is to come from what has been.
 *
 * @param verbLast whether a verb stands after its dates, as in Korean, Japanese and Mongolian
 * @param endings folded endings of words, to come or past
 * @param forward the symbol of words that point forward
 * @param past the symbol of words that point back
 * @param present the symbol of words after which an ending says nothing
 */
record Tense(boolean verbLast, Set<Ending> endings, int forward, int past, int present) {
    /** "Will be accepted": an ending so near after a word that points forward says nothing. */
    private static final int SAME_VERB = 20;

    record Ending(String letters, int direction) {}

    /** Where in a sentence a word points forward (1) or back (-1). */
    record Marker(int at, int direction) {}

    /** The markers between two places of a text and its folded form, in its order. A name has no tense: Ульсан. */
    List<Marker> markers(String original, char[] text, int from, int to, Words words) {
        List<Marker> markers = new ArrayList<>();
        int[] longest = new int[2];
        int silentUntil = -1;
        int at = from;
        while (at < to) {
            longest[0] = 0;
            longest[1] = 0;
            if (words.begin(text[at])) {
                words.at(text, at, (entry, end) -> {
                    int symbol = entry.symbol();
                    if ((symbol == forward || symbol == past || symbol == present) && end > longest[0]) {
                        longest[0] = end;
                        longest[1] = symbol == forward ? 1 : symbol == past ? -1 : 2;
                    }
                });
            }
            if (longest[1] == 2) {
                silentUntil = longest[0] + 2;
                at = longest[0];
            } else if (longest[1] != 0) {
                markers.add(new Marker(at, longest[1]));
                silentUntil = longest[1] > 0 && !verbLast ? longest[0] + SAME_VERB : silentUntil;
                at = longest[0];
            } else if (Letters.isSpaced(text[at])) {
                int end = at;
                while (end < to && Letters.isSpaced(text[end])) {
                    end++;
                }
                if (at > silentUntil && !Character.isUpperCase(original.charAt(at))) {
                    ending(text, at, end, markers);
                }
                at = end;
            } else {
                at++;
            }
        }
        return markers;
    }

    private void ending(char[] text, int from, int to, List<Marker> markers) {
        for (Ending ending : endings) {
            int begin = to - ending.letters.length();
            if (begin >= from + 2 && matches(text, begin, ending.letters)) {
                markers.add(new Marker(from, ending.direction));
                return;
            }
        }
    }

    private static boolean matches(char[] text, int at, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (text[at + i] != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
