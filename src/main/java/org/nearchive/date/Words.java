package org.nearchive.date;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The words of one language in a tree by letters: what they are and what they say. Built once, then only read. */
final class Words {
    /** What a word may be. */
    record Entry(int symbol, int value) {}

    private static final class Node {
        final TreeMap<Character, Node> next = new TreeMap<>();
        final List<Entry> entries = new ArrayList<>();
        char[] letters = {};
        Node[] nodes = {};
        Entry[] here = {};

        void freeze() {
            letters = new char[next.size()];
            nodes = next.values().toArray(new Node[0]);
            here = entries.toArray(new Entry[0]);
            int i = 0;
            for (char letter : next.keySet()) {
                letters[i++] = letter;
            }
            for (Node node : nodes) {
                node.freeze();
            }
        }

        boolean holds(IntPredicate symbols) {
            return entries.stream().anyMatch(entry -> symbols.test(entry.symbol))
                    || next.values().stream().anyMatch(node -> node.holds(symbols));
        }

        int find(char letter) {
            for (int i = 0; i < letters.length; i++) {
                if (letters[i] == letter) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Is told every word that stands at a place. */
    interface Found {
        void word(Entry entry, int end);
    }

    private final Node root = new Node();
    private final Node[] first = new Node[1 << 16];

    /** @param word folded; a space stands for any white space */
    void add(String word, Entry entry) {
        Node node = root;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            node = node.next.computeIfAbsent(letter, fresh -> new Node());
        }
        node.entries.add(entry);
    }

    void freeze() {
        root.freeze();
        root.next.forEach((letter, node) -> first[letter] = node);
    }

    /** The letters that begin a word of one of these symbols. */
    BitSet beginningsOf(IntPredicate symbols) {
        BitSet letters = new BitSet();
        root.next.forEach((letter, node) -> letters.set(letter, node.holds(symbols)));
        return letters;
    }

    /** Whether a word may begin with this letter. */
    boolean begin(char letter) {
        return first[letter] != null;
    }

    /** All words that begin at {@code at} and end where a word may end. */
    void at(char[] text, int at, Found found) {
        Node node = first[text[at]];
        if (node == null || (Letters.isSpaced(text[at]) && at > 0 && Letters.isSpaced(text[at - 1]))) {
            return;
        }
        int i = at + 1;
        while (true) {
            boolean whole = !(Letters.isSpaced(text[i - 1]) && i < text.length && Letters.isSpaced(text[i]));
            if (whole) {
                for (Entry entry : node.here) {
                    found.word(entry, i);
                }
            }
            if (i == text.length) {
                return;
            }
            char letter = Letters.isSpace(text[i]) ? ' ' : text[i];
            int next = node.find(letter);
            if (next < 0) {
                return;
            }
            node = node.nodes[next];
            i++;
            // "last  week", and a line that breaks between the two
            for (int more = 0; letter == ' ' && more < 2 && i < text.length && Letters.isSpace(text[i]); more++) {
                i++;
            }
        }
    }
}
