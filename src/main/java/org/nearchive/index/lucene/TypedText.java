package org.nearchive.index.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.nearchive.index.Analysis;
import org.nearchive.query.Clause;

/** Typed words, phrases and names as Lucene's queries: in which fields they are looked up, and what each place weighs. */
final class TypedText {
    /** SEARCH.md: titles twice the body is the best seen in every language. */
    private static final float TITLE = 2f;
    /** A word is scored by the field that fits it best; the others break ties. */
    private static final float TIE = 0.1f;
    /** The script-neutral companion decides only what language analysis leaves open. */
    private static final float NEUTRAL = 0.4f;

    /** A file is often a long annex: what stands in the post itself counts more. */
    private static final float FILE_TEXT = 0.5f;

    private final QueryBuilder builder;

    TypedText(Analyzer analyzer) {
        builder = new QueryBuilder(analyzer);
    }

    /** Words and names typed beside each other, as one question. */
    Query together(List<Clause> wordsAndNames) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Clause clause : wordsAndNames) {
            all.add(
                    switch (clause) {
                        case Clause.Word word -> word(word.text());
                        case Clause.Named named -> named(named.ids());
                        default -> throw new IllegalArgumentException("neither a word nor a name: " + clause);
                    },
                    Occur.MUST);
        }
        return all.build();
    }

    /** One word that must stand in a post, in any of its forms. */
    Query word(String text) {
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

    /** Words next to each other just so. */
    Query phrase(String text) {
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

    /** One of some entities. */
    Query named(Collection<String> ids) {
        List<Query> ways = new ArrayList<>();
        for (String id : ids) {
            ways.add(new TermQuery(new Term(Fields.ENTITY, id)));
            ways.add(new BoostQuery(new TermQuery(new Term(Fields.TITLE_ENTITY, id)), TITLE));
        }
        return new DisjunctionMaxQuery(ways, TIE);
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
