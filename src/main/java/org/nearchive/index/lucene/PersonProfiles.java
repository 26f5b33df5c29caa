package org.nearchive.index.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.IndexedPost;
import org.nearchive.person.Likeness;
import org.nearchive.person.Persons;
import org.nearchive.person.Persons.Person;
import org.nearchive.query.PersonProfile;
import org.nearchive.query.SearchResult;

/** Reads out of the posts of a person what they call him. */
final class PersonProfiles {
    /** Posts that are read for it, the newest first. */
    private static final int MOST_POSTS = 2_000;

    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_EVIDENCE = 3;

    private final FacetedSearcher searcher;
    private final Gazetteer gazetteer;
    private final Persons who;
    private final Persons.Roll roll;
    private final PersonSearch persons;

    PersonProfiles(FacetedSearcher searcher, Generation generation) {
        this.searcher = searcher;
        gazetteer = generation.vocabulary().gazetteer();
        who = generation.vocabulary().who();
        roll = searcher.spellings().roll(who);
        persons = new PersonSearch(searcher, who);
    }

    Optional<PersonProfile> profile(String id, String labels) throws IOException {
        Optional<Person> person = roll.person(id);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        Set<String> spellings = person.get().spellings();
        Map<String, Heard> heard = new TreeMap<>();
        Map<String, Called> called = new TreeMap<>();
        for (IndexedPost post : posts(spellings)) {
            String language = post.enrichment().language();
            Set<String> seen = new TreeSet<>();
            for (FieldPerson named : post.enrichment().persons()) {
                String spelling = named.spelling();
                if (spelling == null || !spellings.contains(spelling)) {
                    continue;
                }
                if (seen.add(spelling)) {
                    heard.computeIfAbsent(spelling, one -> new Heard()).add(language);
                }
                String role = named.person().role();
                String title = named.person().title();
                if (role != null && title != null && !role.equals(FieldPerson.COURTESY)) {
                    List<String> of = named.person().of();
                    called.computeIfAbsent(role + "\n" + of, one -> new Called(role, of))
                            .add(title, post.post().published(), post.post().id());
                }
            }
        }
        return Optional.of(new PersonProfile(
                person.get().id(),
                persons.label(person.get().id(), labels).label(),
                heard.entrySet().stream()
                        .map(one -> new PersonProfile.Spelling(
                                one.getKey(), one.getValue().posts, List.copyOf(one.getValue().languages)))
                        .sorted(Comparator.comparingLong(PersonProfile.Spelling::posts)
                                .reversed()
                                .thenComparing(PersonProfile.Spelling::text))
                        .toList(),
                called.values().stream()
                        .map(one -> one.role(labels, gazetteer))
                        .sorted(Comparator.comparing(PersonProfile.Role::first)
                                .thenComparing(PersonProfile.Role::role)
                                .thenComparing(PersonProfile.Role::title))
                        .toList(),
                candidates(person.get(), labels)));
    }

    private static final class Heard {
        private long posts;
        private final Set<String> languages = new TreeSet<>();

        void add(String language) {
            posts++;
            languages.add(language);
        }
    }

    private static final class Called {
        private final String role;
        private final List<String> of;
        private final Map<String, Integer> titles = new TreeMap<>();
        private final Set<String> posts = new TreeSet<>();
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        Called(String role, List<String> of) {
            this.role = role;
            this.of = of;
        }

        void add(String title, LocalDate day, String post) {
            titles.merge(title, 1, Integer::sum);
            posts.add(post);
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }

        PersonProfile.Role role(String labels, Gazetteer gazetteer) {
            String title = titles.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse("");
            return new PersonProfile.Role(
                    title,
                    role,
                    of.stream()
                            .map(id -> new SearchResult.Label(id, gazetteer.label(id, labels)))
                            .toList(),
                    posts.size(),
                    first,
                    last);
        }
    }

    private List<IndexedPost> posts(Set<String> spellings) throws IOException {
        List<BytesRef> ids =
                spellings.stream().map(one -> new BytesRef(FieldPerson.id(one))).toList();
        Sort newest = new Sort(
                new SortField(Fields.PUBLISHED, SortField.Type.INT, true),
                new SortField(Fields.ID, SortField.Type.STRING));
        List<IndexedPost> posts = new ArrayList<>();
        for (ScoreDoc doc : searcher.search(
                        new TermInSetQuery(Fields.ENTITY, ids),
                        new TopFieldCollectorManager(newest, MOST_POSTS, null, Integer.MAX_VALUE))
                .scoreDocs) {
            posts.add(Fields.stored(searcher.storedFields(), doc.doc));
        }
        return posts;
    }

    private List<PersonProfile.Candidate> candidates(Person person, String labels) {
        Map<String, List<PersonProfile.Evidence>> found = new TreeMap<>();
        for (String spelling : person.spellings()) {
            Persons.Found near = roll.find(spelling);
            for (List<Person> some : List.of(near.same(), near.perhaps())) {
                for (Person other : some) {
                    if (!other.id().equals(person.id()) && !other.spellings().isEmpty()) {
                        List<PersonProfile.Evidence> evidence =
                                found.computeIfAbsent(other.id(), one -> new ArrayList<>());
                        for (String theirs : other.spellings()) {
                            Likeness likeness = who.names().compare(spelling, theirs);
                            if (likeness.score() > 0) {
                                evidence.add(new PersonProfile.Evidence(
                                        spelling, theirs, likeness.verdict().word(), likeness.score()));
                            }
                        }
                    }
                }
            }
        }
        return found.entrySet().stream()
                .map(one -> new PersonProfile.Candidate(
                        one.getKey(),
                        persons.label(one.getKey(), labels).label(),
                        one.getValue().stream()
                                .distinct()
                                .sorted(Comparator.comparingDouble(PersonProfile.Evidence::score)
                                        .reversed()
                                        .thenComparing(PersonProfile.Evidence::spelling)
                                        .thenComparing(PersonProfile.Evidence::other))
                                .limit(MOST_EVIDENCE)
                                .toList()))
                .limit(MOST_CANDIDATES)
                .toList();
    }
}
