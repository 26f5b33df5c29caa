package org.nearchive.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/**
 * The disk of a data folder: says before a write whether there is room, and says in words afterwards when there was none.
 *
 * @param readOnly whether nothing can be written at all
 */
record Disk(Path folder, DiskFloor floor, boolean readOnly) {
    private static final String READ_ONLY_WORDS = "the data folder can be read but not written";
    private static final int SQLITE_READONLY = 8;

    /**
     * Writes something.
     *
     * @param bytes about so many; 0 for a few that are always allowed, like asking for a job
     * @throws NoRoomException when the floor does not allow it, or the disk turned out to be full; nothing was kept
     * @throws ReadOnlyException when the folder cannot be written
     */
    <T> T writing(long bytes, Callable<T> work) {
        try {
            mustBeWritable();
            if (bytes > 0) {
                floor.mustLeave(folder, bytes, "this change");
            }
            return work.call();
        } catch (Exception e) {
            throw inWords(e);
        }
    }

    void writing(Runnable work) {
        writing(0, () -> {
            work.run();
            return true;
        });
    }

    /** Stores a file's bytes; other failures of reading or writing go up as they are. */
    <T> T storing(long bytes, Callable<T> work) throws IOException {
        try {
            return writing(bytes, work);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    void mustBeWritable() {
        if (readOnly) {
            throw new ReadOnlyException(READ_ONLY_WORDS);
        }
    }

    /** What a failure means: a full disk and a read-only one have names of their own. */
    RuntimeException inWords(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoRoomException || cause instanceof ReadOnlyException) {
                return (RuntimeException) cause;
            }
            if (NoRoomException.isFull(cause)) {
                return new NoRoomException(
                        "the disk is full: nothing of this change was kept; make room and send it again", failure);
            }
            if (isReadOnly(cause)) {
                return new ReadOnlyException(READ_ONLY_WORDS, failure);
            }
        }
        return switch (failure) {
            case RuntimeException as -> as;
            case IOException disk -> new UncheckedIOException(disk);
            default -> new IllegalStateException(failure);
        };
    }

    private static boolean isReadOnly(Throwable cause) {
        if (cause instanceof SQLException database) {
            return database.getErrorCode() == SQLITE_READONLY;
        }
        return cause instanceof ReadOnlyFileSystemException
                || cause instanceof AccessDeniedException
                || (cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("Read-only file system"));
    }
}
