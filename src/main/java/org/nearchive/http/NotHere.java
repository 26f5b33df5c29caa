package org.nearchive.http;

import io.javalin.http.HttpStatus;

/** What was asked for by its id is not here; the message says so in words. */
final class NotHere extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param status 404, or 410 when it was here once
     * @param code stable, for programs
     */
    NotHere(HttpStatus status, String code, String detail) {
        super(status, code, "id", detail);
    }
}
