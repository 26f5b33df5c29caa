package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.nearchive.date.DateRange;
import org.nearchive.date.Precision;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Similar;

/**
 * Finds posts that are about the same as a post: with the words that tell what it is about (in its language), the entities
 * it names, the days it speaks of, the files attached to it. The last three know no language, so that the same news in
 * other languages comes up.
 *
 * <p>All words together count 1, so do all entities, rarer ones more; a post that has them all and is itself would have 3.3.
 */
final class SimilarSearch {
    private static final int WORDS = 25;
    private static final int TITLE_COUNTS = 2;
    /** Beyond that a body tells nothing new about what it is about. */
    private static final int BODY_CHARACTERS = 20_000;

    /** A word in more posts than this share tells nothing of what one is about, and costs most to look for. */
    private static final double COMMON = 0.05;
    /** Among few posts every word is in a large share. */
    private static final int COMMON_FROM = 1_000;

    private static final float DAY = 0.5f;
    private static final float FILE = 0.6f;
    /** A file on more posts than these is a logo. */
    private static final int POSTS_OF_A_FILE = 20;

    private static final float PUBLISHED_NEARBY = 0.2f;
    private static final int NEARBY_DAYS = 3;
    /** Less is no likeness: the association is named in nearly every post. */
    private static final float LEAST = 0.25f;

    private static final int SHOWN = 8;

    private final FacetedSearcher searcher;
    private final Generation generation;
    private final Analyzer analyzer;

    SimilarSearch(FacetedSearcher searcher, Generation generation) {
        this.searcher = searcher;
        this.generation = generation;
        analyzer = generation.analysis().analyzer();
    }

    Optional<Similar> similar(String id, String labels, int limit) throws IOException {
        Query itself = new TermQuery(new Term(Fields.ID, id));
        ScoreDoc[] found = searcher.search(itself, 1).scoreDocs;
        if (found.length == 0) {
            return Optional.empty();
        }
        IndexedPost given = Fields.stored(searcher.storedFields(), found[0].doc);
        Query words = words(given);
        Map<String, Float> entities = entities(given);
        BooleanQuery.Builder alike = new BooleanQuery.Builder();
        float own = searcher.explain(words, found[0].doc).getValue().floatValue();
        if (own > 0) {
            alike.add(new BoostQuery(words, 1 / own), Occur.SHOULD);
        }
        entities.forEach((entity, weight) -> alike.add(constant(term(Fields.ENTITY, entity), weight), Occur.SHOULD));
        any(alike, days(given).values().stream().map(SimilarSearch::spokenOf).toList(), DAY);
        any(
                alike,
                files(given).stream().map(hash -> term(Fields.FILE_HASH, hash)).toList(),
                FILE);
        Query nearest = new BooleanQuery.Builder()
                .add(alike.build(), Occur.MUST)
                .add(constant(publishedNearby(given.post()), PUBLISHED_NEARBY), Occur.SHOULD)
                .add(itself, Occur.MUST_NOT)
                .build();
        Sort order = new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID, SortField.Type.STRING));
        ScoreDoc[] docs =
                searcher.search(nearest, new TopFieldCollectorManager(order, limit, null, Integer.MAX_VALUE)).scoreDocs;
        Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<Similar.SimilarPost> posts = new ArrayList<>();
        for (ScoreDoc doc : docs) {
            float nearness = (Float) Objects.requireNonNull(((FieldDoc) doc).fields)[0];
            if (nearness >= LEAST) {
                posts.add(post(given, doc.doc, nearness, entities.keySet(), weight, labels));
            }
        }
        return Optional.of(new Similar(posts, generation.name(), searcher.seq()));
    }

    private Similar.SimilarPost post(
            IndexedPost given, int doc, float nearness, Collection<String> entities, Weight words, String labels)
            throws IOException {
        IndexedPost other = Fields.stored(searcher.storedFields(), doc);
        Post post = other.post();
        Gazetteer gazetteer = generation.vocabulary().gazetteer();
        Set<String> named = other.enrichment().entities();
        Set<String> days = days(other).keySet();
        days.retainAll(days(given).keySet());
        Set<String> hashes = hashes(given);
        return new Similar.SimilarPost(
                post.id(),
                post.origin().url(),
                other.enrichment().language(),
                post.title(),
                post.published(),
                post.origin().board(),
                Math.round(nearness * 1000) / 1000.0,
                new Similar.Shared(
                        entities.stream()
                                .filter(named::contains)
                                .limit(SHOWN)
                                .map(id -> new SearchResult.Label(id, gazetteer.label(id, labels)))
                                .toList(),
                        List.copyOf(days),
                        post.attachments().stream()
                                .filter(file -> hashes.contains(String.valueOf(file.sha256())))
                                .map(Attachment::fileName)
                                .toList(),
                        shared(words, doc, post)));
    }

    /** The words that tell what a post is about: those that stand in it often and in others seldom. */
    private Query words(IndexedPost given) throws IOException {
        String analysis = Analysis.of(given.enrichment().language());
        String title = Fields.in(Fields.TITLE, analysis);
        String body = Fields.in(Fields.BODY, analysis);
        Map<String, Integer> counts = new HashMap<>();
        count(title, given.post().title(), TITLE_COUNTS, counts);
        String text = given.post().body();
        count(body, text.substring(0, Math.min(BODY_CHARACTERS, text.length())), 1, counts);
        Map<String, Double> weights = new HashMap<>();
        double posts = searcher.getIndexReader().numDocs();
        for (Map.Entry<String, Integer> word : counts.entrySet()) {
            int with = Math.max(
                    searcher.getIndexReader().docFreq(new Term(title, word.getKey())),
                    searcher.getIndexReader().docFreq(new Term(body, word.getKey())));
            if (with > 1 && with <= Math.max(COMMON_FROM, posts * COMMON)) {
                weights.put(
                        word.getKey(),
                        word.getValue() / (word.getValue() + 1.2) * Math.log((posts + 1) / (with + 0.5)));
            }
        }
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS)
                .forEach(word -> words.add(
                        new DisjunctionMaxQuery(
                                List.of(
                                        new BoostQuery(term(title, word.getKey()), TITLE_COUNTS),
                                        term(body, word.getKey())),
                                0),
                        Occur.SHOULD));
        return words.build();
    }

    private void count(String field, String text, int by, Map<String, Integer> counts) throws IOException {
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                counts.merge(term.toString(), by, Integer::sum);
            }
            tokens.end();
        }
    }

    /** Weights of the entities, the rarest first, together 1. */
    private Map<String, Float> entities(IndexedPost given) throws IOException {
        Map<String, Double> rarity = new HashMap<>();
        double posts = searcher.getIndexReader().numDocs();
        for (String id : given.enrichment().entities()) {
            rarity.put(id, Math.log(1 + posts / Math.max(1, searcher.postsWith(id))));
        }
        double all = rarity.values().stream().mapToDouble(Double::doubleValue).sum();
        return rarity.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entity -> (float) (entity.getValue() / all),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Days, and spans from day to day, that title and body speak of: as they are written, and what is meant. */
    private static Map<String, DateRange> days(IndexedPost indexed) {
        Map<String, DateRange> days = new TreeMap<>();
        indexed.enrichment().dates().stream()
                .filter(found -> found.part() == Part.TITLE || found.part() == Part.BODY)
                .map(FieldDate::date)
                .filter(date -> date.precision() == Precision.DAY)
                .forEach(date -> days.put(date.value(), date.range()));
        return days;
    }

    private static Query spokenOf(DateRange range) {
        int[] from = {Math.toIntExact(Objects.requireNonNull(range.from()).toEpochDay())};
        int[] to = {Math.toIntExact(Objects.requireNonNull(range.to()).toEpochDay())};
        return new BooleanQuery.Builder()
                .add(IntRange.newWithinQuery(Fields.ON, from, to), Occur.FILTER)
                .add(IntRange.newContainsQuery(Fields.ON, from, to), Occur.FILTER)
                .build();
    }

    private static Query publishedNearby(Post post) {
        int day = Math.toIntExact(post.published().toEpochDay());
        return IntPoint.newRangeQuery(Fields.PUBLISHED, day - NEARBY_DAYS, day + NEARBY_DAYS);
    }

    private static Set<String> hashes(IndexedPost indexed) {
        return indexed.post().attachments().stream()
                .map(Attachment::sha256)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> files(IndexedPost given) throws IOException {
        List<String> files = new ArrayList<>();
        for (String hash : hashes(given)) {
            if (searcher.getIndexReader().docFreq(new Term(Fields.FILE_HASH, hash)) <= POSTS_OF_A_FILE) {
                files.add(hash);
            }
        }
        return files;
    }

    /** The words of a post that matched, each once. */
    private List<String> shared(Weight words, int doc, Post post) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        Matches matches = words.matches(leaf, doc - leaf.docBase);
        Map<String, String> surfaces = new LinkedHashMap<>();
        for (String field : matches == null ? List.<String>of() : fields(matches)) {
            String text = field.startsWith(Fields.TITLE + "_") ? post.title() : post.body();
            MatchesIterator places = matches == null ? null : matches.getMatches(field);
            while (places != null && places.next() && surfaces.size() < SHOWN) {
                String surface = text.substring(
                        Math.min(text.length(), places.startOffset()), Math.min(text.length(), places.endOffset()));
                surfaces.putIfAbsent(surface.toLowerCase(Locale.ROOT), surface);
            }
        }
        return List.copyOf(surfaces.values());
    }

    /** The title's field comes first. */
    private static Set<String> fields(Matches matches) {
        List<String> fields = new ArrayList<>();
        matches.forEach(fields::add);
        fields.sort(Comparator.reverseOrder());
        return new LinkedHashSet<>(fields);
    }

    private static void any(BooleanQuery.Builder all, List<Query> ways, float weight) {
        if (!ways.isEmpty()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            ways.forEach(way -> any.add(way, Occur.SHOULD));
            all.add(constant(any.build(), weight), Occur.SHOULD);
        }
    }

    private static Query constant(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
