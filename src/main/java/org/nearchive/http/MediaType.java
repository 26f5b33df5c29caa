package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a request says its body is.
 *
 * @param name lower case, without parameters; empty when it does not say
 */
record MediaType(String name) {

    /** @throws ProblemException when the body is encoded in a way that nobody here reads */
    static MediaType of(Context context) {
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "unsupported_encoding",
                            null,
                            "the body must be sent as it is, without Content-Encoding")
                    .with("Accept-Encoding", "identity");
        }
        String header = context.header("Content-Type");
        List<String> parts = Arrays.stream((header == null ? "" : header).split(";"))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String parameter : parts) {
            String charset = parameter.replace("\"", "").replace(" ", "");
            if (charset.startsWith("charset=")
                    && !List.of("charset=utf-8", "charset=utf8").contains(charset)) {
                throw new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_charset",
                        null,
                        "the body must be UTF-8, but Content-Type says " + charset);
            }
        }
        return new MediaType(parts.isEmpty() ? "" : parts.getFirst());
    }

    boolean is(String... types) {
        return List.of(types).contains(name);
    }

    boolean isJson() {
        return name.equals("application/json") || (name.startsWith("application/") && name.endsWith("+json"));
    }

    /** @param right what would be right, in words */
    ProblemException refused(String right) {
        return new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported_type",
                null,
                "the body must be " + right + ", but its Content-Type is "
                        + (name.isEmpty() ? "missing" : "\"" + name + "\""));
    }
}
