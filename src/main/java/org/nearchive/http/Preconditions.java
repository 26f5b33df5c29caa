package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Write;

/** {@code If-Match} and {@code If-None-Match} of a request that changes a post (RFC 9110, 13.1). */
final class Preconditions {
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*)\"");

    private Preconditions() {}

    /** The entity tag of a post whose content has that hash. */
    static String tag(String contentHash) {
        return '"' + contentHash + '"';
    }

    static Write.Condition of(Context context) {
        Write.Condition match = match(context.header("If-Match"));
        Write.Condition noneMatch = noneMatch(context.header("If-None-Match"));
        return hash -> match.holds(hash) && noneMatch.holds(hash);
    }

    private static Write.Condition match(@Nullable String header) {
        if (header == null) {
            return Write.Condition.NONE;
        }
        if (header.strip().equals(ANY)) {
            return Optional::isPresent;
        }
        List<String> tags = tags("If-Match", header, false);
        return hash -> hash.filter(tags::contains).isPresent();
    }

    private static Write.Condition noneMatch(@Nullable String header) {
        if (header == null) {
            return Write.Condition.NONE;
        }
        if (header.strip().equals(ANY)) {
            return Optional::isEmpty;
        }
        List<String> tags = tags("If-None-Match", header, true);
        return hash -> hash.filter(tags::contains).isEmpty();
    }

    /** @param weak whether weak tags count, too */
    private static List<String> tags(String name, String header, boolean weak) {
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            if (weak || tag.group(1) == null) {
                tags.add(tag.group(2));
            }
        }
        if (!tag.reset().replaceAll("").replace(",", "").isBlank()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid_header",
                    name,
                    name + " must be * or the ETag of an answer, with its quotes");
        }
        return tags;
    }
}
