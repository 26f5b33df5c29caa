package org.nearchive.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongolianStemFilterTest {
    @ParameterizedTest
    @CsvSource({
        "аймаг, аймгийн",
        "аймаг, аймагт",
        "аймаг, аймгаас",
        "хот, хотод",
        "хот, хотын",
        "уулзалт, уулзалтыг",
        "холбоо, холбооны",
        "төлөөлөгч, төлөөлөгчид",
        "форум, форумын",
    })
    void theFormsOfAWordMeetInOneStem(String word, String form) {
        assertThat(MongolianStemFilter.stem(form)).isEqualTo(MongolianStemFilter.stem(word));
    }
}
