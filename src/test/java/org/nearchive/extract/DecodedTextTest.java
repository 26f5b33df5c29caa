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
                "UTF-16LE | UTF-16LE | 울릉도에서 열린 회의에 여섯 나라가 모였다",
                "UTF-16BE | UTF-16BE | Делегация Хабаровского края вернулась домой",
                "UTF-16LE | UTF-16LE | The delegation went home",
                "UTF-32LE | UTF-32LE | 青年交流",
                "x-Johab | Johab | 경상북도 대표단이 울란바토르를 방문하였다. 다음 회의는 가을에 열린다.",
                "ISO-2022-KR | ISO-2022-KR | 전라남도 순천만에서 회의가 열렸다",
                "ISO-2022-JP | ISO-2022-JP | 新潟県で会議が開かれました",
                "KOI8-R | KOI8-R | Губернатор Сахалинской области принял участие в форуме",
                "IBM866 | IBM866 | Губернатор Сахалинской области принял участие в форуме",
                "ISO-8859-5 | ISO-8859-5 | Губернатор Сахалинской области принял участие в форуме",
                "GB18030 | GB18030 | 吉林省代表團訪問了秘書處，雙方交換了意見",
                "windows-1251 | windows-1251 | Архангай аймагт болсон уулзалтад гурван хот оролцов",
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
        "<meta charset=shift_jis>, EUC-KR, 충청남도에서 회의가 열렸다",
        "<meta charset=euc-kr>, windows-1251, Делегация Иркутской области приехала в Пхохан",
        "<meta charset=gb2312>, Big5, 臺灣的代表團訪問了我們的辦公室",
        "<meta charset=windows-1251>, KOI8-R, Делегация Иркутской области приехала в Пхохан",
        "<meta charset=euc-kr>, UTF-8, 충청남도에서 회의가 열렸다",
        "<meta charset=big5>, GBK, 湖南省代表团访问了秘书处",
        "<meta charset=utf-16>, UTF-8, 湖南省代表团访问了秘书处",
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
    void oldMongolianLettersAreMongolianOnes() {
        byte[] bytes = "Төв аймгийн төлөөлөгчид үзэсгэлэнг үзэв"
                .replace('ө', 'є')
                .replace('ү', 'ї')
                .getBytes(Charset.forName("windows-1251"));
        assertThat(DecodedText.of(bytes).text()).isEqualTo("Төв аймгийн төлөөлөгчид үзэсгэлэнг үзэв");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, windows-1252, Заседание подкомитета прошло в Благовещенске",
        "UTF-8, ISO-8859-1, 강원도에서 열린 회의에 다섯 나라가 모였다",
        "UTF-8, windows-1251, 강원도에서 열린 회의에 다섯 나라가 모였다",
        "windows-1251, ISO-8859-1, Заседание подкомитета прошло в Благовещенске",
        "EUC-KR, ISO-8859-1, 강원도에서 열린 회의에 다섯 나라가 모였다",
    })
    void aTextThatWasDecodedWronglyBeforeIsRepaired(String written, String read, String text) {
        String broken = new String(text.getBytes(Charset.forName(written)), Charset.forName(read));
        if (!broken.contains("\uFFFD")) {
            assertThat(DecodedText.of(broken.getBytes(StandardCharsets.UTF_8)).text())
                    .isEqualTo(text);
        }
    }

    @Test
    void sevenBitChineseIsRead() {
        StringBuilder seven = new StringBuilder("~{");
        for (byte b : "甘肃省代表团".getBytes(Charset.forName("GB2312"))) {
            seven.append((char) (b & 0x7F));
        }
        seven.append("~} - 2031");
        assertThat(DecodedText.of(seven.toString().getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new DecodedText("甘肃省代表团 - 2031", "HZ"));
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
