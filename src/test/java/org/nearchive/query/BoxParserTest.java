package org.nearchive.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.date.DateRange;

class BoxParserTest {
    private static final BoxParser PARSER =
            new BoxParser(Vocabulary.load(Path.of("index-config")), "en", LocalDate.of(2024, 6, 15));

    private static Clause gansu(String surface) {
        return new Clause.Named(surface, List.of("CN-GS"), true);
    }

    @Test
    void namesAreReadAmongWords() {
        assertThat(PARSER.parse("tourism in Gansu　2023"))
                .containsExactly(
                        new Clause.Word("tourism"), new Clause.Word("in"), gansu("Gansu"), new Clause.Word("2023"));
        assertThat(PARSER.parse("甘肃省旅游")).containsExactly(gansu("甘肃省"), new Clause.Word("旅游"));
        assertThat(PARSER.parse("Inner Mongolia"))
                .containsExactly(new Clause.Named("Inner Mongolia", List.of("CN-NM"), true));
    }

    @Test
    void quotesKeepANameFromBeingRead() {
        assertThat(PARSER.parse("\"Gansu\" “youth forum”"))
                .containsExactly(new Clause.Phrase("Gansu"), new Clause.Phrase("youth forum"));
    }

    @Test
    void fieldsAndNegationAreRead() {
        assertThat(PARSER.parse("province:간쑤성 -lang:KO date:2022..2023 -Gansu -\"a b\""))
                .containsExactly(
                        new Clause.Named("간쑤성", List.of("CN-GS"), false),
                        new Clause.Not(new Clause.InLanguage("ko")),
                        new Clause.Published(DateRange.parse("2022..2023")),
                        new Clause.Not(gansu("Gansu")),
                        new Clause.Not(new Clause.Phrase("a b")));
    }

    @Test
    void timesAndAddressesAreWords() {
        assertThat(PARSER.parse("10:30 http://a.example/x word: next"))
                .allSatisfy(clause -> assertThat(clause).isInstanceOf(Clause.Word.class));
    }

    @Test
    void tooMuchIsRefusedInWords() {
        assertThatThrownBy(() -> PARSER.parse("x".repeat(1025)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("1024");
        assertThatThrownBy(() -> PARSER.parse("x ".repeat(80)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("64");
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyStringEndsInClausesOrANamedError(long seed) {
        Random random = new Random(seed);
        String letters = "ab \"\"()-*~:：.｡０９가甘ё'\\/|&!^[]{}\ud800\u0000\u3000 OR lang:date:";
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(120); i >= 0; i--) {
            typed.append(letters.charAt(random.nextInt(letters.length())));
        }
        try {
            assertThat(PARSER.parse(typed.toString())).doesNotContainNull();
        } catch (InvalidQueryException named) {
            assertThat(named.code()).isNotBlank();
            assertThat(named.getMessage()).isNotBlank();
        }
    }
}
