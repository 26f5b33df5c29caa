package org.nearchive.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.nearchive.post.FilePart;

/**
 * A file inside a file: an entry of an archive, an attachment of a mail, a picture in a document.
 *
 * @param metadata what the child said of it, its text included
 * @param path to it, as a reader would follow it; empty when it has no name
 * @param in what holds it
 */
record InnerFile(Metadata metadata, String path, Metadata in) {
    /** One file, made small. */
    private static final String PACKED_ALONE =
            "application/(gzip|x-bzip2?|x-xz|x-lzma|x-compress|zlib|x-lz4.*|x-snappy.*|zstd|x-brotli|java-pack200)";

    private static final Pattern PACKED = Pattern.compile(PACKED_ALONE);
    /** Files that are there for the files in them. */
    private static final Pattern ARCHIVE = Pattern.compile(
            "application/(zip|java-archive|x-tar|x-gtar|x-7z-compressed|x-rar-compressed.*|x-archive|x-arj|x-cpio)|"
                    + PACKED_ALONE);

    private static final Pattern MAIL = Pattern.compile("message/rfc822|application/(vnd.ms-outlook|mbox)");
    private static final int LONGEST_PATH = 300;

    /**
     * The files inside a file, in the order in which they lie there.
     *
     * @param all what the child said: the file itself, then those inside, the innermost first
     */
    static List<InnerFile> of(List<Metadata> all) {
        Map<String, InnerFile> byId = new HashMap<>();
        List<InnerFile> inside = new ArrayList<>();
        all.stream()
                .skip(1)
                .filter(part -> part.get(TikaCoreProperties.EMBEDDED_ID) != null)
                // They are numbered as they were met.
                .sorted(Comparator.comparingInt(part -> Integer.parseInt(part.get(TikaCoreProperties.EMBEDDED_ID))))
                .forEach(part -> {
                    String id = String.valueOf(part.get(TikaCoreProperties.EMBEDDED_ID_PATH));
                    InnerFile above = byId.get(id.substring(0, Math.max(0, id.lastIndexOf('/'))));
                    Metadata in = above == null ? all.getFirst() : above.metadata;
                    String way = above == null ? "" : above.path;
                    // What was packed alone has the name of its package.
                    String name = isPackedAlone(in) && isArchive(part) ? "" : name(part);
                    InnerFile found =
                            new InnerFile(part, way + (way.isEmpty() || name.isEmpty() ? "" : "/") + name, in);
                    byId.put(id, found);
                    inside.add(found);
                });
        return inside;
    }

    private static String name(Metadata part) {
        String given = part.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        String told = String.valueOf(part.get(TikaCoreProperties.EMBEDDED_RESOURCE_PATH));
        String name = CleanText.line(given == null ? told.substring(told.lastIndexOf('/') + 1) : given);
        return name.length() > LONGEST_PATH ? name.substring(0, LONGEST_PATH) + "…" : name;
    }

    /** Media type without parameters. */
    static String typeOf(Metadata part) {
        return String.valueOf(part.get(Metadata.CONTENT_TYPE))
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static boolean isArchive(Metadata part) {
        return ARCHIVE.matcher(typeOf(part)).matches();
    }

    static boolean isMail(Metadata part) {
        return MAIL.matcher(typeOf(part)).matches();
    }

    static boolean isPackedAlone(Metadata part) {
        return PACKED.matcher(typeOf(part)).matches();
    }

    /** Whether somebody put it there for its own sake; a document's pictures and tables are parts of it. */
    boolean isOnItsOwn() {
        return isArchive(in) || isMail(in);
    }

    /** Why it could not be read, as a stack trace; empty when it could. */
    String failure() {
        return Objects.requireNonNullElse(metadata.get(TikaCoreProperties.EMBEDDED_EXCEPTION), "");
    }

    /** Where its text stands. */
    FilePart place(boolean ocr) {
        return new FilePart(0, path.isEmpty() ? null : path, null, null, null, ocr);
    }

    /** The text that a parser wrote, with its marks. */
    static String written(Metadata part) {
        return Objects.requireNonNullElse(part.get(TikaCoreProperties.TIKA_CONTENT), "");
    }
}
