package org.nearchive.index;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.Reader;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * How text becomes terms, per language; the same for posts and queries. A field's name ends in its language:
 * {@code title_ko}, {@code body_any}; {@link #ANY} is the script-neutral companion that every post has.
 */
public final class Analysis {
    /** ICU words, CJK in bigrams, no stemming: names, mixed text, unknown languages. */
    public static final String ANY = "any";

    private static final int BETWEEN_VALUES = 100;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final NormalizeCharMap RUSSIAN_MARKS = russianMarks();
    private static final NormalizeCharMap SIMPLIFIED = simplified();
    private static final Analyzer NEUTRAL = new Neutral();
    private static final Map<String, Analyzer> ANALYZERS = Map.of(
            "ko",
            new Korean(),
            "ja",
            new Japanese(),
            "zh",
            new Chinese(),
            "ru",
            new Russian(),
            "mn",
            new Mongolian(),
            "en",
            new English(),
            ANY,
            NEUTRAL);

    private Analysis() {}

    /** The analyzer of all fields, chosen by the field's name. */
    public static Analyzer byField() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return ANALYZERS.getOrDefault(field.substring(field.lastIndexOf('_') + 1), NEUTRAL);
            }

            // No phrase runs from one file into the next.
            @Override
            public int getPositionIncrementGap(String field) {
                return BETWEEN_VALUES;
            }
        };
    }

    /** The analysis for a text in a language: {@code zh} for {@code zh-Hant}; {@link #ANY} when we have no other. */
    public static String of(String language) {
        String primary = language.split("-", 2)[0];
        return ANALYZERS.containsKey(primary) ? primary : ANY;
    }

    /** The analyses in which a typed word may have been indexed, by its scripts; {@link #ANY} comes always, last. */
    public static Set<String> forQuery(String word) {
        Set<String> routes = new LinkedHashSet<>();
        Map<UnicodeScript, List<String>> byScript = new HashMap<>();
        byScript.put(UnicodeScript.HANGUL, List.of("ko"));
        byScript.put(UnicodeScript.HIRAGANA, List.of("ja"));
        byScript.put(UnicodeScript.KATAKANA, List.of("ja"));
        byScript.put(UnicodeScript.CYRILLIC, List.of("ru", "mn"));
        byScript.put(UnicodeScript.LATIN, List.of("en"));
        byScript.put(UnicodeScript.HAN, List.of("zh", "ja"));
        word.codePoints().forEach(c -> routes.addAll(byScript.getOrDefault(UnicodeScript.of(c), List.of())));
        if (routes.contains("ja") && word.codePoints().anyMatch(Analysis::isKana)) {
            routes.remove("zh");
        }
        routes.add(ANY);
        return routes;
    }

    /** As the letters of all analyses are folded: NFKC, case folded. */
    public static String folded(String text) {
        return FOLDING.normalize(text);
    }

    private static boolean isKana(int c) {
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
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
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (char c = '\u3400'; c <= '\u9fff'; c++) {
            String traditional = String.valueOf(c);
            String simplified = simplify.transliterate(traditional);
            if (!simplified.equals(traditional)) {
                map.add(traditional, simplified);
            }
        }
        return map.build();
    }

    private static final class Korean extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new KoreanTokenizer();
            return new TokenStreamComponents(tokenizer, folded(new KoreanPartOfSpeechStopFilter(tokenizer)));
        }
    }

    private static final class Japanese extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
            TokenStream tokens = new JapaneseBaseFormFilter(tokenizer);
            tokens = new JapanesePartOfSpeechStopFilter(tokens, JapaneseAnalyzer.getDefaultStopTags());
            return new TokenStreamComponents(tokenizer, new JapaneseKatakanaStemFilter(folded(tokens)));
        }
    }

    /** Both orthographies meet in the simplified one. */
    private static final class Chinese extends Analyzer {
        @Override
        protected Reader initReader(String field, Reader reader) {
            return new MappingCharFilter(SIMPLIFIED, reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new HMMChineseTokenizer();
            return new TokenStreamComponents(
                    tokenizer, new StopFilter(folded(tokenizer), SmartChineseAnalyzer.getDefaultStopSet()));
        }
    }

    private static final class Russian extends Analyzer {
        @Override
        protected Reader initReader(String field, Reader reader) {
            return new MappingCharFilter(RUSSIAN_MARKS, reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream words = new StopFilter(folded(tokenizer), RussianAnalyzer.getDefaultStopSet());
            return new TokenStreamComponents(tokenizer, new SnowballFilter(words, new RussianStemmer()));
        }
    }

    private static final class Mongolian extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            return new TokenStreamComponents(tokenizer, new MongolianStemFilter(folded(tokenizer)));
        }
    }

    private static final class English extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream words = folded(new EnglishPossessiveFilter(tokenizer));
            words = new StopFilter(words, EnglishAnalyzer.getDefaultStopSet());
            return new TokenStreamComponents(tokenizer, new KStemFilter(words));
        }
    }

    private static final class Neutral extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
            return new TokenStreamComponents(tokenizer, folded(new CJKBigramFilter(tokenizer)));
        }
    }
}
