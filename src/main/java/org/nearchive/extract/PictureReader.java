package org.nearchive.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileStatus;

/**
 * Reads words in pictures and scanned pages, in a child process of its own, by Tesseract.
 *
 * <p>A file has fifty seconds, of a PDF the first twenty pages without words of their own are read, and pictures of more
 * than a hundred million pixels are not opened (RELIABILITY R15). Used by many threads; files are read one after the
 * other.
 */
public final class PictureReader implements AutoCloseable {
    /** Raised by hand whenever it would read a picture otherwise than before. */
    private static final String VERSION = "ocr/1";

    static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/tiff", "image/bmp");

    private static final FileParser.Limits LIMITS = new FileParser.Limits(
            PictureParser.BUDGET.plus(Duration.ofSeconds(10)), 512, FileParser.Limits.USUAL.characters(), 1);

    private final Tesseract tesseract;
    private final ReadingChild child;

    private PictureReader(Tesseract tesseract, ReadingChild child) {
        this.tesseract = tesseract;
        this.child = child;
    }

    /** Whether this machine has Tesseract. */
    public static boolean isInstalled() {
        return Tesseract.find().isPresent();
    }

    /** @return empty when Tesseract is not installed */
    public static Optional<PictureReader> in(Path folder) throws IOException {
        Optional<Tesseract> tesseract = Tesseract.find();
        if (tesseract.isEmpty()) {
            return Optional.empty();
        }
        ReadingChild child = ReadingChild.in(
                folder,
                "picture-parsers.xml",
                LIMITS,
                List.of(
                        "-Dnearchive.tesseract=" + tesseract.get().program(),
                        "-Dnearchive.tesseract.languages="
                                + String.join("+", tesseract.get().languages())));
        return Optional.of(new PictureReader(tesseract.get(), child));
    }

    /**
     * What would read a file of such surroundings: stored with what was read, so that another reading is told from it.
     *
     * @param around languages of the posts that show it, BCP 47
     */
    public String version(List<String> around, String fileName) {
        return VERSION + " " + String.join("+", tesseract.languagesFor(around, fileName));
    }

    /**
     * Adds the words in a file's pictures to what was read of it before.
     *
     * @param around languages of the posts that show it, BCP 47
     * @throws IOException when the child cannot be started at all, or this was closed meanwhile
     */
    public Extraction read(Path file, String fileName, List<String> around, Extraction before)
            throws IOException, InterruptedException {
        ReadingChild.Outcome outcome = child.read(file, fileName, tesseract.languagesFor(around, fileName));
        return switch (outcome.status()) {
            case TIMEOUT ->
                without(before, "it takes longer than " + LIMITS.time().toSeconds() + " s");
            case OOM -> without(before, "it takes more than " + LIMITS.heapMegabytes() + " MB of memory");
            case UNSPECIFIED_CRASH -> without(before, "it twice ended the process that reads pictures");
            default ->
                outcome.parts().isEmpty()
                        ? without(before, ParsedFile.inShort(outcome.message()))
                        : with(before, outcome.parts().getFirst());
        };
    }

    private static Extraction without(Extraction before, String reason) {
        return new Extraction(
                FileStatus.PARTIAL,
                "words in its pictures could not be read: " + reason,
                before.mediaType(),
                before.metadata(),
                before.text(),
                false);
    }

    private static Extraction with(Extraction before, Metadata found) {
        String failure = found.get(TikaCoreProperties.CONTAINER_EXCEPTION);
        if (failure != null) {
            return without(before, ParsedFile.inShort(failure));
        }
        String pixels = found.get(PictureParser.TOO_LARGE);
        String left = Objects.requireNonNullElse(found.get(PictureParser.PAGES_LEFT), "0");
        String confidence = found.get(PictureParser.CONFIDENCE);
        String words = CleanText.lines(Objects.requireNonNullElse(found.get(TikaCoreProperties.TIKA_CONTENT), ""));
        String reason = reason(pixels, left);
        return new Extraction(
                reason == null ? FileStatus.OK : FileStatus.LIMITED,
                reason,
                before.mediaType(),
                confidence == null ? before.metadata() : before.metadata().recognised(Integer.parseInt(confidence)),
                before.text().isEmpty() || words.isEmpty() ? before.text() + words : before.text() + "\n" + words,
                false);
    }

    private static @Nullable String reason(@Nullable String pixels, String pagesLeft) {
        if (pixels != null) {
            return "a picture of " + pixels + " pixels is not searched for words; the most is "
                    + PictureParser.MAX_PIXELS;
        }
        return pagesLeft.equals("0")
                ? null
                : pagesLeft + " of its pages without words of their own were not read: a file has "
                        + PictureParser.BUDGET.toSeconds() + " s and " + PictureParser.MAX_PAGES + " pages";
    }

    /** Ends the child. */
    @Override
    public void close() throws IOException {
        child.close();
    }
}
