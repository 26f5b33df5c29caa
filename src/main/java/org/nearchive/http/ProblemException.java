package org.nearchive.http;

import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a {@link Problem}; the message says in words what was wrong and what would be right. */
class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final HttpStatus status;
    private final String code;
    private final @Nullable String parameter;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param code stable, for programs
     * @param parameter that was wrong; {@code null} when it was none
     */
    ProblemException(HttpStatus status, String code, @Nullable String parameter, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    /** The same with a header on the answer. */
    ProblemException with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable
    String parameter() {
        return parameter;
    }

    Map<String, String> headers() {
        return headers;
    }
}
