package org.nearchive.archive;

/** The disk of the data folder is full, or fuller than its floor: nothing of the change was kept; try again when there is room. */
public final class NoRoomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message how much room there is and how much there must be, in words */
    public NoRoomException(String message) {
        super(message);
    }

    public NoRoomException(String message, Throwable cause) {
        super(message, cause);
    }
}
