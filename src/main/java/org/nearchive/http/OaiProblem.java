package org.nearchive.http;

/** An error of OAI-PMH 2.0, section 3.6: part of an answer with status 200. */
final class OaiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    OaiProblem(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
