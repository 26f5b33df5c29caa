package org.nearchive.person;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: which of an archive's spellings are one person's. A function of names, spellings and known persons alone; nothing is
 * kept of it, so a change of mind re-indexes nothing. Used by many threads.
 *
 * <p>Spellings that {@link PersonNames#compare} calls the same belong together, and what those are the same as. Where two of them
 * cannot be one person's (임병진 is 林秉鎭 and 林炳震), those that could be either stay apart from both: rather one person twice
 * than two as one.
 */
public final class Persons {
    /** What ids of persons begin with. */
    public static final String ID = "person:";

    /** Spellings that are connected are at most so many, or none of them tells anybody. */
    private static final int MOST_CONNECTED = 40;

    /** A family name alone may be anybody of thousands. */
    private static final int MOST_PERHAPS = 30;

    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_COMPARED = 60_000;

    /** The spellings of an archive. */
    @FunctionalInterface
    public interface Spellings {
        /** Those with a key of {@link PersonNames#keysOf}. */
        Collection<String> withKey(String key);
    }

    /**
     * One person, as far as spellings tell.
     *
     * @param id {@code person:slug} of a known one, else {@code person:} and the first of the spellings
     * @param spellings that stand in the archive; of a known one perhaps none
     */
    public record Person(String id, SortedSet<String> spellings) {
        public Person {
            spellings = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(spellings));
        }
    }

    /**
     * Whom a name means.
     *
     * @param same those who bear it
     * @param perhaps those who may: the name or their spellings say too little, or something speaks against it
     */
    public record Found(List<Person> same, List<Person> perhaps) {
        public Found {
            same = List.copyOf(same);
            perhaps = List.copyOf(perhaps);
        }
    }

    private final PersonNames names;
    private final KnownPersons known;
    /** Of the last names that were read: comparing costs less than reading. */
    private final Map<String, ReadName> read = new ConcurrentHashMap<>();
    /** Of the last pairs that were compared: every new state of an index asks for mostly the same. */
    private final Map<String, Verdict> compared = new ConcurrentHashMap<>();

    public Persons(PersonNames names, KnownPersons known) {
        this.names = names;
        this.known = known;
    }

    public PersonNames names() {
        return names;
    }

    public KnownPersons known() {
        return known;
    }

    private ReadName read(String name) {
        ReadName before = read.get(name);
        if (before != null) {
            return before;
        }
        if (read.size() > MOST_REMEMBERED) {
            read.clear();
        }
        ReadName now = names.read(name);
        read.put(name, now);
        return now;
    }

    /** Keys under which an archive keeps a spelling. */
    public Set<String> keysOf(String spelling) {
        return names.keysOf(read(spelling));
    }

    /** Whether nothing speaks against two names being one person's. */
    public boolean mayBeSame(String one, String other) {
        return verdict(one, other) != Verdict.DIFFERENT;
    }

    private Set<String> askedKeysOf(String name) {
        return names.askedKeysOf(read(name));
    }

    private Verdict verdict(String one, String other) {
        String pair = one.compareTo(other) < 0 ? one + '\n' + other : other + '\n' + one;
        Verdict before = compared.get(pair);
        if (before != null) {
            return before;
        }
        if (compared.size() > MOST_COMPARED) {
            compared.clear();
        }
        Verdict now = names.compare(read(one), read(other)).verdict();
        compared.put(pair, now);
        return now;
    }

    /** Who is who among the spellings of an archive. */
    public Roll in(Spellings archive) {
        return new Roll(archive);
    }

    /** Who is who in one state of an archive. What was found out is kept as long as this is. */
    public final class Roll {
        private final Spellings archive;
        private final Set<String> inArchive = ConcurrentHashMap.newKeySet();
        private final Map<String, Person> persons = new ConcurrentHashMap<>();

        private Roll(Spellings archive) {
            this.archive = archive;
        }

        /** The person of an id, with all spellings; empty when neither a known person nor a spelling of the archive has it. */
        public Optional<Person> person(String id) {
            if (known.person(id).isPresent()) {
                return Optional.of(knownPerson(ID + id.substring(id.startsWith(ID) ? ID.length() : 0)));
            }
            String spelling = id.startsWith(ID) ? id.substring(ID.length()) : id;
            return isInArchive(spelling) ? Optional.of(personOf(spelling)) : Optional.empty();
        }

        /** Whether the archive holds just this spelling. */
        public boolean isInArchive(String spelling) {
            for (String key : keysOf(spelling)) {
                if (archive.withKey(key).contains(spelling)) {
                    return true;
                }
            }
            return false;
        }

        /** Spellings and known names that are not another's, each with the verdict. */
        private SortedMap<String, Verdict> neighbours(String name) {
            SortedMap<String, Verdict> neighbours = new TreeMap<>();
            Set<String> seen = new HashSet<>();
            for (String key : askedKeysOf(name)) {
                Collection<String> spellings = archive.withKey(key);
                inArchive.addAll(spellings);
                for (Collection<String> some : List.of(spellings, known.withKey(key))) {
                    for (String spelling : some) {
                        if (seen.add(spelling)) {
                            Verdict verdict = spelling.equals(name) ? Verdict.SAME : verdict(name, spelling);
                            if (verdict != Verdict.DIFFERENT) {
                                neighbours.put(spelling, verdict);
                            }
                        }
                    }
                }
            }
            return neighbours;
        }

        private Set<String> same(String name) {
            Set<String> same = new TreeSet<>();
            neighbours(name).forEach((spelling, verdict) -> {
                if (verdict == Verdict.SAME) {
                    same.add(spelling);
                }
            });
            return same;
        }

        /** All that are the same as a spelling, as one that is the same as it … */
        private Set<String> connected(String spelling) {
            Set<String> connected = new TreeSet<>(Set.of(spelling));
            Deque<String> next = new ArrayDeque<>(connected);
            while (!next.isEmpty() && connected.size() <= MOST_CONNECTED) {
                for (String same : same(next.pop())) {
                    if (connected.add(same)) {
                        next.add(same);
                    }
                }
            }
            return connected;
        }

        private Person knownPerson(String id) {
            SortedSet<String> spellings = new TreeSet<>();
            for (String name : known.namesOf(id)) {
                for (String spelling : connected(name)) {
                    if (inArchive.contains(spelling) && personOf(spelling).id().equals(id)) {
                        spellings.add(spelling);
                    }
                }
            }
            return new Person(id, spellings);
        }

        /** The person whom a spelling names. */
        public Person personOf(String spelling) {
            Person before = persons.get(spelling);
            if (before != null) {
                return before;
            }
            Set<String> connected = connected(spelling);
            List<Set<String>> groups = new ArrayList<>();
            Map<String, Set<String>> byKnown = new LinkedHashMap<>();
            Set<String> others = new TreeSet<>();
            for (String one : connected) {
                Set<String> borne = known.thoseWith(one, askedKeysOf(one), this::bears);
                if (borne.size() == 1) {
                    byKnown.computeIfAbsent(borne.iterator().next(), id -> new TreeSet<>())
                            .add(one);
                } else {
                    others.add(one);
                }
            }
            byKnown.forEach((id, members) -> remember(id, members));
            groups.addAll(
                    connected.size() > MOST_CONNECTED
                            ? others.stream().map(Set::of).toList()
                            : parted(others));
            for (Set<String> group : groups) {
                SortedSet<String> members = new TreeSet<>(group);
                members.retainAll(inArchive);
                if (!members.isEmpty()) {
                    remember(ID + members.first(), group);
                }
            }
            return persons.computeIfAbsent(spelling, one -> new Person(ID + one, new TreeSet<>(Set.of(one))));
        }

        private void remember(String id, Set<String> members) {
            SortedSet<String> spellings = new TreeSet<>(members);
            spellings.retainAll(inArchive);
            Person person = new Person(id, spellings);
            members.forEach(member -> persons.put(member, person));
        }

        /** Groups without two spellings that cannot be one person's. */
        private List<Set<String>> parted(Set<String> connected) {
            if (!hasConflict(connected)) {
                return byConnection(connected);
            }
            Set<String> either = new TreeSet<>();
            for (String one : connected) {
                List<String> same = connected.stream()
                        .filter(other -> !other.equals(one) && verdict(one, other) == Verdict.SAME)
                        .toList();
                if (hasConflict(same)) {
                    either.add(one);
                }
            }
            Set<String> clear = new TreeSet<>(connected);
            clear.removeAll(either);
            List<Set<String>> groups = new ArrayList<>();
            for (Set<String> some : List.of(either, clear)) {
                for (Set<String> group : byConnection(some)) {
                    if (hasConflict(group)) {
                        group.forEach(one -> groups.add(Set.of(one)));
                    } else {
                        groups.add(group);
                    }
                }
            }
            return groups;
        }

        private List<Set<String>> byConnection(Set<String> spellings) {
            List<Set<String>> groups = new ArrayList<>();
            Set<String> left = new TreeSet<>(spellings);
            while (!left.isEmpty()) {
                Deque<String> next = new ArrayDeque<>(List.of(left.iterator().next()));
                Set<String> group = new TreeSet<>();
                while (!next.isEmpty()) {
                    String one = next.pop();
                    if (left.remove(one)) {
                        group.add(one);
                        left.stream()
                                .filter(other -> verdict(one, other) == Verdict.SAME)
                                .forEach(next::add);
                    }
                }
                groups.add(group);
            }
            return groups;
        }

        private boolean hasConflict(Collection<String> spellings) {
            List<String> all = List.copyOf(spellings);
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    if (excludes(verdict(all.get(i), all.get(j)), all.get(i), all.get(j))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Other characters are another person, however they sound. */
        private boolean excludes(Verdict verdict, String one, String other) {
            return verdict == Verdict.DIFFERENT
                    || (verdict == Verdict.PERHAPS && writing(one) == Writing.HAN && writing(other) == Writing.HAN);
        }

        /** Whether a name is that of a person with these spellings. Comparing across scripts may miss; within one it does not. */
        private boolean bears(String name, Collection<String> spellings) {
            int same = 0;
            int different = 0;
            for (String spelling : spellings) {
                Verdict verdict = spelling.equals(name) ? Verdict.SAME : verdict(name, spelling);
                if (excludes(verdict, name, spelling) && writing(name) == writing(spelling)) {
                    return false;
                }
                same += verdict == Verdict.SAME ? 1 : 0;
                different += verdict == Verdict.DIFFERENT ? 1 : 0;
            }
            return same > 0 && same >= different;
        }

        /** Whether somebody is not the known person who bears a name with him: the name means the known one first. */
        private boolean isAnother(@Nullable Person person, Set<String> names) {
            return person != null
                    && person.spellings().stream()
                            .anyMatch(spelling -> names.stream()
                                    .anyMatch(name -> writing(name) == writing(spelling)
                                            && excludes(verdict(name, spelling), name, spelling)));
        }

        private Writing writing(String name) {
            return Writing.of(name.codePointAt(0));
        }

        private static List<String> sorted(SortedMap<String, Verdict> neighbours, Verdict verdict) {
            return neighbours.keySet().stream()
                    .filter(spelling -> neighbours.get(spelling) == verdict)
                    .toList();
        }

        /** Whom a name may mean; titles beside it count for nothing. */
        public Found find(String name) {
            Map<String, Person> found = new TreeMap<>();
            Set<String> same = new LinkedHashSet<>();
            SortedMap<String, Verdict> neighbours = neighbours(name);
            List<String> looked = new ArrayList<>(sorted(neighbours, Verdict.SAME));
            looked.addAll(sorted(neighbours, Verdict.PERHAPS).stream()
                    .limit(MOST_PERHAPS)
                    .toList());
            for (String spelling : looked) {
                Person person = personOf(spelling);
                if (found.putIfAbsent(person.id(), person) == null) {
                    Set<String> spellings = new TreeSet<>(person.spellings());
                    spellings.addAll(known.namesOf(person.id()));
                    if (bears(name, spellings)) {
                        same.add(person.id());
                    }
                }
            }
            Set<String> bearers = Set.copyOf(same);
            same.removeIf(id -> known.person(id).isEmpty()
                    && bearers.stream().anyMatch(other -> isAnother(found.get(id), known.namesOf(other))));
            Comparator<Person> knownFirst = Comparator.comparing(
                            (Person person) -> known.person(person.id()).isEmpty())
                    .thenComparing(Person::id);
            return new Found(
                    found.values().stream()
                            .filter(person -> same.contains(person.id()))
                            .sorted(knownFirst)
                            .toList(),
                    found.values().stream()
                            .filter(person -> !same.contains(person.id()))
                            .sorted(knownFirst)
                            .toList());
        }
    }
}
