package org.nearchive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.Archived;
import org.nearchive.entity.Gazetteer;

class AnalysisTest {
    private static final Analysis ANALYSIS =
            Analysis.load(Archived.CONFIG.folder(), Gazetteer.load(Archived.CONFIG.folder()));
    private static final Analyzer ANALYZER = ANALYSIS.analyzer();

    private static List<String> terms(String language, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = ANALYZER.tokenStream("body_" + language, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
                assertThat(offset.startOffset()).isBetween(0, offset.endOffset());
                assertThat(offset.endOffset()).isLessThanOrEqualTo(text.length());
            }
            tokens.end();
        }
        return terms;
    }

    @ParameterizedTest
    @CsvSource({
        "ko, 회원의 권리, 회원",
        "ko, 대표단은 방문하였다, 대표단",
        "ja, 総会を開催した, 開催",
        "ja, 交流が行われました, 交流",
        "zh, 環境專門委員會, 环境",
        "zh, 举行了会议, 會議",
        "ru, во всех провинциях, провинция",
        "ru, деревня Черну́шка, Чернушка",
        "ru, украшенные ёлки, елка",
        "mn, аймгийн төлөөлөгчид, аймаг",
        "mn, хурлаас өмнө, хурал",
        "mn, орон нутгуудын, нутаг",
        "en, the delegations met, delegation",
        "en, Gansu's exhibitions, exhibition",
        "any, ＮＥＡＲ２０２３, near2023",
        "any, 東北亞, 東北",
        "any, 회원의, 회원",
    })
    void anInflectedWordIsFoundByItsDictionaryForm(String language, String text, String query) throws IOException {
        assertThat(terms(language, text)).containsAll(terms(language, query)).isNotEmpty();
        assertThat(terms(language, query)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"any, パリ, ハリ", "ja, パリ, ハリ", "mn, хайр, хаир", "ru, войн, воин", "any, がき, かき"})
    void marksThatMakeAnotherLetterAreKept(String language, String one, String other) throws IOException {
        assertThat(terms(language, one)).doesNotContainAnyElementsOf(terms(language, other));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTextBreaksAnAnalyzer(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        String letters = "abZ 0９ 가각힣가 漢字仮名ｶﾞがパー жёйөү́ \n\t.,-'\"“”·\u00a0\u200b\ud83d\ude00\ud800\u0000";
        for (int i = 0; i < 400; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        for (String language : List.of("ko", "ja", "zh", "ru", "mn", "en", "any")) {
            terms(language, text.toString());
        }
    }
}
