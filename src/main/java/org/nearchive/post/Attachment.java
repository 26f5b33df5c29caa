package org.nearchive.post;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on a post.
 *
 * @param number its place on the page, from 1
 * @param fileName as the page shows it, in NFC; never a path
 * @param sha256 of its bytes, 64 hex digits; {@code null} when they were not given
 * @param bytes its size; 0 when the bytes were not given
 * @param mediaType told from bytes and name, like {@code image/jpeg}; {@code null} when the bytes were not given
 * @param reason why the status is not {@link FileStatus#OK}, for people; {@code null} when it is
 * @param characters length of the text that was read out of it; 0 when there is none
 * @param metadata what the file says about itself; {@link FileMetadata#NONE} when it was not read or says nothing
 */
public record Attachment(
        int number,
        String fileName,
        @Nullable String sha256,
        long bytes,
        @Nullable String mediaType,
        FileStatus status,
        @Nullable String reason,
        int characters,
        FileMetadata metadata) {

    public Attachment {
        if (number < 1) {
            throw new IllegalArgumentException("Attachments are numbered from 1, but " + fileName + " has " + number);
        }
        if (fileName.isBlank()) {
            throw new IllegalArgumentException("Attachment " + number + " has no file name");
        }
    }

    /** A file that a post names without giving its bytes. */
    public static Attachment missing(int number, String fileName, String reason) {
        return new Attachment(number, fileName, null, 0, null, FileStatus.MISSING, reason, 0, FileMetadata.NONE);
    }

    /** The file itself when its bytes are here; else the one of the same name among {@code known}, if there is one. */
    Attachment completedBy(List<Attachment> known) {
        if (sha256 != null) {
            return this;
        }
        return known.stream()
                .filter(other -> other.sha256 != null && other.fileName.equals(fileName))
                .findFirst()
                .map(other -> new Attachment(
                        number,
                        fileName,
                        other.sha256,
                        other.bytes,
                        other.mediaType,
                        other.status,
                        other.reason,
                        other.characters,
                        other.metadata))
                .orElse(this);
    }

    /** The same file, its bytes now stored but not read yet. */
    public Attachment stored(String storedAs, long size, String type) {
        return new Attachment(
                number, fileName, storedAs, size, type, FileStatus.PENDING, "not read yet", 0, FileMetadata.NONE);
    }
}
