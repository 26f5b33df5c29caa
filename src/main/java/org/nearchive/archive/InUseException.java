package org.nearchive.archive;

/** Another process has the archive open, and what was asked for needs it alone. */
public final class InUseException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what to end, in words */
    public InUseException(String message) {
        super(message);
    }
}
