package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.archive.Extractions;
import org.nearchive.extract.FileParser;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileStatus;
import org.nearchive.query.Hit;

/** What stands in attached files is found, and the hit says in which. */
class FileSearchTest {
    /** Two files in each language: in the second of them a word's place counts from the first one's end. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("ko1.txt", "사무국은 회의 자료를 미리 나누어 주었다. 자료는 모두 네 쪽이다."),
            Map.entry("ko2.txt", "부록에는 등대 목록이 실려 있다. 등대지기들의 이름도 함께 적었다."),
            Map.entry("en1.txt", "The first annex lists the members of the jury and their addresses."),
            Map.entry("en2.txt", "The second annex describes the lighthouses along the coast of Gangwon Province."),
            Map.entry("zh1.txt", "附件一说明了会议的日程和参加者的名单，请各地方政府在会前仔细阅读。"),
            Map.entry("zh2.txt", "附件二介绍了沿海的灯塔，这些灯塔大多建于上个世纪，现在由各省管理。"),
            Map.entry("ja1.txt", "別紙一には会議の日程と参加者の名簿が載っています。事前にお読みください。"),
            Map.entry("ja2.txt", "別紙二では海岸の灯台を紹介しています。灯台の多くは前の世紀に建てられました。"),
            Map.entry("ru1.txt", "В первом приложении приведён порядок работы и список участников встречи."),
            Map.entry("ru2.txt", "Во втором приложении описаны маяки побережья и их смотрители."),
            Map.entry("mn1.txt", "Нэгдүгээр хавсралтад хурлын хөтөлбөр болон оролцогчдын нэрсийг оруулав."),
            Map.entry(
                    "mn2.txt",
                    "Хоёрдугаар хавсралтад эргийн гэрэлт цамхгуудыг танилцуулсан бөгөөд тэдгээрийг өнгөрсөн зуунд барьжээ."));

    @TempDir
    static Path folder;

    private static Archived archived;

    @BeforeAll
    static void ingest() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        String attachments = FILES.keySet().stream()
                .sorted()
                .map(name -> "{\"fileName\":\"Annex " + name + "\",\"path\":\"" + name + "\"}")
                .collect(Collectors.joining(","));
        String feed = "{\"schema\":\"near-post/1\",\"id\":\"t:1\",\"title\":\"Papers of the meeting\","
                + "\"publishedOn\":\"2024-05-06\",\"body\":{\"format\":\"text\",\"content\":\"Twelve papers are attached.\"},"
                + "\"attachments\":[" + attachments + "]}";
        archived = Archived.in(folder.resolve("data"));
        archived.ingestWithFiles(Files.writeString(folder.resolve("feed.jsonl"), feed));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    @ParameterizedTest
    @CsvSource({
        "등대, Annex ko2.txt, 등대",
        "lighthouse, Annex en2.txt, lighthouses",
        "灯塔, Annex zh2.txt, 灯塔",
        "燈塔, Annex zh2.txt, 灯塔",
        "灯台, Annex ja2.txt, 灯台",
        "маяк, Annex ru2.txt, маяки",
        "цамхаг, Annex mn2.txt, цамхгуудыг",
        "\"members of the jury\", Annex en1.txt, members of the jury"
    })
    void aWordInAFileFindsThePostAndNamesTheFile(String typed, String file, String surface) {
        List<Hit> hits = archived.search(typed).hits();
        assertThat(hits).hasSize(1);
        Hit hit = hits.getFirst();
        assertThat(hit.why())
                .filteredOn(why -> why.field().equals("file_text") && why.attachment() != null)
                .extracting(
                        why -> hit.fileName(java.util.Objects.requireNonNull(why.attachment())) + ": " + why.surface())
                .contains(file + ": " + surface);
        assertThat(hit.fileName(java.util.Objects.requireNonNull(hit.snippetFile())))
                .isEqualTo(file);
        assertThat(hit.snippet())
                .filteredOn(Hit.Piece::match)
                .extracting(Hit.Piece::text)
                .contains(surface);
    }

    @Test
    void noPhraseRunsFromOneFileIntoTheNext() {
        assertThat(archived.found("\"their addresses the second\"")).isEmpty();
        assertThat(archived.found("\"jury and their addresses\"")).containsExactly("t:1");
    }

    @Test
    void aProvinceNamedOnlyInAFileIsAMentionOfThatFile() {
        Hit hit = archived.search("province:KR-42").hits().getFirst();
        assertThat(hit.why()).singleElement().satisfies(why -> {
            assertThat(why.field()).isEqualTo("file_text");
            assertThat(why.entity()).isEqualTo("KR-42");
            assertThat(hit.fileName(java.util.Objects.requireNonNull(why.attachment())))
                    .isEqualTo("Annex en2.txt");
        });
    }

    @Test
    void everyOfficeInAFileCountsForItsProvince(@TempDir Path own) throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            list.append("The Foreign Affairs Office of Akita Prefecture sent one delegate.\n");
        }
        list.append("The Foreign Affairs Office of Liaoning Province sent two.");
        Files.writeString(own.resolve("list.txt"), list);
        Path feed = Files.writeString(
                own.resolve("feed.jsonl"),
                "{\"schema\":\"near-post/1\",\"id\":\"t:2\",\"title\":\"Delegates\",\"publishedOn\":\"2024-05-06\","
                        + "\"attachments\":[{\"fileName\":\"list.txt\",\"path\":\"list.txt\"}]}");
        try (Archived mine = Archived.in(own.resolve("data"))) {
            mine.ingestWithFiles(feed);
            assertThat(mine.found("province:CN-LN")).containsExactly("t:2");
        }
    }

    @Test
    void filesThatWereReadByAnotherVersionAreStaleAndCountUntilTheyAreReadAgain() {
        assertThat(archived.archive.filesByStatus()).containsOnly(Map.entry(FileStatus.OK, 12L));
        assertThat(archived.archive.extractions().askAgain(Extractions.Again.FAILED, FileParser.VERSION))
                .isZero();
        assertThat(archived.archive.extractions().askAgain(Extractions.Again.STALE, FileParser.VERSION))
                .isZero();
        assertThat(archived.archive.extractions().toRead()).isZero();
        assertThat(archived.archive.extractions().askAgain(Extractions.Again.STALE, "another"))
                .isEqualTo(12);
        assertThat(archived.archive.extractions().toRead()).isEqualTo(12);
        assertThat(archived.archive.post("t:1").orElseThrow().post())
                .satisfies(post -> assertThat(
                                java.util.Objects.requireNonNull(post).attachments())
                        .extracting(Attachment::status)
                        .containsOnly(FileStatus.OK));
    }
}
