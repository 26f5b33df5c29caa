package org.nearchive.bench;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * What an expert reaches with plain Lucene: an index for one language alone, words in any number, title twice, and the
 * companion that suits the language best. The bar that a mixed index must not fall below.
 */
final class Reference {
    private final Analyzer words;
    private final Analyzer grams;
    private final float gramsWeight;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexSearcher searcher;

    /** A post: title and body. */
    record Passage(String id, String title, String body) {}

    Reference(String language, List<Passage> passages) throws IOException {
        words = words(language);
        grams = grams(language);
        gramsWeight = Map.of("ko", 0.3f, "ja", 0.5f, "zh", 0.5f, "mn", 0.5f).getOrDefault(language, 0f);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (Passage passage : passages) {
                Document document = new Document();
                document.add(new StringField("id", passage.id, Field.Store.YES));
                // Twice the title in one field is BM25F with a title of weight 2.
                String text = passage.title + "\n" + passage.title + "\n" + passage.body;
                document.add(new TextField("words", words.tokenStream("words", text)));
                if (gramsWeight > 0) {
                    document.add(new TextField("grams", grams.tokenStream("grams", text)));
                }
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    List<String> search(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms(words, text).forEach(term -> query.add(new TermQuery(new Term("words", term)), Occur.SHOULD));
        if (gramsWeight > 0) {
            terms(grams, text)
                    .forEach(term -> query.add(
                            new BoostQuery(new TermQuery(new Term("grams", term)), gramsWeight), Occur.SHOULD));
        }
        List<String> ids = new ArrayList<>();
        for (ScoreDoc found : searcher.search(query.build(), 100).scoreDocs) {
            ids.add(searcher.storedFields().document(found.doc).get("id"));
        }
        return ids;
    }

    private static Set<String> terms(Analyzer analyzer, String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("f", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms;
    }

    private static Analyzer words(String language) {
        return switch (language) {
            case "ko" -> new KoreanAnalyzer();
            case "ja" -> new JapaneseAnalyzer();
            case "zh" -> new Simplified(new SmartChineseAnalyzer());
            case "ru" -> new Stemmed(true);
            case "en" -> new Stemmed(false);
            default -> new StandardAnalyzer();
        };
    }

    private static Analyzer grams(String language) {
        return switch (language) {
            case "ko" -> new Grams(false, 0);
            case "ja" -> new Grams(true, 0);
            case "zh" -> new Simplified(new Grams(true, 0));
            default -> new Grams(false, 4);
        };
    }

    private static final class Simplified extends org.apache.lucene.analysis.AnalyzerWrapper {
        private final Analyzer inner;

        Simplified(Analyzer inner) {
            super(PER_FIELD_REUSE_STRATEGY);
            this.inner = inner;
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return inner;
        }

        @Override
        protected Reader wrapReader(String field, Reader reader) {
            try {
                java.io.StringWriter text = new java.io.StringWriter();
                reader.transferTo(text);
                return new java.io.StringReader(
                        Transliterator.getInstance("Traditional-Simplified").transliterate(text.toString()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static final class Stemmed extends Analyzer {
        private final boolean russian;

        Stemmed(boolean russian) {
            this.russian = russian;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
            map.add("\u0301", "");
            map.add("\u0300", "");
            map.add("ё", "е");
            return russian ? new MappingCharFilter(map.build(), reader) : reader;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream words = new LowerCaseFilter(tokenizer);
            return new TokenStreamComponents(
                    tokenizer,
                    russian
                            ? new SnowballFilter(
                                    new StopFilter(words, RussianAnalyzer.getDefaultStopSet()), new RussianStemmer())
                            : new KStemFilter(new StopFilter(words, EnglishAnalyzer.getDefaultStopSet())));
        }
    }

    private static final class Grams extends Analyzer {
        private final boolean single;
        private final int letters;

        Grams(boolean single, int letters) {
            this.single = single;
            this.letters = letters;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new StandardTokenizer();
            TokenStream words = new LowerCaseFilter(tokenizer);
            return new TokenStreamComponents(
                    tokenizer,
                    letters > 0
                            ? new NGramTokenFilter(words, letters, letters, false)
                            : new CJKBigramFilter(
                                    words,
                                    CJKBigramFilter.HAN
                                            | CJKBigramFilter.HIRAGANA
                                            | CJKBigramFilter.KATAKANA
                                            | CJKBigramFilter.HANGUL,
                                    single));
        }
    }
}
