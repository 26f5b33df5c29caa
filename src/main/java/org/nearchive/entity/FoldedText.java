package org.nearchive.entity;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * A text as names are compared in it: NFKC, case folded, every run of white space one space; й and が keep their marks.
 * Knows for each of its characters where it came from.
 */
final class FoldedText {
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private final StringBuilder folded = new StringBuilder();
    /** For each folded character the start and the end of the piece of the original that it came from. */
    private int[] starts;

    private int[] ends;

    FoldedText(String text) {
        starts = new int[text.length() + 8];
        ends = new int[text.length() + 8];
        int at = 0;
        while (at < text.length()) {
            int end = at + Character.charCount(text.codePointAt(at));
            if (isSpace(text.charAt(at))) {
                while (end < text.length() && isSpace(text.charAt(end))) {
                    end++;
                }
                append(" ", at, end);
            } else {
                while (end < text.length() && !FOLDING.hasBoundaryBefore(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                append(fold(text, at, end), at, end);
            }
            at = end;
        }
    }

    /** Folds a name the way texts are folded. */
    static String fold(String name) {
        return new FoldedText(name).folded.toString();
    }

    int length() {
        return folded.length();
    }

    char charAt(int index) {
        return folded.charAt(index);
    }

    int originalStart(int index) {
        return starts[index];
    }

    int originalEnd(int index) {
        return ends[index];
    }

    private static CharSequence fold(String text, int start, int end) {
        char first = text.charAt(start);
        if (end == start + 1 && first < 0x80) {
            return String.valueOf(first >= 'A' && first <= 'Z' ? (char) (first + 32) : first);
        }
        return FOLDING.normalize(text.substring(start, end));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private void append(CharSequence piece, int start, int end) {
        int needed = folded.length() + piece.length();
        if (needed > starts.length) {
            starts = Arrays.copyOf(starts, needed * 2);
            ends = Arrays.copyOf(ends, needed * 2);
        }
        for (int i = 0; i < piece.length(); i++) {
            starts[folded.length()] = start;
            ends[folded.length()] = end;
            folded.append(piece.charAt(i));
        }
    }
}
