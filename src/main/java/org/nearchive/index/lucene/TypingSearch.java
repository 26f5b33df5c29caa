package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.enrich.Language;
import org.nearchive.entity.Entity;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Hangul;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Name;
import org.nearchive.entity.TypedForm;
import org.nearchive.entity.TypedNames;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggested;

/** Finds what words may become while they are being typed: entities by their names, posts by their titles. */
final class TypingSearch {
    /** A name is looked for in all words, and in so many before the cursor. */
    private static final int WORDS = 6;

    /** Spellings of persons that are looked at. */
    private static final int SPELLINGS = 200;

    private static final String TITLE = Fields.in(Fields.TITLE, Analysis.ANY);
    private static final char LAST_CHARACTER = '\uffff';
    private static final Pattern FIELD = Pattern.compile("-?(\\p{L}+)[:：]\"?(.*)");

    private final FacetedSearcher searcher;
    private final Generation generation;
    private final QueryBuilder builder;

    TypingSearch(FacetedSearcher searcher, Generation generation) {
        this.searcher = searcher;
        this.generation = generation;
        builder = new QueryBuilder(generation.analysis().analyzer());
    }

    Suggested suggest(String typed, String labels, int limit) throws IOException {
        String text = typed.strip();
        return new Suggested(
                typed,
                TypedForm.of(text).isEmpty() ? List.of() : entities(text, labels, limit),
                TypedForm.of(text).isEmpty() ? List.of() : posts(text, limit),
                generation.name(),
                searcher.seq());
    }

    /** Those that all of the text may become; when there is none, those that its end may become. */
    private List<Suggested.SuggestedEntity> entities(String text, String labels, int limit) throws IOException {
        List<Integer> beginnings = new ArrayList<>(List.of(0));
        for (int i = 1; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i))) {
                beginnings.add(i);
            }
        }
        if (beginnings.size() > WORDS) {
            beginnings.subList(1, beginnings.size() - WORDS + 1).clear();
        }
        for (int beginning : beginnings) {
            List<Suggested.SuggestedEntity> found = named(text.substring(beginning), labels, limit);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Suggested.SuggestedEntity> named(String piece, String labels, int limit) throws IOException {
        Matcher field = FIELD.matcher(piece);
        String kind = field.matches() ? field.group(1) : "";
        boolean ofKind = Kind.filters().stream().anyMatch(each -> each.filter().equals(kind));
        Gazetteer gazetteer = generation.vocabulary().gazetteer();
        List<Ranked> found = new ArrayList<>();
        for (TypedNames.Found name : gazetteer.typedNames().find(ofKind ? field.group(2) : piece, labels)) {
            Entity entity = name.entity();
            if (!ofKind || entity.kind().filter().equals(kind)) {
                found.add(new Ranked(name, searcher.postsWith(entity.id())));
            }
        }
        if (!ofKind || kind.equals(Kind.PERSON.filter())) {
            found.addAll(persons(ofKind ? field.group(2) : piece, labels));
        }
        return found.stream()
                .sorted(Ranked.BEST)
                .limit(limit)
                .map(ranked -> new Suggested.SuggestedEntity(
                        ranked.name.entity().id(),
                        ranked.name.entity().kind().filter(),
                        ranked.name.entity().label(labels),
                        ranked.name.name(),
                        ranked.name.language(),
                        ranked.name.fit().word(),
                        piece,
                        ranked.posts))
                .toList();
    }

    /** Persons by the spellings that posts have of them. */
    private List<Ranked> persons(String typed, String labels) throws IOException {
        PersonSearch persons =
                new PersonSearch(searcher, generation.vocabulary().who());
        Map<String, Ranked> best = new HashMap<>();
        for (PersonSearch.Typed spelling : persons.typed(typed, SPELLINGS)) {
            SearchResult.Label person = persons.label(FieldPerson.id(spelling.text()), labels);
            Entity entity = new Entity(
                    person.id(),
                    "",
                    "",
                    "",
                    List.of(),
                    null,
                    "",
                    0,
                    null,
                    null,
                    Map.of(labels, List.of(new Name(person.label(), null, null, false, false, false))));
            Ranked ranked = new Ranked(
                    new TypedNames.Found(
                            entity, spelling.text(), Language.UNKNOWN, spelling.fit(), spelling.inOtherLetters()),
                    persons.posts(person.id()));
            best.merge(person.id(), ranked, (one, other) -> Ranked.BEST.compare(one, other) <= 0 ? one : other);
        }
        return List.copyOf(best.values());
    }

    /** Names that fit alike: first of those whom posts name, first in the letters typed, first of whom more posts name. */
    private record Ranked(TypedNames.Found name, int posts) {
        static final Comparator<Ranked> BEST = Comparator.comparing((Ranked ranked) -> ranked.name.fit())
                .thenComparing(ranked -> ranked.posts == 0)
                .thenComparing(ranked -> ranked.name.inOtherLetters())
                .thenComparing(Comparator.comparingInt(Ranked::posts).reversed())
                .thenComparing(ranked -> ranked.name.entity().kind())
                .thenComparing(ranked -> ranked.name.entity().id());
    }

    private List<Suggested.SuggestedPost> posts(String text, int limit) throws IOException {
        List<Query> ways = new ArrayList<>();
        String start = Fields.titleStart(text);
        ways.add(new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(Fields.TITLE_START, start))), 2));
        Query words = words(text);
        if (words != null) {
            ways.add(new ConstantScoreQuery(words));
        }
        Sort newest = new Sort(
                SortField.FIELD_SCORE,
                new SortField(Fields.PUBLISHED, SortField.Type.INT, true),
                new SortField(Fields.ID, SortField.Type.STRING));
        ScoreDoc[] docs = searcher.search(
                        new DisjunctionMaxQuery(ways, 0),
                        new TopFieldCollectorManager(newest, limit, null, Integer.MAX_VALUE))
                .scoreDocs;
        List<Suggested.SuggestedPost> posts = new ArrayList<>();
        for (ScoreDoc doc : docs) {
            IndexedPost indexed = Fields.stored(searcher.storedFields(), doc.doc);
            posts.add(new Suggested.SuggestedPost(
                    indexed.post().id(),
                    indexed.post().title(),
                    indexed.enrichment().language(),
                    indexed.post().published()));
        }
        return posts;
    }

    /** Titles with all whole words and one that begins as the last one does; {@code null}: no word is long enough. */
    private @Nullable Query words(String text) {
        List<String> words = Arrays.stream(text.split("[\\s\\p{Z}]+", -1))
                .filter(word -> !TypedForm.of(word).isEmpty())
                .toList();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words.subList(0, words.size() - 1)) {
            Query whole = builder.createPhraseQuery(TITLE, word);
            if (whole != null) {
                all.add(whole, Occur.FILTER);
            }
        }
        String last = words.getLast();
        boolean added = TypedText.isCjk(last.codePointAt(last.length() - 1)) ? cjk(last, all) : alphabetic(last, all);
        return added ? all.build() : null;
    }

    private boolean alphabetic(String word, BooleanQuery.Builder all) {
        String folded = Analysis.folded(word);
        if (folded.codePointCount(0, folded.length()) < 2) {
            return false;
        }
        all.add(new PrefixQuery(new Term(TITLE, folded)), Occur.FILTER);
        return true;
    }

    /** The last syllable may be half typed: 정 may be on its way to 저우. */
    private boolean cjk(String word, BooleanQuery.Builder all) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        String folded = Hangul.composed(Hangul.letters(Analysis.folded(word)));
        pairs(folded, any);
        String goesOn = Hangul.goingOn(folded);
        if (!goesOn.isEmpty()) {
            pairs(goesOn, any);
        }
        BooleanQuery ways = any.build();
        if (!ways.clauses().isEmpty()) {
            all.add(ways, Occur.FILTER);
        }
        return !ways.clauses().isEmpty();
    }

    /** There the terms are pairs of characters. */
    private void pairs(String word, BooleanQuery.Builder any) {
        char last = word.charAt(word.length() - 1);
        String range = Hangul.range(last);
        if (range.isEmpty() && word.length() > 1) {
            Query whole = builder.createPhraseQuery(TITLE, word);
            if (whole != null) {
                any.add(whole, Occur.SHOULD);
            }
            return;
        }
        String before = word.substring(0, word.length() - 1);
        BooleanQuery.Builder both = new BooleanQuery.Builder();
        Query whole = before.length() > 1 ? builder.createPhraseQuery(TITLE, before) : null;
        if (whole != null) {
            both.add(whole, Occur.FILTER);
        }
        String beside = before.isEmpty() ? "" : before.substring(before.length() - 1);
        String first = beside + (range.isEmpty() ? last : range.charAt(0));
        String end = beside + (range.isEmpty() ? last : range.charAt(1)) + LAST_CHARACTER;
        both.add(new TermRangeQuery(TITLE, new BytesRef(first), new BytesRef(end), true, true), Occur.FILTER);
        any.add(both.build(), Occur.SHOULD);
    }
}
