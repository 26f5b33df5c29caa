package org.nearchive.index;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.LanguageRules.Cutting;
import org.nearchive.index.LanguageRules.Stemming;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * How text becomes terms, per language, as {@code languages.yaml} says; the same for posts and questions. A field's name
 * ends in its language: {@code title_ko}, {@code body_any}; {@link #ANY} is the script-neutral companion that every post
 * has. Used by many threads.
 */
public final class Analysis {
    /** ICU words, CJK in bigrams, no stemming: names, mixed text, unknown languages. */
    public static final String ANY = "any";

    /** Before a language: the field of its companion, characters in a row. */
    public static final String GRAMS = "grams_";

    private static final int BETWEEN_VALUES = 100;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final NormalizeCharMap RUSSIAN_MARKS = russianMarks();
    private static final NormalizeCharMap SIMPLIFIED = simplified();
    private static final NormalizeCharMap PLAIN_VOWELS = plainVowels();
    private static final Analyzer NEUTRAL = new Neutral();

    private final Languages languages;
    private final Map<String, Analyzer> byField = new HashMap<>();
    private final Map<String, Set<String>> questionWords = new HashMap<>();
    private final Analyzer analyzer = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            Analyzer known = byField.get(field);
            return known != null ? known : byField.getOrDefault(field.substring(field.lastIndexOf('_') + 1), NEUTRAL);
        }

        // No phrase runs from one file into the next.
        @Override
        public int getPositionIncrementGap(String field) {
            return BETWEEN_VALUES;
        }
    };

    private Analysis(Languages languages, Gazetteer gazetteer) {
        this.languages = languages;
        for (String language : Languages.ALL) {
            LanguageRules rules = languages.of(language);
            byField.put(language, new Words(rules, gazetteer));
            byField.put(GRAMS + language, new Grams(rules));
        }
        for (String language : Languages.ALL) {
            Set<String> words = new HashSet<>();
            for (String word : languages.of(language).questionWords()) {
                Set<String> terms = terms(language, word);
                // Of 何年 the second part is a word of its own, which must be required.
                if (terms.size() == 1) {
                    words.addAll(terms);
                }
            }
            questionWords.put(language, words);
        }
    }

    /** @throws org.nearchive.config.ConfigException with all mistakes of {@code languages.yaml} */
    public static Analysis load(Path indexConfig, Gazetteer gazetteer) {
        return new Analysis(Languages.load(indexConfig), gazetteer);
    }

    /** Refuses mistakes in {@code languages.yaml}. */
    public static void check(Path indexConfig) {
        Languages.load(indexConfig);
    }

    /** The analyzer of all fields, chosen by the field's name. */
    public Analyzer analyzer() {
        return analyzer;
    }

    public Weights weights() {
        return languages.weights();
    }

    /** The share of its words that a long question requires of a post. */
    public double questionShare() {
        return languages.questionShare();
    }

    /** What the companion of a language weighs; 0 when it has none. */
    public float gramsWeight(String language) {
        LanguageRules rules = languages.of(language);
        return rules.grams().isEmpty() ? 0 : rules.gramsWeight();
    }

    /** What the words themselves weigh. */
    public float wordsWeight(String language) {
        return languages.of(language).wordsWeight();
    }

    /** Whether a term of a language's companion is no row of characters but a whole word. */
    public boolean isWholeWord(String language, String gram) {
        LanguageRules rules = languages.of(language);
        return rules.tokenizer() == Cutting.WORDS && !rules.grams().contains(gram.length());
    }

    /** The terms of a text in a language or a field, in their order, each once. */
    public Set<String> terms(String languageOrField, String text) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(languageOrField, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    /** Whether a term of a language only asks, as "when" does. */
    public boolean isQuestionWord(String language, String term) {
        return questionWords.getOrDefault(language, Set.of()).contains(term);
    }

    /** The analysis for a text in a language: {@code zh} for {@code zh-Hant}; {@link #ANY} when we have no other. */
    public static String of(String language) {
        String primary = language.split("-", 2)[0];
        return Languages.ALL.contains(primary) ? primary : ANY;
    }

    /** As the letters of all analyses are folded: NFKC, case folded. */
    public static String folded(String text) {
        return FOLDING.normalize(text);
    }

    private static TokenStream folded(TokenStream tokens) {
        return new ICUNormalizer2Filter(tokens, FOLDING);
    }

    private static NormalizeCharMap russianMarks() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("\u0301", "");
        map.add("\u0300", "");
        map.add("ё", "е");
        map.add("Ё", "Е");
        return map.build();
    }

    /** ICU's Traditional-Simplified, a character at a time: for matching, never for show (乾隆 would become 干隆). */
    private static NormalizeCharMap simplified() {
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        UnicodeSet changed = simplify.getSourceSet();
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (char c = '\u3400'; c <= '\u9fff'; c++) {
            // Asking for each of the twenty thousand that stay as they are would take a tenth of a start.
            if (changed.contains(c)) {
                String traditional = String.valueOf(c);
                String simplified = simplify.transliterate(traditional);
                if (!simplified.equals(traditional)) {
                    map.add(traditional, simplified);
                }
            }
        }
        return map.build();
    }

    /** Keyboards without ө and ү type о and у. */
    private static NormalizeCharMap plainVowels() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("ө", "о");
        map.add("Ө", "О");
        map.add("ү", "у");
        map.add("Ү", "У");
        return map.build();
    }

    /** A language's own words. */
    private static final class Words extends Analyzer {
        private final LanguageRules rules;
        private final org.apache.lucene.analysis.ko.dict.@Nullable UserDictionary korean;
        private final @Nullable UserDictionary japanese;

        Words(LanguageRules rules, Gazetteer gazetteer) {
            this.rules = rules;
            korean = rules.namesWhole() && rules.tokenizer() == Cutting.NORI ? NamesWhole.korean(gazetteer) : null;
            japanese =
                    rules.namesWhole() && rules.tokenizer() == Cutting.KUROMOJI ? NamesWhole.japanese(gazetteer) : null;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return switch (rules.tokenizer()) {
                case SMARTCN -> new MappingCharFilter(SIMPLIFIED, reader);
                case KUROMOJI -> new CJKWidthCharFilter(reader);
                case NORI -> reader;
                case WORDS ->
                    rules.stemmer() == Stemming.RUSSIAN ? new MappingCharFilter(RUSSIAN_MARKS, reader) : reader;
            };
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return switch (rules.tokenizer()) {
                case NORI -> korean();
                case KUROMOJI -> japanese();
                case SMARTCN -> chinese();
                case WORDS -> words();
            };
        }

        private TokenStreamComponents korean() {
            Tokenizer tokenizer = new KoreanTokenizer(
                    TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, korean, KoreanTokenizer.DecompoundMode.DISCARD, false);
            return new TokenStreamComponents(tokenizer, folded(new KoreanPartOfSpeechStopFilter(tokenizer)));
        }

        private TokenStreamComponents japanese() {
            Tokenizer tokenizer = new JapaneseTokenizer(japanese, true, true, JapaneseTokenizer.Mode.SEARCH);
            TokenStream tokens = new JapaneseBaseFormFilter(tokenizer);
            tokens = new JapanesePartOfSpeechStopFilter(tokens, JapaneseAnalyzer.getDefaultStopTags());
            return new TokenStreamComponents(tokenizer, new JapaneseKatakanaStemFilter(folded(tokens)));
        }

        private static TokenStreamComponents chinese() {
            Tokenizer tokenizer = new HMMChineseTokenizer();
            return new TokenStreamComponents(
                    tokenizer, new StopFilter(folded(tokenizer), SmartChineseAnalyzer.getDefaultStopSet()));
        }

        private TokenStreamComponents words() {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream words = folded(tokenizer);
            return new TokenStreamComponents(
                    tokenizer,
                    switch (rules.stemmer()) {
                        case NONE -> words;
                        case RUSSIAN ->
                            new SnowballFilter(
                                    new StopFilter(words, RussianAnalyzer.getDefaultStopSet()), new RussianStemmer());
                        case ENGLISH ->
                            new KStemFilter(new StopFilter(
                                    new EnglishPossessiveFilter(words), EnglishAnalyzer.getDefaultStopSet()));
                        case MONGOLIAN -> new MongolianStemFilter(words);
                    });
        }
    }

    /** Both orthographies of Chinese meet in the simplified one, also beside Japanese and in Korean. */
    private static final class Neutral extends Analyzer {
        @Override
        protected Reader initReader(String field, Reader reader) {
            return new MappingCharFilter(SIMPLIFIED, reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
            return new TokenStreamComponents(tokenizer, folded(new CJKBigramFilter(tokenizer)));
        }
    }

    /** The companion of a language: characters in a row, without positions. */
    private static final class Grams extends Analyzer {
        private final LanguageRules rules;

        Grams(LanguageRules rules) {
            this.rules = rules;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return switch (rules.tokenizer()) {
                case SMARTCN -> new MappingCharFilter(SIMPLIFIED, reader);
                case KUROMOJI -> new CJKWidthCharFilter(reader);
                case NORI -> reader;
                case WORDS ->
                    rules.stemmer() == Stemming.MONGOLIAN ? new MappingCharFilter(PLAIN_VOWELS, reader) : reader;
            };
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream tokens = tokenizer;
            if (rules.grams().isEmpty()) {
                return new TokenStreamComponents(tokenizer, new LengthFilter(tokens, 0, 0));
            }
            if (rules.tokenizer() == Cutting.WORDS) {
                int length = rules.grams().getFirst();
                return new TokenStreamComponents(tokenizer, new NGramTokenFilter(folded(tokens), length, length, true));
            }
            int scripts =
                    CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
            return new TokenStreamComponents(
                    tokenizer,
                    folded(new CJKBigramFilter(tokens, scripts, rules.grams().contains(1))));
        }
    }
}
