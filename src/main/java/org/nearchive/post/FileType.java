package org.nearchive.post;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kind of file an attachment is, in one short word: {@code pdf}, {@code hwp}, {@code hwpx}, {@code docx}, {@code jpeg}.
 * Told from the media type where the bytes tell it exactly, else from the ending of the name; {@code other} when neither does.
 */
public final class FileType {
    private static final String OTHER = "other";
    private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,5})\\s*$");

    /** Media types that say exactly what a file is. Others (zip, text, octet-stream) may be anything: their name is asked first. */
    private static final Map<String, String> BY_MEDIA_TYPE = Map.ofEntries(
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/x-hwp", "hwp"),
            Map.entry("application/x-hwp-v5", "hwp"),
            Map.entry("application/haansofthwp", "hwp"),
            Map.entry("application/vnd.hancom.hwp", "hwp"),
            Map.entry("application/hwp+zip", "hwpx"),
            Map.entry("application/vnd.hancom.hwpx", "hwpx"),
            Map.entry("application/msword", "doc"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("application/vnd.ms-powerpoint", "ppt"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
            Map.entry("application/vnd.oasis.opendocument.text", "odt"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
            Map.entry("application/vnd.oasis.opendocument.presentation", "odp"),
            Map.entry("application/rtf", "rtf"),
            Map.entry("text/html", "html"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("image/jpeg", "jpeg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/tiff", "tiff"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("video/mp4", "mp4"));

    private static final Map<String, String> WHEN_NAMELESS = Map.of("application/zip", "zip", "text/plain", "txt");

    /** Endings that mean the same as another. */
    private static final Map<String, String> SAME =
            Map.of("jpg", "jpeg", "jpe", "jpeg", "tif", "tiff", "htm", "html", "text", "txt");

    private FileType() {}

    /** The type of a file. */
    public static String of(Attachment file) {
        return of(file.mediaType(), file.fileName());
    }

    static String of(@Nullable String mediaType, String fileName) {
        String media = mediaType == null ? "" : mediaType.split(";", 2)[0].strip();
        String exact = BY_MEDIA_TYPE.get(media);
        if (exact != null) {
            return exact;
        }
        Matcher ending = ENDING.matcher(fileName);
        return ending.find()
                ? named(ending.group(1).toLowerCase(Locale.ROOT))
                : WHEN_NAMELESS.getOrDefault(media, OTHER);
    }

    /** The usual one of several endings that mean the same: {@code jpeg} for {@code jpg}. */
    public static String named(String ending) {
        return SAME.getOrDefault(ending, ending);
    }
}
