package org.nearchive.query;

/** A question that could not be answered now, though there is nothing wrong with it. The message says why. */
public final class OverloadedException extends RuntimeException {
    private final String code;
    private final int retryAfterSeconds;

    /** @param code stable, for programs: {@code query_timeout}, {@code too_busy} */
    public OverloadedException(String code, int retryAfterSeconds, String message) {
        super(message);
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public String code() {
        return code;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
