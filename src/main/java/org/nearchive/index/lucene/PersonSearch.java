package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Kind;
import org.nearchive.person.Persons;
import org.nearchive.person.Persons.Found;
import org.nearchive.person.Persons.Person;
import org.nearchive.person.Titles.Addressed;
import org.nearchive.query.Clause;
import org.nearchive.query.Facet;
import org.nearchive.query.PersonId;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;

/**
 * Persons in a question: what was typed becomes the spellings that this state of the index has, and names among the words become
 * persons.
 */
final class PersonSearch {
    /** Longer questions are sentences; names in them are found by the words. */
    private static final int MOST_WORDS = 12;
    /** Words of a name, with a title. */
    private static final int LONGEST_NAME = 5;

    private static final int MOST_NAMED = 20;
    /** So many spellings are looked at for each value of the facet: several may be one person's. */
    private static final int SPELLINGS_OF_A_VALUE = 4;

    private static final Facet PERSON = Facet.of(Kind.PERSON);

    private final FacetedSearcher searcher;
    private final Persons who;
    private final Persons.Roll roll;
    private final Map<Clause.Named, Meant> meant = new HashMap<>();

    PersonSearch(FacetedSearcher searcher, Persons who) {
        this.searcher = searcher;
        this.who = who;
        roll = searcher.spellings().roll(who);
    }

    /**
     * What a name was taken for.
     *
     * @param ids to look for in the index
     * @param holders whether it is a family name with a title
     */
    record Meant(List<String> ids, Found found, boolean holders) {}

    /** The persons that a clause was taken for: empty for no person, and where only family names with titles are meant. */
    List<SearchResult.Label> labels(Clause.Named named, String language) {
        Meant taken = meant.get(named);
        return taken == null ? List.of() : labels(taken.found().same(), language);
    }

    /** Those who may be meant and are not looked for. */
    List<SearchResult.Label> perhaps(Clause.Named named, String language) {
        Meant taken = meant.get(named);
        return taken == null
                ? List.of()
                : labels(
                        taken.found().perhaps().stream()
                                .filter(person -> person.spellings().stream()
                                        .noneMatch(spelling -> taken.ids().contains(FieldPerson.id(spelling))))
                                .toList(),
                        language);
    }

    private List<SearchResult.Label> labels(List<Person> persons, String language) {
        return persons.stream()
                .limit(MOST_NAMED)
                .map(person -> label(person, language))
                .toList();
    }

    /** The spellings that posts have of them, the most frequent first. */
    List<String> spellings(Clause.Named named) throws IOException {
        Meant taken = meant.get(named);
        if (taken == null) {
            return List.of();
        }
        Map<String, Integer> posts = new TreeMap<>();
        for (String id : taken.ids()) {
            String spelling = spelling(id);
            posts.merge(spelling, searcher.postsWith(id), Integer::sum);
        }
        return posts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(MOST_NAMED)
                .toList();
    }

    /** Of a holder the family name. */
    private static String spelling(String id) {
        return id.startsWith(FieldPerson.HOLDER)
                ? id.substring(id.indexOf(':', FieldPerson.HOLDER.length()) + 1)
                : id.substring(Kind.PERSON.prefix().length());
    }

    /** Id and name of the person whom an id means. */
    SearchResult.Label label(String id, String language) {
        return roll.person(id)
                .map(person -> label(person, language))
                .orElseGet(() -> new SearchResult.Label(id, PersonId.of(id).name()));
    }

    private SearchResult.Label label(Person person, String language) {
        return new SearchResult.Label(
                person.id(),
                who.known()
                        .person(person.id())
                        .map(known -> known.label(language))
                        .orElseGet(() -> spelling(person.id())));
    }

    /** The ids of the persons whom ids of spellings mean. */
    Set<String> persons(Set<String> ids) {
        Set<String> persons = new LinkedHashSet<>();
        for (String id : ids) {
            persons.add(roll.person(id).map(Person::id).orElse(id));
        }
        return persons;
    }

    /** The number of posts for each of the persons that most posts name: two spellings of one are counted once. */
    Map<String, Long> counts(List<FacetsCollector.MatchingDocs> posts, int most) throws IOException {
        Map<String, Long> bySpelling = searcher.columns().counts(PERSON.name(), posts);
        List<String> frequent = bySpelling.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SPELLINGS_OF_A_VALUE * (long) most)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Long> counts = new HashMap<>();
        for (String id : frequent) {
            Person person = roll.personOf(spelling(id));
            if (!counts.containsKey(person.id())) {
                Set<String> ids = new TreeSet<>();
                person.spellings().forEach(spelling -> ids.add(FieldPerson.id(spelling)));
                ids.retainAll(bySpelling.keySet());
                counts.put(
                        person.id(),
                        ids.size() == 1
                                ? bySpelling.getOrDefault(id, 0L)
                                : searcher.columns().countsOfAny(PERSON.name(), ids, posts));
            }
        }
        return counts;
    }

    /** The question with the ids that the index has for its persons. */
    SearchQuery expanded(SearchQuery query) throws IOException {
        List<Clause> clauses = named(expanded(query.clauses()));
        Set<String> chosen = query.filters().of(PERSON);
        if (chosen.isEmpty()) {
            return clauses.equals(query.clauses()) ? query : query.with(clauses, query.filters());
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String id : chosen) {
            ids.addAll(ids(id));
        }
        Map<Facet, Set<String>> all = new LinkedHashMap<>(query.filters().chosen());
        all.put(PERSON, ids);
        return query.with(
                clauses,
                new SearchQuery.Filters(
                        all, query.filters().published(), query.filters().spokenOf()));
    }

    private List<Clause> expanded(List<Clause> clauses) throws IOException {
        List<Clause> list = new ArrayList<>();
        for (Clause clause : clauses) {
            list.add(expanded(clause));
        }
        return list;
    }

    private Clause expanded(Clause clause) throws IOException {
        return switch (clause) {
            case Clause.Named named
            when isPerson(named) -> {
                Meant wanted = meaning(PersonId.of(named.ids().getFirst()));
                List<String> ids = wanted.ids().isEmpty() ? named.ids() : wanted.ids();
                Clause.Named expanded = new Clause.Named(named.surface(), ids, named.typed());
                meant.put(expanded, wanted);
                yield expanded;
            }
            case Clause.Not not -> new Clause.Not(expanded(not.clause()));
            case Clause.All all -> new Clause.All(expanded(all.clauses()));
            case Clause.Any any -> new Clause.Any(expanded(any.clauses()));
            default -> clause;
        };
    }

    static boolean isPerson(Clause.Named named) {
        return isPerson(named.ids());
    }

    static boolean isPerson(Collection<String> ids) {
        return !ids.isEmpty() && ids.stream().allMatch(PersonSearch::isPerson);
    }

    static boolean isPerson(String id) {
        return id.startsWith(Kind.PERSON.prefix()) || id.startsWith(FieldPerson.HOLDER);
    }

    private List<String> ids(String id) throws IOException {
        List<String> ids = meaning(PersonId.of(id)).ids();
        return ids.isEmpty() ? List.of(id) : ids;
    }

    private Meant meaning(PersonId asked) throws IOException {
        if (asked.way() == PersonId.Way.ID) {
            Optional<Person> person = roll.person(asked.name());
            if (person.isPresent()) {
                return meant(new Found(List.of(person.get()), List.of()), false);
            }
        } else {
            Optional<Person> known = who.known().person(asked.name()).flatMap(one -> roll.person(one.id()));
            if (known.isPresent()) {
                return meant(new Found(List.of(known.get()), List.of()), false);
            }
        }
        Optional<Meant> holders = holders(asked.name());
        if (holders.isPresent()) {
            return holders.get();
        }
        return meant(roll.find(asked.name()), asked.way() == PersonId.Way.PERHAPS);
    }

    private static Meant meant(Found found, boolean perhaps) {
        Set<String> ids = new LinkedHashSet<>();
        add(found.same(), ids);
        if (perhaps) {
            add(found.perhaps(), ids);
        }
        return new Meant(List.copyOf(ids), found, false);
    }

    private static void add(List<Person> persons, Set<String> ids) {
        for (Person person : persons) {
            person.spellings().forEach(spelling -> ids.add(FieldPerson.id(spelling)));
        }
    }

    /** Those who are named so with such a title; empty when it is no family name with a title. */
    private Optional<Meant> holders(String name) throws IOException {
        Optional<Addressed> addressed = who.names().titles().addressed(name);
        if (addressed.isEmpty() || !who.names().isShort(addressed.get().name())) {
            return Optional.empty();
        }
        String family = addressed.get().name();
        boolean courtesy = addressed.get().roles().contains(FieldPerson.COURTESY);
        Set<String> ids = new LinkedHashSet<>();
        for (String holder : searcher.spellings().holders()) {
            String rest = holder.substring(FieldPerson.HOLDER.length());
            String role = rest.substring(0, rest.indexOf(':'));
            String theirs = rest.substring(role.length() + 1);
            if ((courtesy || addressed.get().roles().contains(role)) && who.mayBeSame(family, theirs)) {
                ids.add(holder);
            }
        }
        return Optional.of(new Meant(List.copyOf(ids), new Found(List.of(), List.of()), true));
    }

    /** Words beside each other that are a person's name become the person. */
    private List<Clause> named(List<Clause> clauses) throws IOException {
        if (clauses.stream().filter(Clause.Word.class::isInstance).count() > MOST_WORDS) {
            return clauses;
        }
        List<Clause> list = new ArrayList<>();
        int i = 0;
        while (i < clauses.size()) {
            int words = 0;
            while (words < LONGEST_NAME
                    && i + words < clauses.size()
                    && clauses.get(i + words) instanceof Clause.Word) {
                words++;
            }
            Clause.Named person = null;
            for (int size = words; size > 0 && person == null; size--) {
                person = person(clauses.subList(i, i + size));
                words = size;
            }
            if (person == null) {
                list.add(clauses.get(i));
                i++;
            } else {
                list.add(person);
                i += words;
            }
        }
        return list;
    }

    private Clause.@Nullable Named person(List<Clause> words) throws IOException {
        String name = String.join(
                " ", words.stream().map(word -> ((Clause.Word) word).text()).toList());
        if (!Character.isLetter(name.codePointAt(0))) {
            return null;
        }
        Meant taken = null;
        if (who.names().looksFull(name) || isSpelling(name)) {
            taken = meant(roll.find(name), false);
        }
        if (taken == null || taken.ids().isEmpty()) {
            taken = holders(name).orElse(null);
        }
        if (taken == null || taken.ids().isEmpty()) {
            return null;
        }
        Clause.Named named = new Clause.Named(name, taken.ids(), true);
        meant.put(named, taken);
        return named;
    }

    private boolean isSpelling(String name) throws IOException {
        return searcher.getIndexReader().docFreq(new Term(Fields.ENTITY, FieldPerson.id(name))) > 0;
    }
}
