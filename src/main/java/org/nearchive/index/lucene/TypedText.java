package org.nearchive.index.lucene;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.QuestionLanguages;
import org.nearchive.index.Analysis;
import org.nearchive.index.Weights;
import org.nearchive.query.Clause;

/**
 * Typed words, phrases and names as Lucene's queries.
 *
 * <p>Words typed beside each other are one question. A post is scored by the question as its own language reads it, with
 * the statistics of that language's fields: all other languages' readings cannot meet it, and a word that is foreign, and
 * so rare and heavy, in another language weighs nothing there. Which posts are in the answer is decided apart from that:
 * up to three words must all stand in a post, of more words and of whole questions only a share. Where no post holds all
 * of the few, those with some of them can be asked for.
 */
final class TypedText {
    /** Words up to which all must stand in a post. */
    private static final int FEW = 3;
    /** In a word written in one, as Korean compounds are, so many parts count as one word. */
    private static final int PARTS_OF_A_WORD = 3;
    /** A term is scored by the place that fits it best; the others break ties. */
    private static final float TIE = 0.1f;
    /** Of the pairs of characters of a single word that no post holds whole, a post holds at least so many. */
    private static final double SHARE_OF_A_WORD = 0.5;
    /** Bounds of what one question may cost. */
    private static final int MOST_TERMS = 64;

    private static final int MOST_GRAMS = 128;
    /** A Mongolian word as typed may bear an ending, and so may the one in the post. */
    private static final int SHORTEST_PREFIX = 4;
    /** For a Mongolian word that begins as typed: of Гранд the stem is Гран, but Грандэгийн is nearer. */
    private static final float AS_TYPED = 2;

    private final Analysis analysis;
    private final Weights weights;
    private final QueryBuilder builder;

    TypedText(Analysis analysis) {
        this.analysis = analysis;
        weights = analysis.weights();
        builder = new QueryBuilder(analysis.analyzer());
    }

    /** One of the words or names of a question. */
    private record Unit(String text, List<String> ids) {
        static Unit of(Clause clause) {
            return switch (clause) {
                case Clause.Word word -> new Unit(word.text(), List.of());
                case Clause.Named named -> new Unit(named.surface(), named.ids());
                default -> throw new IllegalArgumentException("neither a word nor a name: " + clause);
            };
        }
    }

    /** Words and names typed beside each other, as one question. */
    Query together(List<Clause> wordsAndNames) {
        Question question = new Question(wordsAndNames.stream().map(Unit::of).toList());
        return question.isRelaxed() ? question.some() : question.all();
    }

    /** The same, but a post need not hold all of them. */
    Query some(List<Clause> wordsAndNames) {
        return new Question(wordsAndNames.stream().map(Unit::of).toList()).some();
    }

    /** Whether a post need not hold all of them. */
    boolean isRelaxed(List<Clause> wordsAndNames) {
        return new Question(wordsAndNames.stream().map(Unit::of).toList()).isRelaxed();
    }

    /** Whether a post can hold some of what was typed and not all: several words, a word of several parts, or a name. */
    boolean haveParts(List<Clause> wordsAndNames) {
        return new Question(wordsAndNames.stream().map(Unit::of).toList()).hasParts();
    }

    /** One word that must stand in a post, in any of its forms. */
    Query word(String text) {
        return new Question(List.of(new Unit(text, List.of()))).all();
    }

    /** Words next to each other just so. */
    Query phrase(String text) {
        List<Query> ways = new ArrayList<>();
        neutral(text, ways);
        return anyOf(ways);
    }

    /** One of some entities. */
    Query named(Collection<String> ids) {
        List<Query> ways = new ArrayList<>();
        for (String id : ids) {
            ways.add(new TermQuery(new Term(Fields.ENTITY, id)));
            ways.add(new BoostQuery(new TermQuery(new Term(Fields.TITLE_ENTITY, id)), weights.title()));
        }
        return boosted(new DisjunctionMaxQuery(ways, TIE), weights.entity());
    }

    /** What was typed, with the languages it may be in. */
    private final class Question {
        private final List<Unit> units;
        private final String text;
        /** What a reading counts, by language; the likeliest first. */
        private final Map<String, Float> languages = new LinkedHashMap<>();

        Question(List<Unit> units) {
            this.units = units;
            text = String.join(" ", units.stream().map(Unit::text).toList());
            QuestionLanguages read = QuestionLanguages.of(text);
            read.likely().forEach(language -> languages.put(language, 1f));
            read.unlikely().forEach(language -> languages.put(language, weights.otherLanguage()));
        }

        private String main() {
            return languages.isEmpty()
                    ? Analysis.ANY
                    : languages.keySet().iterator().next();
        }

        boolean isRelaxed() {
            return words() > FEW || (words() > 1 && isAsked());
        }

        int words() {
            return units.stream().mapToInt(this::words).sum();
        }

        boolean hasParts() {
            return words() > 1
                    || units.stream().anyMatch(unit -> !unit.ids.isEmpty())
                    || (isCjk(text.codePointAt(0))
                            && analysis.terms(Analysis.ANY, text).size() > 1);
        }

        private boolean isAsked() {
            return text.indexOf('?') >= 0
                    || text.indexOf('？') >= 0
                    || units.stream()
                            .anyMatch(unit -> analysis.terms(main(), unit.text).stream()
                                    .anyMatch(term -> analysis.isQuestionWord(main(), term)));
        }

        /** How many words a unit counts as; 0 when it only asks, or says nothing. */
        private int words(Unit unit) {
            if (!unit.ids.isEmpty()) {
                return 1;
            }
            int terms = telling(main(), unit).size();
            boolean unspaced = main().equals("zh") || main().equals("ja");
            return unspaced ? terms : (terms + PARTS_OF_A_WORD - 1) / PARTS_OF_A_WORD;
        }

        private Set<String> telling(String language, Unit unit) {
            Set<String> terms = new LinkedHashSet<>(analysis.terms(language, unit.text));
            terms.removeIf(term -> analysis.isQuestionWord(language, term));
            return terms;
        }

        /** Posts that hold all words. */
        Query all() {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            boolean telling = units.stream().anyMatch(unit -> words(unit) > 0);
            for (Unit unit : units) {
                if (!telling || words(unit) > 0) {
                    all.add(match(unit), Occur.FILTER);
                }
                if (!unit.ids.isEmpty()) {
                    all.add(named(unit.ids), Occur.SHOULD);
                }
                add(all, beginning(unit), AS_TYPED);
            }
            BooleanQuery.Builder score = new BooleanQuery.Builder();
            score.add(words(0), Occur.SHOULD);
            besides(score);
            all.add(new ScoreOnly(score.build()), Occur.SHOULD);
            return all.build();
        }

        /** Posts that hold some of the words, in whichever reading. */
        Query some() {
            BooleanQuery.Builder some = new BooleanQuery.Builder();
            some.add(words(words() > 1 ? analysis.questionShare() : SHARE_OF_A_WORD), Occur.MUST);
            besides(some);
            return some.build();
        }

        /** The words as each language reads them. */
        private Query words(double share) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            languages.forEach(
                    (language, weight) -> add(any, bag(language, share), weight * analysis.wordsWeight(language)));
            add(any, neutralBag(share), weights.neutral());
            return any.build();
        }

        /** What tells posts apart that the words have found: characters in a row, and words that only ask. */
        private void besides(BooleanQuery.Builder query) {
            languages.forEach((language, weight) -> {
                BooleanQuery.Builder besides = new BooleanQuery.Builder();
                // "had" of a sentence that asks nothing still tells a little.
                analysis.terms(language, text).stream()
                        .filter(term -> analysis.isQuestionWord(language, term))
                        .forEach(term -> besides.add(
                                term(Fields.in(Fields.TITLE, language), Fields.in(Fields.BODY, language), term, null),
                                Occur.SHOULD));
                if (analysis.gramsWeight(language) > 0) {
                    besides.add(grams(language), Occur.SHOULD);
                }
                query.add(new ScoreOnly(boosted(besides.build(), weight)), Occur.SHOULD);
            });
        }

        /** What a unit means stands somewhere in the post. */
        private Query match(Unit unit) {
            if (!unit.ids.isEmpty() && !PersonSearch.isPerson(unit.ids)) {
                return named(unit.ids);
            }
            List<Query> ways = new ArrayList<>();
            if (!unit.ids.isEmpty()) {
                // Not every name is seen to be one: the words find it, too.
                ways.add(named(unit.ids));
            }
            for (String language : languages.keySet()) {
                BooleanQuery.Builder all = new BooleanQuery.Builder();
                Set<String> terms = telling(language, unit);
                terms.forEach(term -> all.add(anywhere(language, term), Occur.FILTER));
                if (!terms.isEmpty()) {
                    ways.add(all.build());
                }
            }
            add(ways, beginning(unit), 1);
            neutral(unit.text, ways);
            return anyOf(ways);
        }

        /** Mongolian names bear endings that no list holds; a word's beginning finds them all. */
        private @Nullable Query beginning(Unit unit) {
            Set<String> plain = languages.containsKey("mn") && unit.ids.isEmpty()
                    ? analysis.terms(Analysis.ANY, unit.text)
                    : Set.of();
            String first = plain.size() == 1 ? plain.iterator().next() : "";
            if (first.length() < SHORTEST_PREFIX) {
                return null;
            }
            BooleanQuery.Builder places = new BooleanQuery.Builder();
            for (String field : List.of(Fields.TITLE, Fields.BODY, Fields.FILE_TEXT)) {
                places.add(new PrefixQuery(new Term(Fields.in(field, Analysis.ANY), first)), Occur.SHOULD);
            }
            return new ConstantScoreQuery(new BooleanQuery.Builder()
                    .add(places.build(), Occur.FILTER)
                    .add(new TermQuery(new Term(Fields.LANGUAGE, "mn")), Occur.FILTER)
                    .build());
        }

        private Query grams(String language) {
            String field = Analysis.GRAMS + language;
            float weight = analysis.gramsWeight(language);
            BooleanQuery.Builder grams = new BooleanQuery.Builder();
            analysis.terms(field, text).stream().limit(MOST_GRAMS).forEach(gram -> {
                // A whole word, just as typed.
                boolean exact = analysis.isWholeWord(language, gram);
                grams.add(boosted(new TermQuery(new Term(field, gram)), exact ? 1 : weight), Occur.SHOULD);
            });
            return grams.build();
        }

        /** The words as a language reads them; {@code null} when they say nothing in it. */
        private @Nullable Query bag(String language, double share) {
            Set<String> terms = new LinkedHashSet<>();
            units.forEach(unit -> terms.addAll(telling(language, unit)));
            if (terms.isEmpty()) {
                units.forEach(unit -> terms.addAll(analysis.terms(language, unit.text)));
            }
            List<Query> words = terms.stream()
                    .limit(MOST_TERMS)
                    .map(term -> term(Fields.in(Fields.TITLE, language), Fields.in(Fields.BODY, language), term, null))
                    .toList();
            return bag(words, share);
        }

        private @Nullable Query neutralBag(double share) {
            List<Query> words = analysis.terms(Analysis.ANY, text).stream()
                    .limit(MOST_TERMS)
                    .map(term -> term(
                            Fields.in(Fields.TITLE, Analysis.ANY),
                            Fields.in(Fields.BODY, Analysis.ANY),
                            term,
                            Fields.FILES))
                    .toList();
            return bag(words, share);
        }

        private @Nullable Query bag(List<Query> words, double share) {
            BooleanQuery.Builder bag = new BooleanQuery.Builder();
            words.forEach(word -> bag.add(word, Occur.SHOULD));
            int count = words.size();
            if (share > 0) {
                for (Unit unit : units) {
                    if (!unit.ids.isEmpty()) {
                        bag.add(named(unit.ids), Occur.SHOULD);
                        count++;
                    }
                }
                bag.setMinimumNumberShouldMatch((int) Math.ceil(share * count));
            }
            return count == 0 ? null : bag.build();
        }
    }

    /** Scores a term: title and body as one, or a file. */
    private Query term(String title, String body, String term, @Nullable String files) {
        List<Query> places = new ArrayList<>();
        places.add(new CombinedFieldQuery.Builder(term)
                .addField(title, weights.title())
                .addField(body, 1)
                .build());
        String fileText = Fields.FILE_TEXT + title.substring(Fields.TITLE.length());
        places.add(boosted(new TermQuery(new Term(fileText, term)), weights.fileText()));
        if (files != null) {
            places.add(new TermQuery(new Term(files, term)));
        }
        return new DisjunctionMaxQuery(places, TIE);
    }

    /** Also inside a word that the post's context made the tokenizer cut otherwise, as 도청 in 경상북도청. */
    private Query anywhere(String language, String term) {
        List<Query> places = new ArrayList<>();
        for (String field : List.of(Fields.TITLE, Fields.BODY, Fields.FILE_TEXT)) {
            places.add(new TermQuery(new Term(Fields.in(field, language), term)));
        }
        if (term.length() > 1 && isCjk(term.codePointAt(0))) {
            neutral(term, places);
        }
        return new DisjunctionMaxQuery(places, TIE);
    }

    private void neutral(String text, List<Query> ways) {
        String title = Fields.in(Fields.TITLE, Analysis.ANY);
        String body = Fields.in(Fields.BODY, Analysis.ANY);
        String fileText = Fields.in(Fields.FILE_TEXT, Analysis.ANY);
        if (text.codePointCount(0, text.length()) == 1 && isCjk(text.codePointAt(0))) {
            // Bigrams hold no single character; every bigram that begins with it does.
            for (String field : List.of(title, body, Fields.FILES, fileText)) {
                ways.add(new PrefixQuery(new Term(field, text)));
            }
            return;
        }
        add(ways, builder.createPhraseQuery(title, text), weights.title());
        add(ways, builder.createPhraseQuery(body, text), 1);
        add(ways, builder.createPhraseQuery(Fields.FILES, text), 1);
        add(ways, builder.createPhraseQuery(fileText, text), weights.fileText());
    }

    static boolean isCjk(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private static Query boosted(Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    private static void add(BooleanQuery.Builder all, @Nullable Query query, float weight) {
        if (query != null) {
            all.add(boosted(query, weight), Occur.SHOULD);
        }
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
