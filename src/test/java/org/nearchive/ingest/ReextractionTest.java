package org.nearchive.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.extract.Extractor;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/** A mended page template heals old posts; what they came in need not be there any more. */
class ReextractionTest {
    private static final String DUMP = """
            News | Secretariat

            News/Activities News | Secretariat

            Prefecture greets guests2031-05-09
            WriteAdmin
            File 첨부파일 photo.txt

            Reporter: DOE Jin-su
            The guests came on 4 May.
            LIST
            """;

    @TempDir
    Path folder;

    private Path config;
    private Path input;

    @BeforeEach
    void write() throws IOException {
        config = folder.resolve("config");
        Files.createDirectories(config.resolve("sites"));
        Files.copy(Path.of("index-config/sites/near.yaml"), config.resolve("sites/near.yaml"));
        input = Files.createDirectories(folder.resolve("input"));
    }

    private Extractor mended() throws IOException {
        Path template = config.resolve("sites/near.yaml");
        String before = Files.readString(template);
        String after = before.replace("  labels:\n", "  labels:\n    - 'Reporter: .*'\n");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(template, after);
        return Extractor.load(config);
    }

    private static Post post(Archived archived, String id) {
        return Objects.requireNonNull(archived.archive.post(id).orElseThrow().post());
    }

    @Test
    void whatWasReadByOtherRulesIsReadAgainOutOfTheArchive() throws IOException {
        try (Archived archived = Archived.in(folder.resolve("data"))) {
            Path dump = Files.writeString(input.resolve("post-71500.txt"), DUMP);
            archived.ingest(dump);
            assertThat(post(archived, "near:71500").body()).startsWith("Reporter: DOE Jin-su\n");
            Files.delete(dump);
            Reextraction stale = new Reextraction(archived.archive, mended());
            assertThat(stale.run(false, Progress.UNWATCHED).inWords())
                    .isEqualTo("1 posts read once more, 1 of them changed");
            assertThat(post(archived, "near:71500").body()).isEqualTo("The guests came on 4 May.");
            assertThat(stale.run(false, Progress.UNWATCHED).read()).isZero();
            assertThat(stale.run(true, Progress.UNWATCHED).inWords())
                    .isEqualTo("1 posts read once more, 0 of them changed");
        }
    }

    @Test
    void bytesOfFilesAreKeptAndRecordsAreNotTouchedByTemplates() throws IOException {
        Files.writeString(input.resolve("photo.txt"), "a file");
        Path feed = Files.writeString(
                input.resolve("feed.jsonl"),
                "{\"schema\":\"near-post/1\",\"id\":\"near:71501\",\"title\":\"One\",\"publishedOn\":\"2031-05-09\","
                        + "\"attachments\":[{\"fileName\":\"사진.txt\",\"path\":\"photo.txt\"}]}");
        try (Archived archived = Archived.in(folder.resolve("data"))) {
            archived.ingest(feed);
            Files.delete(input.resolve("photo.txt"));
            Reextraction reextraction = new Reextraction(archived.archive, mended());
            assertThat(reextraction.run(false, Progress.UNWATCHED).read()).isZero();
            assertThat(reextraction.run(true, Progress.UNWATCHED).inWords())
                    .isEqualTo("1 posts read once more, 0 of them changed");
            assertThat(post(archived, "near:71501").attachments())
                    .extracting(Attachment::sha256)
                    .doesNotContainNull();
        }
    }

    @Test
    void whatTodaysRulesRefuseStaysAsItWasAndIsSaid() throws IOException {
        try (Archived archived = Archived.in(folder.resolve("data"))) {
            archived.ingest(Files.writeString(input.resolve("post-71502.txt"), DUMP));
            Path template = config.resolve("sites/near.yaml");
            Files.writeString(
                    template, Files.readString(template).replace("(?<title>.*?)\\s*", "(?<title>Decree .*?)\\s*"));
            Reextraction.Report report =
                    new Reextraction(archived.archive, Extractor.load(config)).run(false, Progress.UNWATCHED);
            assertThat(report.kept()).singleElement().asString().startsWith("near:71502: no line fits the rule");
            assertThat(post(archived, "near:71502").title()).isEqualTo("Prefecture greets guests");
        }
    }
}
