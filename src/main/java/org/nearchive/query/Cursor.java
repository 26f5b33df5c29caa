package org.nearchive.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a walk through all hits stands. It holds everything that the next page needs, so it outlives index generations.
 *
 * @param question fingerprint of the question that is being walked
 * @param total posts, when the walk began
 * @param totalGroups groups of translations among them, then
 * @param lastId of the last page's last post; empty in an order other than by id
 * @param offset how many hits were passed, in an order other than by id
 */
public record Cursor(String question, long total, long totalGroups, String lastId, int offset) {
    private static final Pattern WRITTEN =
            Pattern.compile("2 (\\S+) (\\d{1,18}) (\\d{1,18}) (\\d{1,5}) (.*)", Pattern.DOTALL);

    /** As it is given to the reader, who need not know what it means. */
    public String encoded() {
        String written = "2 " + question + " " + total + " " + totalGroups + " " + offset + " " + lastId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param question fingerprint of the question that it came with
     * @throws InvalidQueryException when it is none of ours, or belongs to another question
     */
    public static Cursor decode(String encoded, String question) {
        Matcher parts = WRITTEN.matcher(written(encoded));
        if (!parts.matches()) {
            throw invalid("this is no cursor; take the one that the last answer gave as \"next\", as it is");
        }
        if (!parts.group(1).equals(question)) {
            throw invalid("this cursor belongs to another question; send it with the same q, filters and sort as the"
                    + " answer that gave it");
        }
        return new Cursor(
                question,
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                parts.group(5),
                Integer.parseInt(parts.group(4)));
    }

    private static String written(String encoded) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return "";
        }
    }

    private static InvalidQueryException invalid(String detail) {
        return new InvalidQueryException("invalid_cursor", "cursor", detail);
    }
}
