package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyboardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KOREAN | rudqnr | 경북",
                "KOREAN | gansu | ㅎ무녀",
                "KOREAN | rksTntjd | 간쑤성",
                "KOREAN | rhksrhkd | 관광",
                "RUSSIAN | ghbvjhmt | приморье",
                "RUSSIAN | gansu | пфтыг",
                "RUSSIAN | [f,fhjdcr | хабаровск",
                "MONGOLIAN | fbyfuk., | өмнөговь",
                "MONGOLIAN | vtltyut | сэлэнгэ",
            })
    void aKeyTypesItsLetterAndTheLetterItsKey(Keyboard keyboard, String keys, String letters) {
        assertThat(keyboard.typed(keys)).contains(letters);
        assertThat(keyboard.keys(letters)).contains(keys);
    }

    static Stream<Arguments> keyboardsAndSeeds() {
        return Stream.of(Keyboard.values())
                .flatMap(keyboard -> IntStream.range(0, 100).mapToObj(seed -> Arguments.of(keyboard, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("keyboardsAndSeeds")
    void whatAnyKeysTypeIsTypedByThoseKeys(Keyboard keyboard, int seed) {
        String all = keyboard.keys();
        Random random = new Random(seed);
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            keys.append(all.charAt(random.nextInt(all.length())));
        }
        String typed = keyboard.typed(keys.toString()).orElseThrow();
        assertThat(keyboard.keys(typed)).contains(keys.toString());
        assertThat(keyboard.typed(keyboard.keys(typed).orElseThrow())).contains(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "rudqnr, 경북",
        "ㅎ무녀, gansu",
        "пфтыг, gansu",
        "Ghbvjhmt, приморье",
        "한녀, gkssu",
        "рфьзщ, hampo",
    })
    void aWordOfAnotherLayoutIsReadAsItsKeys(String typed, String meant) {
        assertThat(Keyboard.meantBy(typed)).contains(meant);
    }

    @Test
    void halfSyllablesAreNoWord() {
        assertThat(Keyboard.meantBy("gansu"))
                .noneMatch(meant -> meant.codePoints().anyMatch(c -> c == 'ㅎ'));
    }

    @Test
    void wordsKeepTheirSpaces() {
        assertThat(Keyboard.meantBy("rhksrhkd guqfur")).contains("관광 협력");
    }

    @Test
    void nothingIsMeantByWhatIsOnNoKeyboard() {
        assertThat(Keyboard.meantBy("甘肃")).isEmpty();
        assertThat(Keyboard.meantBy("2023")).isEmpty();
    }
}
