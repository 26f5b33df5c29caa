package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanisationTest {
    /** The first two columns by the rules of 2000 and of McCune and Reischauer, as their own examples have them. */
    @ParameterizedTest
    @CsvSource({
        "경상북도, gyeongsangbukdo",
        "경상북도, kyongsangbukto",
        "전라남도, jeollanamdo",
        "전라남도, chollanamdo",
        "강릉, gangneung",
        "신라, silla",
        "독립문, dongnimmun",
        "부산, pusan",
        "제주, cheju",
        "울산, ulsan",
        "한라산, hallasan",
        "백마, baengma",
        "사무국, samuguk",
    })
    void koreanIsWrittenAsItSounds(String name, String form) {
        assertThat(Romanisation.of(name)).contains(form);
    }

    @ParameterizedTest
    @CsvSource({"甘肃, gansu", "吕梁, lvliang", "吕梁, luliang", "黑龙江, heilongjiang", "山西, shanxi"})
    void hanIsWrittenInPinyin(String name, String form) {
        assertThat(Romanisation.of(name)).contains(form);
    }

    @ParameterizedTest
    @CsvSource({"とっとり, tottori", "トウキョウ, tokyo", "トウキョウ, toukyou", "ドルノゴビ, dorunogobi"})
    void kanaIsWrittenInHepburn(String name, String form) {
        assertThat(Romanisation.of(name)).contains(form);
    }

    @ParameterizedTest
    @CsvSource({
        "Хабаровский край, khabarovskiy kray",
        "Өмнөговь, omnogov",
        "Өмнөговь, umnugovi",
        "Хөвсгөл, khuvsgul",
        "Хөвсгөл, hovsgol",
        "Цэцэрлэг, tsetserleg"
    })
    void cyrillicIsWrittenInEachUsualWay(String name, String form) {
        assertThat(Romanisation.of(name)).contains(form);
    }

    @Test
    void aNameInLatinLettersNeedsNone() {
        assertThat(Romanisation.of("Gansu Province")).isEmpty();
        assertThat(Romanisation.of("")).isEmpty();
    }
}
