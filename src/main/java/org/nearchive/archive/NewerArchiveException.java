package org.nearchive.archive;

/** The archive was written by a newer version of the program: nothing was touched. */
public final class NewerArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message which version wrote it and what to do, in words */
    public NewerArchiveException(String message) {
        super(message);
    }
}
