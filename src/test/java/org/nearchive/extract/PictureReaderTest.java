package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/** Real pictures, read by the real Tesseract, which {@code scripts/test} installs. */
class PictureReaderTest {
    private static final Path POSTER = Path.of("samples/files/70331/poster-ko.png");

    @TempDir
    static Path folder;

    private static FileParser parser;
    private static PictureReader pictures;

    @BeforeAll
    static void start() throws IOException {
        parser = FileParser.in(folder.resolve("extractor"), FileParser.Limits.USUAL);
        pictures = PictureReader.in(folder.resolve("pictures")).orElseThrow();
    }

    @AfterAll
    static void stop() throws IOException {
        parser.close();
        pictures.close();
    }

    private static Extraction read(Path file, String name, List<String> around)
            throws IOException, InterruptedException {
        Extraction before = parser.parse(file, name);
        assertThat(before.unreadPictures()).isTrue();
        return pictures.read(file, name, around, before);
    }

    @Test
    void theWordsOfAPosterAreReadThoughNothingSaysItsLanguage() throws IOException, InterruptedException {
        Extraction read = read(POSTER, "poster.png", List.of("en"));
        assertThat(read.status()).isEqualTo(FileStatus.OK);
        assertThat(read.text()).contains("모래시계 낭독회는 매주 토요일에 열립니다");
        assertThat(read.metadata().ocrConfidence()).isBetween(80, 100);
        assertThat(read.unreadPictures()).isFalse();
    }

    @Test
    void aScannedPageIsReadAndAWrittenOneIsLeftAsItIs() throws IOException, InterruptedException {
        Path scan = folder.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject picture = PDImageXObject.createFromFile("samples/files/70341/poster-mn.png", document);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                ink.drawImage(picture, 40, 300, 500, 260);
            }
            document.save(scan.toFile());
        }
        assertThat(read(scan, "ном.pdf", List.of("mn")).text()).contains("Цэнхэр тогорууны булан");
        assertThat(parser.parse(Path.of("samples/files/70108/programme.pdf"), "programme.pdf")
                        .unreadPictures())
                .isFalse();
    }

    @Test
    void aPhotoWithoutWordsHasNone() throws IOException, InterruptedException {
        Extraction read = read(Path.of("samples/files/70402/storm.jpg"), "폭풍.jpg", List.of("ko"));
        assertThat(read.status()).isEqualTo(FileStatus.OK);
        assertThat(read.text()).isEmpty();
        assertThat(read.metadata().ocrConfidence()).isNull();
        assertThat(read.metadata().camera()).isEqualTo("Canon EOS 80D");
    }

    @Test
    void aPictureOfTooManyPixelsIsNotOpened() throws IOException, InterruptedException {
        Path flood = folder.resolve("flood.png");
        ImageIO.write(new BufferedImage(20_000, 6_000, BufferedImage.TYPE_BYTE_BINARY), "png", flood.toFile());
        Extraction read = read(flood, "flood.png", List.of());
        assertThat(read.status()).isEqualTo(FileStatus.LIMITED);
        assertThat(read.reason()).contains("120000000 pixels");
    }

    @Test
    void aBrokenPictureSaysSo() throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(POSTER);
        Path broken = Files.write(folder.resolve("broken"), java.util.Arrays.copyOf(whole, 300));
        Extraction before = parser.parse(broken, "broken.png");
        Extraction read = before.unreadPictures() ? pictures.read(broken, "broken.png", List.of(), before) : before;
        assertThat(read.status()).isIn(FileStatus.PARTIAL, FileStatus.UNREADABLE);
        assertThat(read.reason()).isNotBlank();
    }
}
