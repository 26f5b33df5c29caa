package org.nearchive.query;

/** A query that cannot be answered as it stands. The message says what was wrong and what would be right. */
public final class InvalidQueryException extends RuntimeException {
    private final String code;
    private final String parameter;

    /**
     * @param code stable, for programs, like {@code invalid_limit}
     * @param parameter which part of the question is meant, like {@code limit}
     */
    public InvalidQueryException(String code, String parameter, String message) {
        super(message);
        this.code = code;
        this.parameter = parameter;
    }

    public String code() {
        return code;
    }

    public String parameter() {
        return parameter;
    }

    /**
     * The same, with the place in the typed text.
     *
     * @param offset in code points, from 0
     */
    InvalidQueryException at(int offset) {
        return new InvalidQueryException(code, parameter, "at offset " + offset + ": " + getMessage());
    }
}
