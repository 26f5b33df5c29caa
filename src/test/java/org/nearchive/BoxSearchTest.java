package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** What the operators of the box find, and how it is shown, in six languages. */
class BoxSearchTest {
    @TempDir
    static Path folder;

    private static Archived archived;

    private static String post(String id, String board, String title, String body, String files) {
        return "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"title\":\"" + title
                + "\",\"publishedOn\":\"2023-05-06\",\"source\":{\"site\":\"t\",\"board\":[" + board
                + "]},\"body\":{\"format\":\"text\",\"content\":\"" + body + "\"},\"attachments\":["
                + files + "]}";
    }

    @BeforeAll
    static void ingest() throws IOException {
        Files.writeString(folder.resolve("programme.txt"), "The ferry to the island leaves at noon.");
        archived = Archived.in(folder.resolve("data"));
        archived.ingestWithFiles(Files.write(
                folder.resolve("feed.jsonl"),
                List.of(
                        post(
                                "b:en",
                                "\"News\",\"Notice\"",
                                "Lighthouses of the coast",
                                "Keepers met on the quay. The oldest lighthouse of Gansu Province was repainted, and young"
                                        + " painters from four towns helped. Ferries were free.",
                                "{\"fileName\":\"Programme.txt\",\"path\":\"programme.txt\"},{\"fileName\":\"plan.JPG\"}"),
                        post(
                                "b:ko",
                                "\"News\",\"Press\"",
                                "등대지기 모임",
                                "등대지기들이 부두에서 만났다. 간쑤성의 가장 오래된 등대를 새로 칠하였고 네 마을의 청년 화가들이 도왔다.",
                                "{\"fileName\":\"안내문.hwp\"}"),
                        post(
                                "b:zh",
                                "\"Notice\"",
                                "海岸灯塔",
                                "守塔人在码头见面。甘肃省最老的灯塔重新粉刷，四个村的青年画家前来帮忙。渡船免费。",
                                "{\"fileName\":\"计划.pdf\"}"),
                        post(
                                "b:ja",
                                "\"Notice\"",
                                "海岸の灯台",
                                "灯台守が桟橋で会った。甘粛省で最も古い灯台が塗り直され、四つの村の若い画家が手伝った。",
                                "{\"fileName\":\"計画.hwpx\"}"),
                        post(
                                "b:ru",
                                "\"Press\"",
                                "Маяки побережья",
                                "Смотрители встретились на причале. Самый старый маяк провинции Ганьсу покрасили заново,"
                                        + " помогали молодые художники из четырёх посёлков.",
                                ""),
                        post(
                                "b:mn",
                                "\"Press\"",
                                "Эргийн гэрэлт цамхаг",
                                "Цамхагийн харуулууд боомт дээр уулзав. Ганьсу мужийн хамгийн хуучин цамхгийг шинээр будаж,"
                                        + " дөрвөн тосгоны залуу зураачид тусалжээ.",
                                ""))));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                // beginnings
                "lightho* | b:en",
                "등대지* | b:ko",
                "灯* | b:ja b:zh",
                "灯台* | b:ja",
                "мая* | b:ru",
                "худож* | b:ru",
                "зураа* | b:mn",
                "lig*ht | ",
                "repain* | b:en",
                "on-the-qu* | b:en",
                // near spellings
                "lighthose~ | b:en",
                "Keeprs~ | b:en",
                "причвле~ | b:ru",
                "харуулуд~ | b:mn",
                "xighthouse~ | ",
                // near places
                "\"oldest Gansu\"~2 | b:en",
                "\"oldest Gansu\" | ",
                "\"старый Ганьсу\"~2 | b:ru",
                "\"甘肃 灯塔\"~6 | b:zh",
                // OR, brackets, negation
                "причале OR quay | b:en b:ru",
                "Gansu quay OR 码头 | b:en b:zh",
                "(quay oldest) OR (码头 渡船) OR (причале снег) | b:en b:zh",
                "lang:ru OR lang:mn | b:mn b:ru",
                "province:CN-GS -(lang:ru OR lang:mn OR lang:zh) | b:en b:ja b:ko",
                "Gansu -(quay oldest) lang:en | ",
                "Gansu -(quay snow) lang:en | b:en",
                "-lang:ko OR 등대 | b:en b:ja b:ko b:mn b:ru b:zh",
                // boards
                "board:Notice | b:ja b:zh",
                "board:notice | b:en b:ja b:zh",
                "board:\"News > Notice\" | b:en",
                "board:news | b:en b:ko",
                "board:Nothing | ",
                // files
                "filetype:jpg | b:en",
                "filetype:hwp OR filetype:pdf | b:ko b:zh",
                "-filetype:txt filetype:jpeg | ",
                "file:plan | b:en",
                "file:ferry | b:en",
                "file:ferries | b:en",
                "file:quay | ",
                "file:안내* | b:ko",
                "file:计划 | b:zh",
                "file:\"the island leaves\" | b:en",
            })
    void theOperatorsOfTheBoxFindWhatAReaderWouldList(String typed, String ids) {
        assertThat(archived.found(typed)).as(typed).isEqualTo(ids == null ? List.of() : List.of(ids.split(" ")));
    }

    private static String shown(List<Hit.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.match() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "lighthouse lang:en | [Lighthouses] of the coast",
                "등대 | [등대]지기 모임",
                "灯塔 | 海岸[灯塔]",
                "灯台 | 海岸の[灯台]",
                "маяк | [Маяки] побережья",
                "цамхаг | Эргийн гэрэлт [цамхаг]",
            })
    void aTitleShowsTheFormThatMatched(String typed, String title) {
        assertThat(archived.search(typed).hits())
                .extracting(hit -> shown(hit.title()))
                .contains(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "간쑤성 lang:en | [Gansu Province] was",
                "Gansu lang:ko | 만났다. [간쑤성]의 가장",
                "Gansu lang:zh | 见面。[甘肃省]最老的",
                "Gansu lang:ja | 会った。[甘粛省]で最も",
                "Gansu lang:ru | старый маяк [провинции Ганьсу] покрасили",
                "Gansu lang:mn | уулзав. [Ганьсу мужийн] хамгийн",
                "\"four towns\" | from [four towns] helped",
                "paint* lang:en | young [painters] from",
                "худож* | молодые [художники] из",
                "paiters~ | young [painters] from",
                "\"oldest Gansu\"~5 | The [oldest lighthouse of Gansu] Province was",
                "画家 lang:zh | 青年[画家]前来",
                "화가 | 청년 [화가]들이",
                "художник | молодые [художники] из",
            })
    void aPassageShowsWhatMatchedInTheWordsOfThePost(String typed, String part) {
        assertThat(archived.search(typed).hits())
                .as(() -> archived.search(typed).hits().toString())
                .extracting(hit -> shown(hit.snippet()))
                .anyMatch(snippet -> snippet.contains(part));
    }

    @Test
    void aNameIsOfferedAsWordsAlsoInsideBracketsAndBesideOperators() {
        for (String typed : List.of("(Gansu quay)", "Gansu OR 码头", "Gansu -lang:ko lightho*")) {
            SearchResult.Understood read = archived.search(typed).understood().getFirst();
            assertThat(archived.search(read.wordsQuery()).total())
                    .as(read.wordsQuery())
                    .isEqualTo(read.wordsTotal());
        }
        assertThat(archived.search("-Gansu").understood()).isEmpty();
    }
}
