package org.nearchive.ingest;

/**
 * How many posts of a site may go in one run because the input no longer has them.
 *
 * @param posts so many at least
 * @param percent of the site's posts, where that is more
 */
public record DeleteLimit(long posts, int percent) {
    /** A slip in an export loses half of a site; the site itself loses a few posts a night. */
    public static final DeleteLimit USUAL = new DeleteLimit(5, 10);

    public DeleteLimit {
        if (posts < 0 || percent < 0 || percent > 100) {
            throw new IllegalArgumentException(
                    "A limit is a number of posts from 0, or 0 % to 100 %, but was " + posts + ", " + percent + " %");
        }
    }

    /**
     * @param written {@code 40} or {@code 25%}
     * @throws IllegalArgumentException in words when it is neither
     */
    public static DeleteLimit parse(String written) {
        String number = written.strip();
        try {
            return number.endsWith("%")
                    ? new DeleteLimit(
                            0,
                            Integer.parseInt(
                                    number.substring(0, number.length() - 1).strip()))
                    : new DeleteLimit(Long.parseLong(number), 0);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a limit is a number of posts like 40, or a part of a site like 25%, but was \"" + written + "\"",
                    e);
        }
    }

    /** Posts that may go of a site with so many. */
    public long of(long all) {
        return Math.max(posts, all * percent / 100);
    }
}
