package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/** Real files, read by a real child process. */
class FileParserTest {
    @TempDir
    static Path folder;

    private static FileParser parser;

    @BeforeAll
    static void start() throws IOException {
        parser = FileParser.in(folder.resolve("extractor"), FileParser.Limits.USUAL);
    }

    @AfterAll
    static void stop() throws IOException {
        parser.close();
    }

    private static Extraction parse(String name, byte[] bytes) throws IOException, InterruptedException {
        // As in the archive, the file on disk has no name of its own.
        return parser.parse(Files.write(Files.createTempFile(folder, "original", ""), bytes), name);
    }

    @Test
    void textAndMetadataOfADocumentAreRead() throws IOException, InterruptedException {
        Extraction read = parser.parse(Path.of("samples/files/70108/programme.pdf"), "programme.pdf");
        assertThat(read.status()).isEqualTo(FileStatus.OK);
        assertThat(read.reason()).isNull();
        assertThat(read.mediaType()).isEqualTo("application/pdf");
        assertThat(read.text()).contains("12 June Group work: drafting a joint project on coastal litter", "항만박물관 견학");
        assertThat(read.metadata().title()).isEqualTo("Programme of the working-level training");
        assertThat(read.metadata().pages()).isEqualTo(1);
    }

    @Test
    void ofAPhotoTheDayAndTheCameraAreReadAndItsWordsAreSaidToBeMissing() throws IOException, InterruptedException {
        Extraction read = parser.parse(Path.of("samples/files/70101/lanzhou.jpg"), "란저우 회의.jpg");
        assertThat(read.status()).isEqualTo(FileStatus.PARTIAL);
        assertThat(read.reason()).isEqualTo("words in its pictures have not been read");
        assertThat(read.unreadPictures()).isTrue();
        assertThat(read.metadata().taken()).hasToString("2023-09-14");
        assertThat(read.metadata().created()).isNull();
        assertThat(read.metadata().camera()).isEqualTo("Sample Camera 1");
    }

    @Test
    void textsInOldKoreanEncodingAreRead() throws IOException, InterruptedException {
        String text = "강원도에서 열린 겨울 축제에 몽골 대표단이 참가하였다. 다음 축제는 내년 1월에 열린다.";
        Extraction read = parse("축제.txt", text.getBytes(Charset.forName("x-windows-949")));
        assertThat(read.status()).isEqualTo(FileStatus.OK);
        assertThat(read.text()).isEqualTo(text);
    }

    @Test
    void whatStandsInAnArchiveIsReadUnderItsName() throws IOException, InterruptedException {
        Path zip = folder.resolve("two.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String name : List.of("one.txt", "two.txt")) {
                entries.putNextEntry(new ZipEntry("papers/" + name));
                entries.write(("The agenda of " + name + " speaks of ferries.").getBytes(StandardCharsets.UTF_8));
            }
        }
        Extraction read = parser.parse(zip, "papers.zip");
        assertThat(read.status()).isEqualTo(FileStatus.OK);
        assertThat(read.text().lines())
                .contains(
                        "papers/one.txt",
                        "The agenda of one.txt speaks of ferries.",
                        "papers/two.txt",
                        "The agenda of two.txt speaks of ferries.");
    }

    @Test
    void aBrokenFileSaysSo() throws IOException, InterruptedException {
        byte[] pdf = Files.readAllBytes(Path.of("samples/files/70108/programme.pdf"));
        Extraction read = parse("programme.pdf", java.util.Arrays.copyOf(pdf, 400));
        assertThat(read.status()).isEqualTo(FileStatus.UNREADABLE);
        assertThat(read.reason()).startsWith("it is damaged: ").doesNotContain("\n", "org.apache");
        assertThat(read.text()).isEmpty();
        assertThat(parse("empty.pdf", new byte[0]).reason()).isEqualTo("the file is empty");
    }

    @Test
    void aTypeThatNobodyReadsSaysSo() throws IOException, InterruptedException {
        byte[] sound = {'f', 'L', 'a', 'C', 0, 0, 0, 34, 16, 0, 16, 0, 0, 0, 0, 0, 0, 0, 10, (byte) 0xc4};
        assertThat(parse("speech.flac", sound))
                .satisfies(read -> assertThat(read.status()).isEqualTo(FileStatus.UNREADABLE))
                .satisfies(read -> assertThat(read.reason()).contains("audio/x-flac"));
    }

    @Test
    void aFileThatTakesTooLongIsPutAsideAndTheNextOneIsRead() throws IOException, InterruptedException {
        FileParser.Limits short_ = new FileParser.Limits(Duration.ofSeconds(1), 512, 10_000_000, 10_000);
        // Forty megabytes of one cell after the other: far more than a second's work.
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 4_000_000; i++) {
            cells.append("a,b,\"c\"\n");
        }
        Path slow = Files.writeString(folder.resolve("slow"), cells);
        try (FileParser impatient = FileParser.in(folder.resolve("impatient"), short_)) {
            Extraction read = impatient.parse(slow, "slow.csv");
            assertThat(read.status()).isEqualTo(FileStatus.FAILED);
            assertThat(read.reason()).isEqualTo("reading it took longer than 1 s");
            Path next = Files.writeString(folder.resolve("next"), "The next file is short.");
            assertThat(impatient.parse(next, "next.txt").text()).isEqualTo("The next file is short.");
        }
    }

    @Test
    void aFileThatNeedsTooMuchMemoryIsPutAsideAndTheNextOneIsRead() throws IOException, InterruptedException {
        FileParser.Limits small = new FileParser.Limits(Duration.ofSeconds(40), 48, 200_000_000, 10_000);
        Path large = Files.writeString(folder.resolve("large"), "Нэг өгүүлбэр. ".repeat(3_000_000));
        try (FileParser frugal = FileParser.in(folder.resolve("frugal"), small)) {
            Extraction read = frugal.parse(large, "large.txt");
            assertThat(read.status()).isEqualTo(FileStatus.FAILED);
            assertThat(read.reason()).contains("memory");
            Path next = Files.writeString(folder.resolve("next2"), "The next file is short.");
            assertThat(frugal.parse(next, "next.txt").text()).isEqualTo("The next file is short.");
        }
    }

    @Test
    void ofALongTextAsMuchIsKeptAsTheLimitAllows() throws IOException, InterruptedException {
        FileParser.Limits brief = new FileParser.Limits(Duration.ofSeconds(40), 512, 100, 10_000);
        Path text = Files.writeString(
                folder.resolve("text"), "Ten words are more than enough for this one test. ".repeat(50));
        try (FileParser reader = FileParser.in(folder.resolve("brief"), brief)) {
            Extraction read = reader.parse(text, "text.txt");
            assertThat(read.status()).isEqualTo(FileStatus.LIMITED);
            assertThat(read.reason()).startsWith("it holds more than 100 characters");
            assertThat(read.text()).hasSizeBetween(80, 100);
        }
    }
}
