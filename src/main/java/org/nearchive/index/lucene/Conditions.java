package org.nearchive.index.lucene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;
import org.nearchive.index.Analysis;
import org.nearchive.query.Clause;
import org.nearchive.query.SearchQuery.Filters;

/** The conditions of a query in Lucene's terms. */
final class Conditions {
    /** SEARCH.md: titles twice the body is the best seen in every language. */
    private static final float TITLE = 2f;
    /** A word is scored by the field that fits it best; the others break ties. */
    private static final float TIE = 0.1f;
    /** The script-neutral companion decides only what language analysis leaves open. */
    private static final float NEUTRAL = 0.4f;

    /** A file is often a long annex: what stands in the post itself counts more. */
    private static final float FILE_TEXT = 0.5f;

    private final QueryBuilder builder;

    Conditions(Analyzer analyzer) {
        builder = new QueryBuilder(analyzer);
    }

    /** All clauses; posts in any order when there is none. */
    Query all(List<Clause> clauses) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean positive = false;
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Not not) {
                all.add(one(not.clause()), Occur.MUST_NOT);
            } else {
                boolean scored = !(clause instanceof Clause.InLanguage
                        || clause instanceof Clause.Published
                        || clause instanceof Clause.SpokenOf);
                all.add(one(clause), scored ? Occur.MUST : Occur.FILTER);
                positive |= scored;
            }
        }
        if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private Query one(Clause clause) {
        return switch (clause) {
            case Clause.Word word -> word(word.text());
            case Clause.Phrase phrase -> phrase(phrase.text());
            case Clause.Named named -> named(named.ids());
            case Clause.InLanguage language -> new ConstantScoreQuery(term(Fields.LANGUAGE, language.tag()));
            case Clause.Published published -> published(published.range());
            case Clause.SpokenOf spoken -> spokenOf(spoken);
            case Clause.Not not -> throw new IllegalArgumentException("A Not holds no Not: " + not);
        };
    }

    private Query word(String text) {
        List<Query> ways = new ArrayList<>();
        for (String analysis : Analysis.forQuery(text)) {
            if (analysis.equals(Analysis.ANY)) {
                neutral(text, ways);
            } else {
                add(ways, builder.createBooleanQuery(Fields.in(Fields.TITLE, analysis), text, Occur.MUST), TITLE);
                add(ways, builder.createBooleanQuery(Fields.in(Fields.BODY, analysis), text, Occur.MUST), 1);
                add(
                        ways,
                        builder.createBooleanQuery(Fields.in(Fields.FILE_TEXT, analysis), text, Occur.MUST),
                        FILE_TEXT);
            }
        }
        return anyOf(ways);
    }

    private Query phrase(String text) {
        List<Query> ways = new ArrayList<>();
        neutral(text, ways);
        return anyOf(ways);
    }

    private void neutral(String text, List<Query> ways) {
        String title = Fields.in(Fields.TITLE, Analysis.ANY);
        String body = Fields.in(Fields.BODY, Analysis.ANY);
        String fileText = Fields.in(Fields.FILE_TEXT, Analysis.ANY);
        if (text.codePointCount(0, text.length()) == 1 && isCjk(text.codePointAt(0))) {
            // Bigrams hold no single character; every bigram that begins with it does.
            for (String field : List.of(title, body, Fields.FILES, fileText)) {
                ways.add(new BoostQuery(new PrefixQuery(new Term(field, text)), NEUTRAL));
            }
            return;
        }
        add(ways, builder.createPhraseQuery(title, text), NEUTRAL * TITLE);
        add(ways, builder.createPhraseQuery(body, text), NEUTRAL);
        add(ways, builder.createPhraseQuery(Fields.FILES, text), NEUTRAL);
        add(ways, builder.createPhraseQuery(fileText, text), NEUTRAL * FILE_TEXT);
    }

    static boolean isCjk(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private static Query named(Collection<String> ids) {
        List<Query> ways = new ArrayList<>();
        for (String id : ids) {
            ways.add(term(Fields.ENTITY, id));
            ways.add(new BoostQuery(term(Fields.TITLE_ENTITY, id), TITLE));
        }
        return new DisjunctionMaxQuery(ways, TIE);
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

    private static void add(List<Query> ways, @Nullable Query query, float weight) {
        if (query != null) {
            ways.add(weight == 1 ? query : new BoostQuery(query, weight));
        }
    }

    private static Query anyOf(List<Query> ways) {
        // Only stop words or marks: nothing in any field can fulfil it.
        return ways.isEmpty() ? new MatchNoDocsQuery("no words") : new DisjunctionMaxQuery(ways, TIE);
    }
}
