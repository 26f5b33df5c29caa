package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Pattern FORM = Pattern.compile("\\.(one|few|many|other)$");
    private static final Pattern STRING = Pattern.compile("(?<=\")[A-Za-z][A-Za-z_.-]*(?=\")");
    /** The only words that may be the same: a name, and units. */
    private static final Set<String> SAME = Set.of("site", "post.file.kilobytes", "post.file.megabytes");

    static Stream<String> languages() {
        return Messages.LANGUAGES.stream();
    }

    static Stream<String> otherLanguages() {
        return languages().filter(language -> !language.equals("en"));
    }

    private static Map<String, String> words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader in =
                Files.newBufferedReader(Path.of("src/main/resources/messages/page_" + language + ".properties"))) {
            words.load(in);
        }
        Map<String, String> sorted = new TreeMap<>();
        words.stringPropertyNames().forEach(key -> sorted.put(key, words.getProperty(key)));
        return sorted;
    }

    private static Set<String> nouns(Map<String, String> words) {
        return words.keySet().stream()
                .filter(key -> FORM.matcher(key).find())
                .map(key -> FORM.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> others(Map<String, String> words) {
        return words.keySet().stream()
                .filter(key -> !FORM.matcher(key).find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void everyLanguageHasAllWordsAndNoMore(String language) throws IOException {
        assertThat(others(words(language))).isEqualTo(others(words("en")));
        assertThat(nouns(words(language))).isEqualTo(nouns(words("en")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyNounHasTheFormsThatItsLanguageCountsWith(String language) throws IOException {
        Map<String, String> words = words(language);
        Set<String> forms = new TreeSet<>();
        for (int number = 0; number < 200; number++) {
            forms.add(Plural.of(language, number).suffix());
        }
        for (String noun : nouns(words)) {
            assertThat(words.keySet().stream()
                            .filter(key -> FORM.matcher(key).replaceFirst("").equals(noun) && !key.equals(noun))
                            .map(key -> key.substring(noun.length())))
                    .as(noun)
                    .containsExactlyInAnyOrderElementsOf(forms);
        }
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void nothingWasLeftInEnglish(String language) throws IOException {
        Map<String, String> english = words("en");
        words(language).forEach((key, text) -> {
            boolean hasWords = text.replaceAll("\\{\\d}", "").codePoints().anyMatch(Character::isLetter);
            if (hasWords && !SAME.contains(key)) {
                assertThat(text).as(key).isNotEqualTo(english.get(key)).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    void theSameValuesAreFilledIn(String language) throws IOException {
        Map<String, String> english = words("en");
        words(language).forEach((key, text) -> {
            String model = english.getOrDefault(
                    key, english.getOrDefault(FORM.matcher(key).replaceFirst(".other"), ""));
            assertThat(new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length)
                    .as(key)
                    .isEqualTo(new MessageFormat(model, Locale.ROOT).getFormatsByArgumentIndex().length);
            assertThat(text)
                    .as("an apostrophe quotes in a MessageFormat: %s", key)
                    .doesNotContain("'");
        });
    }

    @Test
    void noWordIsUnused() throws IOException {
        Set<String> used = stringsOfPages();
        assertThat(words("en").keySet())
                .allSatisfy(key -> assertThat(used)
                        .anyMatch(text -> text.equals(FORM.matcher(key).replaceFirst(""))
                                || (text.endsWith(".") && text.length() > 1 && key.startsWith(text))));
    }

    /** Every string in the pages' code and templates. */
    private static Set<String> stringsOfPages() throws IOException {
        Set<String> strings = new TreeSet<>();
        for (String folder : new String[] {"src/main/java/org/nearchive/http", "src/main/jte"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    var string = STRING.matcher(Files.readString(file));
                    while (string.find()) {
                        strings.add(string.group());
                    }
                }
            }
        }
        return strings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 2031. 5. 9. | 2031년 5월",
                "en | 9 May 2031 | May 2031",
                "zh | 2031年5月9日 | 2031年5月",
                "ja | 2031年5月9日 | 2031年5月",
                "ru | 9 мая 2031 г. | май 2031 г.",
                "mn | 2031 оны 5 дугаар сарын 9 | 2031 оны 5 дугаар сар",
            })
    void daysAndMonthsAreWrittenInTheReadersManner(String language, String day, String month) {
        Messages words = Messages.in(language);
        assertThat(words.day(LocalDate.of(2031, 5, 9))).isEqualTo(day);
        assertThat(words.month(YearMonth.of(2031, 5))).isEqualTo(month);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 2023-09-14 | 2023-09-14 | 14 September 2023",
                "en | 2023-09-14 | 2023-09-15 | 14–15 September 2023",
                "en | 2024-03-01 | 2024-05-31 | March 2024 – May 2024",
                "en | 2024-01-01 | 2024-12-31 | 2024",
                "en | 2020-01-01 | 2029-12-31 | 2020 – 2029",
                "ko | 2023-06-01 | 2023-06-30 | 2023년 6월",
                "ru | 2023-06-29 | 2023-07-01 | 29 июня 2023 г. – 1 июля 2023 г.",
                "mn | 2023-06-29 | 2023-06-30 | 2023 оны 6 дугаар сарын 29–30",
            })
    void rangesOfDaysAreWrittenShortly(String language, LocalDate from, LocalDate to, String written) {
        assertThat(Messages.in(language).days(from, to)).isEqualTo(written);
    }

    @Test
    void mongolianMonthsFollowTheVowelsOfTheirNumber() {
        Messages words = Messages.in("mn");
        assertThat(words.month(YearMonth.of(2024, 4))).isEqualTo("2024 оны 4 дүгээр сар");
        assertThat(words.month(YearMonth.of(2024, 11))).isEqualTo("2024 оны 11 дүгээр сар");
        assertThat(words.month(YearMonth.of(2024, 12))).isEqualTo("2024 оны 12 дугаар сар");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 публикация",
        "3, 3 публикации",
        "5, 5 публикаций",
        "11, 11 публикаций",
        "12, 12 публикаций",
        "21, 21 публикация",
        "104, 104 публикации",
        "111, 111 публикаций",
    })
    void russianNounsFollowTheirNumber(long number, String words) {
        assertThat(Messages.in("ru").count("results.total", number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', ko-KR, ko",
        "'', '', 'zh-TW,zh;q=0.9,en;q=0.8', zh",
        "'', '', 'mn-MN', mn",
        "'', '', 'fr-FR,ja;q=0.5', ja",
        "'', '', 'fr', en",
        "'', '', ';;;broken', en",
        "'', mn, ko-KR, mn",
        "ja, mn, ko-KR, ja",
        "xx, '', ru, ru",
    })
    void theReadersChoiceComesBeforeTheBrowsers(String asked, String remembered, String header, String language) {
        assertThat(Messages.choose(asked, remembered, header).language()).isEqualTo(language);
    }

    @Test
    void aLanguageWithoutWordsOfOursIsNamedByItsOwn() {
        assertThat(Messages.in("ko").languageName("zh-Hant")).isEqualTo("중국어(번체)");
        assertThat(Messages.in("en").languageName("kk")).isEqualTo("Kazakh");
    }
}
