package org.nearchive.index.lucene;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nearchive.query.Hit;

/** Chooses the passage of a text that shows best what matched, and cuts it into pieces. */
final class Passages {
    /** Length aimed at, in characters; Han and Hangul say the same in half as many. */
    private static final int LENGTH = 240;
    /** In a longer text only so much of it, from shortly before its first match, is looked at. */
    private static final int NEIGHBOURHOOD = 20_000;

    private Passages() {}

    /** Where something matched; end exclusive. Ordered by place. */
    record Range(int start, int end) implements Comparable<Range> {
        @Override
        public int compareTo(Range other) {
            return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
        }
    }

    /** The sentences around the best one of {@code text}; its beginning when nothing matched in it. */
    static List<Hit.Piece> best(String text, SortedSet<Range> matches) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.length() > NEIGHBOURHOOD) {
            return neighbourhood(text, matches);
        }
        List<Range> sentences = sentences(text);
        int best = 0;
        int bestScore = -1;
        for (int i = 0; i < sentences.size(); i++) {
            int score = score(text, sentences.get(i), matches);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        return window(text, sentences.get(best), matches);
    }

    private static List<Hit.Piece> neighbourhood(String text, SortedSet<Range> matches) {
        int start = matches.isEmpty() ? 0 : Math.max(0, matches.first().start - LENGTH);
        int end = Math.min(text.length(), start + NEIGHBOURHOOD);
        SortedSet<Range> inside = new TreeSet<>();
        for (Range match : matches) {
            if (match.end <= end) {
                inside.add(new Range(match.start - start, match.end - start));
            }
        }
        return best(text.substring(start, end), inside);
    }

    /** Different words count, repeated ones do not. */
    private static int score(String text, Range sentence, SortedSet<Range> matches) {
        Set<String> words = new HashSet<>();
        for (Range match : matches.subSet(new Range(sentence.start, 0), new Range(sentence.end, 0))) {
            words.add(text.substring(match.start, match.end).toLowerCase(Locale.ROOT));
        }
        return words.size();
    }

    /** From the sentence's beginning, or from shortly before its first match when that would not be seen. */
    private static List<Hit.Piece> window(String text, Range sentence, SortedSet<Range> matches) {
        SortedSet<Range> inside = matches.subSet(new Range(sentence.start, 0), new Range(sentence.end, 0));
        int from = sentence.start;
        if (!inside.isEmpty() && inside.first().end - from > LENGTH) {
            from = wordBorder(text, inside.first().start - LENGTH / 3);
        }
        int to = text.length() - from <= LENGTH ? text.length() : wordBorder(text, from + LENGTH);
        List<Hit.Piece> pieces = new ArrayList<>();
        if (from > 0) {
            pieces.add(new Hit.Piece("… ", false));
        }
        pieces.addAll(pieces(text, from, to, matches));
        if (to < text.length()) {
            pieces.add(new Hit.Piece(" …", false));
        }
        return pieces;
    }

    private static int wordBorder(String text, int at) {
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        return words.isBoundary(at) ? at : words.preceding(at);
    }

    private static List<Range> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<Range> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            sentences.add(new Range(start, end));
        }
        return sentences;
    }

    /** {@code text} from {@code start} to {@code end} in pieces; overlapping matches become one. */
    static List<Hit.Piece> pieces(String text, int start, int end, SortedSet<Range> matches) {
        List<Hit.Piece> pieces = new ArrayList<>();
        int at = start;
        for (Range match : matches) {
            int from = Math.max(match.start, at);
            int to = Math.min(match.end, end);
            if (from < to) {
                if (from > at) {
                    pieces.add(new Hit.Piece(text.substring(at, from), false));
                }
                pieces.add(new Hit.Piece(text.substring(from, to), true));
                at = to;
            }
        }
        if (at < end) {
            pieces.add(new Hit.Piece(text.substring(at, end), false));
        }
        return pieces;
    }
}
