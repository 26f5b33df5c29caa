package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.index.IndexedPost;
import org.nearchive.query.Box;
import org.nearchive.query.Clause;
import org.nearchive.query.Explained;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchQuery.Filters;

/** Says of one post how it stands to each condition of a question. */
final class ExplainSearch {
    /** Places and names that a sentence lists. */
    private static final int LISTED = 3;

    private final FacetedSearcher searcher;
    private final Gazetteer gazetteer;
    private final Conditions conditions;
    private final PersonSearch persons;

    ExplainSearch(FacetedSearcher searcher, Generation generation) {
        this.searcher = searcher;
        this.gazetteer = generation.vocabulary().gazetteer();
        conditions = Conditions.of(generation, searcher.getIndexReader());
        persons = new PersonSearch(searcher, generation.vocabulary().who());
    }

    Optional<Explained> explain(SearchQuery asking, String id) throws IOException {
        SearchQuery query = persons.expanded(asking);
        ScoreDoc[] docs = searcher.search(new TermQuery(new Term(Fields.ID, id)), 1).scoreDocs;
        if (docs.length == 0) {
            return Optional.empty();
        }
        Subject post = new Subject(id, docs[0].doc, Fields.stored(searcher.storedFields(), docs[0].doc));
        Query whole = conditions.narrowed(
                conditions.asked(query, some -> searcher.search(some, 1)).words(), query.filters());
        boolean found = isFoundBy(whole, id);
        List<Explained.Condition> clauses = new ArrayList<>();
        double score = 0;
        for (Clause clause : query.clauses()) {
            score += share(clause, post);
        }
        for (Clause clause : query.clauses()) {
            double share = share(clause, post);
            clauses.add(clause(clause, post, query.labels(), found && share > 0 ? share / score : null));
        }
        List<Explained.Condition> filters = new ArrayList<>();
        for (SearchQuery.Chosen chosen : query.filters().oneByOne()) {
            filters.add(filter(chosen, post, query.labels()));
        }
        long total = searcher.count(whole);
        Integer rank = found ? rank(whole, query.sort(), post.doc) : null;
        return Optional.of(new Explained(
                id, found, total, rank, summary(found, rank, total, query.sort(), clauses, filters), clauses, filters));
    }

    private record Subject(String id, int doc, IndexedPost indexed) {}

    private boolean isFoundBy(Query query, String id) throws IOException {
        return searcher.count(new BooleanQuery.Builder()
                        .add(query, Occur.FILTER)
                        .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
                        .build())
                > 0;
    }

    private @Nullable Integer rank(Query query, SearchQuery.Sort sort, int doc) throws IOException {
        int window = Math.max(
                1, Math.min(SearchQuery.MAX_WINDOW, searcher.getIndexReader().maxDoc()));
        ScoreDoc[] docs = searcher.search(
                        query, new TopFieldCollectorManager(LuceneSearch.sort(sort), window, null, Integer.MAX_VALUE))
                .scoreDocs;
        for (int i = 0; i < docs.length; i++) {
            if (docs[i].doc == doc) {
                return i + 1;
            }
        }
        return null;
    }

    /** What a clause alone would give the post; 0 for those that only narrow. */
    private double share(Clause clause, Subject post) throws IOException {
        return Conditions.isScored(clause) && !(clause instanceof Clause.Not)
                ? searcher.explain(conditions.all(List.of(clause)), post.doc)
                        .getValue()
                        .doubleValue()
                : 0;
    }

    private Explained.Condition clause(Clause clause, Subject post, String labels, @Nullable Double share)
            throws IOException {
        Query alone = conditions.all(List.of(clause));
        boolean fulfilled = isFoundBy(alone, post.id);
        Clause positive = clause instanceof Clause.Not not ? not.clause() : clause;
        List<Hit.Why> where = where(
                new SearchQuery("", List.of(positive), Filters.NONE, SearchQuery.Sort.RELEVANCE, 0, 1, labels),
                conditions.all(List.of(positive)),
                post);
        return new Explained.Condition(
                Box.typed(clause),
                kind(clause),
                fulfilled,
                where,
                share == null ? null : Math.round(share * 1000) / 1000.0,
                says(clause, fulfilled, where, post.indexed, labels));
    }

    private Explained.Condition filter(SearchQuery.Chosen chosen, Subject post, String labels) throws IOException {
        SearchQuery alone = new SearchQuery("", List.of(), chosen.alone(), SearchQuery.Sort.RELEVANCE, 0, 1, labels);
        Query query = conditions.narrowed(MatchAllDocsQuery.INSTANCE, chosen.alone());
        boolean fulfilled = isFoundBy(query, post.id);
        List<Hit.Why> where = where(alone, query, post);
        return new Explained.Condition(
                chosen.values(),
                String.join(", ", chosen.parameters()),
                fulfilled,
                where,
                null,
                says(chosen, fulfilled, where, post.indexed, labels));
    }

    /** The post's own words for it. */
    private List<Hit.Why> where(SearchQuery query, Query engine, Subject post) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(engine), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(post.doc, leaves));
        StoredFields stored = searcher.storedFields();
        HitMaker maker = new HitMaker(
                post.indexed,
                () -> Fields.storedFileTexts(stored, post.doc),
                query,
                weight.matches(leaf, post.doc - leaf.docBase));
        return maker.hit(ids -> List.of(), List.of()).whyByPlace();
    }

    private static String kind(Clause clause) {
        return switch (clause) {
            case Clause.Word word -> "word";
            case Clause.Phrase phrase -> "phrase";
            case Clause.Named named -> Kind.of(named.ids().getFirst()).filter();
            case Clause.Prefix prefix -> "prefix";
            case Clause.Fuzzy fuzzy -> "fuzzy";
            case Clause.InLanguage language -> "lang";
            case Clause.OnBoard on -> "board";
            case Clause.InFile in -> "file";
            case Clause.OfFileType of -> "filetype";
            case Clause.All all -> "all";
            case Clause.Any any -> "any";
            case Clause.Published published -> "date";
            case Clause.SpokenOf spoken -> "on";
            case Clause.Not not -> "not";
        };
    }

    private String says(Clause clause, boolean fulfilled, List<Hit.Why> where, IndexedPost post, String labels) {
        return switch (clause) {
            case Clause.Word word ->
                fulfilled
                        ? "\"" + word.text() + "\" stands in it" + places(where)
                        : "no form of \"" + word.text() + "\" stands in its title, body, file names or file texts";
            case Clause.Phrase phrase ->
                fulfilled
                        ? "these words stand next to each other in it" + places(where)
                        : "\"" + phrase.text()
                                + "\" does not stand just so in its title, body, file names or file texts";
            case Clause.Named named -> named(named.ids(), fulfilled, where, post, labels);
            case Clause.Prefix prefix ->
                (fulfilled ? "a word" : "no word") + " of it begins with \"" + prefix.text() + "\"" + places(where);
            case Clause.Fuzzy fuzzy ->
                (fulfilled ? "a word" : "no word") + " of it is spelled nearly like \"" + fuzzy.text() + "\""
                        + places(where);
            case Clause.InFile in ->
                (fulfilled ? "its files hold " : "its files do not hold ") + Box.typed(in.words()) + places(where);
            case Clause.OfFileType of -> (fulfilled ? "a file" : "no file") + " of it is of the type " + of.type();
            case Clause.OnBoard on -> board(on.board(), fulfilled, post);
            case Clause.All all ->
                (fulfilled ? "it fulfils all of " : "it does not fulfil all of ") + Box.typed(all) + places(where);
            case Clause.Any any ->
                (fulfilled ? "it fulfils one of " : "it fulfils none of ") + Box.typed(any) + places(where);
            case Clause.InLanguage language -> language(language.tag(), fulfilled, post);
            case Clause.Published published -> published(Box.typed(published.range()), fulfilled, post);
            case Clause.SpokenOf spoken -> spoken(Box.typed(spoken.range()), fulfilled, where, post);
            case Clause.Not not ->
                fulfilled
                        ? "what is excluded, " + Box.typed(not.clause()) + ", is not in it"
                        : "it holds what is excluded, " + Box.typed(not.clause()) + places(where);
        };
    }

    private String says(
            SearchQuery.Chosen chosen, boolean fulfilled, List<Hit.Why> where, IndexedPost post, String labels) {
        return switch (chosen.facet()) {
            case Fields.LANGUAGE -> language(chosen.values(), fulfilled, post);
            case Fields.BOARD -> board(chosen.values(), fulfilled, post);
            case Fields.FILETYPE -> (fulfilled ? "a file" : "no file") + " of it is of the type " + chosen.values();
            case Fields.YEAR -> published(chosen.values(), fulfilled, post);
            case Fields.ON_YEAR -> spoken(chosen.values(), fulfilled, where, post);
            default -> named(List.of(chosen.values().split(", ", -1)), fulfilled, where, post, labels);
        };
    }

    private String named(List<String> ids, boolean fulfilled, List<Hit.Why> where, IndexedPost post, String labels) {
        String meant = ids.stream()
                .map(id -> gazetteer.label(id, labels) + " (" + id + ")")
                .collect(Collectors.joining(" or "));
        if (fulfilled) {
            return "it names " + meant + places(where);
        }
        String others = post.enrichment().entitiesAndPersons().stream()
                .filter(id -> ids.stream().anyMatch(asked -> Kind.of(asked) == Kind.of(id)))
                .limit(LISTED)
                .map(id -> gazetteer.label(id, labels))
                .collect(Collectors.joining(", "));
        return "it does not name " + meant + (others.isEmpty() ? "" : "; it names " + others);
    }

    private static String language(String asked, boolean fulfilled, IndexedPost post) {
        return "its language is " + post.enrichment().language() + (fulfilled ? "" : ", not " + asked);
    }

    private static String board(String asked, boolean fulfilled, IndexedPost post) {
        return "its board is " + (post.board().isEmpty() ? "not known" : post.board())
                + (fulfilled ? "" : ", not " + asked);
    }

    private static String published(String asked, boolean fulfilled, IndexedPost post) {
        return "it was published on " + post.post().published() + ", which is " + (fulfilled ? "" : "not ") + "in "
                + asked;
    }

    private static String spoken(String asked, boolean fulfilled, List<Hit.Why> where, IndexedPost post) {
        if (fulfilled) {
            return "it speaks of days in " + asked + places(where);
        }
        String days = post.enrichment().dates().stream()
                .map(found -> found.date().value())
                .distinct()
                .limit(LISTED)
                .collect(Collectors.joining(", "));
        return "it speaks of no days in " + asked + (days.isEmpty() ? " or elsewhere" : ", but of " + days);
    }

    private static String places(List<Hit.Why> where) {
        return where.isEmpty()
                ? ""
                : where.stream()
                        .limit(LISTED)
                        .map(why ->
                                "\"" + why.surface() + "\" in " + why.field().replace('_', ' '))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String summary(
            boolean found,
            @Nullable Integer rank,
            long total,
            SearchQuery.Sort sort,
            List<Explained.Condition> clauses,
            List<Explained.Condition> filters) {
        List<Explained.Condition> all = new ArrayList<>(clauses);
        all.addAll(filters);
        String missing = all.stream()
                .filter(condition -> !condition.fulfilled())
                .map(condition ->
                        clauses.contains(condition) ? condition.text() : condition.kind() + "=" + condition.text())
                .collect(Collectors.joining("; "));
        if (!found) {
            return "It is not found, because it does not fulfil: " + missing;
        }
        String place = rank == null ? "beyond the first " + SearchQuery.MAX_WINDOW : "number " + rank;
        return "It is found, " + place + " of " + total + " in the order \""
                + sort.name().toLowerCase(Locale.ROOT) + "\""
                + (missing.isEmpty() ? "" : "; though it does not fulfil: " + missing);
    }
}
