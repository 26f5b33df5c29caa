package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.QuestionLanguages;
import org.nearchive.index.Analysis;
import org.nearchive.query.Clause;

/**
 * The box's operators on words as Lucene's queries: {@code prefix*}, {@code word~}, {@code "a b"~5}, {@code file:word}. They
 * look at words as they are written, so in the script-neutral fields; a file is looked up in its language, too.
 */
final class TypedOperators {
    private static final float TITLE = 2f;
    private static final float TIE = 0.1f;
    private static final float FILE_TEXT = 0.5f;

    /** Words of the index that one typed word may stand for, where they are listed one by one. */
    private static final int EXPANSIONS = 50;
    /** A slip of the pen is rarely in the first letter. */
    private static final int SAME_BEGINNING = 1;

    private static final String ANY_TITLE = Fields.in(Fields.TITLE, Analysis.ANY);
    private static final String ANY_BODY = Fields.in(Fields.BODY, Analysis.ANY);
    private static final String ANY_FILE_TEXT = Fields.in(Fields.FILE_TEXT, Analysis.ANY);
    private static final List<String> IN_FILES = List.of(Fields.FILES, ANY_FILE_TEXT);
    private static final List<String> EVERYWHERE = List.of(ANY_TITLE, ANY_BODY, Fields.FILES, ANY_FILE_TEXT);

    private final Analyzer analyzer;
    private final QueryBuilder builder;
    private final IndexReader reader;

    TypedOperators(Analysis analysis, IndexReader reader) {
        analyzer = analysis.analyzer();
        this.builder = new QueryBuilder(analyzer);
        this.reader = reader;
    }

    /** Words that begin so. */
    Query prefix(String text) {
        return in(EVERYWHERE, field -> prefix(field, text));
    }

    /** Words that are spelled nearly so. */
    Query fuzzy(String text, int edits) {
        return in(EVERYWHERE, field -> fuzzy(field, text, edits));
    }

    /** Words that stand near each other, in any order. */
    Query near(String text, int distance) {
        return in(EVERYWHERE, field -> builder.createPhraseQuery(field, text, distance));
    }

    /** In names and texts of files only. */
    Query inFile(Clause words) {
        return switch (words) {
            case Clause.Word word -> wordInFile(word.text());
            case Clause.Prefix prefix -> in(IN_FILES, field -> prefix(field, prefix.text()));
            case Clause.Fuzzy fuzzy -> in(IN_FILES, field -> fuzzy(field, fuzzy.text(), fuzzy.edits()));
            case Clause.Phrase phrase ->
                in(IN_FILES, field -> builder.createPhraseQuery(field, phrase.text(), phrase.distance()));
            default -> throw new IllegalArgumentException("not words: " + words);
        };
    }

    private Query wordInFile(String text) {
        List<String> fields = new ArrayList<>();
        QuestionLanguages languages = QuestionLanguages.of(text);
        languages.likely().forEach(language -> fields.add(Fields.in(Fields.FILE_TEXT, language)));
        languages.unlikely().forEach(language -> fields.add(Fields.in(Fields.FILE_TEXT, language)));
        fields.addAll(IN_FILES);
        return in(
                fields,
                field -> IN_FILES.contains(field)
                        ? neutral(field, text)
                        : builder.createBooleanQuery(field, text, Occur.MUST));
    }

    /** Bigrams hold no single character of Han, kana and Hangul; those that begin with it do. */
    private @Nullable Query neutral(String field, String text) {
        boolean single = text.codePointCount(0, text.length()) == 1;
        return single ? prefix(field, text) : builder.createPhraseQuery(field, text);
    }

    private interface Way {
        @Nullable
        Query in(String field);
    }

    private static Query in(List<String> fields, Way way) {
        List<Query> ways = new ArrayList<>();
        for (String field : fields) {
            Query query = way.in(field);
            if (query != null) {
                ways.add(
                        field.equals(ANY_TITLE)
                                ? new BoostQuery(query, TITLE)
                                : field.equals(ANY_FILE_TEXT) ? new BoostQuery(query, FILE_TEXT) : query);
            }
        }
        return ways.isEmpty() ? new MatchNoDocsQuery("no words") : new DisjunctionMaxQuery(ways, TIE);
    }

    /** One token of an analysed text and its place. */
    private record Token(String text, int position) {}

    private List<Token> tokens(String field, String text) {
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            List<Token> tokens = new ArrayList<>();
            int position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                tokens.add(new Token(term.toString(), position));
            }
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Query prefix(String field, String text) {
        List<Token> tokens = tokens(field, text);
        if (tokens.isEmpty()) {
            return null;
        }
        Token last = tokens.getLast();
        if (tokens.size() == 1) {
            return new PrefixQuery(new Term(field, last.text));
        }
        List<Term> endings = beginningWith(field, last.text);
        if (endings.isEmpty()) {
            return null;
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        tokens.subList(0, tokens.size() - 1)
                .forEach(token -> phrase.add(new Term[] {new Term(field, token.text)}, token.position));
        return phrase.add(endings.toArray(Term[]::new), last.position).build();
    }

    private List<Term> beginningWith(String field, String prefix) {
        List<Term> found = new ArrayList<>();
        try {
            Terms terms = MultiTerms.getTerms(reader, field);
            if (terms == null) {
                return List.of();
            }
            TermsEnum each = terms.iterator();
            TermsEnum.SeekStatus at = each.seekCeil(new BytesRef(prefix));
            BytesRef term = at == TermsEnum.SeekStatus.END ? null : each.term();
            while (term != null
                    && found.size() < EXPANSIONS
                    && term.utf8ToString().startsWith(prefix)) {
                found.add(new Term(field, BytesRef.deepCopyOf(term)));
                term = each.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Han, kana and Hangul are cut into pairs of letters, which have no slips: they must stand there as typed. */
    private @Nullable Query fuzzy(String field, String text, int edits) {
        List<Token> tokens = tokens(field, text);
        return tokens.size() == 1
                ? new FuzzyQuery(new Term(field, tokens.getFirst().text), edits, SAME_BEGINNING, EXPANSIONS, true)
                : builder.createPhraseQuery(field, text);
    }
}
