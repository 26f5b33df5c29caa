package org.nearchive.enrich.group;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nearchive.archive.Decision;

/** What staff decided: which posts are translations of each other, and which are not. Immutable. */
public final class Links {
    public static final Links NONE = new Links(Set.of(), Set.of());

    private final Map<String, Set<String>> together = new HashMap<>();
    private final Map<String, Set<String>> apart = new HashMap<>();

    /** Two posts, in any order. */
    public record Pair(String one, String other) {
        /** The same for both orders. */
        static Pair of(String one, String other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** @param together wins over nothing: a pair that is in both is apart */
    public Links(Collection<Pair> together, Collection<Pair> apart) {
        apart.forEach(pair -> add(this.apart, pair));
        together.stream().filter(pair -> !apart(pair.one(), pair.other())).forEach(pair -> add(this.together, pair));
    }

    /** @param standing decisions, the oldest first: of two about one pair the later one counts */
    public static Links of(List<Decision> standing) {
        Map<Pair, Boolean> pairs = new LinkedHashMap<>();
        standing.stream()
                .map(Decision::ruling)
                .filter(Decision.Ruling::isOfTwoPosts)
                .forEach(ruling -> pairs.put(
                        Pair.of(String.valueOf(ruling.post()), ruling.target()),
                        ruling.kind() == Decision.Kind.TRANSLATIONS));
        return new Links(
                pairs.keySet().stream()
                        .filter(pair -> pairs.getOrDefault(pair, false))
                        .toList(),
                pairs.keySet().stream()
                        .filter(pair -> !pairs.getOrDefault(pair, true))
                        .toList());
    }

    private static void add(Map<String, Set<String>> pairs, Pair pair) {
        pairs.computeIfAbsent(pair.one(), id -> new TreeSet<>()).add(pair.other());
        pairs.computeIfAbsent(pair.other(), id -> new TreeSet<>()).add(pair.one());
    }

    boolean together(String one, String other) {
        return with(one).contains(other);
    }

    boolean apart(String one, String other) {
        return apart.getOrDefault(one, Set.of()).contains(other);
    }

    /** Posts that staff say are translations of a post. */
    Set<String> with(String id) {
        return together.getOrDefault(id, Set.of());
    }

    /** Every post that a decision names. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(together.keySet());
        all.addAll(apart.keySet());
        return all;
    }
}
