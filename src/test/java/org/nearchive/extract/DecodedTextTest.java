package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUC-KR | EUC-KR | 충청남도 대표단이 포항을 방문하여 사무국 직원들과 교류 방안을 논의하였다.",
                "EUC-KR | EUC-KR | 2031년 5월 9일(金), 김 총장(金總長)은 하바롭스크 대표를 만났다",
                "x-windows-949 | EUC-KR | 펲시 축제와 똠방각하 공연이 열렸다",
                "GBK | GB18030 | 湖南省代表团访问了秘书处，双方就青年交流交换了意见。",
                "GB18030 | GB18030 | 甘肃",
                "GB18030 | GB18030 | 春季会议在哈尔滨举行",
                "Shift_JIS | Shift_JIS | 島根県の代表団が事務局を訪れ、意見を交わした。",
                "Shift_JIS | Shift_JIS | 富山県フォーラム",
                "EUC-JP | EUC-JP | 鳥取県でワークショップが開かれました。",
                "Big5 | Big5 | 臺灣的代表團訪問了我們的辦公室，並且參加了會議。",
                "windows-1251 | windows-1251 | Делегация Приморского края посетила секретариат",
                "windows-1251 | windows-1251 | Томск",
                "windows-1252 | windows-1252 | The café’s “señor” spoke – naïvely – of Genève",
                "UTF-8 | UTF-8 | Увс аймгийн төлөөлөгчид ирлээ",
                "UTF-16 | UTF-16 | Увс аймгийн төлөөлөгчид ирлээ",
            })
    void aTextThatDeclaresNothingIsReadByWhatItsLettersWouldBe(String written, String read, String text) {
        byte[] bytes = ("<p>Page</p> 2031-05-09 " + text).getBytes(Charset.forName(written));
        assertThat(DecodedText.of(bytes)).isEqualTo(new DecodedText("<p>Page</p> 2031-05-09 " + text, read));
    }

    @ParameterizedTest
    @CsvSource({
        "<meta charset=euc-kr>, EUC-KR, 대구",
        "'<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">', GBK, 镕基",
        "<meta charset='koi8-r'>, KOI8-R, Чита",
        "'<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>', Shift_JIS, 島根",
        "<meta charset=iso-8859-1>, EUC-KR, 충청남도에서 열렸다",
        "<meta charset=utf-8>, EUC-KR, 충청남도에서 열렸다",
        "<meta charset=no-such>, EUC-KR, 충청남도에서 열렸다",
    })
    void whatAPageDeclaresIsBelievedWhereItCanBe(String head, String charset, String text) {
        assertThat(DecodedText.of((head + text).getBytes(Charset.forName(charset)))
                        .text())
                .isEqualTo(head + text);
    }

    @Test
    void aBrokenPlaceInMuchUtf8IsSeenAndSaid() {
        byte[] whole = "충청남도 대표단이 포항을 방문하였다. ".repeat(40).getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 3);
        DecodedText read = DecodedText.of(cut);
        assertThat(read.encoding()).isEqualTo("UTF-8, broken in 1 place");
        assertThat(read.text()).endsWith("방문하였\uFFFD");
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] photo = new byte[4000];
        new java.util.Random(7).nextBytes(photo);
        assertThatThrownBy(() -> DecodedText.of(photo))
                .isInstanceOf(RefusedInput.class)
                .hasMessageContaining("save it as UTF-8");
    }
}
