package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.Archived;

class TypedNamesTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load(Archived.CONFIG.folder());
    /** Who finds it by so many characters finds it by more. */
    private static final int TYPED = 9;

    private static final TypedNames NAMES = GAZETTEER.typedNames();

    private static Map<String, Fit> found(String typed) {
        return NAMES.find(typed, "en").stream()
                .collect(Collectors.toMap(found -> found.entity().id(), TypedNames.Found::fit));
    }

    static Stream<String> languages() {
        return Stream.of("ko", "en", "zh-Hans", "zh-Hant", "ja", "ru", "mn");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyEntityIsFoundByItsLabelAndByEachOfItsBeginnings(String language) {
        for (Entity entity : GAZETTEER.entities()) {
            String label = GAZETTEER.label(entity.id(), language);
            assertThat(found(label)).as(label).containsEntry(entity.id(), Fit.EXACT);
            for (int end = 2; end < Math.min(TYPED, label.length()); end++) {
                String beginning = label.substring(0, end);
                assertThat(found(beginning).get(entity.id()))
                        .as("%s of %s", beginning, label)
                        .isIn(Fit.EXACT, Fit.PREFIX);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gyeongsang, KR-47",
        "kyongsangbuk, KR-47",
        "경ㅂ, KR-47",
        "겨, KR-47",
        "ㄱㅂ, KR-47",
        "ㄱㅅㅂㄷ, KR-47",
        "tsetse, place:tsetserleg",
        "gansu, CN-GS",
        "gan su, CN-GS",
        "甘, CN-GS",
        "甘粛, CN-GS",
        "ганьс, CN-GS",
        "がん, CN-GS",
        "ガンス, CN-GS",
        "umnugo, MN-053",
        "omnogo, MN-053",
        "Омного, MN-053",
        "Умнуго, MN-053",
        "北道, KR-47",
        "saha yaku, RU-SA",
    })
    void whatIsTypedFindsNamesOfAllScripts(String typed, String id) {
        assertThat(found(typed)).containsKey(id);
    }

    @Test
    void aLaterWordCountsMoreThanAnInside() {
        Map<String, Fit> found = found("secretariat");
        assertThat(found).containsEntry("org:near-secretariat", Fit.EXACT);
        assertThat(found("province").get("CN-GS")).isEqualTo(Fit.WORD);
        assertThat(found("ansu").get("CN-GS")).isEqualTo(Fit.INSIDE);
    }

    @Test
    void otherLettersInsideOfANameAreChance() {
        assertThat(found("lgansum")).isEmpty();
    }

    @Test
    void marksAndCountriesFindNothing() {
        assertThat(found("!?")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("China").keySet()).noneMatch(id -> id.startsWith("country:"));
    }

    @Test
    void aNameIsShownInTheReadersLanguageWhereItFitsAsWell() {
        Function<String, String> shown = labels -> NAMES.find("Омного", labels).stream()
                .filter(found -> found.entity().id().equals("MN-053"))
                .map(TypedNames.Found::language)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(shown.apply("ru"), shown.apply("mn"))).containsExactly("ru", "mn");
    }

    @ParameterizedTest
    @CsvSource({
        "Gansuu, CN-GS",
        "Gnasu, CN-GS",
        "간수, CN-GS",
        "경상북더, KR-47",
        "干肃, CN-GS",
        "甘萧, CN-GS",
        "Приморскй край, RU-PRI",
        "Сэлэнге, MN-049",
    })
    void aSlipIsNear(String typed, String id) {
        assertThat(NAMES.near(typed, 5)).extracting(near -> near.entity().id()).contains(id);
    }

    @Test
    void aNameSpelledRightAndAShortWordHaveNothingNear() {
        assertThat(NAMES.near("Gansu", 5))
                .extracting(near -> near.entity().id())
                .doesNotContain("CN-GS");
        assertThat(NAMES.near("ab", 5)).isEmpty();
        assertThat(NAMES.near("", 5)).isEmpty();
    }
}
