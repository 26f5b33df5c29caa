package org.nearchive.post;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about itself; every part is {@code null} when it does not say it.
 *
 * @param created the day in Korea that the document was begun
 * @param modified the day in Korea that it was last saved
 * @param taken the day a photo was taken, by the camera's own clock: EXIF times have no zone, so only the day counts
 * @param latitude of the photo, degrees north, WGS 84
 * @param longitude of the photo, degrees east, WGS 84
 * @param camera maker and model
 * @param pages pages of a document, slides of a presentation
 * @param ocrConfidence how sure the words are that were recognised in pictures, percent, the mean over them; {@code
 *     null} when none of the text was
 * @param thumbnail true when a small picture of it is kept; {@code null} when not
 */
public record FileMetadata(
        @Nullable String title,
        @Nullable String author,
        @Nullable LocalDate created,
        @Nullable LocalDate modified,
        @Nullable LocalDate taken,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String camera,
        @Nullable Integer pages,
        @Nullable Integer ocrConfidence,
        @Nullable Boolean thumbnail) {

    public static final FileMetadata NONE =
            new FileMetadata(null, null, null, null, null, null, null, null, null, null, null);

    /** The same, with words recognised in pictures; {@code null} when there were none. */
    public FileMetadata recognised(@Nullable Integer confidence) {
        return new FileMetadata(
                title, author, created, modified, taken, latitude, longitude, camera, pages, confidence, thumbnail);
    }
}
