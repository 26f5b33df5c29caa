package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateRange;
import org.nearchive.query.Clause;
import org.nearchive.query.Facet;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchQuery.Filters;

/** The conditions of a query in Lucene's terms. */
final class Conditions {
    private final TypedText typed;
    private final TypedOperators operators;
    private final IndexReader reader;

    Conditions(TypedText typed, TypedOperators operators, IndexReader reader) {
        this.typed = typed;
        this.operators = operators;
        this.reader = reader;
    }

    /** As a generation reads what is typed. */
    static Conditions of(Generation generation, IndexReader reader) {
        return new Conditions(
                new TypedText(generation.analysis()), new TypedOperators(generation.analysis(), reader), reader);
    }

    /**
     * What is asked of posts, before the filters.
     *
     * @param relaxed whether posts are found that do not hold all words
     * @param instead whether they are found because no post holds all words
     */
    record Asked(Query words, boolean relaxed, boolean instead) {}

    /** Finds a first post, whichever. */
    interface First {
        TopDocs of(Query query) throws IOException;
    }

    /**
     * All clauses. When no post holds all words, posts with some of them are found instead, if the best are to come first:
     * in every other order those that hold hardly any would be on top.
     */
    Asked asked(SearchQuery query, First first) throws IOException {
        Query strict = all(query.clauses());
        List<Clause> words = withoutBrackets(query.clauses()).stream()
                .filter(Conditions::isWordOrName)
                .toList();
        if (words.isEmpty() || typed.isRelaxed(words)) {
            return new Asked(strict, !words.isEmpty(), false);
        }
        if (query.sort() == SearchQuery.Sort.RELEVANCE
                && typed.haveParts(words)
                && !isThere(narrowed(strict, query.filters()), first)) {
            Query some = all(query.clauses(), typed::some);
            boolean found = isThere(narrowed(some, query.filters()), first);
            return new Asked(found ? some : strict, found, found);
        }
        return new Asked(strict, false, false);
    }

    /** Whether there is a post; unlike counting them, it ends at the first, and scores none. */
    private static boolean isThere(Query query, First first) throws IOException {
        return first.of(new ConstantScoreQuery(query)).totalHits.value() > 0;
    }

    /** All clauses; posts in any order when there is none. */
    Query all(List<Clause> clauses) {
        return all(clauses, typed::together);
    }

    private Query all(List<Clause> clauses, Function<List<Clause>, Query> together) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Clause> wordsAndNames = new ArrayList<>();
        boolean positive = false;
        for (Clause clause : withoutBrackets(clauses)) {
            if (clause instanceof Clause.Not not) {
                all.add(one(not.clause()), Occur.MUST_NOT);
            } else if (isWordOrName(clause)) {
                wordsAndNames.add(clause);
            } else {
                all.add(one(clause), isScored(clause) ? Occur.MUST : Occur.FILTER);
                positive |= isScored(clause);
            }
        }
        if (!wordsAndNames.isEmpty()) {
            all.add(together.apply(wordsAndNames), Occur.MUST);
        } else if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private static boolean isWordOrName(Clause clause) {
        return clause instanceof Clause.Word || (clause instanceof Clause.Named named && named.typed());
    }

    /** What stands in brackets beside other clauses stands beside them without, too. */
    private static List<Clause> withoutBrackets(List<Clause> clauses) {
        List<Clause> flat = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Clause.All group) {
                flat.addAll(withoutBrackets(group.clauses()));
            } else {
                flat.add(clause);
            }
        }
        return flat;
    }

    static boolean isScored(Clause clause) {
        return switch (clause) {
            case Clause.InLanguage language -> false;
            case Clause.OnBoard board -> false;
            case Clause.OfFileType type -> false;
            case Clause.Published published -> false;
            case Clause.SpokenOf spoken -> false;
            case Clause.Any any -> any.clauses().stream().anyMatch(Conditions::isScored);
            default -> true;
        };
    }

    private Query one(Clause clause) {
        return switch (clause) {
            case Clause.Word word -> typed.word(word.text());
            case Clause.Prefix prefix -> operators.prefix(prefix.text());
            case Clause.Fuzzy fuzzy -> operators.fuzzy(fuzzy.text(), fuzzy.edits());
            case Clause.Phrase phrase ->
                phrase.distance() == 0 ? typed.phrase(phrase.text()) : operators.near(phrase.text(), phrase.distance());
            case Clause.Named named -> typed.named(named.ids());
            case Clause.InLanguage language -> new ConstantScoreQuery(term(Fields.LANGUAGE, language.tag()));
            case Clause.OnBoard on -> new ConstantScoreQuery(board(on.board()));
            case Clause.InFile in -> operators.inFile(in.words());
            case Clause.OfFileType of -> new ConstantScoreQuery(term(Fields.FILETYPE, of.type()));
            case Clause.Published published -> published(published.range());
            case Clause.SpokenOf spoken -> spokenOf(spoken);
            case Clause.Not not -> all(List.of(not));
            case Clause.All group -> all(group.clauses());
            case Clause.Any any -> any(any.clauses());
        };
    }

    private Query any(List<Clause> clauses) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        clauses.forEach(clause -> any.add(one(clause), Occur.SHOULD));
        return any.build();
    }

    /** The whole path where there is such a board; else every board with such a heading. */
    private Query board(String name) {
        try {
            boolean isPath = reader.docFreq(new Term(Fields.BOARD, name)) > 0;
            return isPath ? term(Fields.BOARD, name) : term(Fields.BOARD_HEADING, name.toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query published(DateRange range) {
        return IntPoint.newRangeQuery(
                Fields.PUBLISHED, day(range.from(), Integer.MIN_VALUE), day(range.to(), Integer.MAX_VALUE));
    }

    private static Query spokenOf(Clause.SpokenOf spoken) {
        int from = day(spoken.range().from(), Integer.MIN_VALUE);
        int to = day(spoken.range().to(), Integer.MAX_VALUE);
        int[] begin = {from, 0};
        int[] end = {to, spoken.longest()};
        return new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(IntRange.newIntersectsQuery(Fields.ON, new int[] {from}, new int[] {to}), Occur.SHOULD)
                .add(IntRange.newIntersectsQuery(Fields.ON_COARSE, begin, end), Occur.SHOULD)
                .build());
    }

    private static int day(@Nullable LocalDate day, int open) {
        return day == null ? open : Math.toIntExact(day.toEpochDay());
    }

    /** A query narrowed by filters. */
    Query narrowed(Query query, Filters filters) {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        for (Facet facet : Facet.ALL) {
            if (!filters.of(facet).isEmpty()) {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                filters.of(facet).forEach(value -> any.add(value(facet, value), Occur.SHOULD));
                narrowed.add(any.build(), Occur.FILTER);
            }
        }
        if (!filters.published().isOpen()) {
            narrowed.add(published(filters.published()), Occur.FILTER);
        }
        if (!filters.spokenOf().isOpen()) {
            narrowed.add(spokenOf(new Clause.SpokenOf(filters.spokenOf(), false)), Occur.FILTER);
        }
        return narrowed.build();
    }

    private Query value(Facet facet, String value) {
        return facet.equals(Facet.BOARD)
                ? board(value)
                : term(facet.kind() != null ? Fields.ENTITY : facet.name(), value);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
