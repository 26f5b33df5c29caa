package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.config.ConfigException;

class GazetteerTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load(Path.of("index-config"));

    @ParameterizedTest
    @CsvSource({
        "ko, 어제 간쑤성에서 열린 회의, 간쑤성, CN-GS",
        "ko, 경북과 포항은 이웃이다, 경북, KR-47",
        "ko, 사하공화국의 대표단, 사하공화국, RU-SA",
        "en, Gansu's delegation, Gansu, CN-GS",
        "en, the GANSU PROVINCE office, GANSU PROVINCE, CN-GS",
        "en, in Inner Mongolia last year, Inner Mongolia, CN-NM",
        "zh, 昨天在甘肃省举行, 甘肃省, CN-GS",
        "zh, 在甘肅舉行, 甘肅, CN-GS",
        "ja, 富山県の代表が, 富山県, JP-16",
        "ja, ウランバートルで開催, ウランバートル, MN-1",
        "ru, делегация из провинции Ганьсу, провинции Ганьсу, CN-GS",
        "ru, прошёл в Приморском крае, Приморском крае, RU-PRI",
        "ru, губернатор Иркутской области, Иркутской области, RU-IRK",
        "ru, в Ульсане прошла, Ульсане, KR-31",
        "ru, жители Республики Саха, Республики Саха, RU-SA",
        "mn, Өмнөговь аймгийн төлөөлөгч, Өмнөговь аймгийн, MN-053",
        "mn, Дорнод аймгийн иргэд, Дорнод аймгийн, MN-061",
        "mn, Ганьсугийн төлөөлөгчид, Ганьсугийн, CN-GS",
    })
    void anInflectedNameIsFoundWhereItStands(String language, String text, String surface, String id) {
        List<Mention> mentions = GAZETTEER.mentionsIn(text);
        assertThat(mentions).anySatisfy(mention -> {
            assertThat(mention.candidates()).containsExactly(id);
            assertThat(mention.surface()).isEqualTo(surface);
            assertThat(text.substring(mention.start(), mention.end())).isEqualTo(surface);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "경기 침체",
        "the Gansuite mineral",
        "Дорнод Азийн орнууд",
        "中央政府",
        "the central government",
        "東方航空",
    })
    void aWordThatOnlyBeginsLikeANameIsNone(String text) {
        assertThat(GAZETTEER.mentionsIn(text)).isEmpty();
    }

    @Test
    void theLongestNameWins() {
        assertThat(GAZETTEER.mentionsIn("Govi-Altai Province and Altai Krai"))
                .extracting(Mention::candidates)
                .containsExactly(List.of("MN-065"), List.of("RU-ALT"));
    }

    @Test
    void aSharedNameKeepsAllItsMeanings() {
        assertThat(GAZETTEER.resolve("산시성")).containsExactlyInAnyOrder("CN-SN", "CN-SX");
        assertThat(GAZETTEER.mentionsIn("알타이 대표단").getFirst().candidates())
                .containsExactlyInAnyOrder("RU-AL", "RU-ALT", "MN-065");
    }

    @Test
    void aDecomposedNameIsTheSameName() {
        String decomposed = Normalizer.normalize("간쑤성 면담.jpg", Normalizer.Form.NFD);
        assertThat(GAZETTEER.mentionsIn(decomposed)).singleElement().satisfies(mention -> {
            assertThat(mention.candidates()).containsExactly("CN-GS");
            assertThat(Normalizer.normalize(mention.surface(), Normalizer.Form.NFC))
                    .isEqualTo("간쑤성");
        });
    }

    /** Law 8, as far as names go: a name without a question mark means one province, in whatever script. */
    @Test
    void everyUnsharedNameOfEveryProvinceMeansThatProvince() {
        for (Entity province : GAZETTEER.entities()) {
            if (province.kind() != Kind.PROVINCE) {
                continue;
            }
            province.names()
                    .values()
                    .forEach(names -> names.forEach(name -> assertThat(GAZETTEER.resolve(name.text()))
                            .as(name.text())
                            .contains(province.id())));
        }
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 100).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inAnyTextMentionsStandInOrderAndSayWhatStandsThere(long seed) {
        Random random = new Random(seed);
        String alphabet = "Gansu 간쑤성에서 甘肃省 Приморском крае,.\n\u00a0ーü가𠀀\ud800 Өмнөговь";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(alphabet.length());
            text.append(alphabet, from, Math.min(alphabet.length(), from + random.nextInt(9)));
        }
        int before = 0;
        for (Mention mention : GAZETTEER.mentionsIn(text.toString())) {
            assertThat(mention.start()).isGreaterThanOrEqualTo(before);
            assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.surface());
            before = mention.end();
        }
    }

    @Test
    void allMistakesOfTheFileAreSaidAtOnceWithTheirLines(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("entities")).resolve("provinces.tsv");
        String header =
                "id\tcountry\ttype\tstatus\tsince\tko\ten\tzh-Hans\tzh-Hant\tja\tru\tmn\twikidata\tsource\tnote";
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "# names",
                        header,
                        "CN-GS\tCN\tprovince\tmember\t\t간쑤성\tGansu\t\t\t\t\t\t\t\t",
                        "CN-GS\tCN\tprovince\tmember\t\t\tAnother\t\t\t\t\t\t\t\t",
                        "CN-JL\tCN\tprovince\tguest\t\t\tGansu\t\t\t\t\t\t\t\t",
                        "too few cells"));
        assertThatThrownBy(() -> Gazetteer.load(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("provinces.tsv:4: \"CN-GS\" is defined a second time")
                .hasMessageContaining("provinces.tsv:5: the status is one of")
                .hasMessageContaining("provinces.tsv:5: \"Gansu\" is also a name of CN-GS (provinces.tsv:3)")
                .hasMessageContaining("provinces.tsv:6: a line has 15 cells");
    }
}
