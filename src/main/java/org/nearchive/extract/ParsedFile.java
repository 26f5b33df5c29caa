package org.nearchive.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FilePart;
import org.nearchive.post.FileStatus;

/** What the child process said of one file, in our terms. */
final class ParsedFile {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** Times of documents are instants ({@code Z}), those of EXIF have no zone. */
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*");

    private static final Pattern ENCRYPTED = Pattern.compile(
            "EncryptedDocumentException|InvalidPasswordException|[Ee]ncrypted|password-protected|feature encryption");
    private static final Pattern CAUSE =
            Pattern.compile("(?m)^(?:Caused by: )?(?:[\\w.$]+\\.)?(\\w+(?:Exception|Error))(?:: (.*))?$");
    /** Formats whose parsers take any bytes for an empty document; others notice what is none. */
    private static final Pattern FORGIVING =
            Pattern.compile("text/.*|application/(rtf|xml|xhtml\\+xml|epub\\+zip)|message/rfc822|image/svg\\+xml");
    /** The parser of XML refuses to go on. */
    private static final Pattern XML_BOUND = Pattern.compile("JAXP0001000\\d|Suspected zip bomb|Zip bomb detected");

    private static final Pattern XML_PLACE =
            Pattern.compile("org\\.xml\\.sax\\.SAXParseException; (?:lineNumber: \\d+; columnNumber: \\d+; )?");
    private static final String PASSWORD = "it is protected by a password";
    /** The reason when nothing but the pictures is left to read. */
    static final String PICTURES = "words in its pictures have not been read";

    private static final Property MORE_FILES =
            Property.internalBoolean("X-TIKA:EXCEPTION:embedded_resource_limit_reached");
    /** Clocks that were never set say 1601, 1904, 1970. */
    private static final int FIRST_YEAR = 1980;
    /** A page of a PDF with fewer characters than this is a picture with a number on it. */
    private static final int CHARACTERS_OF_A_PAGE = 20;

    private final ReadingChild.Outcome outcome;
    private final String detectedType;
    private final FileParser.Limits limits;
    private final Metadata container;
    /** The files inside it, in the order in which they lie there. */
    private final List<InnerFile> inside;

    private final PlacedText read;

    /** @param detectedType used when the child could not tell */
    ParsedFile(ReadingChild.Outcome outcome, String detectedType, FileParser.Limits limits) {
        this.outcome = outcome;
        this.detectedType = detectedType;
        this.limits = limits;
        container = outcome.parts().isEmpty() ? new Metadata() : outcome.parts().getFirst();
        inside = InnerFile.of(outcome.parts());
        read = text();
    }

    Extraction extraction() {
        boolean garbled = Mojibake.isGarbled(read.text());
        return switch (outcome.status()) {
            case TIMEOUT ->
                failed("reading it took longer than " + limits.time().toSeconds() + " s");
            case OOM -> failed("reading it takes more than " + limits.heapMegabytes() + " MB of memory");
            case UNSPECIFIED_CRASH -> failed("reading it twice ended the process that reads files");
            case PARSE_SUCCESS,
                    PARSE_SUCCESS_WITH_EXCEPTION,
                    PARSE_EXCEPTION_EMIT,
                    EMPTY_OUTPUT,
                    PARSE_EXCEPTION_NO_EMIT,
                    EMIT_SUCCESS,
                    EMIT_SUCCESS_PARSE_EXCEPTION -> judged(garbled ? new PlacedText() : read, garbled);
            default -> failed("the process that reads files answered " + outcome.status() + " " + outcome.message());
        };
    }

    private Extraction failed(String reason) {
        return Extraction.without(FileStatus.FAILED, reason, detectedType);
    }

    private Extraction judged(PlacedText text, boolean garbled) {
        String failure = failure();
        if (ENCRYPTED.matcher(failure).find()) {
            return with(FileStatus.ENCRYPTED, PASSWORD, text);
        }
        String limit = limit();
        if (limit != null) {
            return with(FileStatus.LIMITED, limit, text);
        }
        if (!failure.isEmpty()) {
            return !hasContent(text)
                    ? with(FileStatus.UNREADABLE, "it is damaged: " + inShort(failure), text)
                    : with(FileStatus.PARTIAL, "its end is damaged: " + inShort(failure), text);
        }
        if (isUnknown(container) || type().equals("application/x-tika-msoffice")) {
            return with(FileStatus.UNREADABLE, "files of the type " + type() + " are not read", text);
        }
        Extraction damaged = unreadInside(text);
        if (damaged != null) {
            return damaged;
        }
        if (garbled && type().equals("application/pdf")) {
            return with(FileStatus.PARTIAL, "its letters have no meaning to programs, only shapes; " + PICTURES, text);
        }
        if (garbled) {
            return with(FileStatus.UNREADABLE, "what stands in it are no words in any of our languages", text);
        }
        if (hasUnreadPictures()) {
            return with(FileStatus.PARTIAL, PICTURES, text);
        }
        if (!hasContent(text) && FORGIVING.matcher(type()).matches()) {
            return with(FileStatus.UNREADABLE, "no words can be found in it", text);
        }
        if ("0".equals(container.get("xmpTPg:NPages")) && type().equals("application/pdf")) {
            return with(FileStatus.UNREADABLE, "no page can be found in it", text);
        }
        return with(FileStatus.OK, null, text);
    }

    /** More than names of files that could not be read. */
    private boolean hasContent(PlacedText text) {
        if (inside.isEmpty()) {
            return !text.text().isEmpty();
        }
        boolean own =
                !InnerFile.isArchive(container) && !InnerFile.written(container).isBlank();
        return own
                || inside.stream()
                        .map(InnerFile::metadata)
                        .anyMatch(part -> !InnerFile.isArchive(part)
                                && !InnerFile.written(part).isBlank());
    }

    /** Which bound kept us from reading all of it, in words; {@code null} when none did. */
    private @Nullable String limit() {
        for (Metadata part : outcome.parts()) {
            if (part.get(Unpacking.LIMIT) != null) {
                return part.get(Unpacking.LIMIT);
            }
            if ("true".equals(part.get(TikaCoreProperties.WRITE_LIMIT_REACHED))) {
                return "it holds more than " + limits.characters() + " characters; those are searchable";
            }
            if ("true".equals(part.get(MORE_FILES))) {
                return "it holds more than " + limits.parts() + " files";
            }
            if (XML_BOUND.matcher(failureOf(part)).find()) {
                return "it is larger inside than its size allows, or goes too deep: what came until then was read";
            }
        }
        return null;
    }

    /** What to say of an archive or a mail in which not all can be read; {@code null} when all can. */
    private @Nullable Extraction unreadInside(PlacedText text) {
        if (!InnerFile.isArchive(container) && inside.stream().noneMatch(InnerFile::isOnItsOwn)) {
            return null;
        }
        String unopened = String.join(" ", container.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM));
        List<InnerFile> damaged = inside.stream()
                .filter(InnerFile::isOnItsOwn)
                .filter(part -> !part.failure().isEmpty())
                .toList();
        int read = inside.size() - damaged.size();
        boolean encrypted = ENCRYPTED.matcher(unopened).find()
                || damaged.stream()
                        .anyMatch(part -> ENCRYPTED.matcher(part.failure()).find());
        if (encrypted) {
            return read == 0
                    ? with(FileStatus.ENCRYPTED, PASSWORD, text)
                    : with(FileStatus.PARTIAL, "some of the files in it are protected by a password", text);
        }
        if (!damaged.isEmpty()) {
            InnerFile first = damaged.getFirst();
            String what = "the file " + (first.path().isEmpty() ? "" : first.path() + " ")
                    + "inside it cannot be read: " + inShort(first.failure())
                    + (damaged.size() == 1 ? "" : "; nor can " + (damaged.size() - 1) + " more");
            boolean nothing = read == 0 && InnerFile.isPackedAlone(container);
            return with(nothing ? FileStatus.UNREADABLE : FileStatus.PARTIAL, what, text);
        }
        if (!unopened.isBlank()) {
            return with(
                    read == 0 ? FileStatus.UNREADABLE : FileStatus.PARTIAL,
                    "files in it cannot be unpacked: " + inShort(unopened),
                    text);
        }
        return inside.isEmpty() && InnerFile.isArchive(container)
                ? with(FileStatus.UNREADABLE, "no file can be taken out of it", text)
                : null;
    }

    /** A picture, or a document one of whose pages has no words of its own, or such a one inside. */
    private boolean hasUnreadPictures() {
        return outcome.parts().stream().anyMatch(ParsedFile::hasUnreadPicture);
    }

    private static boolean hasUnreadPicture(Metadata part) {
        return PictureReader.mayHoldWords(part)
                || (InnerFile.typeOf(part).equals("application/pdf")
                        && Stream.of(part.getValues("pdf:charsPerPage"))
                                .anyMatch(characters -> Integer.parseInt(characters) < CHARACTERS_OF_A_PAGE));
    }

    private Extraction with(FileStatus status, @Nullable String reason, PlacedText text) {
        // Letters that are only shapes can be read as a picture.
        boolean pictures =
                status == FileStatus.PARTIAL && (hasUnreadPictures() || (reason != null && reason.endsWith(PICTURES)));
        return new Extraction(status, reason, type(), metadata(), text.text(), text.parts(), pictures, thumbnail());
    }

    private static String failureOf(Metadata part) {
        String embedded = part.get(TikaCoreProperties.EMBEDDED_EXCEPTION);
        return embedded != null
                ? embedded
                : Objects.requireNonNullElse(part.get(TikaCoreProperties.CONTAINER_EXCEPTION), "");
    }

    /** The stack trace of what went wrong with the file as a whole; empty when nothing did. */
    private String failure() {
        String stored = container.get(TikaCoreProperties.CONTAINER_EXCEPTION);
        return stored != null ? stored : outcome.parts().isEmpty() ? outcome.message() : "";
    }

    /** The innermost cause, without classes and lines. */
    static String inShort(String stackTrace) {
        String last = "";
        Matcher cause = CAUSE.matcher(stackTrace);
        while (cause.find()) {
            String said = cause.group(2);
            last = said == null || said.isBlank() ? cause.group(1) : said;
        }
        last = XML_PLACE.matcher(last).replaceAll("");
        String line =
                CleanText.line(last.isEmpty() ? stackTrace.lines().findFirst().orElse("no reason given") : last);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static boolean isUnknown(Metadata part) {
        return Stream.of(part.getValues(TikaCoreProperties.TIKA_PARSED_BY))
                .anyMatch(parser -> parser.endsWith(".EmptyParser"));
    }

    private String type() {
        return container.get(Metadata.CONTENT_TYPE) == null ? detectedType : InnerFile.typeOf(container);
    }

    /** The file's own text, then those of the files inside it, those of an archive under their names. */
    private PlacedText text() {
        PlacedText all = new PlacedText();
        boolean archive = InnerFile.isArchive(container);
        String subject = container.get(TikaCoreProperties.TITLE);
        if (subject != null && (InnerFile.isMail(container) || type().equals("text/html"))) {
            all.add(FilePart.WHOLE, subject);
        }
        // Of an archive it is a list of what is inside, which is told when nothing of that can be opened.
        if (!archive || inside.isEmpty()) {
            all.addMarked(FilePart.WHOLE, InnerFile.written(container));
        }
        for (InnerFile part : inside) {
            FilePart place = part.place(false);
            if (part.isOnItsOwn()) {
                all.add(place, part.path());
            }
            if (!InnerFile.isArchive(part.metadata())) {
                all.addMarked(place, InnerFile.written(part.metadata()));
            }
        }
        return all;
    }

    private byte @Nullable [] thumbnail() {
        String stored = container.get(PhotoParser.THUMBNAIL);
        return stored == null ? null : Base64.getDecoder().decode(stored);
    }

    private FileMetadata metadata() {
        String taken = container.get(TikaCoreProperties.CREATED);
        boolean photo = type().startsWith("image/");
        String original = container.get("exif:DateTimeOriginal");
        return new FileMetadata(
                words(container.get(TikaCoreProperties.TITLE)),
                words(container.get(TikaCoreProperties.CREATOR)),
                photo ? null : day(taken),
                photo ? null : day(container.get(TikaCoreProperties.MODIFIED)),
                photo ? localDay(original == null ? taken : original) : null,
                number(container.get(TikaCoreProperties.LATITUDE)),
                number(container.get(TikaCoreProperties.LONGITUDE)),
                camera(),
                whole(container.get("xmpTPg:NPages")),
                null,
                container.get(PhotoParser.THUMBNAIL) == null ? null : true);
    }

    private @Nullable String camera() {
        return words(Stream.of(container.get("tiff:Make"), container.get("tiff:Model"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" ")));
    }

    private static @Nullable String words(@Nullable String text) {
        String line = text == null ? "" : CleanText.line(text);
        return line.isEmpty() ? null : line;
    }

    private static @Nullable LocalDate day(@Nullable String written) {
        try {
            return written == null ? null : believed(LocalDate.ofInstant(Instant.parse(written), SEOUL));
        } catch (DateTimeException e) {
            return localDay(written); // Without a zone the day is taken as it stands.
        }
    }

    private static @Nullable LocalDate localDay(@Nullable String written) {
        Matcher day = DAY.matcher(Objects.requireNonNullElse(written, ""));
        try {
            return day.matches() ? believed(LocalDate.parse(day.group(1))) : null;
        } catch (DateTimeException e) {
            return null; // Cameras whose clock was never set write 0000-00-00.
        }
    }

    private static @Nullable LocalDate believed(LocalDate day) {
        return day.getYear() < FIRST_YEAR ? null : day;
    }

    private static @Nullable Double number(@Nullable String written) {
        try {
            return written == null ? null : Double.valueOf(written);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Integer whole(@Nullable String written) {
        Double number = number(written);
        return number == null ? null : (Integer) number.intValue();
    }
}
