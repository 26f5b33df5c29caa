package org.nearchive.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
import org.nearchive.post.FileStatus;

/** What the child process said of one file, in our terms. */
final class ParsedFile {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** Times of documents are instants ({@code Z}), those of EXIF have no zone. */
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*");

    private static final Pattern ENCRYPTED =
            Pattern.compile("EncryptedDocumentException|InvalidPasswordException|[Ee]ncrypted|password-protected");
    private static final Pattern CAUSE =
            Pattern.compile("(?m)^(?:Caused by: )?(?:[\\w.$]+\\.)?(\\w+(?:Exception|Error))(?:: (.*))?$");
    private static final String PICTURES = "words in its pictures have not been read";
    /** A page of a PDF with fewer characters than this is a picture with a number on it. */
    private static final int CHARACTERS_OF_A_PAGE = 20;

    private final ReadingChild.Outcome outcome;
    private final String detectedType;
    private final FileParser.Limits limits;
    private final Metadata container;

    /** @param detectedType used when the child could not tell */
    ParsedFile(ReadingChild.Outcome outcome, String detectedType, FileParser.Limits limits) {
        this.outcome = outcome;
        this.detectedType = detectedType;
        this.limits = limits;
        container = outcome.parts().isEmpty() ? new Metadata() : outcome.parts().getFirst();
    }

    Extraction extraction() {
        String read = text();
        boolean garbled = Mojibake.isGarbled(read);
        String text = garbled ? "" : read;
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
                    EMIT_SUCCESS_PARSE_EXCEPTION -> read(text, garbled);
            default -> failed("the process that reads files answered " + outcome.status() + " " + outcome.message());
        };
    }

    private Extraction failed(String reason) {
        return Extraction.without(FileStatus.FAILED, reason, detectedType);
    }

    private Extraction read(String text, boolean garbled) {
        String failure = failure();
        if (ENCRYPTED.matcher(failure).find()) {
            return with(FileStatus.ENCRYPTED, "it is protected by a password", text);
        }
        if (!failure.isEmpty()) {
            return text.isEmpty()
                    ? with(FileStatus.UNREADABLE, "it is damaged: " + inShort(failure), text)
                    : with(FileStatus.PARTIAL, "its end is damaged: " + inShort(failure), text);
        }
        if (isUnknown()) {
            return with(FileStatus.UNREADABLE, "files of the type " + type() + " are not read", text);
        }
        if (isTrue(TikaCoreProperties.WRITE_LIMIT_REACHED)) {
            return with(
                    FileStatus.LIMITED,
                    "it holds more than " + limits.characters() + " characters; those are searchable",
                    text);
        }
        if (isTrue(Property.internalBoolean("X-TIKA:EXCEPTION:embedded_resource_limit_reached"))) {
            return with(FileStatus.LIMITED, "it holds more than " + limits.parts() + " files", text);
        }
        Optional<Metadata> damagedPart = outcome.parts().stream()
                .filter(part -> part.get(TikaCoreProperties.EMBEDDED_EXCEPTION) != null)
                .findFirst();
        if (damagedPart.isPresent()) {
            String name = part(damagedPart.get());
            String what = inShort(
                    Objects.requireNonNullElse(damagedPart.get().get(TikaCoreProperties.EMBEDDED_EXCEPTION), ""));
            return with(FileStatus.PARTIAL, "the file " + name + " inside it cannot be read: " + what, text);
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
        return with(FileStatus.OK, null, text);
    }

    /** A picture, or a document one of whose pages has no words of its own. */
    private boolean hasUnreadPictures() {
        return PictureReader.TYPES.contains(type())
                || (type().equals("application/pdf")
                        && Stream.of(container.getValues("pdf:charsPerPage"))
                                .anyMatch(characters -> Integer.parseInt(characters) < CHARACTERS_OF_A_PAGE));
    }

    private Extraction with(FileStatus status, @Nullable String reason, String text) {
        boolean pictures = status == FileStatus.PARTIAL && reason != null && reason.endsWith(PICTURES);
        return new Extraction(status, reason, type(), metadata(), text, pictures);
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
        String line =
                CleanText.line(last.isEmpty() ? stackTrace.lines().findFirst().orElse("no reason given") : last);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private boolean isUnknown() {
        return Stream.of(container.getValues(TikaCoreProperties.TIKA_PARSED_BY))
                .anyMatch(parser -> parser.endsWith(".EmptyParser"));
    }

    private boolean isTrue(Property property) {
        return outcome.parts().stream().anyMatch(part -> "true".equals(part.get(property)));
    }

    private String type() {
        String told = container.get(Metadata.CONTENT_TYPE);
        String plain = told == null ? detectedType : told.split(";", 2)[0].strip();
        return plain.toLowerCase(Locale.ROOT);
    }

    /** The file's own text, then those of the files inside it, each under its name. */
    private String text() {
        String all = outcome.parts().stream()
                .map(part -> {
                    String text = Objects.requireNonNullElse(part.get(TikaCoreProperties.TIKA_CONTENT), "");
                    return part(part).isEmpty() || text.isBlank() ? text : part(part) + "\n" + text;
                })
                .collect(Collectors.joining("\n"));
        return Mojibake.repaired(CleanText.lines(all));
    }

    private static String part(Metadata part) {
        String path = part.get(TikaCoreProperties.EMBEDDED_RESOURCE_PATH);
        return path == null ? "" : path.replaceFirst("^/", "");
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
                null);
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
            return written == null ? null : LocalDate.ofInstant(Instant.parse(written), SEOUL);
        } catch (DateTimeException e) {
            return localDay(written); // Without a zone the day is taken as it stands.
        }
    }

    private static @Nullable LocalDate localDay(@Nullable String written) {
        Matcher day = DAY.matcher(Objects.requireNonNullElse(written, ""));
        try {
            return day.matches() ? LocalDate.parse(day.group(1)) : null;
        } catch (DateTimeException e) {
            return null; // Cameras whose clock was never set write 0000-00-00.
        }
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
