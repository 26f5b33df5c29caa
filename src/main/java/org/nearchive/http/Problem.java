package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as programs read it (RFC 9457).
 *
 * @param code stable, like {@code invalid_limit}
 * @param parameter that was wrong; {@code null} when it was none
 * @param detail for people: what was wrong and what would be right
 * @param requestId stands in the log beside the cause
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        int status, String title, String code, @Nullable String parameter, String detail, String requestId) {
    static final String MEDIA_TYPE = "application/problem+json";
}
