package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.index.IndexedPost;
import org.nearchive.query.Box;
import org.nearchive.query.Clause;
import org.nearchive.query.Cursor;
import org.nearchive.query.Facet;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Timeline;

/** Answers one query from one state of one generation. */
final class LuceneSearch {
    /** Values of a facet that are given, the most frequent first. */
    private static final int FACET_VALUES = 100;

    /** A walk keeps so many places in memory, and runs the query once for each of these pages. */
    private static final int WALKED_AT_ONCE = 10_000;

    private static final Comparator<SearchResult.Count> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(SearchResult.Count::count).reversed().thenComparing(SearchResult.Count::id);
    private static final SortField BY_ID = new SortField(Fields.ID, SortField.Type.STRING);
    static final Sort BY_ID_ALONE = new Sort(BY_ID);

    private final FacetedSearcher searcher;
    private final Generation generation;
    private final Deadline deadline;
    private final Conditions conditions;
    private final PersonSearch persons;

    /** @param searcher ends at the deadline, too */
    LuceneSearch(FacetedSearcher searcher, Generation generation, Deadline deadline) {
        this.searcher = searcher;
        this.generation = generation;
        this.deadline = deadline;
        conditions = Conditions.of(generation, searcher.getIndexReader());
        persons = new PersonSearch(searcher, generation.vocabulary().who());
    }

    SearchResult answer(SearchQuery asking) throws IOException {
        long began = System.nanoTime();
        SearchQuery query = persons.expanded(asking);
        Conditions.Asked asked = asked(query);
        Query words = asked.words();
        Query narrowed = conditions.narrowed(words, query.filters());
        Cursor cursor = query.cursor();
        String last = cursor == null ? "" : cursor.lastId();
        Query page = last.isEmpty() ? narrowed : after(narrowed, last);
        TopFieldCollectorManager top = new TopFieldCollectorManager(
                sort(query.sort()), query.offset() + query.limit(), null, Integer.MAX_VALUE);
        boolean counts = !query.facets().isEmpty() && last.isEmpty();
        Object[] collected = counts
                ? found(page, new MultiCollectorManager(top, new GroupCount(), new FacetsCollectorManager()))
                : found(page, new MultiCollectorManager(top, new GroupCount()));
        TopDocs docs = (TopDocs) collected[0];
        FacetsCollector matching = counts ? (FacetsCollector) collected[2] : null;
        long total = cursor == null ? docs.totalHits.value() : cursor.total();
        Map<String, List<SearchResult.Count>> facets = facets(words, narrowed, query, matching);
        long groups = cursor == null ? (Long) collected[1] : cursor.totalGroups();
        List<Hit> hits = hits(query.grouped() ? grouped(query, narrowed, total) : page(query, docs), query, narrowed);
        return new SearchResult(
                total,
                groups,
                (System.nanoTime() - began) / 1_000_000,
                understood(query),
                asked.relaxed(),
                hits,
                facets,
                new OtherQuestions(searcher, generation.vocabulary(), conditions)
                        .of(query, asked.instead() ? 0 : docs.totalHits.value()),
                next(query, query.grouped() ? groups : docs.totalHits.value(), hits, total, groups),
                generation.name(),
                searcher.seq());
    }

    /**
     * The same posts as {@link #answer} finds, all of them, by id.
     *
     * @param patient the same state without a deadline: whoever takes the posts may be slow
     */
    void walk(SearchQuery asking, FacetedSearcher patient, WholeSet set) throws IOException {
        SearchQuery query = persons.expanded(asking);
        Conditions.Asked asked = asked(query);
        Query narrowed = conditions.narrowed(asked.words(), query.filters());
        set.begin(query, count(narrowed), generation.name(), searcher.seq());
        Query unscored = new ConstantScoreQuery(narrowed);
        ScoreDoc last = null;
        while (true) {
            TopDocs page = patient.searchAfter(last, unscored, WALKED_AT_ONCE, new Sort(BY_ID));
            for (ScoreDoc doc : page.scoreDocs) {
                post(doc.doc, patient, set);
            }
            if (page.scoreDocs.length < WALKED_AT_ONCE) {
                return;
            }
            last = page.scoreDocs[WALKED_AT_ONCE - 1];
        }
    }

    private static void post(int doc, FacetedSearcher patient, WholeSet set) throws IOException {
        IndexedPost post = Fields.stored(patient.storedFields(), doc);
        set.post(
                post,
                Fields.storedFileTexts(patient.storedFields(), doc).byNumber(),
                GroupKeeper.others(
                        GroupKeeper.membersOf(patient.getIndexReader(), doc),
                        post.post().id()));
    }

    private Conditions.Asked asked(SearchQuery query) throws IOException {
        return conditions.asked(query, some -> found(some, new TopScoreDocCollectorManager(1, 1)));
    }

    /** Number of posts that fulfil a query and, when there is one, not another. */
    int count(SearchQuery query, @Nullable SearchQuery butNot) throws IOException {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder().add(condition(query), Occur.MUST);
        if (butNot != null) {
            wanted.add(condition(butNot), Occur.MUST_NOT);
        }
        return searcher.count(wanted.build());
    }

    List<String> ids(SearchQuery query) throws IOException {
        List<String> ids = new ArrayList<>();
        FacetsCollector posts = found(condition(query), new FacetsCollectorManager());
        for (FacetsCollector.MatchingDocs segment : posts.getMatchingDocs()) {
            SortedDocValues values = DocValues.getSorted(segment.context().reader(), Fields.ID);
            DocIdSetIterator docs =
                    segment.totalHits() == 0 ? null : segment.bits().iterator();
            while (docs != null && docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (values.advanceExact(docs.docID())) {
                    ids.add(values.lookupOrd(values.ordValue()).utf8ToString());
                }
            }
        }
        ids.sort(Comparator.naturalOrder());
        return ids;
    }

    /** Whether a post fulfils a query. */
    boolean finds(SearchQuery query, String id) throws IOException {
        return searcher.count(new BooleanQuery.Builder()
                        .add(condition(query), Occur.MUST)
                        .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
                        .build())
                > 0;
    }

    /** Those of some ids whose posts fulfil a query. */
    Set<String> among(SearchQuery query, Collection<String> ids) throws IOException {
        List<BytesRef> wanted = ids.stream().map(BytesRef::new).toList();
        TopDocs found = searcher.search(
                new BooleanQuery.Builder()
                        .add(new TermInSetQuery(Fields.ID, wanted), Occur.FILTER)
                        .add(condition(query), Occur.FILTER)
                        .build(),
                Math.max(1, wanted.size()),
                new Sort(BY_ID));
        Set<String> names = new HashSet<>();
        for (ScoreDoc doc : found.scoreDocs) {
            names.add(((BytesRef) java.util.Objects.requireNonNull(((FieldDoc) doc).fields)[0]).utf8ToString());
        }
        return names;
    }

    private Query condition(SearchQuery query) throws IOException {
        SearchQuery expanded = persons.expanded(query);
        return conditions.narrowed(conditions.all(expanded.clauses()), expanded.filters());
    }

    private <C extends Collector, T> T found(Query query, CollectorManager<C, T> collectors) throws IOException {
        T found = searcher.search(query, collectors);
        if (searcher.timedOut()) {
            throw deadline.passed();
        }
        return found;
    }

    /** What a walk by id has not come to yet. */
    private static Query after(Query narrowed, String lastId) {
        return new BooleanQuery.Builder()
                .add(narrowed, Occur.MUST)
                .add(TermRangeQuery.newStringRange(Fields.ID, lastId, null, false, false), Occur.FILTER)
                .build();
    }

    private static @Nullable String next(SearchQuery query, long left, List<Hit> hits, long total, long totalGroups) {
        int passed = query.offset() + hits.size();
        if (query.fingerprint().isEmpty() || hits.isEmpty() || passed >= left) {
            return null;
        }
        // A group is shown by any of its posts: its place is a number, not an id.
        if (query.sort() == SearchQuery.Sort.ID && !query.grouped()) {
            return new Cursor(
                            query.fingerprint(),
                            total,
                            totalGroups,
                            hits.getLast().id(),
                            0)
                    .encoded();
        }
        return passed + query.limit() > SearchQuery.MAX_WINDOW
                ? null
                : new Cursor(query.fingerprint(), total, totalGroups, "", passed).encoded();
    }

    Timeline timeline(SearchQuery query, Timeline.Axis axis, Timeline.Unit unit) throws IOException {
        Query narrowed = condition(query);
        boolean years = unit == Timeline.Unit.YEAR;
        String field = axis == Timeline.Axis.PUBLISHED
                ? (years ? Fields.YEAR : Fields.MONTH)
                : (years ? Fields.ON_YEAR : Fields.ON_MONTH);
        FacetsCollector posts = found(narrowed, new FacetsCollectorManager());
        List<SearchResult.Count> list = new ArrayList<>();
        searcher.columns()
                .counts(field, posts.getMatchingDocs())
                .forEach((value, count) -> list.add(new SearchResult.Count(value, value, count)));
        list.sort(Comparator.comparing(SearchResult.Count::id));
        long total = posts.getMatchingDocs().stream()
                .mapToLong(FacetsCollector.MatchingDocs::totalHits)
                .sum();
        return new Timeline(total, list, generation.name(), searcher.seq());
    }

    static Sort sort(SearchQuery.Sort sort) {
        return switch (sort) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, published(true), BY_ID);
            case NEWEST -> new Sort(published(true), BY_ID);
            case OLDEST -> new Sort(published(false), BY_ID);
            case EVENT -> new Sort(new SortField(Fields.EVENT_DAY, SortField.Type.LONG), BY_ID);
            case ID -> new Sort(BY_ID);
        };
    }

    private static SortField published(boolean newestFirst) {
        return new SortField(Fields.PUBLISHED, SortField.Type.INT, newestFirst);
    }

    private Map<String, List<SearchResult.Count>> facets(
            Query words, Query narrowed, SearchQuery query, @Nullable FacetsCollector matching) throws IOException {
        Map<String, List<SearchResult.Count>> facets = new LinkedHashMap<>();
        FacetsCollector all = matching;
        for (Facet facet : Facet.ALL) {
            if (!query.facets().contains(facet)) {
                continue;
            }
            deadline.check();
            FacetsCollector posts;
            if (!query.filters().of(facet).isEmpty()) {
                // A chosen value keeps its neighbours countable.
                Query others = conditions.narrowed(words, query.filters().without(facet));
                posts = found(others, new FacetsCollectorManager());
            } else {
                all = all == null ? found(narrowed, new FacetsCollectorManager()) : all;
                posts = all;
            }
            facets.put(facet.name(), counts(facet, posts, query));
        }
        return facets;
    }

    private List<SearchResult.Count> counts(Facet facet, FacetsCollector posts, SearchQuery query) throws IOException {
        Gazetteer gazetteer = generation.vocabulary().gazetteer();
        Set<String> chosen = facet.kind() == Kind.PERSON
                ? persons.persons(query.filters().of(facet))
                : query.filters().of(facet);
        boolean isPerson = facet.kind() == Kind.PERSON;
        Map<String, Long> counts = isPerson
                ? persons.counts(posts.getMatchingDocs(), FACET_VALUES)
                : searcher.columns().counts(facet.name(), posts.getMatchingDocs());
        List<SearchResult.Count> sorted = new ArrayList<>();
        counts.forEach((value, count) -> sorted.add(new SearchResult.Count(value, value, count)));
        sorted.sort(MOST_FREQUENT_FIRST);
        List<SearchResult.Count> list = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            SearchResult.Count count = sorted.get(i);
            if (i < FACET_VALUES || chosen.contains(count.id())) {
                String label = facet.kind() == null
                        ? count.id()
                        : isPerson
                                ? persons.label(count.id(), query.labels()).label()
                                : gazetteer.label(count.id(), query.labels());
                list.add(new SearchResult.Count(count.id(), label, count.count()));
            }
        }
        return list;
    }

    private List<SearchResult.Understood> understood(SearchQuery query) throws IOException {
        List<SearchResult.Understood> list = new ArrayList<>();
        for (Clause wanted :
                query.clauses().stream().flatMap(Clause::wanted).distinct().toList()) {
            if (wanted instanceof Clause.Named named) {
                boolean isPerson = PersonSearch.isPerson(named);
                List<Clause> instead = named.typed() ? wordsInstead(query.clauses(), named) : List.of();
                list.add(new SearchResult.Understood(
                        named.surface(),
                        isPerson ? persons.labels(named, query.labels()) : labels(named.ids(), query.labels()),
                        persons.spellings(named),
                        persons.perhaps(named, query.labels()),
                        Box.typed(instead),
                        instead.isEmpty() ? 0 : count(instead, query.filters())));
            }
        }
        return list;
    }

    private long count(List<Clause> clauses, SearchQuery.Filters filters) throws IOException {
        return count(conditions.narrowed(conditions.all(clauses), filters));
    }

    private long count(Query query) throws IOException {
        return found(query, new TotalHitCountCollectorManager(searcher.getSlices()));
    }

    /** The query with the words of the name and without the entity. */
    private static List<Clause> wordsInstead(List<Clause> clauses, Clause.Named named) {
        List<Clause> instead = new ArrayList<>(replaced(clauses, named));
        if (PersonSearch.isPerson(named)) {
            instead.add(new Clause.Not(new Clause.Named(named.surface(), named.ids(), false)));
            return instead;
        }
        named.ids().forEach(id -> instead.add(new Clause.Not(new Clause.Named(id, List.of(id), false))));
        return instead;
    }

    private static List<Clause> replaced(List<Clause> clauses, Clause.Named named) {
        return clauses.stream()
                .map(clause -> switch (clause) {
                    case Clause.Named same when same.equals(named) -> new Clause.Phrase(named.surface());
                    case Clause.All all -> new Clause.All(replaced(all.clauses(), named));
                    case Clause.Any any -> new Clause.Any(replaced(any.clauses(), named));
                    default -> clause;
                })
                .toList();
    }

    private List<SearchResult.Label> labels(Iterable<String> ids, String language) {
        Gazetteer gazetteer = generation.vocabulary().gazetteer();
        List<SearchResult.Label> labels = new ArrayList<>();
        for (String id : ids) {
            SearchResult.Label label = PersonSearch.isPerson(id)
                    ? persons.label(id, language)
                    : new SearchResult.Label(id, gazetteer.label(id, language));
            if (!labels.contains(label)) {
                labels.add(label);
            }
        }
        return labels;
    }

    private static List<Integer> page(SearchQuery query, TopDocs docs) {
        return Arrays.stream(docs.scoreDocs)
                .skip(query.offset())
                .map(found -> found.doc)
                .toList();
    }

    private List<Integer> grouped(SearchQuery query, Query narrowed, long total) throws IOException {
        return new GroupedPage(
                        searcher.getIndexReader(),
                        (wanted, sort, number) ->
                                found(wanted, new TopFieldCollectorManager(sort, number, null, Integer.MAX_VALUE)),
                        query.labels())
                .docs(narrowed, sort(query.sort()), query.offset(), query.limit(), total);
    }

    private List<Hit> hits(List<Integer> docs, SearchQuery query, Query narrowed) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(narrowed), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Hit> hits = new ArrayList<>();
        for (int doc : docs) {
            deadline.check();
            StoredFields stored = searcher.storedFields();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            Matches matches = weight.matches(leaf, doc - leaf.docBase);
            HitMaker maker =
                    new HitMaker(Fields.stored(stored, doc), () -> Fields.storedFileTexts(stored, doc), query, matches);
            hits.add(maker.hit(
                    ids -> labels(ids, query.labels()), GroupKeeper.membersOf(searcher.getIndexReader(), doc)));
        }
        return hits;
    }
}
