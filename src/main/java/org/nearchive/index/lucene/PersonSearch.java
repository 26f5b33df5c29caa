package org.nearchive.index.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateRange;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Fit;
import org.nearchive.entity.Kind;
import org.nearchive.entity.TypedForm;
import org.nearchive.person.KnownPersons;
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
    private List<DateRange> times = List.of();

    PersonSearch(FacetedSearcher searcher, Persons who) {
        this.searcher = searcher;
        this.who = who;
        roll = searcher.spellings().roll(who);
    }

    /**
     * What a name was taken for.
     *
     * @param ids to look for in the index
     */
    private record Meant(List<String> ids, Found found) {}

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
            if (!id.startsWith(FieldPerson.HOLDER)) {
                posts.merge(spelling(id), searcher.postsWith(id), Integer::sum);
            }
        }
        return posts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(MOST_NAMED)
                .toList();
    }

    private static String spelling(String id) {
        return id.substring(Kind.PERSON.prefix().length());
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

    /**
     * A spelling that what was typed may become.
     *
     * @param inOtherLetters whether it is written in another script than what was typed
     */
    record Typed(String text, Fit fit, boolean inOtherLetters) {}

    List<Typed> typed(String begin, int most) {
        String form = TypedForm.of(begin);
        List<Typed> found = new ArrayList<>();
        if (form.length() > 1 || form.codePoints().anyMatch(TypedText::isCjk)) {
            for (String spelling : searcher.spellings().typed(form, most)) {
                String whole = TypedForm.of(spelling);
                boolean asWritten = whole.startsWith(form);
                boolean other = Character.UnicodeScript.of(form.codePointAt(0))
                        != Character.UnicodeScript.of(whole.codePointAt(0));
                Fit fit = whole.equals(form) ? Fit.EXACT : asWritten || other ? Fit.PREFIX : Fit.WORD;
                found.add(new Typed(spelling, fit, other));
            }
        }
        return found;
    }

    /** How many posts name a person in one of his spellings. */
    int posts(String id) throws IOException {
        List<BytesRef> spellings = new ArrayList<>();
        roll.person(id)
                .ifPresent(person ->
                        person.spellings().forEach(spelling -> spellings.add(new BytesRef(FieldPerson.id(spelling)))));
        return searcher.count(new TermInSetQuery(Fields.ENTITY, spellings));
    }

    /** The ids of the persons whom ids of spellings mean. */
    Set<String> persons(Set<String> ids) {
        Set<String> persons = new LinkedHashSet<>();
        for (String id : ids) {
            persons.add(roll.person(id).map(Person::id).orElse(id));
        }
        return persons;
    }

    /** Those that most posts have; of equally frequent ones the first in the alphabet. */
    private static List<String> frequent(Map<String, Long> counts, int most) {
        Comparator<Map.Entry<String, Long>> rareFirst = Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed());
        // There are many more names than are shown: not all of them are put in order.
        PriorityQueue<Map.Entry<String, Long>> frequent = new PriorityQueue<>(most + 1, rareFirst);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            if (frequent.size() < most || rareFirst.compare(count, frequent.peek()) > 0) {
                frequent.add(count);
                if (frequent.size() > most) {
                    frequent.remove();
                }
            }
        }
        return frequent.stream()
                .sorted(rareFirst.reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The number of posts for each of the persons that most posts name: two spellings of one are counted once. */
    Map<String, Long> counts(List<FacetsCollector.MatchingDocs> posts, int most) throws IOException {
        Map<String, Long> bySpelling = searcher.columns().counts(PERSON.name(), posts);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, Integer> groups = new HashMap<>();
        for (String id : frequent(bySpelling, SPELLINGS_OF_A_VALUE * most)) {
            Person person = roll.personOf(spelling(id));
            Integer known = numbers.get(person.id());
            if (known == null) {
                int number = numbers.size();
                numbers.put(person.id(), number);
                groups.put(id, number);
                person.spellings().forEach(spelling -> groups.put(FieldPerson.id(spelling), number));
            }
        }
        long[] byPerson = searcher.columns().counts(PERSON.name(), groups, numbers.size(), posts);
        Map<String, Long> counts = new HashMap<>();
        numbers.forEach((id, number) -> counts.put(id, byPerson[number]));
        return counts;
    }

    /** The question with the ids that the index has for its persons. */
    SearchQuery expanded(SearchQuery query) throws IOException {
        times = times(query);
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

    /** The days that are searched. */
    private static List<DateRange> times(SearchQuery query) {
        List<DateRange> times = new ArrayList<>(
                List.of(query.filters().published(), query.filters().spokenOf()));
        for (Clause clause : query.clauses()) {
            if (clause instanceof Clause.Published published) {
                times.add(published.range());
            } else if (clause instanceof Clause.SpokenOf spoken) {
                times.add(spoken.range());
            }
        }
        return times;
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
        return new Meant(List.copyOf(ids), found);
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
        Found known =
                new Found(inOffice(family, courtesy ? Set.of() : addressed.get().roles()), List.of());
        Set<String> ids = new LinkedHashSet<>();
        add(known.same(), ids);
        for (String holder : searcher.spellings().holders()) {
            String rest = holder.substring(FieldPerson.HOLDER.length());
            String role = rest.substring(0, rest.indexOf(':'));
            String theirs = rest.substring(role.length() + 1);
            if ((courtesy || addressed.get().roles().contains(role)) && who.mayBeSame(family, theirs)) {
                ids.add(holder);
            }
        }
        return Optional.of(new Meant(List.copyOf(ids), known));
    }

    /** Known persons of a family name who held such an office in the time that is searched; any office when no role is said. */
    private List<Person> inOffice(String family, Set<String> roles) {
        List<Person> holders = new ArrayList<>();
        for (KnownPersons.Known person : who.known().all()) {
            boolean held = person.offices().stream()
                    .anyMatch(office -> (roles.isEmpty() || roles.contains(office.role()))
                            && times.stream().allMatch(time -> overlaps(time, office)));
            boolean named = person.names().values().stream()
                    .flatMap(List::stream)
                    .flatMap(name -> who.names().familiesOf(name).stream())
                    .anyMatch(theirs -> who.mayBeSame(family, theirs));
            if (held && named) {
                roll.person(person.id()).ifPresent(holders::add);
            }
        }
        return holders;
    }

    private static boolean overlaps(DateRange time, KnownPersons.Office office) {
        LocalDate from =
                office.from() == null ? null : DateRange.parse(office.from()).from();
        LocalDate until =
                office.until() == null ? null : DateRange.parse(office.until()).to();
        return (from == null || time.to() == null || !from.isAfter(time.to()))
                && (until == null || time.from() == null || !until.isBefore(time.from()));
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
            Meant holders = holders(name).orElse(null);
            taken = holders == null || holders.ids().isEmpty() ? taken : holders;
        }
        if (taken == null
                || (taken.ids().isEmpty()
                        && !(isPlainlyName(name) && !taken.found().perhaps().isEmpty()))) {
            return null;
        }
        // Nobody surely bears it: the words are searched, and those who may bear it are named.
        List<String> ids = taken.ids().isEmpty() ? List.of(new PersonId(PersonId.Way.NAME, name).id()) : taken.ids();
        Clause.Named named = new Clause.Named(name, ids, true);
        meant.put(named, taken);
        return named;
    }

    /** Written as names are: where there are capitals, with them. */
    private static boolean isPlainlyName(String name) {
        for (String part : name.split(" ")) {
            if (Character.isLowerCase(part.codePointAt(0))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSpelling(String name) throws IOException {
        return searcher.getIndexReader().docFreq(new Term(Fields.ENTITY, FieldPerson.id(name))) > 0;
    }
}
