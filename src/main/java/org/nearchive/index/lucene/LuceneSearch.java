package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.query.Clause;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Timeline;

/** Answers one query from one state of one generation. */
final class LuceneSearch {
    /** Values of a facet that are given, the most frequent first. */
    private static final int FACET_VALUES = 100;

    /** Facet → the kind of entities that it counts. */
    private static final Map<String, Kind> KINDS =
            Kind.filters().stream().collect(Collectors.toMap(Kind::filter, Function.identity()));

    private static final List<String> FACETS = Stream.concat(
                    Kind.filters().stream().map(Kind::filter),
                    Stream.of(Fields.LANGUAGE, Fields.YEAR, Fields.ON_YEAR, Fields.BOARD))
            .toList();
    private static final SortField BY_ID = new SortField(Fields.ID, SortField.Type.STRING);

    private final FacetedSearcher searcher;
    private final Generation generation;
    private final Conditions conditions;

    LuceneSearch(FacetedSearcher searcher, Generation generation) {
        this.searcher = searcher;
        this.generation = generation;
        conditions = new Conditions(new TypedText(generation.analysis()));
    }

    SearchResult answer(SearchQuery query) throws IOException {
        long began = System.nanoTime();
        Query words = conditions.all(query.clauses());
        Query narrowed = Conditions.narrowed(words, query.filters(), "");
        TopFieldCollectorManager top = new TopFieldCollectorManager(
                sort(query.sort()), query.offset() + query.limit(), null, Integer.MAX_VALUE);
        Object[] found = searcher.search(narrowed, new MultiCollectorManager(top, new FacetsCollectorManager()));
        TopDocs docs = (TopDocs) found[0];
        FacetsCollector matching = (FacetsCollector) found[1];
        Map<String, List<SearchResult.Count>> facets = new LinkedHashMap<>();
        for (String facet : FACETS) {
            facets.put(facet, counts(facet, others(facet, words, query, matching), query.labels()));
        }
        return new SearchResult(
                docs.totalHits.value(),
                (System.nanoTime() - began) / 1_000_000,
                understood(query),
                conditions.isRelaxed(query.clauses()),
                hits(docs, query, narrowed),
                facets,
                generation.name(),
                Generation.seqOf((DirectoryReader) searcher.getIndexReader()));
    }

    Timeline timeline(SearchQuery query, Timeline.Axis axis, Timeline.Unit unit) throws IOException {
        Query narrowed = Conditions.narrowed(conditions.all(query.clauses()), query.filters(), "");
        boolean years = unit == Timeline.Unit.YEAR;
        String field = axis == Timeline.Axis.PUBLISHED
                ? (years ? Fields.YEAR : Fields.MONTH)
                : (years ? Fields.ON_YEAR : Fields.ON_MONTH);
        FacetsCollector posts = searcher.search(narrowed, new FacetsCollectorManager());
        StringValueFacetCounts counts = new StringValueFacetCounts(searcher.facet(field), posts);
        List<SearchResult.Count> list = new ArrayList<>();
        for (LabelAndValue value : counts.getAllChildren(field).labelValues) {
            list.add(new SearchResult.Count(value.label, value.label, value.value.longValue()));
        }
        list.sort(Comparator.comparing(SearchResult.Count::id));
        return new Timeline(searcher.count(narrowed), list, generation.name(), Generation.seqOf((DirectoryReader)
                searcher.getIndexReader()));
    }

    private static Sort sort(SearchQuery.Sort sort) {
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

    /** The posts whose values a facet counts: a chosen value keeps its neighbours countable. */
    private FacetsCollector others(String facet, Query words, SearchQuery query, FacetsCollector matching)
            throws IOException {
        SearchQuery.Filters filters = query.filters();
        Kind kind = KINDS.get(facet);
        boolean chosen = switch (facet) {
            case Fields.LANGUAGE -> !filters.languages().isEmpty();
            case Fields.BOARD -> !filters.boards().isEmpty();
            case Fields.YEAR -> !filters.published().isOpen();
            case Fields.ON_YEAR -> !filters.spokenOf().isOpen();
            default -> kind != null && !filters.of(kind).isEmpty();
        };
        return chosen
                ? searcher.search(Conditions.narrowed(words, filters, facet), new FacetsCollectorManager())
                : matching;
    }

    private List<SearchResult.Count> counts(String facet, FacetsCollector posts, String labels) throws IOException {
        StringValueFacetCounts counts = new StringValueFacetCounts(searcher.facet(facet), posts);
        List<SearchResult.Count> list = new ArrayList<>();
        for (LabelAndValue value : counts.getTopChildren(FACET_VALUES, facet).labelValues) {
            String label = KINDS.containsKey(facet)
                    ? generation.vocabulary().gazetteer().label(value.label, labels)
                    : value.label;
            list.add(new SearchResult.Count(value.label, label, value.value.longValue()));
        }
        return list;
    }

    private List<SearchResult.Understood> understood(SearchQuery query) throws IOException {
        List<SearchResult.Understood> list = new ArrayList<>();
        for (int i = 0; i < query.clauses().size(); i++) {
            if (query.clauses().get(i) instanceof Clause.Named named) {
                list.add(new SearchResult.Understood(
                        named.surface(),
                        labels(named.ids(), query.labels()),
                        named.typed() ? wordsInstead(query, i, named) : "",
                        named.typed()
                                ? searcher.count(Conditions.narrowed(wordsOnly(query, i, named), query.filters(), ""))
                                : 0));
            }
        }
        return list;
    }

    /** The query with the words of the name and without the entity. */
    private Query wordsOnly(SearchQuery query, int at, Clause.Named named) {
        List<Clause> clauses = new ArrayList<>(query.clauses());
        clauses.set(at, new Clause.Phrase(named.surface()));
        clauses.add(new Clause.Not(named));
        return conditions.all(clauses);
    }

    /** The same, as it would be typed. */
    private static String wordsInstead(SearchQuery query, int at, Clause.Named named) {
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < query.clauses().size(); i++) {
            typed.append(typed.isEmpty() ? "" : " ")
                    .append(
                            i == at
                                    ? '"' + named.surface() + '"'
                                    : typed(query.clauses().get(i)));
        }
        named.ids().forEach(id -> typed.append(" -").append(field(id)).append(id));
        return typed.toString();
    }

    private static String field(String id) {
        return Kind.of(id).filter() + ":";
    }

    private static String typed(Clause clause) {
        return switch (clause) {
            case Clause.Word word -> word.text();
            case Clause.Phrase phrase -> '"' + phrase.text() + '"';
            case Clause.Named named ->
                named.typed() ? named.surface() : field(named.ids().getFirst()) + '"' + named.surface() + '"';
            case Clause.InLanguage language -> "lang:" + language.tag();
            case Clause.Published published -> "date:" + typed(published.range());
            case Clause.SpokenOf spoken -> "on:" + (spoken.coarse() ? "~" : "") + typed(spoken.range());
            case Clause.Not not -> "-" + typed(not.clause());
        };
    }

    private static String typed(DateRange range) {
        return (range.from() == null ? "" : range.from()) + ".." + (range.to() == null ? "" : range.to());
    }

    private List<SearchResult.Label> labels(Iterable<String> ids, String language) {
        Gazetteer gazetteer = generation.vocabulary().gazetteer();
        List<SearchResult.Label> labels = new ArrayList<>();
        ids.forEach(id -> labels.add(new SearchResult.Label(id, gazetteer.label(id, language))));
        return labels;
    }

    private List<Hit> hits(TopDocs docs, SearchQuery query, Query narrowed) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(narrowed), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc doc : Arrays.asList(docs.scoreDocs)
                .subList(Math.min(query.offset(), docs.scoreDocs.length), docs.scoreDocs.length)) {
            StoredFields stored = searcher.storedFields();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc.doc, leaves));
            Matches matches = weight.matches(leaf, doc.doc - leaf.docBase);
            HitMaker maker = new HitMaker(
                    Fields.stored(stored, doc.doc), () -> Fields.storedFileTexts(stored, doc.doc), query, matches);
            hits.add(maker.hit(ids -> labels(ids, query.labels())));
        }
        return hits;
    }
}
