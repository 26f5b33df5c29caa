package org.nearchive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
        "Япон, Японы",
        "морь, морины",
        "Өмнөговь, Омноговь",
        "Өмнөговь, Өмнөговийн",
    })
    void theFormsOfAWordMeetInOneStem(String word, String form) {
        assertThat(stem(form)).isEqualTo(stem(word));
    }

    private static String stem(String word) {
        char[] letters = word.toLowerCase(Locale.ROOT).toCharArray();
        return new String(letters, 0, MongolianStemFilter.stem(letters, letters.length));
    }
}
