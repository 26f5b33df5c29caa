package org.nearchive.extract;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.commons.codec.digest.DigestUtils;
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
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Recognises words in pictures, those inside other documents too, and in the pages of a PDF that have no words of their
 * own, by Tesseract. Made in the child process by Tika; what it may take stands in {@link PictureBudget}.
 */
public final class PictureParser implements Parser {
    /** More do not make words clearer, and must be held in memory. */
    private static final int ENOUGH_PIXELS = 9_000_000;
    /** Pictures of fewer pixels a side are enlarged: small Hangul is then read (LIBRARIES: 0 % and 100 %). */
    private static final int SMALL = 1_700;

    private static final float DPI = 200;
    private static final int WORDS_OF_ITS_OWN = 20;
    private static final long serialVersionUID = 1L;
    private static final Set<MediaType> TYPES = Stream.concat(
                    PictureReader.TYPES.stream(), Stream.of("application/pdf"))
            .map(MediaType::parse)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        PictureBudget budget = context.get(PictureBudget.class);
        try (TemporaryResources drafts = new TemporaryResources()) {
            File file = TikaInputStream.get(stream, drafts, metadata).getFile();
            XHTMLContentHandler page = new XHTMLContentHandler(handler, metadata);
            page.startDocument();
            Reading reading = new Reading(drafts, budget, metadata, page);
            String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
            if (type.startsWith("application/pdf")) {
                reading.document(file);
            } else if (!PictureReader.isPreview(metadata)
                    && budget.isNew(DigestUtils.sha256Hex(Files.readAllBytes(file.toPath())))) {
                reading.picture(file, type);
            }
            if (reading.words > 0) {
                metadata.set(PictureBudget.CONFIDENCE, Long.toString(Math.round(reading.confidence / reading.words)));
            }
            if (reading.left > 0) {
                metadata.set(PictureBudget.LEFT, Integer.toString(reading.left));
            }
            page.endDocument();
        }
    }

    private static final class Reading {
        private final TemporaryResources drafts;
        private final PictureBudget budget;
        private final List<String> languages;
        private final Metadata metadata;
        private final XHTMLContentHandler out;
        private double confidence;
        private int words;
        private int left;
        private boolean outOfTime;

        private Reading(TemporaryResources drafts, PictureBudget budget, Metadata metadata, XHTMLContentHandler out) {
            this.drafts = drafts;
            this.budget = budget;
            this.languages = budget.languages();
            this.metadata = metadata;
            this.out = out;
        }

        private void picture(File file, String type) throws IOException, TikaException, SAXException {
            if (type.startsWith("image/webp")) {
                webp(file);
                return;
            }
            try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
                if (!readers.hasNext()) {
                    throw new TikaException("a kind of picture that is not read");
                }
                ImageReader reader = readers.next();
                try {
                    reader.setInput(in);
                    int pages = type.startsWith("image/tiff") ? Math.max(1, reader.getNumImages(true)) : 1;
                    for (int page = 0; page < pages; page++) {
                        picture(reader, page, pages);
                    }
                } finally {
                    reader.dispose();
                }
            }
        }

        private void picture(ImageReader reader, int page, int pages) throws IOException, TikaException, SAXException {
            int width = reader.getWidth(page);
            int height = reader.getHeight(page);
            if (isTooSmall(width, height) || isTooLarge((long) width * height) || !takesOne()) {
                return;
            }
            ImageReadParam read = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.floor(Math.sqrt((double) width * height / ENOUGH_PIXELS)));
            read.setSourceSubsampling(step, step, 0, 0);
            page(reader.read(page, read), pages == 1 ? 0 : page + 1);
        }

        /** Java cannot open these, Tesseract can. */
        private void webp(File file) throws IOException, TikaException, SAXException {
            WebpSize size = WebpSize.of(file.toPath());
            if (!isTooSmall(size.width(), size.height())
                    && !isTooLarge((long) size.width() * size.height())
                    && takesOne()) {
                found(recognised(file.toPath()), 0);
            }
        }

        private static boolean isTooSmall(int width, int height) {
            return width < PictureReader.NARROWEST || height < PictureReader.LOWEST;
        }

        private boolean isTooLarge(long pixels) {
            if (pixels > PictureBudget.MAX_PIXELS) {
                metadata.set(PictureBudget.TOO_LARGE, Long.toString(pixels));
            }
            return pixels > PictureBudget.MAX_PIXELS;
        }

        private boolean takesOne() {
            boolean takes = budget.takesOne();
            left += takes ? 0 : 1;
            return takes;
        }

        private void document(File file) throws IOException, TikaException, SAXException {
            try (PDDocument document = Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache())) {
                PDFRenderer renderer = new PDFRenderer(document);
                renderer.setSubsamplingAllowed(true);
                PDFTextStripper stripper = new PDFTextStripper();
                for (int page = 0; page < document.getNumberOfPages(); page++) {
                    stripper.setStartPage(page + 1);
                    stripper.setEndPage(page + 1);
                    String own = stripper.getText(document).strip();
                    if (own.length() >= WORDS_OF_ITS_OWN && !Mojibake.isGarbled(own)) {
                        continue;
                    }
                    if (takesOne()) {
                        page(
                                renderer.renderImageWithDPI(
                                        page, dpi(document.getPage(page).getCropBox()), ImageType.GRAY),
                                page + 1);
                    }
                }
            }
        }

        private static float dpi(PDRectangle box) {
            double pixels = (double) box.getWidth() * box.getHeight() / 72 / 72 * DPI * DPI;
            return (float) (DPI * Math.min(1, Math.sqrt(ENOUGH_PIXELS / Math.max(1, pixels))));
        }

        /** @param number of the page; 0 when there are no pages */
        private void page(BufferedImage image, int number) throws IOException, TikaException, SAXException {
            Path picture = drafts.createTempFile();
            ImageIO.write(prepared(image), "png", picture.toFile());
            found(recognised(picture), number);
            Files.deleteIfExists(picture);
        }

        private void found(RecognisedPage found, int number) throws SAXException {
            if (found.isNoise()) {
                left += outOfTime ? 1 : 0; // Had there been more time, there might be words.
                return;
            }
            AttributesImpl place = new AttributesImpl();
            if (number > 0) {
                place.addAttribute("", "class", "class", "CDATA", "page");
                place.addAttribute("", "id", "id", "CDATA", Integer.toString(number));
            }
            out.startElement("div", place);
            for (String line : found.lines()) {
                out.element("p", line);
            }
            out.endElement("div");
            confidence += found.confidence() * found.words();
            words += found.words();
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
            long millis = budget.millisLeft();
            if (millis <= 0) {
                outOfTime = true;
                return RecognisedPage.NOTHING;
            }
            String found = drafts.createTempFile() + ".found";
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
                boolean done = process.waitFor(millis, TimeUnit.MILLISECONDS);
                outOfTime |= !done;
                return done && process.exitValue() == 0
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
