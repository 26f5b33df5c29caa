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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.date.DateRange;

class BoxParserTest {
    private static final BoxParser PARSER =
            new BoxParser(Vocabulary.load(Path.of("index-config")), "en", LocalDate.of(2024, 6, 15));

    private static List<Clause> read(String typed) {
        return PARSER.parse(typed).clauses();
    }

    private static Clause gansu(String surface) {
        return new Clause.Named(surface, List.of("CN-GS"), true);
    }

    private static Clause word(String text) {
        return new Clause.Word(text);
    }

    private static Clause any(Clause... clauses) {
        return new Clause.Any(List.of(clauses));
    }

    private static Clause all(Clause... clauses) {
        return new Clause.All(List.of(clauses));
    }

    @Test
    void namesAreReadAmongWords() {
        assertThat(read("tourism in Gansu　2023"))
                .containsExactly(word("tourism"), word("in"), gansu("Gansu"), word("2023"));
        assertThat(read("甘肃省旅游")).containsExactly(gansu("甘肃省"), word("旅游"));
        assertThat(read("Inner Mongolia")).containsExactly(new Clause.Named("Inner Mongolia", List.of("CN-NM"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"youth forum\"",
                "“youth forum”",
                "„youth forum“",
                "„youth forum”",
                "«youth forum»",
                "「youth forum」",
                "『youth forum』",
                "＂youth　forum＂",
                "“youth forum\""
            })
    void aPhraseMayStandBetweenAllMarksThatPeopleUse(String typed) {
        assertThat(PARSER.parse(typed)).isEqualTo(new Box(List.of(new Clause.Phrase("youth forum")), List.of()));
    }

    @Test
    void quotesKeepANameFromBeingRead() {
        assertThat(read("\"Gansu\" “youth forum”"))
                .containsExactly(new Clause.Phrase("Gansu"), new Clause.Phrase("youth forum"));
    }

    @Test
    void fieldsAndNegationAreRead() {
        assertThat(read("province:간쑤성 -lang:KO date:2022..2023 -Gansu -\"a b\""))
                .containsExactly(
                        new Clause.Named("간쑤성", List.of("CN-GS"), false),
                        new Clause.Not(new Clause.InLanguage("ko")),
                        new Clause.Published(DateRange.parse("2022..2023")),
                        new Clause.Not(gansu("Gansu")),
                        new Clause.Not(new Clause.Phrase("a b")));
        assertThat(read("board:\"News > Notice\" board:Notice filetype:.JPG file:공고 file:\"the plan\" file:plan*"))
                .containsExactly(
                        new Clause.OnBoard("News > Notice"),
                        new Clause.OnBoard("Notice"),
                        new Clause.OfFileType("jpeg"),
                        new Clause.InFile(word("공고")),
                        new Clause.InFile(new Clause.Phrase("the plan")),
                        new Clause.InFile(new Clause.Prefix("plan")));
        assertThat(read("province:\"North Gyeongsang\""))
                .containsExactly(new Clause.Named("North Gyeongsang", List.of("KR-47"), false));
    }

    @Test
    void fullWidthFormsAreOperatorsToo() {
        assertThat(read("province：甘肃 －lang：ko （旅游 OR 环境） 甘＊ 20２3"))
                .containsExactly(
                        new Clause.Named("甘肃", List.of("CN-GS"), false),
                        new Clause.Not(new Clause.InLanguage("ko")),
                        all(any(word("旅游"), word("环境"))),
                        new Clause.Prefix("甘"),
                        word("20２3"));
        assertThat(read("date：２０２３ on:～2023-06"))
                .containsExactly(
                        new Clause.Published(DateRange.parse("2023")),
                        new Clause.SpokenOf(DateRange.parse("2023-06"), true));
    }

    @Test
    void orJoinsItsNeighboursCloserThanStandingTogether() {
        assertThat(read("youth forum OR seminar OR Gansu Province 2023"))
                .containsExactly(
                        word("youth"), any(word("forum"), word("seminar"), gansu("Gansu Province")), word("2023"));
        assertThat(read("province:CN-GS OR -lang:ko"))
                .containsExactly(any(
                        new Clause.Named("CN-GS", List.of("CN-GS"), false),
                        new Clause.Not(new Clause.InLanguage("ko"))));
        assertThat(read("甘肃旅游 OR forum")).containsExactly(any(all(gansu("甘肃"), word("旅游")), word("forum")));
        assertThat(read("a ИЛИ b 또는 c or d")).hasSize(7).allMatch(clause -> clause instanceof Clause.Word);
    }

    @Test
    void bracketsKeepTogetherAndMayBeNegated() {
        assertThat(read("(youth (forum OR seminar)) -(trade fair) -甘肃旅游"))
                .containsExactly(
                        all(word("youth"), all(any(word("forum"), word("seminar")))),
                        new Clause.Not(all(word("trade"), word("fair"))),
                        new Clause.Not(all(gansu("甘肃"), word("旅游"))));
        assertThat(read("() youth")).containsExactly(word("youth"));
    }

    @Test
    void beginningsNearSpellingsAndNearPlacesAreRead() {
        assertThat(read("touris* 관* Ганьс* tourim~ exhibtion~ youth~2 \"youth forum\"~5"))
                .containsExactly(
                        new Clause.Prefix("touris"),
                        new Clause.Prefix("관"),
                        new Clause.Prefix("Ганьс"),
                        new Clause.Fuzzy("tourim", 2),
                        new Clause.Fuzzy("exhibtion", 2),
                        new Clause.Fuzzy("youth", 2),
                        new Clause.Phrase("youth forum", 5));
        assertThat(read("forum~")).containsExactly(new Clause.Fuzzy("forum", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "youth \" forum | UNCLOSED_QUOTE",
                "youth 「forum | UNCLOSED_QUOTE",
                "youth (forum | UNPAIRED_BRACKET",
                "youth) forum | UNPAIRED_BRACKET",
                "OR youth forum | STRAY_OR",
                "youth forum OR | STRAY_OR",
                "youth * forum | STRAY_STAR",
                "*youth forum | STRAY_STAR",
                "youth forum ~ | STRAY_TILDE",
            })
    void whatIsNoOperatorWhereItStandsIsToldAndTheWordsStay(String typed, Box.Reason reason) {
        Box box = PARSER.parse(typed);
        assertThat(box.clauses()).containsExactly(word("youth"), word("forum"));
        assertThat(box.notes()).extracting(Box.Note::reason).containsExactly(reason);
    }

    @Test
    void anOrThatLacksASideIsPassedOver() {
        assertThat(read("youth OR OR forum")).containsExactly(any(word("youth"), word("forum")));
        assertThat(read("OR")).containsExactly(word("OR"));
    }

    @Test
    void timesAddressesAndColonsOfOrdinaryTextAreWords() {
        assertThat(read("10:30 http://a.example/x word: next C:\\temp a:b:".replace("a:b:", "b :c")))
                .allSatisfy(clause -> assertThat(clause).isInstanceOf(Clause.Word.class));
    }

    static Stream<String> pastedTexts() {
        return Stream.of(
                "동북아시아지역자치단체연합(NEAR)은 5월 29일(월) ~ 30일(화), 포항에서 '제7차 회의'를 열었다. 일시:10:30~12:00, 장소：시청 3층 ※ 문의 054-000-0000",
                "Зүүн Хойд Азийн орон нутгийн засаг захиргаадын холбоо (NEAR) 5 дугаар сарын 29-30-нд хуралдлаа. «Хамтын ажиллагаа» — гол сэдэв: аялал жуулчлал, байгаль орчин (ойжуулалт); цаг:10:30.",
                "时间：2023年5月29日（星期一）；地点：甘肃省兰州市。“一带一路”与地方合作——《共同宣言》（草案）*注",
                "日時：5月29日（月）10：30〜12：00、会場：富山県庁「大ホール」※要申込",
                "Встреча «Малые города» (г. Владивосток) состоялась 29 мая — в 10:30; тема:экология.",
                "Please note:see the programme of the forum for all further details",
                "彼女は言った。「港はまだ遠い」： みなが笑った。 それから 船は 出た",
                "The 14th General Assembly (held on-line) - see http://a.example/x?y=1 - was \"a success\"; 50% more guests!");
    }

    @ParameterizedTest
    @MethodSource("pastedTexts")
    void aTextThatIsPastedInWholeIsRead(String text) {
        assertThat(read(text)).hasSizeGreaterThan(4).noneMatch(clause -> clause instanceof Clause.Any);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour:red | at offset 0: there is no field \"colour:\" | put a space behind the colon",
                "цвет:красный | at offset 0: there is no field \"цвет:\" | put a space behind the colon",
                "өнгө:улаан | at offset 0: there is no field | Fields are",
                "색깔:빨강 | at offset 0: there is no field | Fields are",
                "港口 颜色:红 | at offset 3: there is no field | Fields are",
                "いろ:赤 | at offset 0: there is no field | Fields are",
                "Colour:red | at offset 0: there is no field | Fields are",
                "youth forum -colour:red lang:ko | at offset 13: there is no field | Fields are",
                "간쑤 provinc:CN-GS | at offset 3: there is no field | did you mean \"province:\"",
                "-Date:2023-13 | at offset 6: date: \"2023-13\" is not in the calendar | 2023-06",
                "forum on:someday | at offset 9: on: \"someday\" is no date | 작년",
                "lang:(ko OR ja) | at offset 5: a field has one value | lang:A OR lang:B",
                "province:Atlantis | at offset 9: no province is called \"Atlantis\" | CN-GS",
                "person:~ | at offset 7: person is a name in any script | 임 총장",
                "\"a b\"~500 | at offset 5: the words of a phrase | 100",
            })
    void aFieldThatCannotBeReadIsRefusedWithItsPlaceAndWhatWouldBeRight(String typed, String begin, String right) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageStartingWith(begin)
                .hasMessageContaining(right);
    }

    @Test
    void theAstralLetterBeforeAMistakeCountsAsOne() {
        assertThatThrownBy(() -> read("𠮷田 colour:red")).hasMessageStartingWith("at offset 3:");
    }

    @Test
    void tooMuchIsRefusedInWords() {
        assertThat(read("𠮷".repeat(1024))).hasSize(1);
        assertThatThrownBy(() -> read("x".repeat(1025)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("1024");
        assertThat(read("(".repeat(20) + "x" + ")".repeat(20))).hasSize(1);
        assertThatThrownBy(() -> read("(".repeat(21) + "x" + ")".repeat(21)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("at most 20");
        assertThat(read("(".repeat(1000) + "x")).containsExactly(word("x"));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsPrintedIsReadAsTheSame(long seed) {
        List<Clause> clauses = new RandomClauses(new Random(seed)).clauses(0);
        String typed = Box.typed(clauses);
        assertThat(PARSER.parse(typed)).as(typed).isEqualTo(new Box(clauses, List.of()));
    }

    /** Queries of every shape that the box can read. */
    private record RandomClauses(Random random) {
        private static final List<String> WORDS =
                List.of("youth", "회의", "旅游", "10:30", "форум", "уулзалт", "観光", "a.b-c", "2023", "it's");

        List<Clause> clauses(int depth) {
            return IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> clause(depth))
                    .toList();
        }

        private Clause clause(int depth) {
            Clause one = negated(depth);
            if (random.nextInt(4) > 0) {
                return one;
            }
            return new Clause.Any(List.of(one, negated(depth)));
        }

        private Clause negated(int depth) {
            Clause part = part(depth);
            return random.nextInt(4) == 0 ? new Clause.Not(part) : part;
        }

        private Clause part(int depth) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            String letters = List.of("youth", "форум", "уулзалт", "réunion").get(random.nextInt(4));
            return switch (random.nextInt(depth < 4 ? 14 : 13)) {
                case 0 -> new Clause.Prefix(word);
                case 1 -> new Clause.Fuzzy(letters, 1 + random.nextInt(2));
                case 2 -> new Clause.Phrase(word + " " + letters, random.nextInt(3));
                case 3 -> new Clause.Phrase("OR (" + word);
                case 4 -> new Clause.Named("Gansu", List.of("CN-GS"), true);
                case 5 -> new Clause.Named("North Gyeongsang", List.of("KR-47"), false);
                case 6 -> new Clause.InLanguage("zh-Hant");
                case 7 -> new Clause.OnBoard(random.nextBoolean() ? "Notice" : "News > (old) -OR");
                case 8 ->
                    new Clause.InFile(
                            random.nextBoolean() ? new Clause.Word("plan") : new Clause.Phrase("the " + word));
                case 9 -> new Clause.OfFileType("hwp");
                case 10 -> new Clause.Published(DateRange.parse(random.nextBoolean() ? "2022..2023-06" : "..2020"));
                case 11 -> new Clause.SpokenOf(DateRange.parse("2023-06-29"), random.nextBoolean());
                case 13 -> new Clause.All(clauses(depth + 1));
                default -> new Clause.Word(word);
            };
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyStringEndsInClausesOrANamedErrorAndTheClausesCanBePrinted(long seed) {
        Random random = new Random(seed);
        String letters = "ab \"\"()-*~:：.｡０９가甘ё'\\/|&!^[]{}\ud800\u0000\u3000«»「」“”„～＊（）－ OR lang:date:";
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(300); i >= 0; i--) {
            if (random.nextInt(5) == 0) {
                typed.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                typed.append(letters.charAt(random.nextInt(letters.length())));
            }
        }
        try {
            List<Clause> clauses = read(typed.toString());
            assertThat(clauses).doesNotContainNull();
            assertThat(read(Box.typed(clauses))).as(Box.typed(clauses)).isEqualTo(clauses);
        } catch (InvalidQueryException named) {
            assertThat(named.code()).isNotBlank();
            assertThat(named.getMessage()).isNotBlank();
        }
    }
}
