package org.nearchive.enrich.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All posts and the groups of translations among them: a function of the posts and of staff's decisions, whatever the order in which
 * they came. Used by one thread.
 *
 * <pre>
 * groups.put(traits);          // a post that is new or changed
 * groups.remove("near:70101"); // one that is gone
 * groups.settle();             // posts whose group is another one now
 * </pre>
 *
 * <p>Two posts are tied when the source says so, or when they look alike enough. Ties make nets; each net is parted into groups by
 * joining its strongest ties first, as long as no group has two posts of one language and all in it look alike on the whole.
 */
public final class TranslationGroups {
    /** What all of one side and all of the other of two groups must reach on average to be joined. */
    private static final double ON_AVERAGE = 3.0;
    /** No two posts of a group may look less alike. */
    private static final double AT_LEAST = 0.5;

    private final Map<String, Traits> posts = new HashMap<>();
    private final TreeMap<Integer, List<Traits>> byDay = new TreeMap<>();
    private final Map<String, Set<String>> bySourceGroup = new HashMap<>();
    private final Map<String, Set<String>> byOriginal = new HashMap<>();
    private final Map<String, List<Tie>> ties = new HashMap<>();
    private final Map<String, List<Member>> groups = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private Links links = Links.NONE;

    /** @param rank 2: staff say so; 1: the source does; 0: computed */
    private record Tie(String one, String other, int rank, double score) {
        static final Comparator<Tie> STRONGEST_FIRST = Comparator.comparingInt(Tie::rank)
                .thenComparingDouble(Tie::score)
                .reversed()
                .thenComparing(Tie::one)
                .thenComparing(Tie::other);

        String otherThan(String id) {
            return one.equals(id) ? other : one;
        }
    }

    /**
     * A post that was there before, and its group; before the first {@link #put}.
     *
     * @param members of its group, by id; empty when it has none
     */
    public void restore(Traits traits, List<Member> members) {
        add(traits);
        if (!members.isEmpty()) {
            groups.put(traits.id(), List.copyOf(members));
        }
    }

    public int size() {
        return posts.size();
    }

    /** What is kept of a post; empty when there is none. */
    public Optional<Traits> traits(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** A post that is new or changed. */
    public void put(Traits traits) {
        Traits before = posts.get(traits.id());
        if (before != null) {
            remove(traits.id());
            groups.remove(traits.id()); // Written anew with the post.
        }
        add(traits);
        touched.add(traits.id());
    }

    private void add(Traits traits) {
        posts.put(traits.id(), traits);
        byDay.computeIfAbsent(traits.day(), day -> new ArrayList<>()).add(traits);
        if (!traits.sourceGroup().isEmpty()) {
            bySourceGroup
                    .computeIfAbsent(traits.namedGroup(), name -> new TreeSet<>())
                    .add(traits.id());
        }
        if (!traits.translationOf().isEmpty()) {
            byOriginal
                    .computeIfAbsent(traits.translationOf(), original -> new TreeSet<>())
                    .add(traits.id());
        }
    }

    /** A post that is gone; nothing when it was never there. */
    public void remove(String id) {
        Traits gone = posts.get(id);
        if (gone == null) {
            return;
        }
        touched.add(id);
        tiesOf(gone).forEach(tie -> touched.add(tie.otherThan(id)));
        groups.getOrDefault(id, List.of()).forEach(member -> touched.add(member.id()));
        posts.remove(id);
        List<Traits> day = Objects.requireNonNull(byDay.get(gone.day()));
        day.remove(gone);
        if (day.isEmpty()) {
            byDay.remove(gone.day());
        }
        forget(bySourceGroup, gone.namedGroup(), id);
        forget(byOriginal, gone.translationOf(), id);
    }

    private static void forget(Map<String, Set<String>> ids, String key, String id) {
        ids.computeIfPresent(key, (name, known) -> {
            known.remove(id);
            return known.isEmpty() ? null : known;
        });
    }

    /** Decisions of staff from now on; {@link #settle()} tells what follows. */
    public void decide(Links decided) {
        if (decided != links) {
            Stream.concat(links.all().stream(), decided.all().stream()).forEach(touched::add);
            links = decided;
        }
    }

    /**
     * Groups anew what was touched.
     *
     * @return the posts whose group is another one than before: by id, all in the group, by id; an empty list for a post
     *     that has no translations, {@code null} never
     */
    public Map<String, List<Member>> settle() {
        touched.forEach(ties::remove);
        // Finding ties reads only: a whole new index uses all cores for it.
        ties.putAll(touched.parallelStream()
                .filter(posts::containsKey)
                .collect(Collectors.toConcurrentMap(id -> id, id -> find(Objects.requireNonNull(posts.get(id))))));
        Set<String> net = new TreeSet<>();
        for (String id : List.copyOf(touched)) {
            // Ties that others have to it are found again from both ends.
            if (posts.containsKey(id)) {
                tiesOf(Objects.requireNonNull(posts.get(id))).stream()
                        .map(tie -> tie.otherThan(id))
                        .filter(other -> !touched.contains(other))
                        .forEach(ties::remove);
            }
        }
        for (String id : touched) {
            follow(id, net);
        }
        Map<String, List<Member>> changed = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (String id : net) {
            if (!seen.contains(id)) {
                Set<String> whole = new TreeSet<>();
                follow(id, whole);
                seen.addAll(whole);
                part(whole).forEach((post, members) -> note(post, members, changed));
            }
        }
        for (String id : touched) {
            if (!posts.containsKey(id)) {
                groups.remove(id);
                ties.remove(id);
            }
        }
        touched.clear();
        return changed;
    }

    private void note(String post, List<Member> members, Map<String, List<Member>> changed) {
        if (!groups.getOrDefault(post, List.of()).equals(members)) {
            changed.put(post, members);
            if (members.isEmpty()) {
                groups.remove(post);
            } else {
                groups.put(post, members);
            }
        }
    }

    /** All that hang together with a post. */
    private void follow(String id, Set<String> net) {
        Deque<String> next = new ArrayDeque<>(List.of(id));
        while (!next.isEmpty()) {
            Traits post = posts.get(next.pop());
            if (post != null && net.add(post.id())) {
                tiesOf(post).forEach(tie -> next.push(tie.otherThan(post.id())));
            }
        }
    }

    private List<Tie> tiesOf(Traits post) {
        return ties.computeIfAbsent(post.id(), id -> find(post));
    }

    private List<Tie> find(Traits post) {
        List<Tie> found = new ArrayList<>();
        Set<String> linked = linked(post);
        for (String other : linked) {
            found.add(tie(post, Objects.requireNonNull(posts.get(other)), links.together(post.id(), other) ? 2 : 1));
        }
        byDay.subMap(post.day() - Comparison.WINDOW, true, post.day() + Comparison.WINDOW, true)
                .values()
                .forEach(day -> day.forEach(other -> {
                    if (!other.sharesLanguageWith(post) && !linked.contains(other.id())) {
                        Tie tie = tie(post, other, 0);
                        if (tie.score >= Comparison.THRESHOLD
                                && isKnown(post)
                                && isKnown(other)
                                && !links.apart(post.id(), other.id())) {
                            found.add(tie);
                        }
                    }
                }));
        return List.copyOf(found);
    }

    /** A text whose language nobody can tell is no translation of another, unless somebody says so. */
    private static boolean isKnown(Traits post) {
        return !post.language().equals("und");
    }

    private static Tie tie(Traits one, Traits other, int rank) {
        return one.id().compareTo(other.id()) < 0
                ? new Tie(one.id(), other.id(), rank, Comparison.score(one, other))
                : new Tie(other.id(), one.id(), rank, Comparison.score(other, one));
    }

    /** Posts that staff or source link to a post. */
    private Set<String> linked(Traits post) {
        Set<String> linked = new TreeSet<>(bySourceGroup.getOrDefault(post.namedGroup(), Set.of()));
        linked.addAll(byOriginal.getOrDefault(post.id(), Set.of()));
        String prefix = post.site() + ":";
        if (post.id().startsWith(prefix)) {
            byOriginal.getOrDefault(post.id().substring(prefix.length()), Set.of()).stream()
                    .filter(id -> Objects.requireNonNull(posts.get(id)).isLinkedTo(post))
                    .forEach(linked::add);
        }
        if (!post.translationOf().isEmpty()) {
            linked.add(post.translationOf());
            linked.add(prefix + post.translationOf());
        }
        linked.removeIf(id -> links.apart(post.id(), id));
        linked.addAll(links.with(post.id()));
        linked.remove(post.id());
        linked.retainAll(posts.keySet());
        return linked;
    }

    /** Parts a net into groups. */
    private Map<String, List<Member>> part(Set<String> net) {
        TreeSet<Tie> sorted = new TreeSet<>(Tie.STRONGEST_FIRST);
        net.forEach(id -> sorted.addAll(tiesOf(Objects.requireNonNull(posts.get(id)))));
        Map<String, List<Traits>> of = new HashMap<>();
        net.forEach(id -> of.put(id, List.of(Objects.requireNonNull(posts.get(id)))));
        for (Tie tie : sorted) {
            List<Traits> one = Objects.requireNonNull(of.get(tie.one));
            List<Traits> other = Objects.requireNonNull(of.get(tie.other));
            if (!one.getFirst().id().equals(other.getFirst().id()) && mayJoin(tie, one, other)) {
                List<Traits> joined =
                        Stream.of(one, other).flatMap(Collection::stream).toList();
                joined.forEach(post -> of.put(post.id(), joined));
            }
        }
        Map<String, List<Member>> parts = new TreeMap<>();
        of.forEach((id, members) -> parts.put(
                id,
                members.size() == 1
                        ? List.of()
                        : members.stream()
                                .map(post -> new Member(post.id(), post.language()))
                                .sorted(Member.BY_ID)
                                .toList()));
        return parts;
    }

    private boolean mayJoin(Tie tie, List<Traits> some, List<Traits> others) {
        double sum = 0;
        for (Traits one : some) {
            for (Traits other : others) {
                if (links.apart(one.id(), other.id())) {
                    return false;
                }
                if (tie.rank == 0) {
                    double score = Comparison.score(one, other);
                    sum += score;
                    if (score < AT_LEAST || isAgainstSource(one, other)) {
                        return false;
                    }
                }
            }
        }
        return tie.rank > 0 || sum >= ON_AVERAGE * some.size() * others.size();
    }

    /** Two of one language, or of two groups of the source, are not joined by how they look. */
    private static boolean isAgainstSource(Traits one, Traits other) {
        return one.sharesLanguageWith(other)
                || (!one.sourceGroup().isEmpty()
                        && !other.sourceGroup().isEmpty()
                        && one.site().equals(other.site())
                        && !one.sourceGroup().equals(other.sourceGroup()));
    }

    /** All in the group of a post, itself among them, by id; empty when it has no translations. */
    public List<Member> groupOf(String id) {
        return groups.getOrDefault(id, List.of());
    }
}
