package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.post.Attachment;
import org.nearchive.query.Hit;

/** A hit in a file says on which page, slide or sheet, in which inner file it stands. */
class FilePlaceTest {
    @TempDir
    static Path folder;

    private static Archived archived;

    @BeforeAll
    static void ingest() throws IOException {
        for (String file :
                List.of("70337/lights.pdf", "70305/companies.xlsx", "70318/notes.zip", "70101/lanzhou.jpg")) {
            Path from = Path.of("samples/files", file);
            Files.copy(from, folder.resolve(Objects.requireNonNull(from.getFileName())));
        }
        Path feed = Files.writeString(
                folder.resolve("feed.jsonl"),
                "{\"schema\":\"near-post/1\",\"id\":\"t:1\",\"title\":\"Papers\",\"publishedOn\":\"2024-05-06\","
                        + "\"attachments\":[{\"fileName\":\"lights.pdf\",\"path\":\"lights.pdf\"},"
                        + "{\"fileName\":\"companies.xlsx\",\"path\":\"companies.xlsx\"},"
                        + "{\"fileName\":\"notes.zip\",\"path\":\"notes.zip\"},"
                        + "{\"fileName\":\"lanzhou.jpg\",\"path\":\"lanzhou.jpg\"}]}");
        archived = Archived.in(folder.resolve("data"));
        archived.ingestWithFiles(feed);
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    @ParameterizedTest
    @CsvSource({
        "霧笛こよみ, 'page 1'",
        "謝辞, 'page 2'",
        "slippers, 'sheet Companies'",
        "intent, 'sheet Summary'",
        "paperclip, steps.txt",
        "도자기, 회비.csv"
    })
    void aWordInAFileSaysWhereItStands(String typed, String place) {
        Hit hit = archived.search(typed).hits().getFirst();
        assertThat(hit.why())
                .filteredOn(why -> why.field().equals("file_text"))
                .extracting(why -> Objects.requireNonNull(why.place()).inWords())
                .containsOnly(place);
    }

    @Test
    void aProvinceNamedOnASecondPageSaysSo() {
        Hit hit = archived.search("province:CN-GS").hits().getFirst();
        assertThat(hit.why())
                .singleElement()
                .satisfies(why -> assertThat(why.place()).isEqualTo(new Hit.Place(null, 2, null, null, false)));
    }

    @Test
    void ofAPhotoASmallPictureIsKept() {
        Attachment photo = Objects.requireNonNull(
                        archived.archive.post("t:1").orElseThrow().post())
                .attachments()
                .getLast();
        assertThat(photo.metadata().thumbnail()).isTrue();
        assertThat(archived.archive
                        .extractions()
                        .thumbnail(Objects.requireNonNull(photo.sha256()))
                        .orElseThrow())
                .startsWith(0xFF, 0xD8);
    }
}
