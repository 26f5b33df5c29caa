package org.nearchive.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.entity.Gazetteer;

class PersonReaderTest {
    private static final Path CONFIG = Path.of("index-config");
    private static final Gazetteer GAZETTEER = Gazetteer.load(CONFIG);
    private static final PersonReader PERSONS = PersonReader.load(CONFIG);

    private static List<PersonMention> persons(String language, String text) {
        return PERSONS.personsIn(text, GAZETTEER.mentionsIn(text, language, LocalDate.of(2022, 5, 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Governor Mori of Toyama Prefecture thanked Mr. Han Seok-ju for his visit. | Mori;Han Seok-ju
            en | PARK Dae-hyun, deputy director of the Foreign Affairs Office of Jilin Province, spoke first. | PARK Dae-hyun
            en | The guide was Choi Eun-seo, and nobody else spoke. | Choi Eun-seo
            ko | 박세훈 사무총장은 강원도 대표단을 맞이했다. | 박세훈
            ko | 도청에서 최은서 국장과 민 과장이 인사를 나누었다. | 최은서;민
            ko | 한석주(韓錫柱) 교수가 발표했다. | 한석주
            zh | 吉林省省长赵明远会见了客人。 | 赵明远
            zh | 会上，孙丽华女士介绍了情况。 | 孙丽华
            zh | 陈国栋副省长和刘秘书长出席会议。 | 陈国栋;刘
            ja | 富山県の佐藤知事が挨拶した。 | 佐藤
            ja | 会議では鈴木健太氏が発表した。 | 鈴木健太
            ru | Губернатор Приморского края Сергей Петров встретил гостей. | Сергей Петров
            ru | На встрече выступил А. И. Смирнов. | А. И. Смирнов
            ru | Госпожа Ли поблагодарила Ивана Петровича Соколова. | Ли;Ивана Петровича Соколова
            mn | Хуралд Б.Ганболд оролцов. | Б.Ганболд
            mn | Увс аймгийн Засаг дарга Д.Сүхбат зочдыг хүлээн авав. | Д.Сүхбат
            """)
    void namesAreFoundInEachLanguage(String language, String text, String names) {
        assertThat(persons(language, text)).extracting(PersonMention::surface).containsExactly(names.split(";"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | NEAR GENERAL ASSEMBLY OPENS IN ULSAN
            en | Governor Opens Trade Fair for Visitors from Jilin Province
            en | The Governor and the Secretary-General opened the General Assembly in May.
            en | The Director General Affairs Division of Toyama Prefecture sent a letter on Monday.
            ko | 문화국 국장과 국제협력과 과장이 강원도를 방문했다.
            ko | 사무총장은 부산 시장과 만나 회의를 열었다.
            ko | 이번 총회에는 정책 국장이 참석했다.
            zh | 文化局局长和经济合作司司长出席会议。
            zh | 吉林省省长会见了富山县知事。
            ja | 経済部長と国際課長が富山県を訪れた。
            ja | 富山県知事と事務局長が会談した。
            ru | Губернатор Приморского края встретил делегацию провинции Цзилинь.
            ru | Генеральный секретарь открыл заседание в мае.
            mn | Увс аймгийн Засаг дарга төлөөлөгчдийг хүлээн авав.
            """)
    void noPersonIsSeenWhereNoneIsNamed(String language, String text) {
        assertThat(persons(language, text)).isEmpty();
    }

    @Test
    void aShorterFormIsTiedToTheFullNameOfTheText() {
        List<PersonMention> found = persons(
                "en",
                "Mr. PARK Dae-hyun, director of the Foreign Affairs Office of Jilin Province, spoke. Mr. Park left.");

        assertThat(found).extracting(PersonMention::fullName).containsExactly(null, "PARK Dae-hyun");
        assertThat(found.getFirst().role()).isEqualTo("director");
        assertThat(found.getFirst().of()).containsExactly("Foreign Affairs Office of Jilin Province");
    }

    @Test
    void aShorterFormThatCanMeanTwoIsLeftOpen() {
        assertThat(persons("ko", "박세훈 국장과 박은서 과장이 왔다. 박 국장이 말했다.").getLast().fullName())
                .isNull();
    }

    @Test
    void aRareCharacterOfANameIsNotCutOff() {
        assertThat(PERSONS.personsIn("会場で𠮷田知事が挨拶した。", List.of()))
                .extracting(PersonMention::surface)
                .containsExactly("𠮷田");
    }
}
