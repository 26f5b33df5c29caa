package org.nearchive.date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.Automaton.Edge;
import org.nearchive.date.Numerals.Numeral;
import org.nearchive.date.Rules.Rule;
import org.nearchive.date.Symbols.BuiltIn;

/**
 * Finds the shapes of one language in one text, from left to right, the longest first. The work at a place is bounded:
 * a shape is at most {@value #LONGEST} characters long and at most {@value #WAYS} ways of reading it are followed.
 */
final class Scanner {
    private static final int LONGEST = 96;
    private static final int WAYS = 64;
    private static final BuiltIn[] BUILT_IN = Symbols.builtIn();
    private static final int ANY_WORD = List.of(BUILT_IN).indexOf(BuiltIn.W);

    /** A word or number of a shape that was read; {@code before} leads back to the first. */
    record Step(@Nullable Step before, int symbol, int value, int start, int end, boolean outside) {}

    /** A shape that was found: one of them at the same place is meant, the first that makes sense. */
    record Found(Rule rule, List<Step> steps, int end) {}

    private record Way(int state, @Nullable Step step) {}

    private final Rules rules;
    private final String text;
    private final char[] folded;
    private final boolean typed;
    private final boolean hangul;
    private final BitSet beginningLetters;
    private final List<List<Way>> ways = new ArrayList<>();
    private final Words.Found reading = (entry, end) -> add(entry.symbol(), entry.value(), end);
    /** What can be read at one place. */
    private int[] symbols = new int[64];

    private int[] values = new int[64];
    private int[] ends = new int[64];
    private int readings;

    /** @param typed whether the text was typed as a date, so that a bare number may be a year */
    Scanner(Rules rules, String text, boolean typed) {
        this.rules = rules;
        this.text = text;
        this.folded = Letters.fold(text, rules.language().equals("mn"));
        this.typed = typed;
        this.beginningLetters = rules.beginningLetters();
        this.hangul = rules.language().equals("ko");
        for (int i = 0; i <= LONGEST; i++) {
            ways.add(new ArrayList<>());
        }
    }

    char[] folded() {
        return folded;
    }

    /** The longest shapes that begin at a place; empty: none. */
    List<Found> at(int start) {
        List<Found> found = beginningAt(start);
        if (found.isEmpty()
                || found.getFirst().steps.isEmpty()
                || !found.getFirst().steps.getFirst().outside) {
            return found;
        }
        // "In March" is a shape with its preposition; "March 2023" is one without it, and says more.
        for (Step step : found.getFirst().steps) {
            if (!step.outside) {
                List<Found> inside = beginningAt(step.start);
                return !inside.isEmpty() && inside.getFirst().end > found.getFirst().end ? inside : found;
            }
        }
        return found;
    }

    private List<Found> beginningAt(int start) {
        if (!mayBegin(start)) {
            return List.of();
        }
        read(start);
        boolean begins = false;
        for (int i = 0; i < readings; i++) {
            begins |= rules.beginnings()[symbols[i]];
        }
        return begins ? follow(start) : List.of();
    }

    private boolean mayBegin(int at) {
        char c = folded[at];
        boolean digit = Letters.isDigit(c);
        if (!digit && !beginningLetters.get(c) && !Numerals.isHan(c) && !(hangul && Numerals.isHangul(c))) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        char before = folded[at - 1];
        if (Letters.isSpaced(c) && Letters.isSpaced(before)) {
            return false;
        }
        if (hangul && Letters.isHangul(c) && Letters.isHangul(before)) {
            // Inside a word only an event may begin: 실무자워크숍.
            return rules.eventLetters().get(c);
        }
        if (digit) {
            boolean number = at > 1 && Letters.isDigit(folded[at - 2]);
            return switch (before) {
                case '.', ',', ':', '/' -> !number || text.charAt(at - 1) != before;
                case '-' -> at == 1 || !(number || Letters.isSpaced(folded[at - 2]));
                case '$', '€', '£', '¥', '₩', '#', '№', '§', '+', '第', '제', '_', '\\', '=' -> false;
                default -> !Letters.isDigit(before) && !Letters.isSpaced(before);
            };
        }
        if (Numerals.isHan(c)) {
            return before != '第' && !Numerals.isHan(before) && !Letters.isDigit(before);
        }
        return true;
    }

    private List<Found> follow(int start) {
        List<Found> best = new ArrayList<>();
        int last = 0;
        ways.getFirst().add(new Way(0, null));
        for (int offset = 0; offset <= last; offset++) {
            List<Way> here = ways.get(offset);
            if (here.isEmpty()) {
                continue;
            }
            int at = start + offset;
            accept(here, start, at, best);
            int next = offset == 0 ? at : afterSpace(at);
            if (next < folded.length) {
                read(next);
                for (int i = 0; readings > 0 && i < here.size(); i++) {
                    last = Math.max(last, step(here.get(i), start, at, next));
                }
            }
            here.clear();
        }
        return best;
    }

    private int step(Way way, int start, int at, int next) {
        int last = 0;
        Edge[] edges = rules.automaton().edges(way.state);
        if (edges.length == 0) {
            return 0;
        }
        for (int i = 0; i < readings; i++) {
            for (int e = Automaton.first(edges, symbols[i]); e < edges.length && edges[e].symbol() == symbols[i]; e++) {
                Edge edge = edges[e];
                int end = ends[i] - start;
                if (end > LONGEST
                        || (edge.glued() && next != at)
                        || ways.get(end).size() >= WAYS) {
                    continue;
                }
                Step step = new Step(way.step, symbols[i], values[i], next, ends[i], edge.outside());
                ways.get(end).add(new Way(edge.target(), step));
                last = Math.max(last, end);
            }
        }
        return last;
    }

    private void accept(List<Way> here, int start, int end, List<Found> best) {
        for (Way way : here) {
            Step last = way.step;
            if (last == null) {
                continue;
            }
            for (int number : rules.automaton().accepted(way.state)) {
                Rule rule = rules.list().get(number);
                if (!stands(rule, last, start, end)) {
                    continue;
                }
                if (!best.isEmpty() && best.getFirst().end < end) {
                    best.clear();
                }
                best.add(new Found(rule, steps(last), end));
                if (rule == Rule.LOOK_ALIKE) {
                    best.clear();
                    best.add(new Found(rule, List.of(), end));
                    return;
                }
            }
        }
    }

    private static List<Step> steps(Step last) {
        List<Step> steps = new ArrayList<>();
        for (Step step = last; step != null; step = step.before) {
            steps.addFirst(step);
        }
        return steps;
    }

    /** Whether what stands around leaves a shape whole: "June 29" is none in "June 29.5". */
    private boolean stands(Rule rule, Step last, int start, int end) {
        if (rule == Rule.LOOK_ALIKE) {
            return true;
        }
        char c = folded[end - 1];
        char next = end < folded.length ? folded[end] : ' ';
        char second = end + 1 < folded.length ? folded[end + 1] : ' ';
        if (Letters.isDigit(c)) {
            boolean more = Letters.isDigit(second);
            boolean cut = switch (next) {
                case '.', ',', ':', '/', '-' -> more;
                case '%', '‰', '°', '℃', '_' -> true;
                default -> Letters.isDigit(next) || Letters.isSpaced(next);
            };
            if (cut) {
                return false;
            }
        } else if (Numerals.isHan(c) && Numerals.isHan(next)) {
            return false;
        }
        if (hangul && start > 0 && Letters.isHangul(folded[start]) && Letters.isHangul(folded[start - 1])) {
            Step first = steps(last).getFirst();
            if (rules.symbols().slot(first.symbol) != Slot.EVENT) {
                return false;
            }
        }
        return switch (rule) {
            case BARE -> typed || (last.start == start ? looksLikeAYear(start, end) : areModern(last));
            case TYPED -> typed;
            default -> true;
        };
    }

    /** Two numbers without a word for years, "from 1500 to 1900", are years only when near our time. */
    private boolean areModern(Step last) {
        for (Step step = last; step != null; step = step.before) {
            boolean year = rules.symbols().slot(step.symbol) == Slot.YEAR;
            if (year && (step.value < 1900 || step.value > 2099)) {
                return false;
            }
        }
        return true;
    }

    /** Four digits alone are a year beside a name or in brackets: "2023 NEAR Workshop", "Expo 2012", "(1996)". */
    private boolean looksLikeAYear(int start, int end) {
        if ((folded[start] != '1' && folded[start] != '2') || !Letters.isDigit(folded[start + 1])) {
            return false;
        }
        int year = Integer.parseInt(new String(folded, end - 4, 4));
        if (year < 1900 || year > 2099) {
            return false;
        }
        char next = end < text.length() ? text.charAt(end) : '.';
        char before = start > 0 ? text.charAt(start - 1) : '\n';
        boolean closed = ")]）】」』》".indexOf(next) >= 0;
        if ("([（【 ".indexOf(before) >= 0 && closed) {
            return true;
        }
        if ((before == '\n' && next == ':') || text.startsWith("'s", end) || text.startsWith("’s", end)) {
            return true;
        }
        boolean nameAfter = next == ' ' && end + 1 < text.length() && isName(text.charAt(end + 1));
        if (nameAfter && (before == '\n' || before == ' ' || "\"'“‘«「『《(（".indexOf(before) >= 0)) {
            return true;
        }
        return before == ' ' && nameBefore(start - 2) && (closed || ".,:;!?»”\"' ".indexOf(next) >= 0);
    }

    private boolean isName(char c) {
        if ("«\"“‘「《".indexOf(c) >= 0) {
            return true;
        }
        // In Korean a noun: words of counting are look-alikes in the file.
        return Character.isUpperCase(c) || (hangul && Letters.isHangul(c));
    }

    private boolean nameBefore(int end) {
        int begin = end;
        while (begin >= 0 && end - begin < 30 && Letters.isSpaced(folded[begin])) {
            begin--;
        }
        return end - begin > 1 && begin >= 0 && Character.isUpperCase(text.charAt(begin + 1));
    }

    /** Past white space, but not into the next paragraph. */
    private int afterSpace(int at) {
        int end = at;
        boolean line = false;
        while (end < folded.length && end - at < 4 && Letters.isSpace(folded[end])) {
            if (folded[end] == '\n') {
                if (line) {
                    return at;
                }
                line = true;
            }
            end++;
        }
        return end;
    }

    private void read(int at) {
        readings = 0;
        rules.words().at(folded, at, reading);
        char c = folded[at];
        if (Letters.isDigit(c) || Numerals.isHan(c)) {
            add(Numerals.at(folded, at));
        } else if (hangul && Numerals.isHangul(c)) {
            int end = Numerals.hangulEnd(folded, at);
            add(Numerals.hangul(folded, at, end));
            if (end > at + 1 && folded[end - 1] == '일') {
                add(Numerals.hangul(folded, at, end - 1));
            }
        } else if (Letters.isSpaced(c)) {
            int end = at;
            while (end < folded.length && end - at < 24 && (Letters.isSpaced(folded[end]) || folded[end] == '-')) {
                end++;
            }
            add(ANY_WORD, 0, end);
        }
    }

    private void add(@Nullable Numeral number) {
        if (number == null) {
            return;
        }
        for (int i = 0; i < BUILT_IN.length; i++) {
            if (BUILT_IN[i].takes(number)) {
                add(i, number.value(), number.end());
            }
        }
    }

    private void add(int symbol, int value, int end) {
        if (readings == symbols.length) {
            symbols = Arrays.copyOf(symbols, readings * 2);
            values = Arrays.copyOf(values, readings * 2);
            ends = Arrays.copyOf(ends, readings * 2);
        }
        symbols[readings] = symbol;
        values[readings] = value;
        ends[readings++] = end;
    }
}
