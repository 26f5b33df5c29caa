package org.nearchive.post;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of a file's bytes.
 *
 * @param status never {@link FileStatus#MISSING}; {@link FileStatus#PENDING} when this version does not read such files
 * @param reason why the status is not {@link FileStatus#OK}, for people; {@code null} when it is
 * @param mediaType told by whoever read it, like {@code application/pdf}
 * @param text plain, in NFC, a line a paragraph; empty when there is none
 * @param parts of the text that have a place of their own, in its order; empty when it is one piece
 * @param unreadPictures whether words may stand in pictures of it that nobody has read yet
 * @param thumbnail a small picture of it, JPEG; {@code null} when it is no picture, or one that cannot be made smaller
 */
public record Extraction(
        FileStatus status,
        @Nullable String reason,
        String mediaType,
        FileMetadata metadata,
        String text,
        List<FilePart> parts,
        boolean unreadPictures,
        byte @Nullable [] thumbnail) {

    public Extraction {
        parts = List.copyOf(parts);
    }

    /** Nothing could be read. */
    public static Extraction without(FileStatus status, String reason, String mediaType) {
        return new Extraction(status, reason, mediaType, FileMetadata.NONE, "", List.of(), false, null);
    }

    /** The same without the words that were recognised in pictures: what was read before. */
    public Extraction withoutRecognised() {
        StringBuilder own = new StringBuilder();
        List<FilePart> ownParts = new ArrayList<>();
        for (int i = 0; i < parts.size() || i == 0; i++) {
            FilePart part = parts.isEmpty() ? FilePart.WHOLE : parts.get(i);
            int from = i == 0 ? 0 : part.start();
            int to = i + 1 < parts.size() ? parts.get(i + 1).start() : text.length();
            if (i == 0 && part.start() > 0) {
                own.append(text, 0, part.start());
                from = part.start();
            }
            if (!part.ocr()) {
                if (!parts.isEmpty()) {
                    ownParts.add(part.from(own.length()));
                }
                own.append(text, from, to);
            }
        }
        return new Extraction(
                status,
                reason,
                mediaType,
                metadata.recognised(null),
                own.toString().strip(),
                ownParts,
                unreadPictures,
                thumbnail);
    }
}
