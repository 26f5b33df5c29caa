package org.nearchive.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.config.ConfigException;

class DateReaderTest {
    private static final Path CONFIG = Path.of("index-config");
    private static final DateReader READER = DateReader.load(CONFIG);
    private static final LocalDate PUBLISHED = LocalDate.of(2023, 7, 11);
    private static final List<String> LANGUAGES = List.of("ko", "en", "zh", "ja", "ru", "mn");

    private static String said(String text, String language, LocalDate published) {
        return String.join(
                "; ",
                READER.datesIn(text, language, published).stream()
                        .map(date -> date.surface() + "=" + date.value())
                        .toList());
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvFileSource(resources = "/judged/dates/shapes.csv", delimiter = '|', quoteCharacter = '`')
    void everyShapeIsReadAsItIsMeant(String language, LocalDate published, String text, String expected) {
        assertThat(said(text, language, published)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void offsetsPointIntoTheTextThatCame() {
        String text = "𠮷野知事は２０２３年６月２９日、訪問した。";
        assertThat(READER.datesIn(text, "ja", PUBLISHED)).singleElement().satisfies(date -> {
            assertThat(text.substring(date.start(), date.end())).isEqualTo(date.surface());
            assertThat(date.surface()).isEqualTo("２０２３年６月２９日");
            assertThat(date.yearGiven()).isTrue();
        });
    }

    @Test
    void aYearThatFollowsFromPublicationIsNotGiven() {
        assertThat(READER.datesIn("They met on June 29.", "en", PUBLISHED))
                .singleElement()
                .matches(date -> !date.yearGiven())
                .matches(date -> date.precision() == Precision.DAY);
    }

    @Test
    void aDateInTheWordsOfAnotherScriptIsReadToo() {
        assertThat(said("Minutes (2023년 6월 28일) were sent on June 30.", "en", PUBLISHED))
                .isEqualTo("2023년 6월 28일=2023-06-28; June 30=2023-06-30");
        assertThat(said("6월 28일 (June 28, 2023) 체결했다", "ko", PUBLISHED))
                .isEqualTo("6월 28일=2023-06-28; June 28, 2023=2023-06-28");
        assertThat(said("2023年6月29日に会った", "und", PUBLISHED)).isEqualTo("2023年6月29日=2023-06-29");
        assertThat(said("29 июня 2023 года", "", PUBLISHED)).isEqualTo("29 июня 2023 года=2023-06-29");
    }

    @Test
    void aDamagedDateIsRepairedByAnotherDateOfThePostAndSaysSo() {
        DateReading reading = READER.readingOf("6月28日に会議が開かれ、629日（木）に見学した。", "ja", LocalDate.of(2024, 3, 1));
        assertThat(reading.damaged()).isEmpty();
        assertThat(reading.dates())
                .filteredOn(DateMention::repaired)
                .singleElement()
                .matches(date -> date.surface().equals("629日"));
    }

    @Test
    void aDamagedDateIsRepairedByTheDayOfPublication() {
        assertThat(READER.datesIn("포럼이 96() 열렸다.", "ko", LocalDate.of(2024, 9, 10)))
                .singleElement()
                .matches(DateMention::repaired)
                .matches(date -> date.value().equals("2024-09-06"));
    }

    @Test
    void aDamagedDateWithoutAWitnessIsFlaggedAndNoDate() {
        DateReading reading = READER.readingOf("대표단은 629일(목) 도착했다.", "ko", LocalDate.of(2024, 2, 1));
        assertThat(reading.dates()).isEmpty();
        assertThat(reading.damaged())
                .singleElement()
                .matches(lost -> lost.surface().equals("629일"));
    }

    @Test
    void digitsThatMayBeCutInTwoWaysAreNotRepaired() {
        // 1 November and 11 January are both near a date of the post
        DateReading reading = READER.readingOf("1월 9일과 11월 3일 만난 뒤 111일(수) 다시 만났다.", "ko", LocalDate.of(2023, 12, 20));
        assertThat(reading.damaged()).hasSize(1);
        assertThat(reading.dates()).hasSize(2);
    }

    @Test
    void aWrongWeekdayDecidesNothing() {
        assertThat(said("6월 29일(월) 열렸다.", "ko", PUBLISHED)).isEqualTo("6월 29일=2023-06-29");
    }

    @Test
    void theDayBeforeAnEventIsToldOnlyWhenTheTextGivesTheEventOneDay() {
        assertThat(said("The day before the forum, guests arrived.", "en", PUBLISHED))
                .isEmpty();
        assertThat(said(
                        "The forum in Jilin opened on June 1. The forum in Toyama opened on June 8."
                                + " Guests came the day before the forum.",
                        "en",
                        PUBLISHED))
                .isEqualTo("June 1=2023-06-01; June 8=2023-06-08");
    }

    @ParameterizedTest
    @CsvSource({
        "180111 방문.jpg, 2018-01-11",
        "20160905_141136.jpg, 2016-09-05",
        "IMG_20230629.jpg, 2023-06-29",
        "230629_면담(2).JPG, 2023-06-29",
        "회의록_2023-06-29.hwp, 2023-06-29",
        "2023.6.29 사진.png, 2023-06-29",
        "IMG_0456.jpg, ''",
        "991332.jpg, ''",
        "photo 20231340.jpg, ''",
        "KakaoTalk_20990101.jpg, ''"
    })
    void inAFileNameDigitsAloneAreADay(String name, String expected) {
        assertThat(READER.datesInFileName(name, PUBLISHED).stream()
                        .map(DateMention::value)
                        .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "en, last year, 2022",
        "ko, 작년, 2022",
        "zh, 去年, 2022",
        "ja, 昨年, 2022",
        "ru, в прошлом году, 2022",
        "ru, прошлый год, 2022",
        "mn, өнгөрсөн жил, 2022",
        "any, 작년, 2022",
        "any, 2023年6月, 2023-06",
        "en, June 2023, 2023-06",
        "en, 2023, 2023",
        "en, 2023-06, 2023-06",
        "any, 29 июня 2023 г., 2023-06-29",
        "mn, 2023 оны 6 дугаар сарын 29, 2023-06-29",
        "ko, 2023. 6. 29., 2023-06-29",
        "zh, 前年, 2021",
        "ja, 前年, 2022",
        "en, the 1990s, 1990/1999"
    })
    void aDateTypedIntoTheSearchBoxIsRead(String language, String typed, String expected) {
        assertThat(READER.read(typed, language, PUBLISHED))
                .hasValueSatisfying(date -> assertThat(date.value()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gansu", "last year in Gansu", "2023-13", "간쑤성 작년", "", "30 February 2023", "0", "a"})
    void whatIsNoDateAsAWholeIsNotReadAsOne(String typed) {
        assertThat(READER.read(typed, "en", PUBLISHED)).isEmpty();
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 120).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTextIsReadWithoutAnErrorAndItsMentionsStandInOrder(int seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "6",
            "29",
            "2023",
            "31",
            "0",
            "13",
            "月",
            "日",
            "年",
            "월",
            "일",
            "년",
            ".",
            "-",
            "/",
            "(",
            ")",
            "~",
            " ",
            "\n",
            "June",
            "of",
            "the",
            "last",
            "next",
            "июня",
            "года",
            "по",
            "сарын",
            "оны",
            "-ны",
            "二十",
            "〇",
            "부터",
            "지난",
            "から",
            "至",
            "令和",
            "元",
            "𠮷",
            "️",
            "'",
            ",",
            "workshop",
            "the day before the ",
            "총회",
            "전날",
            "同日",
            "99999"
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        for (String language : LANGUAGES) {
            int last = 0;
            for (DateMention date : READER.datesIn(text.toString(), language, PUBLISHED)) {
                assertThat(date.start()).isGreaterThanOrEqualTo(last);
                assertThat(text.substring(date.start(), date.end())).isEqualTo(date.surface());
                assertThat(date.from()).isBeforeOrEqualTo(date.to());
                last = date.end();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", ".", "(", "1.", "1-", "6/", "2023", "二", "십", "일", "1월", "6월 29일 ", "the day before the "})
    void aMillionTimesTheSameIsReadToItsEnd(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        for (String language : LANGUAGES) {
            READER.datesIn(text, language, PUBLISHED);
        }
        READER.datesInFileName(text, PUBLISHED);
    }

    @Test
    void allMistakesOfAllFilesAreSaidAtOnceWithFileAndLine(@TempDir Path config) throws IOException {
        Path dates = Files.createDirectories(config.resolve("dates"));
        for (String language : List.of("ko", "zh", "ja", "ru")) {
            Files.writeString(dates.resolve(language + ".tsv"), "date\t\tY4 \"x\"\n");
        }
        Files.writeString(
                dates.resolve("en.tsv"),
                "MONTH\t13\tSmarch\nMONHT\t1\tJanuary\ndate\t\tMONTHS D\ndate\t\t(D\ndates\t\tD\nMONTH\t1\nSHIFT\tyaer-1\tlast year\n");
        assertThatThrownBy(() -> DateReader.load(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("en.tsv:1: the value of MONTH is a whole number from 1 to 12, but was \"13\"")
                .hasMessageContaining("en.tsv:2: \"MONHT\" is no kind of words; nearest: MONTH")
                .hasMessageContaining("en.tsv:3: \"MONTHS\" is used, but no line defines it above; nearest: MONTH")
                .hasMessageContaining("en.tsv:4: a ( is not closed")
                .hasMessageContaining("en.tsv:5: \"dates\" is no kind of line; nearest: date")
                .hasMessageContaining("en.tsv:6: a line has 3 cells separated by TAB, this one has 2")
                .hasMessageContaining("en.tsv:7: the value of SHIFT names a unit")
                .hasMessageContaining("mn.tsv: cannot be read");
    }
}
