package org.nearchive.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PersonNamesTest {
    private static final PersonNames NAMES = PersonNames.load(Path.of("index-config"));
    private static final List<String> ONE_PERSON =
            List.of("LIM Byung-jin", "Lim Byeong Jin", "임병진", "林秉镇", "林秉鎮", "Лим Бён Джин", "Им Бён Жин", "イム・ビョンジン");

    @Test
    void allSpellingsOfOnePersonAreTheSameWithEachOther() {
        for (String one : ONE_PERSON) {
            for (String other : ONE_PERSON) {
                assertThat(NAMES.compare(one, other).verdict())
                        .as(one + " and " + other)
                        .isEqualTo(Verdict.SAME);
            }
        }
    }

    @Test
    void oneOtherSyllableIsAVetoInEveryScript() {
        for (String one : ONE_PERSON) {
            assertThat(NAMES.compare(one, "임병준").verdict()).as(one).isEqualTo(Verdict.DIFFERENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "林秉鎮, 林炳震",
        "林秉镇, 林炳震",
        "임병진, 임 총장",
        "LIM Byung-jin, Mr. Lim",
        "Путин, Владимир Путин",
        "習近平, 習主席",
        "Иванов И. П., Иван Петрович Иванов",
        "Батболдын Батбаатар, Б.Батбаатар",
        "Б.Батбаатар, Batbaatar"
    })
    void whatSaysTooLittleIsOnlyPerhaps(String one, String other) {
        assertThat(NAMES.compare(one, other).verdict()).isEqualTo(Verdict.PERHAPS);
    }

    @ParameterizedTest
    @CsvSource({
        "YAN Dong, YANG Dong", "Zhou Xiaoying, ZHAO Xiaoying", "阎东, Ян Дун", "Иванов Пётр, Ivanova Petra",
        "Б.Батбаатар, Д. Батбаатар", "田中一郎, Tanaka Jiro", "김민수 지사, 김민호 지사", "Sergei Ivanov, Сергей Иваненко"
    })
    void lookAlikesAreDifferent(String one, String other) {
        assertThat(NAMES.compare(one, other).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({
        "Secretary-General Kim Ok-chae, 김옥채 사무총장",
        "金玉彩秘书长, キム・オクチェ事務総長",
        "Ōno Ken'ichi, 小野健一",
        "Ohno Kenichi, オオノ ケンイチ",
        "Батбаатар Ганболд, Batbaatar Ganbold",
        "Б.Ганболд, B. Ganbold",
        "Shcherbakov Yuri, Щербаков Юрий Петрович",
        "'Zhao Xiao-ying', 赵晓英",
        "Л. Оюун-Эрдэнэ, L. Oyun-Erdene"
    })
    void titlesOrdersAndUsagesDoNotMatter(String one, String other) {
        assertThat(NAMES.compare(one, other).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void judgedNamesAreComparedWellEnough() throws IOException {
        NameEvaluation evaluation = new NameEvaluation(NAMES).evaluate(Path.of("src/test/resources/judged/persons"));

        assertThat(evaluation.precision())
                .as(String.join("\n", evaluation.errors()))
                .isGreaterThanOrEqualTo(0.95);
        for (String language : List.of("ko", "zh", "ja", "mn", "ru")) {
            assertThat(evaluation.recall(language)).as(language).isGreaterThanOrEqualTo(0.92);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyLettersAreComparedTheSameEitherWayRound(int seed) {
        Random random = new Random(seed);
        String one = letters(random);
        String other = letters(random);

        assertThat(NAMES.compare(one, other)).as(one + " and " + other).isEqualTo(NAMES.compare(other, one));
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(0, seed -> seed + 1).limit(200);
    }

    private static String letters(Random random) {
        String alphabet = "abgkxyzŏüчжцыөүя・- .,'가임병진林秉鎮々アンッョーabcde(){}«";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void namesOfOnePersonShareAKey() throws IOException {
        List<String> apart = new ArrayList<>();
        int pairs = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/judged/persons/people.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith("#") || cells[0].equals("kind")) {
                continue;
            }
            List<String> spellings = Arrays.stream(cells, 1, cells.length)
                    .flatMap(cell -> Arrays.stream(cell.split("\\|", -1)))
                    .filter(spelling -> !spelling.isEmpty())
                    .toList();
            for (String one : spellings) {
                for (String other : spellings) {
                    ReadName a = NAMES.read(one);
                    ReadName b = NAMES.read(other);
                    boolean characters = cells[0].equals("ja")
                            && a.name().isAll(Writing.HAN) != b.name().isAll(Writing.HAN);
                    if (characters || !NAMES.compare(a, b).isSame()) {
                        continue;
                    }
                    pairs++;
                    if (Collections.disjoint(NAMES.askedKeysOf(a), NAMES.keysOf(b))) {
                        apart.add(one + " " + NAMES.keysOf(a) + " and " + other + " " + NAMES.keysOf(b));
                    }
                }
            }
        }
        assertThat(apart.size())
                .as("of " + pairs + ":\n" + String.join("\n", apart))
                .isLessThan(pairs / 100);
    }
}
