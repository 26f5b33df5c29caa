package org.nearchive.http;

import io.javalin.http.HttpStatus;
import java.io.EOFException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Busy;
import org.nearchive.archive.NoRoomException;
import org.nearchive.archive.ReadOnlyException;

/** Faults that are nobody's: the disk, or others at work. Whoever asked may try again, and is told so. */
final class Faults {
    private static final String BUSY_SECONDS = "5";
    private static final String DISK_SECONDS = "60";

    private Faults() {}

    /** What to answer; {@code null} when the failure is none of these. */
    static @Nullable ProblemException problem(Throwable failure) {
        if (NoRoomException.isCauseOf(failure)) {
            String words = failure instanceof NoRoomException
                    ? String.valueOf(failure.getMessage())
                    : "the disk is full: nothing of this request was kept; send it again when there is room";
            return new ProblemException(HttpStatus.INSUFFICIENT_STORAGE, "no_room", null, words)
                    .with("Retry-After", DISK_SECONDS);
        }
        if (failure instanceof ReadOnlyException) {
            return new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE, "read_only", null, String.valueOf(failure.getMessage()))
                    .with("Retry-After", DISK_SECONDS);
        }
        if (Busy.isCauseOf(failure)) {
            return new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "busy",
                            null,
                            "another process writes to the archive; nothing of this request was kept, send it again")
                    .with("Retry-After", BUSY_SECONDS);
        }
        return ofTheClient(failure);
    }

    /** A body that ended before its end, came too slowly, or was no HTTP. */
    private static @Nullable ProblemException ofTheClient(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedCharsetException || cause instanceof IllegalCharsetNameException) {
                return new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_media_type",
                        "Content-Type",
                        "its charset is none that is read here; send UTF-8");
            }
            if (cause instanceof TimeoutException) {
                return new ProblemException(
                        HttpStatus.REQUEST_TIMEOUT, "too_slow", null, "the body came too slowly; send it again");
            }
            if (cause instanceof EOFException || cause instanceof HttpException) {
                return new ProblemException(
                        HttpStatus.BAD_REQUEST, "broken_body", null, "the body ended before its end, or is broken");
            }
        }
        return null;
    }
}
