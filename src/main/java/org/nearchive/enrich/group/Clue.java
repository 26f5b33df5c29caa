package org.nearchive.enrich.group;

import java.util.Locale;

/**
 * One thing that a post shows and its translations would show too.
 *
 * @param value the same in every language: an id, a day, a number, a hash, a file's folded name
 */
public record Clue(Sign sign, String value) {
    private static final int BITS = 56;

    /** Short enough to keep of every post: the sign in the first byte, then a hash of the value. */
    long key() {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 29;
        return ((long) sign.number() << BITS) | (hash & ((1L << BITS) - 1));
    }

    /** The number of the sign. */
    static int signIn(long key) {
        return (int) (key >>> BITS);
    }

    /** In words: {@code day 2022-06-14}. */
    public String inWords() {
        return sign.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + value;
    }
}
