package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HangulTest {
    @ParameterizedTest
    @CsvSource({"경북, ㄱㅕㅇㅂㅜㄱ", "과, ㄱㅗㅏ", "값, ㄱㅏㅂㅅ", "까치, ㄲㅏㅊㅣ", "의회 NEAR, ㅇㅡㅣㅎㅗㅣ NEAR", "갃사, ㄱㅏㄱㅅㅅㅏ", "각사, ㄱㅏㄱㅅㅏ"})
    void syllablesAreTakenApartIntoKeysAndPutTogetherAgain(String text, String letters) {
        assertThat(Hangul.letters(text)).isEqualTo(letters);
        assertThat(Hangul.composed(letters)).isEqualTo(text);
    }

    @Test
    void everySyllableComesBack() {
        for (int c = Hangul.FIRST; c <= Hangul.LAST; c++) {
            String syllable = Character.toString(c);
            assertThat(Hangul.composed(Hangul.letters(syllable))).isEqualTo(syllable);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyWordOfSyllablesComesBack(int seed) {
        Random random = new Random(seed);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            word.append((char) (Hangul.FIRST + random.nextInt(Hangul.LAST - Hangul.FIRST + 1)));
        }
        assertThat(Hangul.composed(Hangul.letters(word.toString()))).isEqualTo(word.toString());
    }

    @ParameterizedTest
    @CsvSource({"경, 경, 경", "겨, 겨, 곃", "고, 고, 굏", "ㅂ, 바, 빟", "그, 그, 긯"})
    void aHalfTypedSyllableMayBecomeARangeOfSyllables(String typed, char first, char last) {
        assertThat(Hangul.range(typed.charAt(0))).isEqualTo("" + first + last);
    }

    @Test
    void lettersThatAreNoSyllableHaveNoRange() {
        assertThat(Hangul.range('a')).isEmpty();
        assertThat(Hangul.range('ㅏ')).isEmpty();
    }

    @Test
    void aTextThatIsOneLetterOffDiffersInOneSyllable() {
        assertThat(Hangul.oneLetterOff("간쑤"))
                .contains("간수", "산쑤", "긴쑤", "가쑤")
                .doesNotContain("간쑤", "산수")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"란정 | 란저ㅇ", "값 | 갑ㅅ", "경 | 겨ㅇ", "란저 | ''", "a | ''"})
    void theLastConsonantMayBeTheFirstOfTheNextSyllable(String typed, String goingOn) {
        assertThat(Hangul.goingOn(typed)).isEqualTo(goingOn);
    }
}
