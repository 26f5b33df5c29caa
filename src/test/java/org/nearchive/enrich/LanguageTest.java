package org.nearchive.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 도청에서 회의가 열렸다",
                "ko | 2023년 NEAR 총회 안내",
                "ko | 慶尙北道(경상북도) 지사가 방문하였다",
                "en | Governors meet in Ulaanbaatar",
                "en | The mayor of Ulsan (울산) spoke",
                "zh-Hans | 两地签署合作协议",
                "zh-Hans | 省长会见来访客人",
                "zh-Hant | 兩地簽署合作協議",
                "zh-Hant | 縣長訪問東北亞各國",
                "ja | 知事が会見した",
                "ja | 富山県経済交流団",
                "ja | シンポジウムのお知らせ",
                "ru | Губернатор посетил порт",
                "ru | Открытие выставки в Иркутске",
                "ru | Координатор комиссии",
                "ru | Вообще о сотрудничестве",
                "mn | Аймгийн Засаг дарга айлчиллаа",
                "mn | Хамтын ажиллагааны санамж бичиг",
                "mn | Өвөлжөө бэлтгэл",
                "mn | Монгол улсын их сургууль",
                "kk | Қазақстан облысының әкімі",
                "kk | Жаңа ұйым құрылды",
                "ky | Бишкекте жаңы көргөзмө ачылды жана бүттү",
                "ky | Облус боюнча семинар",
                "uk | Відкриття виставки в Києві",
                "uk | Її відвідали гості з області",
                "bg | Градът посреща гости от България",
                "bg | Първият форум на младите лидери",
            })
    void aTitleIsEnough(String language, String text) {
        assertThat(Language.of(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "ja, 富山, ja",
        "zh-Hant, 富山, zh-Hant",
        "en, 富山, zh-Hans",
        "mn, Улан-Батор, mn",
        "en, Улан-Батор, ru",
        "mn, Открытие выставки, ru",
        "ja, 两地签署, zh-Hans"
    })
    void theSiteIsAskedOnlyWhereTheTextLeavesItOpen(String declared, String text, String language) {
        assertThat(Language.of(text, declared)).isEqualTo(language);
    }

    @Test
    void aTextWithoutLettersHasNoLanguage() {
        assertThat(Language.of("2023-06-29 …", "ko")).isEqualTo("und");
        assertThat(Language.of("", null)).isEqualTo("und");
    }
}
