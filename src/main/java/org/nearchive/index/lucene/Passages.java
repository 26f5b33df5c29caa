package org.nearchive.index.lucene;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.nearchive.query.Hit;

/**
 * Chooses the passages of a text that show best what matched, and cuts them into pieces. A passage is made of whole sentences,
 * or clauses where a sentence is long. What it costs depends on the number of matches, not on the length of the text.
 */
final class Passages {
    /** Length aimed at, in characters; Han, kana and Hangul say the same in half as many. */
    private static final int LENGTH = 240;

    private static final String CLAUSE_ENDS = ",;:，、；：·…—–)）」』”»》]";
    /** So many letters in front of the first match place it, where no sentence or clause begins near. */
    private static final int IN_FRONT = 3;

    private Passages() {}

    /** Where something matched; end exclusive. Ordered by place. */
    record Range(int start, int end) implements Comparable<Range> {
        @Override
        public int compareTo(Range other) {
            return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
        }
    }

    /**
     * The passage of {@code text} with most different words that matched; two shorter ones when the second adds words that the
     * first lacks; the beginning when nothing matched.
     */
    static List<Hit.Piece> best(String text, SortedSet<Range> matches) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Range> all = List.copyOf(matches);
        if (all.isEmpty()) {
            return shown(text, List.of(passage(text, new Range(0, 0), length(text, 0))), matches);
        }
        int length = length(text, all.getFirst().start);
        Range whole = densest(text, all, length, Set.of());
        Set<String> seen = words(text, all, whole);
        if (seen.containsAll(words(text, all, new Range(0, text.length())))) {
            return shown(text, List.of(passage(text, whole, length)), matches);
        }
        Range first = densest(text, all, length / 2, Set.of());
        Range second = densest(text, all, length / 2, words(text, all, first));
        Range one = passage(text, first.start < second.start ? first : second, length / 2);
        Range other = passage(text, first.start < second.start ? second : first, length / 2);
        return shown(
                text,
                other.start <= one.end
                        ? List.of(new Range(one.start, Math.max(one.end, other.end)))
                        : List.of(one, other),
                matches);
    }

    private static int length(String text, int at) {
        int letters = 0;
        int wide = 0;
        for (int i = at; i < Math.min(text.length(), at + LENGTH); i++) {
            if (Character.isLetter(text.charAt(i))) {
                letters++;
                wide += switch (Character.UnicodeScript.of(text.charAt(i))) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> 1;
                    default -> 0;
                };
            }
        }
        return 2 * wide > letters ? LENGTH / 2 : LENGTH;
    }

    /** From the first to the last of the matches that lie within a length and hold most words that are new. */
    private static Range densest(String text, List<Range> matches, int length, Set<String> known) {
        Map<String, Integer> inside = new HashMap<>();
        Range best = matches.getFirst();
        int most = -1;
        int next = 0;
        for (int i = 0; i < matches.size(); i++) {
            while (next < matches.size() && matches.get(next).end - matches.get(i).start <= length) {
                inside.merge(word(text, matches.get(next++)), 1, Integer::sum);
            }
            int fresh = (int) inside.keySet().stream()
                    .filter(word -> !known.contains(word))
                    .count();
            if (fresh > most) {
                most = fresh;
                best = new Range(matches.get(i).start, matches.get(Math.max(i, next - 1)).end);
            }
            if (next <= i) {
                next = i + 1; // longer than all that is shown
            } else {
                inside.computeIfPresent(word(text, matches.get(i)), (word, count) -> count == 1 ? null : count - 1);
            }
        }
        return best;
    }

    private static String word(String text, Range match) {
        return text.substring(match.start, match.end).toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String text, List<Range> matches, Range inside) {
        Set<String> words = new HashSet<>();
        for (Range match : matches) {
            if (match.start >= inside.start && match.end <= inside.end) {
                words.add(word(text, match));
            }
        }
        return words;
    }

    /** Whole sentences or clauses around what must be shown, of about a length. */
    private static Range passage(String text, Range shown, int length) {
        if (text.length() <= length) {
            return new Range(0, text.length());
        }
        int left = Math.max(0, shown.start - 2 * length);
        int right = Math.min(text.length(), shown.start + 2 * length);
        List<Integer> sentences = sentences(text, left, right);
        int from = start(text, shown, length, sentences);
        return new Range(from, end(text, from, shown.end, length, sentences));
    }

    private static int start(String text, Range shown, int length, List<Integer> sentences) {
        int earliest = Math.max(0, Math.min(shown.start, shown.end - length));
        Integer sentence = last(sentences, earliest, shown.start);
        if (sentence != null) {
            return sentence;
        }
        int near = Math.max(earliest, shown.start - length / IN_FRONT);
        for (int i = near + 1; i <= shown.start; i++) {
            if (isClauseEnd(text, i - 1)) {
                return skipped(text, i, shown.start);
            }
        }
        return near == 0 ? 0 : skipped(text, wordBorder(text, near, shown.start), shown.start);
    }

    private static int end(String text, int from, int shown, int length, List<Integer> sentences) {
        int latest = Math.min(text.length(), Math.max(shown, from + length));
        if (latest == text.length()) {
            return latest;
        }
        Integer sentence = last(sentences, Math.max(shown, from + length / 2), latest);
        if (sentence != null) {
            return sentence;
        }
        for (int i = latest; i > Math.max(shown, from + length / 2); i--) {
            if (isClauseEnd(text, i - 1)) {
                return i;
            }
        }
        return Math.max(shown, wordBorder(text, latest, latest));
    }

    /** A comma within a number is none. */
    private static boolean isClauseEnd(String text, int at) {
        return CLAUSE_ENDS.indexOf(text.charAt(at)) >= 0
                && !(at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)));
    }

    private static int skipped(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static @Nullable Integer last(List<Integer> places, int from, int to) {
        for (int place : places.reversed()) {
            if (place >= from && place <= to) {
                return place;
            }
        }
        return null;
    }

    /** Where a word begins near a place, in front of it; the place itself within a long row of letters. */
    private static int wordBorder(String text, int at, int latest) {
        int left = Math.max(0, at - LENGTH / 2);
        int right = Math.min(text.length(), at + LENGTH / 2);
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text.substring(left, right));
        int border = words.isBoundary(at - left) ? at - left : words.preceding(at - left);
        int found = border <= 0 ? at : left + border;
        boolean splits = found > 0 && found < text.length() && Character.isLowSurrogate(text.charAt(found));
        return Math.min(latest, splits ? found - 1 : found);
    }

    /** Where sentences begin within a part of a text; a line is a sentence, too. */
    private static List<Integer> sentences(String text, int left, int right) {
        String part = text.substring(left, right);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(part);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < part.length(); i++) {
            boolean begins = i == 0
                    ? left == 0
                    : part.charAt(i - 1) == '\n' || (breaks.isBoundary(i) && !isAbbreviation(part, i));
            if (begins) {
                starts.add(left + i);
            }
        }
        return starts;
    }

    /** "2023. 5. 29.", "г. Якутск", "J. Smith": a full stop behind a number or a single letter ends nothing. */
    private static boolean isAbbreviation(String text, int at) {
        int stop = at - 1;
        while (stop > 0 && Character.isWhitespace(text.charAt(stop))) {
            stop--;
        }
        if (text.charAt(stop) != '.' || stop == 0) {
            return false;
        }
        boolean number = Character.isDigit(text.charAt(stop - 1));
        boolean single = Character.isLetter(text.charAt(stop - 1))
                && (stop == 1 || !Character.isLetterOrDigit(text.charAt(stop - 2)))
                && Character.UnicodeScript.of(text.charAt(stop - 1)) != Character.UnicodeScript.HANGUL;
        return number || single;
    }

    private static List<Hit.Piece> shown(String text, List<Range> passages, SortedSet<Range> matches) {
        List<Hit.Piece> pieces = new ArrayList<>();
        int end = 0;
        for (Range passage : passages) {
            if (passage.start > 0) {
                pieces.add(new Hit.Piece(end == 0 ? "… " : " … ", false));
            }
            end = passage.end;
            while (end > passage.start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            pieces.addAll(pieces(text, passage.start, end, matches.subSet(new Range(0, 0), new Range(end, 0))));
        }
        if (!text.substring(end, Math.min(text.length(), end + LENGTH)).isBlank()) {
            pieces.add(new Hit.Piece(" …", false));
        }
        return pieces;
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
