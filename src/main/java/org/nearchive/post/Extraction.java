package org.nearchive.post;

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
 */
public record Extraction(
        FileStatus status,
        @Nullable String reason,
        String mediaType,
        FileMetadata metadata,
        String text,
        List<FilePart> parts,
        boolean unreadPictures) {

    public Extraction {
        parts = List.copyOf(parts);
    }

    /** Nothing could be read. */
    public static Extraction without(FileStatus status, String reason, String mediaType) {
        return new Extraction(status, reason, mediaType, FileMetadata.NONE, "", List.of(), false);
    }
}
