package org.nearchive.extract;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Recognises words in pictures and in the pages of a PDF that have no words of their own, by Tesseract. Made in the
 * child process by Tika; what it may take stands in {@link PictureReader}.
 */
public final class PictureParser implements Parser {
    static final String LANGUAGES = "nearchive:languages";
    static final String CONFIDENCE = "nearchive:ocr-confidence";
    static final String PAGES_LEFT = "nearchive:ocr-pages-left";
    static final String TOO_LARGE = "nearchive:ocr-too-large";

    static final int MAX_PAGES = 20;
    static final Duration BUDGET = Duration.ofSeconds(50);
    static final long MAX_PIXELS = 100_000_000;
    /** More do not make words clearer, and must be held in memory. */
    private static final int ENOUGH_PIXELS = 9_000_000;
    /** Pictures of fewer pixels a side are enlarged: small Hangul is then read (LIBRARIES: 0 % and 100 %). */
    private static final int SMALL = 1_700;

    private static final float DPI = 200;
    private static final int WORDS_OF_ITS_OWN = 20;
    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES =
            PictureReader.TYPES.stream().map(MediaType::parse).collect(java.util.stream.Collectors.toUnmodifiableSet());

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        Set<MediaType> types = new LinkedHashSet<>(TYPES);
        types.add(MediaType.application("pdf"));
        return types;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources drafts = new TemporaryResources()) {
            File file = TikaInputStream.get(stream, drafts, metadata).getFile();
            List<String> languages = Arrays.asList(metadata.get(LANGUAGES).split("\\+"));
            Reading reading = new Reading(drafts, languages);
            if (String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith("application/pdf")) {
                reading.document(file, metadata);
            } else {
                reading.picture(file, metadata);
            }
            if (reading.words > 0) {
                metadata.set(CONFIDENCE, Long.toString(Math.round(reading.confidence / reading.words)));
            }
            HwpParser.lines(String.join("\n", reading.lines), handler, metadata);
        }
    }

    private static final class Reading {
        private final TemporaryResources drafts;
        private final List<String> languages;
        private final long deadline = System.nanoTime() + BUDGET.toNanos();
        private final List<String> lines = new ArrayList<>();
        private double confidence;
        private int words;

        private Reading(TemporaryResources drafts, List<String> languages) {
            this.drafts = drafts;
            this.languages = languages;
        }

        private void picture(File file, Metadata metadata) throws IOException, TikaException {
            try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
                if (!readers.hasNext()) {
                    throw new TikaException("a kind of picture that is not read");
                }
                ImageReader reader = readers.next();
                try {
                    reader.setInput(in);
                    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                    if (pixels > MAX_PIXELS) {
                        metadata.set(TOO_LARGE, Long.toString(pixels));
                        return;
                    }
                    ImageReadParam read = reader.getDefaultReadParam();
                    int step = (int) Math.max(1, Math.floor(Math.sqrt((double) pixels / ENOUGH_PIXELS)));
                    read.setSourceSubsampling(step, step, 0, 0);
                    page(reader.read(0, read));
                } finally {
                    reader.dispose();
                }
            }
        }

        private void document(File file, Metadata metadata) throws IOException, TikaException {
            try (PDDocument document = Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache())) {
                PDFRenderer renderer = new PDFRenderer(document);
                renderer.setSubsamplingAllowed(true);
                PDFTextStripper stripper = new PDFTextStripper();
                int done = 0;
                int left = 0;
                for (int page = 0; page < document.getNumberOfPages(); page++) {
                    stripper.setStartPage(page + 1);
                    stripper.setEndPage(page + 1);
                    String own = stripper.getText(document).strip();
                    if (own.length() >= WORDS_OF_ITS_OWN && !Mojibake.isGarbled(own)) {
                        continue;
                    }
                    if (done == MAX_PAGES || System.nanoTime() > deadline) {
                        left++;
                        continue;
                    }
                    page(renderer.renderImageWithDPI(
                            page, dpi(document.getPage(page).getCropBox()), ImageType.GRAY));
                    done++;
                }
                metadata.set(PAGES_LEFT, Integer.toString(left));
            }
        }

        private static float dpi(PDRectangle box) {
            double pixels = (double) box.getWidth() * box.getHeight() / 72 / 72 * DPI * DPI;
            return (float) (DPI * Math.min(1, Math.sqrt(ENOUGH_PIXELS / Math.max(1, pixels))));
        }

        private void page(BufferedImage image) throws IOException, TikaException {
            Path picture = drafts.createTempFile();
            ImageIO.write(prepared(image), "png", picture.toFile());
            RecognisedPage found = recognised(picture);
            Files.deleteIfExists(picture);
            if (!found.isNoise()) {
                lines.addAll(found.lines());
                confidence += found.confidence() * found.words();
                words += found.words();
            }
        }

        /** Grey, without transparency, and large enough. */
        private static BufferedImage prepared(BufferedImage image) {
            int factor = Math.max(image.getWidth(), image.getHeight()) < SMALL ? 2 : 1;
            BufferedImage grey = new BufferedImage(
                    image.getWidth() * factor, image.getHeight() * factor, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D paper = grey.createGraphics();
            paper.setColor(java.awt.Color.WHITE);
            paper.fillRect(0, 0, grey.getWidth(), grey.getHeight());
            paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            paper.drawImage(image, 0, 0, grey.getWidth(), grey.getHeight(), null);
            paper.dispose();
            return grey;
        }

        /**
         * In the languages that are likely here; where they give no sense, in each of the others: a poster in Korean
         * hangs on an English post. First as one block of lines, then as words strewn over the picture.
         */
        private RecognisedPage recognised(Path picture) throws IOException, TikaException {
            RecognisedPage best = attempt(picture, String.join("+", languages), "6");
            if (best.isClear()) {
                return best;
            }
            String likely = String.join("+", languages);
            if (best.hasWriting()) {
                for (String other : others()) {
                    RecognisedPage found = attempt(picture, other, "6");
                    likely = RecognisedPage.BY_SENSE.compare(found, best) > 0 ? other : likely;
                    best = better(best, found);
                    if (best.isClear()) {
                        return best;
                    }
                }
            }
            return better(best, attempt(picture, likely, "11"));
        }

        private List<String> others() {
            return Stream.of(System.getProperty("nearchive.tesseract.languages", "")
                            .split("\\+"))
                    .filter(language -> !languages.contains(language))
                    .toList();
        }

        private static RecognisedPage better(RecognisedPage one, RecognisedPage other) {
            return RecognisedPage.BY_SENSE.compare(other, one) > 0 ? other : one;
        }

        /** Nothing when Tesseract fails on this picture. Ends with our time, whatever it does. */
        private RecognisedPage attempt(Path picture, String in, String layout) throws IOException, TikaException {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return RecognisedPage.NOTHING;
            }
            String found = picture + ".found";
            ProcessBuilder builder = new ProcessBuilder(
                            System.getProperty("nearchive.tesseract"),
                            picture.toString(),
                            found,
                            "-l",
                            in,
                            "--psm",
                            layout,
                            "txt",
                            "tsv")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            Process process = builder.start();
            Path text = Path.of(found + ".txt");
            Path table = Path.of(found + ".tsv");
            try {
                process.getOutputStream().close();
                boolean done = process.waitFor(millis, TimeUnit.MILLISECONDS) && process.exitValue() == 0;
                return done
                        ? RecognisedPage.of(Files.readString(text), Files.readString(table))
                        : RecognisedPage.NOTHING;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TikaException("interrupted", e);
            } finally {
                process.destroyForcibly();
                Files.deleteIfExists(text);
                Files.deleteIfExists(table);
            }
        }
    }
}
