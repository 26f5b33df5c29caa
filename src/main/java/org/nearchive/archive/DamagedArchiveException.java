package org.nearchive.archive;

/** The database of the archive cannot be read as one. */
public final class DamagedArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedArchiveException(String message) {
        super(message);
    }

    public DamagedArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
