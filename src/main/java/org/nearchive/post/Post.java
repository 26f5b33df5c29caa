package org.nearchive.post;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of the news archive in one language. The same news in another language is another post.
 *
 * @param id the same after every re-index and on every machine, like {@code near:64099}: 1 to 200 visible characters
 * @param declaredLanguage what site or record say, BCP 47; {@code null} when they say nothing
 * @param title plain text on one line, in NFC; may be empty when there is a body
 * @param published the day printed on the page (Korean time), 1900 to 2200
 * @param author as printed; {@code null} when none is
 * @param body plain text in NFC, a line a paragraph; may be empty when there is a title
 * @param attachments in the page's order
 * @param given what only a record says of a post; {@code null} when it came in a form that cannot say it
 */
public record Post(
        String id,
        Origin origin,
        @Nullable String declaredLanguage,
        String title,
        LocalDate published,
        @Nullable String author,
        String body,
        List<Attachment> attachments,
        @Nullable Given given) {

    /** Outside of these a year is a slip of the pen. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;
    private static final Pattern ID = Pattern.compile("[^\\s\\p{Cc}\\p{Cs}]{1,200}");

    public Post {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "A post's id is 1 to 200 visible characters without spaces, but was \"" + id + "\"");
        }
        if (published.getYear() < FIRST_YEAR || published.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("A post is published between " + FIRST_YEAR + " and " + LAST_YEAR
                    + ", but " + id + " on " + published);
        }
        if (title.isBlank() && body.isBlank()) {
            throw new IllegalArgumentException("A post needs a title or a body, but " + id + " has neither");
        }
        attachments = List.copyOf(attachments);
    }

    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    public Post with(List<Attachment> files) {
        return new Post(id, origin, declaredLanguage, title, published, author, body, files, given);
    }

    /**
     * The same post with what is known of it already and this form of it does not say: further addresses, a declared
     * language, an author, what only records say, bytes of files that are named again. So a page, its plain-text dump
     * and its record make one post, in whatever order they come.
     *
     * @param known the same post as it was before
     * @param again whether {@code known} was read out of the very same input: then what is no longer found there was a
     *     mistake, and is not kept
     */
    public Post completedBy(Post known, boolean again) {
        return new Post(
                id,
                origin.completedBy(known.origin),
                declaredLanguage == null && !again ? known.declaredLanguage : declaredLanguage,
                title,
                published,
                author == null && !again ? known.author : author,
                body,
                attachments.stream()
                        .map(file -> file.completedBy(known.attachments))
                        .toList(),
                given == null ? known.given : given);
    }
}
