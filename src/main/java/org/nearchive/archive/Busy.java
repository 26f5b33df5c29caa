package org.nearchive.archive;

import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The archive was busy for too long with what others do; to be tried again in a while. */
public final class Busy {
    private Busy() {}

    /** Whether that is why something failed. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLiteException sqlite && isBusy(sqlite.getResultCode()))) {
                return true;
            }
        }
        return false;
    }

    /** The low byte names the error, what is above it the special case of it. */
    private static boolean isBusy(SQLiteErrorCode code) {
        return (code.code & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code
                || (code.code & 0xFF) == SQLiteErrorCode.SQLITE_LOCKED.code;
    }
}
