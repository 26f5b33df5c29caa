package org.nearchive.http;

/**
 * What a reader sees when a page cannot be shown.
 *
 * @param advice what to do, in the reader's language
 * @param detail what was wrong and what would be right, as the API says it: in English
 */
public record ErrorPage(Frame frame, String advice, String detail, String requestId) {
    static ErrorPage of(Frame frame, String code, String detail, String requestId) {
        return new ErrorPage(frame, frame.words().text("error." + kind(code)), detail, requestId);
    }

    private static String kind(String code) {
        return switch (code) {
            case "invalid_query",
                    "invalid_date",
                    "invalid_range",
                    "unknown_post",
                    "withdrawn_post",
                    "unknown_entity",
                    "unknown_address" -> code;
            case "index_not_ready" -> "not_ready";
            case "query_timeout", "too_busy", "busy", "no_room", "read_only" -> "busy";
            case "internal" -> "internal";
            default ->
                code.startsWith("unknown_") && !code.equals("unknown_parameter") ? "unknown_name" : "invalid_address";
        };
    }
}
