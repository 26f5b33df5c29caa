package org.nearchive.archive;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The archive was busy for too long with what others do; to be tried again in a while. */
public final class Busy {
    /** SQLITE_BUSY and SQLITE_LOCKED; what stands above the low byte is the special case. */
    private static final Set<Integer> CODES = Set.of(5, 6);

    private Busy() {}

    /** Whether that is why something failed. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException database && CODES.contains(database.getErrorCode() & 0xFF))) {
                return true;
            }
        }
        return false;
    }
}
