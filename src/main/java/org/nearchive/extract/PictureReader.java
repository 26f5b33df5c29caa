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
import org.nearchive.post.FilePart;
import org.nearchive.post.FileStatus;

/**
 * Reads words in pictures and scanned pages, in a child process of its own, by Tesseract.
 *
 * <p>A file has fifty seconds, the first twenty of its pictures or pages without words of their own are read, and
 * pictures of more than a hundred million pixels are not opened (RELIABILITY R15). Used by many threads; files are read one after the
 * other.
 */
public final class PictureReader implements AutoCloseable {
    /** Raised by hand whenever it would read a picture otherwise than before. */
    private static final String VERSION = "ocr/2";

    static final Set<String> TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/tiff", "image/bmp", "image/webp");

    /** Pixels; smaller pictures are bullets and logos. */
    static final int NARROWEST = 120;

    static final int LOWEST = 30;

    private static final FileParser.Limits LIMITS = new FileParser.Limits(
            PictureBudget.TIME.plus(Duration.ofSeconds(10)),
            512,
            FileParser.Limits.USUAL.characters(),
            Unpacking.MAX_FILES);

    private static final FilePart RECOGNISED = new FilePart(0, null, null, null, null, true);

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
    public Extraction read(Path file, String fileName, List<String> around, Extraction earlier)
            throws IOException, InterruptedException {
        Extraction before = earlier.withoutRecognised();
        ReadingChild.Outcome outcome = child.read(file, fileName, tesseract.languagesFor(around, fileName));
        return switch (outcome.status()) {
            case TIMEOUT ->
                without(before, "it takes longer than " + LIMITS.time().toSeconds() + " s");
            case OOM -> without(before, "it takes more than " + LIMITS.heapMegabytes() + " MB of memory");
            case UNSPECIFIED_CRASH -> without(before, "it twice ended the process that reads pictures");
            default ->
                outcome.parts().isEmpty()
                        ? without(before, ParsedFile.inShort(outcome.message()))
                        : with(before, outcome.parts());
        };
    }

    private static Extraction without(Extraction before, String reason) {
        return new Extraction(
                before.status() == FileStatus.LIMITED ? FileStatus.LIMITED : FileStatus.PARTIAL,
                "words in its pictures could not be read: " + reason,
                before.mediaType(),
                before.metadata(),
                before.text(),
                before.parts(),
                false,
                before.thumbnail());
    }

    private static Extraction with(Extraction before, List<Metadata> all) {
        Metadata container = all.getFirst();
        PlacedText text = new PlacedText(before.text(), before.parts());
        if (container.get(PictureBudget.CONFIDENCE) != null) {
            text.addMarked(RECOGNISED, InnerFile.written(container));
        }
        InnerFile.of(all).stream()
                .filter(part -> part.metadata().get(PictureBudget.CONFIDENCE) != null)
                .forEach(part -> text.addMarked(part.place(true), InnerFile.written(part.metadata())));
        String failure = container.get(TikaCoreProperties.CONTAINER_EXCEPTION);
        if (failure != null && before.parts().isEmpty() && before.text().isEmpty()) {
            return without(before, ParsedFile.inShort(failure));
        }
        String reason = reason(all);
        // Of pictures that are read a second time nothing else was wrong, either.
        boolean onlyPictures = before.reason() == null || before.reason().endsWith(ParsedFile.PICTURES);
        return new Extraction(
                reason != null ? FileStatus.LIMITED : onlyPictures ? FileStatus.OK : before.status(),
                reason != null ? reason : onlyPictures ? null : before.reason(),
                before.mediaType(),
                before.metadata().recognised(confidence(all)),
                text.text(),
                text.parts(),
                false,
                before.thumbnail());
    }

    private static @Nullable Integer confidence(List<Metadata> all) {
        return all.stream()
                .map(part -> part.get(PictureBudget.CONFIDENCE))
                .filter(Objects::nonNull)
                .mapToInt(Integer::parseInt)
                .boxed()
                .reduce((one, other) -> (one + other) / 2)
                .orElse(null);
    }

    private static @Nullable String reason(List<Metadata> all) {
        long left = all.stream()
                .map(part -> part.get(PictureBudget.LEFT))
                .filter(Objects::nonNull)
                .mapToLong(Long::parseLong)
                .sum();
        Optional<String> pixels = all.stream()
                .map(part -> part.get(PictureBudget.TOO_LARGE))
                .filter(Objects::nonNull)
                .findFirst();
        if (pixels.isPresent()) {
            return "a picture of " + pixels.get() + " pixels is not searched for words; the most is "
                    + PictureBudget.MAX_PIXELS;
        }
        return left == 0
                ? null
                : left + " of its pictures or pages without words of their own were not read: a file has "
                        + PictureBudget.TIME.toSeconds() + " s and " + PictureBudget.MAX_PAGES + " of them";
    }

    /** Whether words may stand in a file as in a picture: it is one, and large enough as far as is known. */
    static boolean mayHoldWords(Metadata file) {
        return TYPES.contains(InnerFile.typeOf(file))
                && !isPreview(file)
                && isAtLeast(file, "tiff:ImageWidth", NARROWEST)
                && isAtLeast(file, "tiff:ImageLength", LOWEST);
    }

    /** Whether it is the small picture of the document itself, which programs put into it. */
    static boolean isPreview(Metadata file) {
        return TikaCoreProperties.EmbeddedResourceType.THUMBNAIL
                .name()
                .equals(file.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
    }

    private static boolean isAtLeast(Metadata picture, String side, int pixels) {
        String said = picture.get(side);
        return said == null || !said.matches("\\d{1,9}") || Integer.parseInt(said) >= pixels;
    }

    /** Ends the child. */
    @Override
    public void close() throws IOException {
        child.close();
    }
}
