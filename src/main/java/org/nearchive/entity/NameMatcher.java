package org.nearchive.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All forms of all names and telling words as one finite-state matcher. From each character where a word may begin it
 * follows the text as far as any form goes, so its time is bounded by the text's length times the longest form's. Built
 * once, then read by many threads.
 */
final class NameMatcher {
    private static final List<Meaning> NOTHING = List.of();
    private static final int BEGINNING_BITS = 20;

    /** Open addressing: (state, character) → next state. Key 0 is free: no character is 0. */
    private long[] keys = new long[1 << 19];

    private int[] targets = new int[1 << 19];
    private int transitions;
    private int states = 1;
    /** State → what the form that ends there means; {@code null} where none ends. */
    private @Nullable List<Meaning>[] meanings = newMeanings(1 << 17);

    /** First characters of one-character forms, and hashes of the first two of all others: most places need no more. */
    private final BitSet singles = new BitSet(1 << 16);

    private final BitSet beginnings = new BitSet(1 << BEGINNING_BITS);

    /** @param form folded and joined, as {@link Forms} makes them */
    void add(String form, Meaning meaning) {
        if (form.length() == 1) {
            singles.set(form.charAt(0));
        } else {
            beginnings.set(beginning(form.charAt(0), form.charAt(1)));
        }
        int state = 0;
        for (int i = 0; i < form.length(); i++) {
            state = nextOrNew(state, form.charAt(i));
        }
        List<Meaning> known = meanings[state];
        if (known == null) {
            meanings[state] = List.of(meaning);
        } else if (!isKnown(meaning, known)) {
            List<Meaning> more = new ArrayList<>(known);
            more.add(meaning);
            meanings[state] = List.copyOf(more);
        }
    }

    private static int beginning(char first, char second) {
        return (first * 0x9e3779b1 + second * 0x85ebca6b) >>> (Integer.SIZE - BEGINNING_BITS);
    }

    /** Whether some form may begin at a place; a false yes costs only time. */
    private boolean mayBegin(FoldedText text, int at) {
        char first = text.charAt(at);
        if (at + 1 == text.length() || singles.get(first)) {
            return true;
        }
        char second = text.charAt(at + 1);
        return second == ' ' || beginnings.get(beginning(first, second));
    }

    private static boolean isKnown(Meaning meaning, List<Meaning> known) {
        for (Meaning other : known) {
            if (isSame(other, meaning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Meaning a, Meaning b) {
        return isSameTarget(a, b)
                && a.stem() == b.stem()
                && a.spaced() == b.spaced()
                && a.layer() == b.layer()
                && a.japanese() == b.japanese()
                && a.chinese() == b.chinese()
                && (a.name() == null
                        || b.name() == null
                        || a.name().exact() == b.name().exact());
    }

    /** What the whole of a text means as a name, in any case; empty when nothing. */
    List<Meaning> meaningsOf(String text) {
        String form = Forms.joined(FoldedText.fold(text).strip());
        int state = 0;
        for (int i = 0; i < form.length() && state >= 0; i++) {
            state = next(state, form.charAt(i));
        }
        List<Meaning> found = state < 0 ? null : meanings[state];
        return found == null
                ? NOTHING
                : found.stream()
                        .filter(meaning -> meaning.layer() == Cue.Layer.NAME && !meaning.stem())
                        .toList();
    }

    int states() {
        return states;
    }

    /**
     * All matches by layer, each in the order of the text; none overlaps another of its layer.
     *
     * @param original that {@code text} is folded from
     */
    Map<Cue.Layer, List<Token>> tokens(String original, FoldedText text) {
        Map<Cue.Layer, List<Token>> tokens = new EnumMap<>(Cue.Layer.class);
        for (Cue.Layer layer : Cue.Layer.values()) {
            tokens.put(layer, new ArrayList<>());
        }
        Scan scan = new Scan(original, text);
        for (int at = 0; at < text.length(); at++) {
            if (FoldedText.isLetter(text.charAt(at)) && mayBegin(text, at)) {
                scan.from(at, tokens);
            }
        }
        return tokens;
    }

    private int next(int state, char c) {
        long key = (long) state << 16 | c;
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private int nextOrNew(int state, char c) {
        int known = next(state, c);
        if (known >= 0) {
            return known;
        }
        // Fuller would be slower, emptier bigger: 12 bytes a slot.
        if (transitions * 10L > keys.length * 7L) {
            grow();
        }
        put((long) state << 16 | c, states);
        transitions++;
        if (states == meanings.length) {
            meanings = Arrays.copyOf(meanings, states * 2);
        }
        return states++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private void put(long key, int target) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != 0) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 40) & mask;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Meaning>[] newMeanings(int size) {
        return (List<Meaning>[]) new List<?>[size];
    }

    /** One pass over one text. */
    private final class Scan {
        private static final int LAYERS = 6;

        private final String original;
        private final FoldedText text;
        /** By layer: where the last match ended, and the longest match from here with its end. */
        private final int[] taken = new int[LAYERS];

        private final @Nullable List<Meaning>[] found = newMeanings(LAYERS);
        private final int[] ends = new int[LAYERS];

        Scan(String original, FoldedText text) {
            this.original = original;
            this.text = text;
        }

        void from(int start, Map<Cue.Layer, List<Token>> tokens) {
            boolean begins = start == 0 || !FoldedText.continuesWord(text.charAt(start - 1), text.charAt(start));
            // Korean writes what belongs together as one word: 제14차총회, 외사판공실, 승인되면.
            boolean nameMayBegin =
                    begins || taken[0] == start || taken[Cue.Layer.NUMBER.slot()] == start || follows(start);
            if (!begins && !nameMayBegin && FoldedText.classOf(text.charAt(start)) != FoldedText.HANGUL) {
                return;
            }
            int state = 0;
            int skipped = 0;
            boolean any = false;
            for (int at = start; at < text.length(); at++) {
                char c = text.charAt(at);
                int next = next(state, c);
                if (next < 0) {
                    if (c == ' '
                            && at + 1 < text.length()
                            && state != 0
                            && (FoldedText.isCjk(text.charAt(at - 1)) || FoldedText.isCjk(text.charAt(at + 1)))) {
                        skipped++;
                        continue;
                    }
                    break;
                }
                state = next;
                List<Meaning> meant = meanings[state];
                if (meant != null) {
                    any |= note(meant, start, at + 1, skipped > 0, nameMayBegin);
                }
            }
            if (any) {
                take(start, tokens);
            }
        }

        /** After 제14차, 第14回 and the like. */
        private boolean follows(int start) {
            char before = text.charAt(start - 1);
            return before == '차' || before == '회';
        }

        private boolean note(List<Meaning> meant, int start, int end, boolean spaced, boolean nameMayBegin) {
            boolean any = false;
            for (Meaning meaning : meant) {
                int layer = meaning.layer().slot();
                if (start < taken[layer]
                        || ((layer == 0 || layer == 4) && !nameMayBegin)
                        || (spaced && !meaning.spaced())) {
                    continue;
                }
                int mentionEnd = meaning.open()
                        ? openEnd(end)
                        : meaning.cue() != null && isHangul(end)
                                ? end
                                : Endings.endOfMention(text, end, meaning.stem());
                if (mentionEnd < 0 || isWrittenOtherwise(meaning, start, end)) {
                    continue;
                }
                List<Meaning> known = found[layer];
                if (known == null || ends[layer] < mentionEnd) {
                    found[layer] = List.of(meaning);
                    ends[layer] = mentionEnd;
                } else if (ends[layer] == mentionEnd && !isKnown(meaning, known)) {
                    List<Meaning> more = new ArrayList<>(known);
                    more.add(meaning);
                    found[layer] = more;
                }
                any = true;
            }
            return any;
        }

        private boolean isHangul(int end) {
            return FoldedText.classOf(text.charAt(end - 1)) == FoldedText.HANGUL;
        }

        private int openEnd(int end) {
            return end == text.length() || !FoldedText.continuesWord(text.charAt(end - 1), text.charAt(end))
                    ? end
                    : Math.max(end, Endings.wordEnd(text, end, Integer.MAX_VALUE));
        }

        private boolean isWrittenOtherwise(Meaning meaning, int start, int end) {
            if (meaning.name() == null || !meaning.name().exact()) {
                return false;
            }
            String written = original.substring(text.originalStart(start), text.originalEnd(end - 1));
            return !written.equals(meaning.name().text())
                    && !Normalizer.normalize(written, Normalizer.Form.NFKC)
                            .replace('’', '\'')
                            .equals(meaning.name().text());
        }

        private void take(int start, Map<Cue.Layer, List<Token>> tokens) {
            for (Cue.Layer layer : Cue.Layer.values()) {
                List<Meaning> best = found[layer.slot()];
                if (best != null) {
                    tokens.computeIfAbsent(layer, key -> new ArrayList<>())
                            .add(new Token(start, ends[layer.slot()], best));
                    taken[layer.slot()] = ends[layer.slot()];
                    found[layer.slot()] = null;
                    ends[layer.slot()] = 0;
                }
            }
        }
    }

    private static boolean isSameTarget(Meaning a, Meaning b) {
        return Objects.equals(a.id(), b.id()) && Objects.equals(a.cue(), b.cue());
    }
}
