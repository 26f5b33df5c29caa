package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text says beyond bare names: numbers, bodies, offices, context, plans. */
class ReadingTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load(Path.of("index-config"));

    private static Mention only(String text, String language, Kind kind) {
        List<Mention> mentions = GAZETTEER.mentionsIn(text, language, null).stream()
                .filter(mention -> mention.kind() == kind)
                .toList();
        assertThat(mentions).as(text).hasSize(1);
        Mention mention = mentions.getFirst();
        assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.surface());
        return mention;
    }

    @ParameterizedTest
    @CsvSource({
        "en, We met at the 15th General Assembly of NEAR., 15th General Assembly of NEAR, event:near-ga-15",
        "en, the fifteenth NEAR General Assembly opened, fifteenth NEAR General Assembly, event:near-ga-15",
        "en, the 9th Working Committee met, 9th Working Committee, event:near-wc-9",
        "ko, 제15차 총회에서, 제15차 총회, event:near-ga-15",
        "ko, 제９차 실무위원회는, 제９차 실무위원회, event:near-wc-9",
        "ko, 제15차총회가 열렸다, 제15차총회, event:near-ga-15",
        "zh-Hans, 出席第十五届全体会议, 第十五届全体会议, event:near-ga-15",
        "zh-Hans, 出席第15次全体会议, 第15次全体会议, event:near-ga-15",
        "ja, 第15回総会が開かれ, 第15回総会, event:near-ga-15",
        "ru, участники 15-й Генеральной ассамблеи, 15-й Генеральной ассамблеи, event:near-ga-15",
        "ru, Пятнадцатая Генеральная ассамблея прошла, Пятнадцатая Генеральная ассамблея, event:near-ga-15",
        "mn, 15 дугаар бүгд хурлын үеэр, 15 дугаар бүгд хурлын, event:near-ga-15",
        "mn, Арван тавдугаар бүгд хурал болов, Арван тавдугаар бүгд хурал, event:near-ga-15",
        "en, the 2031 NEAR Working-level Workshop, 2031 NEAR Working-level Workshop, event:near-workshop-2031",
    })
    void aNumberOrAYearMakesASeriesAnEventOfItsOwnBody(String language, String text, String surface, String id) {
        Mention event = only(text, language, Kind.EVENT);
        assertThat(event.surface()).isEqualTo(surface);
        assertThat(event.candidates()).containsExactly(id);
    }

    @Test
    void anEventThatNoLineKnowsHasANameAllTheSame() {
        assertThat(GAZETTEER.label("event:near-ga-31", "en")).isEqualTo("31st General Assembly");
        assertThat(GAZETTEER.label("event:near-ga-31", "ko"))
                .startsWith("제31차 ")
                .endsWith("총회");
        assertThat(GAZETTEER.label("event:nobody-31", "en")).isEqualTo("event:nobody-31");
    }

    @Test
    void theAssociationIsToldFromTheWord() {
        assertThat(only("NEAR is near the sea", "en", Kind.ORGANISATION).surface())
                .isEqualTo("NEAR");
        assertThat(GAZETTEER.mentionsIn("Come near, it is Near.")).isEmpty();
    }

    @Test
    void aBodyBesideTheOneAboveItIsOneName() {
        for (String text : List.of("the NEAR Secretariat", "NEAR's Secretariat", "the Secretariat of NEAR")) {
            assertThat(only(text, "en", Kind.ORGANISATION).candidates())
                    .as(text)
                    .containsExactly("org:near-secretariat");
        }
        Mention glossed = only("동북아시아지방정부연합(NEAR) 사무국은", "ko", Kind.ORGANISATION);
        assertThat(glossed.surface()).isEqualTo("동북아시아지방정부연합(NEAR) 사무국");
    }

    @ParameterizedTest
    @CsvSource({
        "en, the Water Bureau of Anhui Province said, Water Bureau of Anhui Province, CN-AH",
        "en, 'He leads the Tourism Board, Akita Prefecture.', 'Tourism Board, Akita Prefecture', JP-05",
        "en, the Akita Prefectural Department of Agriculture and Forestry, "
                + "Akita Prefectural Department of Agriculture and Forestry, JP-05",
        "ko, 아키타현 관광국은, 아키타현 관광국, JP-05",
        "zh-Hans, 安徽省水利厅的代表, 安徽省水利厅, CN-AH",
        "zh-Hans, 安徽省人民政府外事办公室主任, 安徽省人民政府外事办公室, CN-AH",
        "zh-Hant, 安徽省外事辦公室與我們, 安徽省外事辦公室, CN-AH",
        "ja, 秋田県国際課の職員, 秋田県国際課, JP-05",
        "ru, Департамент культуры Томской области открыл, Департамент культуры Томской области, RU-TOM",
        "mn, Акита мужийн Соёлын газар зохион байгуулав, Акита мужийн Соёлын газар, JP-05",
    })
    void anOfficeOfARegionIsOneOrganisationWithTheRegionInside(
            String language, String text, String surface, String inside) {
        Mention office = only(text, language, Kind.ORGANISATION);
        assertThat(office.surface()).isEqualTo(surface);
        assertThat(office.inside()).containsExactly(inside);
        assertThat(office.candidates()).isEmpty();
        assertThat(GAZETTEER.mentionsIn(text, language, null)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans, 安徽省代表团访问了委员会",
        "zh-Hans, 安徽省和研究中心",
        "ko, 아키타현 대표단이 센터를 방문했다",
        "ru, рядом с Томской областью открылся центр",
        "en, Akita hosted the committee",
    })
    void aRegionAndAnOfficeThatOnlyStandInOneSentenceStayApart(String language, String text) {
        only(text, language, Kind.PROVINCE);
    }

    @ParameterizedTest
    @CsvSource({
        "en, The 15th General Assembly will be held in Akita., PLANNED",
        "en, The 15th General Assembly was held in Akita., ",
        "en, 'If approved, Akita hosts the 15th General Assembly.', CONDITIONAL",
        "en, The 15th General Assembly in Akita was cancelled., DENIED",
        "ko, 아키타현에서 제15차 총회가 개최될 예정이다., PLANNED",
        "ko, 아키타현에서 열기로 한 제15차 총회는 취소됐다., DENIED",
        "zh-Hans, 第15次全体会议将在秋田县举行。, PLANNED",
        "zh-Hans, 如果获得批准，秋田县举办第15次全体会议。, CONDITIONAL",
        "zh-Hans, 秋田县未举办第15次全体会议。, DENIED",
        "ja, 第15回総会は秋田県で開催される予定だ。, PLANNED",
        "ja, 秋田県の第15回総会は中止となった。, DENIED",
        "ru, 15-я Генеральная ассамблея состоится в префектуре Акита., PLANNED",
        "ru, 'Если утвердят, 15-я Генеральная ассамблея пройдет в префектуре Акита.', CONDITIONAL",
        "ru, 15-я Генеральная ассамблея в префектуре Акита отменена., DENIED",
        "mn, 15 дугаар бүгд хурал Акита мужид болно., PLANNED",
        "mn, Акита мужийн 15 дугаар бүгд хурал цуцлагдлаа., DENIED",
    })
    void aPlanIsNotToldAsDone(String language, String text, Modality modality) {
        assertThat(GAZETTEER.mentionsIn(text, language, null))
                .hasSize(2)
                .allSatisfy(mention -> assertThat(mention.modality()).isEqualTo(modality));
    }

    @Test
    void aPlanReachesNoFurtherThanItsClause() {
        List<Mention> mentions = GAZETTEER.mentionsIn("Akita agreed, but Toyama will decide later.", "en", null);
        assertThat(mentions).extracting(Mention::modality).containsExactly(null, Modality.PLANNED);
    }

    @Test
    void aGlossDecidesWhatASharedNameMeans() {
        assertThat(GAZETTEER.mentionsIn("산시성(山西) 대표단", "ko", null))
                .allSatisfy(mention -> assertThat(mention.candidates()).containsExactly("CN-SX"));
    }

    @Test
    void whatTheTextNamesPlainlyDecides() {
        assertThat(GAZETTEER.mentionsIn("Алтайский край принял гостей. В Алтае рады всем.", "ru", null))
                .allSatisfy(mention -> assertThat(mention.candidates()).containsExactly("RU-ALT"));
    }

    @Test
    void whatNothingDecidesStaysAChoice() {
        assertThat(only("산시성 대표단", "ko", Kind.PROVINCE).candidates()).containsExactlyInAnyOrder("CN-SN", "CN-SX");
    }

    @Test
    void lookAlikeLettersOfTheOtherAlphabetAreReadThrough() {
        assertThat(only("Gаnsu", "en", Kind.PROVINCE).candidates()).containsExactly("CN-GS");
        assertThat(only("Якутия".replace('а', 'a'), "ru", Kind.PROVINCE).candidates())
                .containsExactly("RU-SA");
        assertThat(only("ＧＡＮＳＵ", "en", Kind.PROVINCE).candidates()).containsExactly("CN-GS");
    }

    @ParameterizedTest
    @CsvSource({"Ховсгол аймагт, MN-041", "Омноговь аймаг, MN-053", "Хёого мужид, JP-28", "Хеого муж, JP-28"})
    void lettersThatAKeyboardLacksAreMissedByNobody(String text, String id) {
        assertThat(only(text, "mn", Kind.PROVINCE).candidates()).containsExactly(id);
    }

    @Test
    void koreanSpacesComeAndGo() {
        assertThat(only("동북아시아 지역 자치 단체 연합의", "ko", Kind.ORGANISATION).candidates())
                .containsExactly("org:near");
        assertThat(GAZETTEER.mentionsIn("경 남쪽", "ko", null)).isEmpty();
    }

    /** Each repeat costs the same: what is found grows with the text and nothing else. */
    @ParameterizedTest
    @CsvSource({"'Altai ', 6", "'14th General Assembly, ', 23", "'산시성, ', 5"})
    void repeatsAreFoundEachOnce(String repeat, int length) {
        assertThat(repeat).hasSize(length);
        assertThat(GAZETTEER.mentionsIn(repeat.repeat(5000), "en", null)).hasSize(5000);
    }

    @Test
    void aRussianRegionIsReadWithItsNounCutShort() {
        assertThat(GAZETTEER.mentionsIn("Делегация Томской обл. прибыла в Амурскую обл."))
                .extracting(Mention::candidates)
                .containsExactly(List.of("RU-TOM"), List.of("RU-AMU"));
    }
}
