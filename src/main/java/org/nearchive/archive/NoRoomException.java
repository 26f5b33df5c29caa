package org.nearchive.archive;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The disk of the data folder is full, or fuller than its floor: nothing of the change was kept; try again when there is room. */
public final class NoRoomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int SQLITE_FULL = 13;

    /** @param message how much room there is and how much there must be, in words */
    public NoRoomException(String message) {
        super(message);
    }

    public NoRoomException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a full disk is why something failed. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoRoomException || isFull(cause)) {
                return true;
            }
        }
        return false;
    }

    static boolean isFull(Throwable failure) {
        if (failure instanceof SQLException database) {
            // The shared memory beside the database is a file too.
            return database.getErrorCode() == SQLITE_FULL
                    || String.valueOf(database.getMessage()).contains("SQLITE_IOERR_SHMSIZE");
        }
        return failure instanceof IOException && saysNoSpace(String.valueOf(failure.getMessage()));
    }

    /** Java has no exception of its own for it; the words are the system's. */
    private static boolean saysNoSpace(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("disk quota exceeded")
                || words.contains("not enough space");
    }
}
