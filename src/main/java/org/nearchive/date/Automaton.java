package org.nearchive.date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All shapes of one language as one machine that reads words and numbers. It follows all shapes at once, so that its
 * work is bounded by the length of the longest mention, whatever the text.
 */
final class Automaton {
    /** What a state does with a symbol. */
    record Edge(int symbol, boolean glued, boolean outside, int target) {}

    private static final class State {
        final List<Edge> edges = new ArrayList<>();
        final List<Integer> empty = new ArrayList<>();
        int accepts = -1;
    }

    private final List<State> states = new ArrayList<>();
    private Edge[][] edges = {};
    private int[][] accepted = {};

    Automaton() {
        states.add(new State());
    }

    /** @param rule the number that comes back when the shape is found */
    void add(Shape shape, int rule) {
        int end = build(shape, fresh(0));
        states.get(end).accepts = rule;
    }

    private int fresh(int from) {
        states.add(new State());
        states.get(from).empty.add(states.size() - 1);
        return states.size() - 1;
    }

    private int build(Shape shape, int from) {
        return switch (shape) {
            case Shape.One one -> {
                states.add(new State());
                int target = states.size() - 1;
                states.get(from).edges.add(new Edge(one.symbol(), one.glued(), one.outside(), target));
                yield target;
            }
            case Shape.Sequence sequence -> {
                int at = from;
                for (Shape item : sequence.items()) {
                    at = build(item, at);
                }
                yield at;
            }
            case Shape.Choice choice -> {
                states.add(new State());
                int end = states.size() - 1;
                for (Shape item : choice.items()) {
                    states.get(build(item, fresh(from))).empty.add(end);
                }
                yield end;
            }
            case Shape.Optional optional -> {
                int end = build(optional.item(), fresh(from));
                int after = fresh(end);
                states.get(from).empty.add(after);
                yield after;
            }
        };
    }

    /**
     * After this no shape is added. Shapes with the same beginning become one: what a state reads next is decided by
     * symbol and placing alone, so that a text can only multiply the ways where one word has several meanings.
     */
    void freeze() {
        Map<Set<Integer>, Integer> numbers = new HashMap<>();
        List<Set<Integer>> sets = new ArrayList<>();
        List<Edge[]> frozen = new ArrayList<>();
        sets.add(closed(Set.of(0)));
        numbers.put(sets.getFirst(), 0);
        for (int i = 0; i < sets.size(); i++) {
            Map<Edge, Set<Integer>> targets = new LinkedHashMap<>();
            for (int state : sets.get(i)) {
                for (Edge edge : states.get(state).edges) {
                    targets.computeIfAbsent(
                                    new Edge(edge.symbol, edge.glued, edge.outside, -1), fresh -> new TreeSet<>())
                            .add(edge.target);
                }
            }
            List<Edge> merged = new ArrayList<>();
            targets.forEach((edge, set) -> {
                int target = numbers.computeIfAbsent(closed(set), fresh -> {
                    sets.add(fresh);
                    return sets.size() - 1;
                });
                merged.add(new Edge(edge.symbol, edge.glued, edge.outside, target));
            });
            merged.sort(Comparator.comparingInt(Edge::symbol));
            frozen.add(merged.toArray(new Edge[0]));
        }
        edges = frozen.toArray(new Edge[0][]);
        accepted = sets.stream()
                .map(set -> set.stream()
                        .mapToInt(state -> states.get(state).accepts)
                        .filter(rule -> rule >= 0)
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
        states.clear();
    }

    private Set<Integer> closed(Set<Integer> states) {
        TreeSet<Integer> closure = new TreeSet<>();
        states.forEach(state -> close(state, closure));
        return closure;
    }

    private void close(int state, Set<Integer> closure) {
        if (closure.add(state)) {
            states.get(state).empty.forEach(next -> close(next, closure));
        }
    }

    Edge[] edges(int state) {
        return edges[state];
    }

    /** Where the edges with this symbol begin among {@link #edges}; their number when there is none. */
    static int first(Edge[] edges, int symbol) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle].symbol < symbol) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return edges.length;
    }

    /** The rules that are complete in this state, first written first. */
    int[] accepted(int state) {
        return accepted[state];
    }

    /** Which symbols can begin a mention. */
    boolean[] beginnings(int symbols) {
        boolean[] begin = new boolean[symbols];
        Arrays.stream(edges[0]).forEach(edge -> begin[edge.symbol()] = true);
        return begin;
    }
}
