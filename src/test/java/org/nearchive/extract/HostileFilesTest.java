package org.nearchive.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.post.Extraction;
import org.nearchive.post.FilePart;
import org.nearchive.post.FileStatus;

/** Files that mean harm: nothing is fetched, nothing written elsewhere, each says what was wrong with it. */
class HostileFilesTest {
    private static final String SECRET = "the secret of the machine";

    @TempDir
    static Path folder;

    private static FileParser parser;
    private static ServerSocket canary;
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        parser = FileParser.in(folder.resolve("extractor"), FileParser.Limits.USUAL);
        canary = new ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!canary.isClosed()) {
                try {
                    canary.accept().close();
                    CALLS.incrementAndGet();
                } catch (IOException e) {
                    return; // Closed.
                }
            }
        });
        Files.writeString(folder.resolve("secret.txt"), SECRET);
    }

    @AfterAll
    static void nothingWasFetchedAndNothingIsLeft() throws IOException {
        parser.close();
        canary.close();
        assertThat(CALLS).hasValue(0);
        try (Stream<Path> scratch = Files.walk(folder.resolve("extractor/scratch"))) {
            assertThat(scratch.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static Extraction parse(String name, byte[] bytes) throws IOException, InterruptedException {
        return parser.parse(Files.write(Files.createTempFile(folder, "original", ""), bytes), name);
    }

    private static String elsewhere() {
        return "http://127.0.0.1:" + canary.getLocalPort();
    }

    private static String entities() {
        return "<!DOCTYPE r [<!ENTITY file SYSTEM \""
                + folder.resolve("secret.txt").toUri() + "\"><!ENTITY % far SYSTEM \"" + elsewhere()
                + "/far.dtd\">%far;]>";
    }

    @Test
    void anEntityOfXmlReachesNoFileAndNoServer() throws IOException, InterruptedException {
        Extraction read =
                parse("plan.xml", ("<?xml version=\"1.0\"?>" + entities() + "<r>words &file;</r>").getBytes(UTF_8));
        assertThat(read.text()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samples/files/70333/timetable.docx",
                "samples/files/70305/companies.xlsx",
                "samples/files/70330/plan.hwpx"
            })
    void anEntityInADocumentReachesNoFileAndNoServer(String document) throws IOException, InterruptedException {
        byte[] spoiled = rewritten(
                Path.of(document),
                (name, content) -> name.endsWith(".xml") || name.endsWith(".rels") ? withEntities(content) : content);
        Extraction read = parse(Path.of(document).getFileName().toString(), spoiled);
        assertThat(read.text()).doesNotContain(SECRET);
        assertThat(read.status()).isNotEqualTo(FileStatus.PENDING);
    }

    private static String withEntities(String xml) {
        int end = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
        return xml.substring(0, end)
                + entities()
                + xml.substring(end).replaceFirst("(>)([^<>&]{3,})(</)", "$1&file;$3");
    }

    private interface Change {
        String of(String name, String content);
    }

    private static byte[] rewritten(Path zip, Change change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean xml =
                        entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
                out.write(
                        xml
                                ? change.of(entry.getName(), new String(content, UTF_8))
                                        .getBytes(UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whatAPageNamesIsNotFetched() throws IOException, InterruptedException {
        String page =
                "<html><head><base href='%s/'><link rel=stylesheet href='%s/a.css'></head><body><img src='%s/b.png'>"
                        + "<iframe src='%s/c'></iframe><script src='%s/d.js'></script><p>The words of the page</p></body></html>";
        Extraction read = parse("page.html", page.replace("%s", elsewhere()).getBytes(UTF_8));
        assertThat(read.text()).isEqualTo("The words of the page");
        String drawing =
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='%s/e.png'/><text>The words of the drawing</text></svg>";
        assertThat(parse("drawing.svg", drawing.replace("%s", elsewhere()).getBytes(UTF_8))
                        .text())
                .isEqualTo("The words of the drawing");
    }

    @Test
    void aPictureThatADocumentNamesIsNotFetched() throws IOException, InterruptedException {
        byte[] spoiled = rewritten(
                Path.of("samples/files/70333/timetable.docx"),
                (name, content) -> name.equals("word/_rels/document.xml.rels")
                        ? content.replace(
                                "</Relationships>",
                                ("<Relationship Id=\"rId98\" TargetMode=\"External\" Target=\"%s/p.png\""
                                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\"/>"
                                                + "<Relationship Id=\"rId99\" TargetMode=\"External\" Target=\"%s/t.dotm\""
                                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\"/>"
                                                + "</Relationships>")
                                        .replace("%s", elsewhere()))
                        : content);
        assertThat(parse("timetable.docx", spoiled).status()).isEqualTo(FileStatus.OK);
    }

    @Test
    void anEntryNamedLikeAPathIsWrittenNowhere() throws IOException, InterruptedException {
        String way = "../".repeat(12) + folder.resolve("written.txt").toString().substring(1);
        Extraction read = parse(
                "names.zip",
                zip(way, "words one", folder.resolve("written2.txt").toString(), "words two"));
        assertThat(read.status()).isEqualTo(FileStatus.OK);
        assertThat(read.text()).contains("words one", "words two");
        assertThat(read.parts()).extracting(FilePart::entry).contains(way);
        assertThat(folder.resolve("written.txt")).doesNotExist();
        assertThat(folder.resolve("written2.txt")).doesNotExist();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aLinkInAnArchiveIsNotFollowed() throws IOException, InterruptedException {
        Extraction read =
                parse("links.tar", tar("link", '2', folder.resolve("secret.txt").toString()));
        assertThat(read.text()).doesNotContain(SECRET);
    }

    /** One entry without content. */
    private static byte[] tar(String name, char kind, String target) {
        byte[] block = new byte[1536];
        ByteBuffer header = ByteBuffer.wrap(block);
        header.put(name.getBytes(UTF_8)).position(100);
        header.put("0000777\0000000000\0000000000\00000000000000\00000000000000\0        ".getBytes(UTF_8))
                .put((byte) kind);
        header.put(target.getBytes(UTF_8)).position(257);
        header.put("ustar\00000".getBytes(UTF_8));
        int sum = IntStream.range(0, 512).map(i -> block[i] & 0xFF).sum();
        ByteBuffer.wrap(block).position(148).put(String.format("%06o\0 ", sum).getBytes(UTF_8));
        return block;
    }

    @Test
    void anArchiveThatUnpacksToFarMoreThanItsSizeIsLimited() throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = "0".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        Extraction read = parse("bomb.txt.gz", bytes.toByteArray());
        assertThat(read.status()).isEqualTo(FileStatus.LIMITED);
        assertThat(read.reason()).isNotBlank();
    }

    @Test
    void anArchiveOfTooManyFilesIsLimitedAndTheFirstAreRead() throws IOException, InterruptedException {
        String[] files = IntStream.range(0, 10_050)
                .boxed()
                .flatMap(i -> Stream.of("f" + i + ".txt", "w" + i))
                .toArray(String[]::new);
        Extraction read = parse("many.zip", zip(files));
        assertThat(read.status()).isEqualTo(FileStatus.LIMITED);
        assertThat(read.text()).startsWith("f0.txt\nw0\n");
    }

    @Test
    void anArchiveInArchivesIsReadTenDeep() throws IOException, InterruptedException {
        byte[] inner = zip("words.txt", "the innermost words");
        for (int i = 0; i < 30; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                out.putNextEntry(new ZipEntry("note" + i + ".txt"));
                out.write(("level" + i).getBytes(UTF_8));
                out.putNextEntry(new ZipEntry("inner" + i + ".zip"));
                out.write(inner);
            }
            inner = bytes.toByteArray();
        }
        Extraction read = parse("deep.zip", inner);
        assertThat(read.status()).isEqualTo(FileStatus.LIMITED);
        assertThat(read.reason()).contains("10 deep");
        assertThat(read.text()).contains("level29", "level21").doesNotContain("innermost");
    }

    @Test
    void entitiesThatMultiplyAreLimited() throws IOException, InterruptedException {
        String lines = IntStream.range(0, 9)
                .mapToObj(
                        i -> "<!ENTITY " + (char) ('b' + i) + " \"" + ("&" + (char) ('a' + i) + ";").repeat(10) + "\">")
                .collect(Collectors.joining());
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"ha\">" + lines + "]><r>&j;</r>";
        assertThat(parse("laughs.xml", bomb.getBytes(UTF_8)).status()).isEqualTo(FileStatus.LIMITED);
    }

    @Test
    void aFloodOfPixelsIsNotOpened() throws IOException, InterruptedException {
        byte[] flood = png(50_000, 50_000);
        Extraction read = parse("flood.png", flood);
        assertThat(read.metadata().thumbnail()).isNull();
        Optional<PictureReader> words = PictureReader.in(folder.resolve("pictures"));
        if (words.isPresent()) {
            try (PictureReader reader = words.get()) {
                Path file = Files.write(folder.resolve("flood"), flood);
                Extraction searched = reader.read(file, "flood.png", List.of("ko"), read);
                assertThat(searched.status()).isEqualTo(FileStatus.LIMITED);
                assertThat(searched.reason()).contains("2500000000 pixels");
            }
        }
    }

    /** Black and white, with a single row of content. */
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(rows)) {
            out.write(new byte[1 + width / 8]);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {1, 0, 0, 0, 0})
                        .array());
        chunk(png, "IDAT", rows.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String kind, byte[] content) throws IOException {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(kind.getBytes(UTF_8))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(named);
        png.write(ByteBuffer.allocate(4).putInt(content.length).array());
        png.write(named);
        png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    @Test
    void aPdfWithoutEndEndsAndKeepsWhatWasRead() throws IOException, InterruptedException {
        String pages = "3 0 R ".repeat(400_000);
        Extraction read = parse(
                "endless.pdf",
                pdf(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[" + pages + "]/Count 400000>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                        "<</Length 44>>stream\nBT /F 12 Tf 50 700 Td (Words of a page) Tj ET\nendstream",
                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
        assertThat(read.status()).isIn(FileStatus.LIMITED, FileStatus.FAILED);
        assertThat(read.reason()).contains("longer than");
    }

    private static byte[] pdf(String... objects) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write("%PDF-1.4\n".getBytes(UTF_8));
        for (int i = 0; i < objects.length; i++) {
            pdf.write((i + 1 + " 0 obj\n" + objects[i] + "\nendobj\n").getBytes(UTF_8));
        }
        pdf.write(("trailer<</Size " + (objects.length + 1) + "/Root 1 0 R>>\nstartxref\n0\n%%EOF").getBytes(UTF_8));
        return pdf.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.rtf", "a.html", "a.eml", "a.txt", "a.pdf", "a.docx", "a.hwp", "a.hwpx", "a.epub", "a.jpg", "a.zip",
                "a.gz", "a.doc"
            })
    void bytesWithoutMeaningAreUnreadableWhateverTheirName(String name) throws IOException, InterruptedException {
        byte[] noise = new byte[5_000];
        new java.util.Random(9).nextBytes(noise);
        Extraction read = parse(name, noise);
        assertThat(read.status()).isEqualTo(FileStatus.UNREADABLE);
        assertThat(read.reason()).isNotBlank();
        assertThat(read.text()).isEmpty();
    }

    @Test
    void aLockedArchiveIsToldFromADamagedOne() throws IOException, InterruptedException {
        // The bit that says so; what follows is never looked at.
        byte[] locked = zip("a.txt", "words");
        locked[6] |= 1;
        int directory = new String(locked, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        locked[directory + 8] |= 1;
        assertThat(parse("locked.zip", locked).status()).isEqualTo(FileStatus.ENCRYPTED);
    }

    @Test
    void namesInAnArchiveOfAnOldSystemAreRead() throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName("x-windows-949"))) {
            out.putNextEntry(new ZipEntry("회의자료/안건.txt"));
            out.write("다음 회의의 안건을 보낸다.".getBytes(UTF_8));
        }
        Extraction read = parse("자료.zip", bytes.toByteArray());
        assertThat(read.parts()).extracting(FilePart::entry).containsExactly("회의자료/안건.txt");
        assertThat(read.text()).isEqualTo("회의자료/안건.txt\n다음 회의의 안건을 보낸다.");
    }
}
