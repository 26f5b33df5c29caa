package org.nearchive.archive;

/** The data folder can be read but not written: nothing of the change was kept. */
public final class ReadOnlyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message which folder it is and what to do, in words */
    public ReadOnlyException(String message) {
        super(message);
    }

    public ReadOnlyException(String message, Throwable cause) {
        super(message, cause);
    }
}
