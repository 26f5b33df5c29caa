package org.nearchive.index.lucene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;
import org.nearchive.query.Clause;
import org.nearchive.query.SearchQuery.Filters;

/** The conditions of a query in Lucene's terms. */
final class Conditions {
    private final TypedText typed;

    Conditions(TypedText typed) {
        this.typed = typed;
    }

    /** All clauses; posts in any order when there is none. */
    Query all(List<Clause> clauses) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Clause> wordsAndNames = new ArrayList<>();
        boolean positive = false;
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Not not) {
                all.add(one(not.clause()), Occur.MUST_NOT);
            } else if (isWordOrName(clause)) {
                wordsAndNames.add(clause);
            } else {
                boolean scored = !(clause instanceof Clause.InLanguage
                        || clause instanceof Clause.Published
                        || clause instanceof Clause.SpokenOf);
                all.add(one(clause), scored ? Occur.MUST : Occur.FILTER);
                positive |= scored;
            }
        }
        if (!wordsAndNames.isEmpty()) {
            all.add(typed.together(wordsAndNames), Occur.MUST);
        } else if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    /** Whether a post need not hold all of the words. */
    boolean isRelaxed(List<Clause> clauses) {
        List<Clause> wordsAndNames =
                clauses.stream().filter(Conditions::isWordOrName).toList();
        return !wordsAndNames.isEmpty() && typed.isRelaxed(wordsAndNames);
    }

    private static boolean isWordOrName(Clause clause) {
        return clause instanceof Clause.Word || (clause instanceof Clause.Named named && named.typed());
    }

    private Query one(Clause clause) {
        return switch (clause) {
            case Clause.Word word -> typed.word(word.text());
            case Clause.Phrase phrase -> typed.phrase(phrase.text());
            case Clause.Named named -> typed.named(named.ids());
            case Clause.InLanguage language -> new ConstantScoreQuery(term(Fields.LANGUAGE, language.tag()));
            case Clause.Published published -> published(published.range());
            case Clause.SpokenOf spoken -> spokenOf(spoken);
            case Clause.Not not -> throw new IllegalArgumentException("A Not holds no Not: " + not);
        };
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

    /** A query narrowed by all filters but the one named {@code except}, whose facet is being counted. */
    static Query narrowed(Query query, Filters filters, String except) {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        for (Kind kind : Kind.filters()) {
            filter(narrowed, Fields.ENTITY, filters.of(kind), except.equals(kind.filter()));
        }
        filter(narrowed, Fields.LANGUAGE, filters.languages(), except.equals(Fields.LANGUAGE));
        filter(narrowed, Fields.BOARD, filters.boards(), except.equals(Fields.BOARD));
        if (!filters.published().isOpen() && !except.equals(Fields.YEAR)) {
            narrowed.add(published(filters.published()), Occur.FILTER);
        }
        if (!filters.spokenOf().isOpen() && !except.equals(Fields.ON_YEAR)) {
            narrowed.add(spokenOf(new Clause.SpokenOf(filters.spokenOf(), false)), Occur.FILTER);
        }
        return narrowed.build();
    }

    private static void filter(BooleanQuery.Builder query, String field, Collection<String> values, boolean left) {
        if (!values.isEmpty() && !left) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            values.forEach(value -> any.add(term(field, value), Occur.SHOULD));
            query.add(any.build(), Occur.FILTER);
        }
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
