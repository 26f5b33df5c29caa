package org.nearchive.post;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file's text that has a place of its own, as a reader would look it up; it ends where the next begins.
 *
 * @param start where it begins in the file's text, in UTF-16 code units
 * @param entry path of the file inside the file: in an archive, on a mail, in a document; {@code null}: not in one
 * @param page from 1; {@code null} where there are no pages, or they are not known
 * @param slide from 1; {@code null} where there are none
 * @param sheet its name; {@code null} where there is none
 * @param ocr whether its words were recognised in a picture
 */
public record FilePart(
        int start,
        @Nullable String entry,
        @Nullable Integer page,
        @Nullable Integer slide,
        @Nullable String sheet,
        boolean ocr) {

    /** A file's own text, without any place in it. */
    public static final FilePart WHOLE = new FilePart(0, null, null, null, null, false);

    /** The same place for a text that begins elsewhere. */
    public FilePart from(int begin) {
        return new FilePart(begin, entry, page, slide, sheet, ocr);
    }

    /**
     * Where in its file a character stands; {@link #WHOLE} when there is nothing to say.
     *
     * @param parts of the file, in their order
     */
    public static FilePart at(List<FilePart> parts, int offset) {
        FilePart found = WHOLE;
        for (FilePart part : parts) {
            if (part.start > offset) {
                break;
            }
            found = part;
        }
        return found;
    }
}
