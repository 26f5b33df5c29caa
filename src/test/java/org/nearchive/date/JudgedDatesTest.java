package org.nearchive.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How well dates are read in our own judged sentences. The floors are what was reached when they were recorded; they
 * are raised when it gets better. The sentences were written by those who wrote the rules, so that others read worse.
 */
class JudgedDatesTest {
    private static final DateReader READER = DateReader.load(Path.of("index-config"));
    private static final Path SENTENCES = Path.of("src/test/resources/judged/dates");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ko, 60, 1.00, 1.00, 1.00",
        "en, 60, 1.00, 1.00, 1.00",
        "zh, 60, 1.00, 1.00, 1.00",
        "ja, 60, 1.00, 1.00, 1.00",
        "ru, 60, 1.00, 1.00, 1.00",
        "mn, 60, 1.00, 1.00, 1.00"
    })
    void judgedDatesAreReadAsWellAsBefore(
            String language, int sentences, double spanPrecision, double spanRecall, double valueRecall)
            throws IOException {
        DateEvaluation figures = DateEvaluation.of(READER, SENTENCES.resolve(language + ".jsonl"));
        assertThat(figures.sentences()).isGreaterThanOrEqualTo(sentences);
        assertThat(figures.spanPrecision()).as("%s", figures).isGreaterThanOrEqualTo(spanPrecision);
        assertThat(figures.spanRecall()).as("%s", figures).isGreaterThanOrEqualTo(spanRecall);
        assertThat(figures.valueRecall()).as("%s", figures).isGreaterThanOrEqualTo(valueRecall);
    }
}
