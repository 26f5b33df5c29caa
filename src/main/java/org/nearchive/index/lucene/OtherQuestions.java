package org.nearchive.index.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.Spelling;
import org.nearchive.entity.Hangul;
import org.nearchive.entity.Keyboard;
import org.nearchive.entity.LookAlikes;
import org.nearchive.entity.TypedNames;
import org.nearchive.index.Analysis;
import org.nearchive.query.Box;
import org.nearchive.query.BoxParser;
import org.nearchive.query.Clause;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.Suggestion;
import org.nearchive.query.Vocabulary;

/**
 * What to ask instead when nothing or hardly anything was found: words and names that are spelled nearly so, the same keys
 * with another keyboard layout, and, when nothing was found, what to leave out. Looks only at words that themselves find
 * hardly anything, and only at so many, so that a search without hits stays quick.
 */
final class OtherQuestions {
    /** Posts; with more there is no doubt that the words exist. */
    private static final int HARDLY_ANY = 2;

    private static final int WORDS = 6;
    private static final int WAYS_OF_A_WORD = 4;
    private static final int NEAR_NAMES = 3;
    private static final int MOST = 5;
    /** Syllables or characters: longer ones are sentences. */
    private static final int LONGEST = 10;

    /** Characters: longer ones are no slips but mishaps. */
    private static final int LONGEST_TYPED = 60;

    /** With more conditions no single one is to blame. */
    private static final int DROPPED = 8;

    private static final int ONE_SLIP = 4;
    private static final int TWO_SLIPS = 8;
    private static final List<String> FIELDS =
            List.of(Fields.in(Fields.TITLE, Analysis.ANY), Fields.in(Fields.BODY, Analysis.ANY));

    private final IndexSearcher searcher;
    private final Vocabulary vocabulary;
    private final Conditions conditions;
    private final Map<String, Suggestion> found = new LinkedHashMap<>();

    OtherQuestions(IndexSearcher searcher, Vocabulary vocabulary, Conditions conditions) {
        this.searcher = searcher;
        this.vocabulary = vocabulary;
        this.conditions = conditions;
    }

    /** @param total number of posts that the question finds */
    List<Suggestion> of(SearchQuery query, long total) throws IOException {
        List<Clause> clauses = query.clauses();
        int words = 0;
        for (int i = 0; i < clauses.size() && words < WORDS; i++) {
            if (clauses.get(i) instanceof Clause.Word word) {
                words++;
                inOtherCase(query, i, word.text());
                if (total <= HARDLY_ANY && count(conditions.all(List.of(word))) <= HARDLY_ANY) {
                    instead(query, i, i + 1, word.text(), total);
                }
            }
        }
        if (words > 1 && words == clauses.size() && total <= HARDLY_ANY) {
            instead(query, 0, words, Box.typed(clauses), total);
        }
        List<Suggestion> others = sorted();
        if (total == 0) {
            found.clear();
            drop(query);
            others.addAll(sorted());
        }
        return others;
    }

    private List<Suggestion> sorted() {
        return found.values().stream()
                .sorted(Comparator.comparingInt((Suggestion suggestion) -> likelihood(suggestion.kind()))
                        .thenComparing(
                                Comparator.comparingLong(Suggestion::total).reversed())
                        .thenComparing(Suggestion::text))
                .limit(MOST)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What reads as a name or a word with another layout is hardly ever a chance. */
    private static int likelihood(Suggestion.Kind kind) {
        return kind == Suggestion.Kind.KEYBOARD || kind == Suggestion.Kind.ENTITY ? 0 : 1;
    }

    /** Offered whatever was found: near is a word of English, and NEAR the association. */
    private void inOtherCase(SearchQuery query, int at, String word) throws IOException {
        String capitals = word.toUpperCase(Locale.ROOT);
        boolean isName = !capitals.equals(word)
                && vocabulary.gazetteer().namesIn(capitals).stream()
                        .anyMatch(mention -> mention.surface().equals(capitals));
        if (isName) {
            offer(query, at, at + 1, capitals, Suggestion.Kind.ENTITY, 0);
        }
    }

    /** Other words in the place of clauses {@code from} to {@code to}. */
    private void instead(SearchQuery query, int from, int to, String words, long total) throws IOException {
        if (words.length() > LONGEST_TYPED) {
            return;
        }
        for (String meant : Keyboard.meantBy(words)) {
            offer(query, from, to, meant, Suggestion.Kind.KEYBOARD, total);
        }
        for (TypedNames.Near near : vocabulary.gazetteer().typedNames().near(words, NEAR_NAMES)) {
            offer(query, from, to, near.name(), Suggestion.Kind.ENTITY, total);
        }
        if (to == from + 1) {
            for (String spelled : spelledNearly(Analysis.folded(words))) {
                offer(query, from, to, spelled, Suggestion.Kind.SPELLING, total);
            }
        }
    }

    /** Only if it finds more than what was typed. */
    private void offer(SearchQuery query, int from, int to, String words, Suggestion.Kind kind, long total)
            throws IOException {
        List<Clause> clauses = new ArrayList<>(query.clauses().subList(0, from));
        // Words alone hold no days, which are what the language and the day are for.
        clauses.addAll(new BoxParser(vocabulary, query.labels(), LocalDate.EPOCH)
                .parse(words)
                .clauses());
        clauses.addAll(query.clauses().subList(to, query.clauses().size()));
        String text = Box.typed(clauses);
        if (!found.containsKey(text)) {
            long instead = count(conditions.narrowed(conditions.all(clauses), query.filters()));
            if (instead > total) {
                String typed = Box.typed(query.clauses().subList(from, to));
                found.put(text, new Suggestion(kind, text, typed, List.of(), instead));
            }
        }
    }

    private List<String> spelledNearly(String word) throws IOException {
        if (word.length() > 1 && word.length() <= LONGEST && word.chars().allMatch(TypedText::isCjk)) {
            boolean hangul = word.chars().allMatch(Hangul::isSyllable);
            return oftenest(hangul ? Hangul.oneLetterOff(word) : LookAlikes.oneOff(word));
        }
        if (word.length() < ONE_SLIP || !word.chars().allMatch(Character::isLetter)) {
            return List.of();
        }
        Map<String, Integer> near = new HashMap<>();
        for (String field : FIELDS) {
            Terms terms = MultiTerms.getTerms(reader(), field);
            if (terms != null) {
                FuzzyTermsEnum alike =
                        new FuzzyTermsEnum(terms, new Term(field, word), word.length() < TWO_SLIPS ? 1 : 2, 1, true);
                for (BytesRef term = alike.next(); term != null; term = alike.next()) {
                    near.merge(term.utf8ToString(), alike.docFreq(), Math::max);
                }
            }
        }
        near.remove(word);
        return near.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, Integer> other) -> Spelling.distance(word, other.getKey()))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WAYS_OF_A_WORD)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those whose every pair of characters stands in posts, the rarest pair deciding. */
    private List<String> oftenest(List<String> words) throws IOException {
        Map<String, Integer> pairs = new HashMap<>();
        Map<String, Integer> often = new HashMap<>();
        for (String word : words) {
            int rarest = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < word.length() && rarest > 0; i++) {
                rarest = Math.min(rarest, posts(word.substring(i, i + 2), pairs));
            }
            if (rarest > 0) {
                often.put(word, rarest);
            }
        }
        return often.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WAYS_OF_A_WORD)
                .map(Map.Entry::getKey)
                .toList();
    }

    private int posts(String pair, Map<String, Integer> known) throws IOException {
        Integer posts = known.get(pair);
        if (posts == null) {
            posts = 0;
            for (String field : FIELDS) {
                posts = Math.max(posts, reader().docFreq(new Term(field, pair)));
            }
            known.put(pair, posts);
        }
        return posts;
    }

    /** One condition at a time. */
    private void drop(SearchQuery query) throws IOException {
        List<Clause> clauses = query.clauses();
        List<SearchQuery.Chosen> filters = query.filters().oneByOne();
        if (clauses.size() + filters.size() < 2) {
            return;
        }
        for (int i = 0; i < clauses.size() && clauses.size() <= DROPPED; i++) {
            List<Clause> rest = new ArrayList<>(clauses);
            String dropped = Box.typed(rest.remove(i));
            drop(Box.typed(rest), dropped, List.of(), conditions.narrowed(conditions.all(rest), query.filters()));
        }
        Query words = conditions.all(clauses);
        for (SearchQuery.Chosen filter : filters) {
            drop(query.text(), null, filter.parameters(), conditions.narrowed(words, filter.others()));
        }
    }

    private void drop(String text, @Nullable String words, List<String> parameters, Query rest) throws IOException {
        long total = count(rest);
        if (total > 0) {
            found.put(text + parameters, new Suggestion(Suggestion.Kind.DROP, text, words, parameters, total));
        }
    }

    private long count(Query query) throws IOException {
        return searcher.count(query);
    }

    private IndexReader reader() {
        return searcher.getIndexReader();
    }
}
