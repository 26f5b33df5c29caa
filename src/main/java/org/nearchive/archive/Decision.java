package org.nearchive.archive;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff decided. It wins over all that is computed.
 *
 * @param undone when somebody took it back; {@code null} while it stands
 * @param undoneBy who did; {@code null} while it stands
 */
public record Decision(
        long id,
        Ruling ruling,
        String author,
        Instant at,
        String reason,
        @Nullable Instant undone,
        @Nullable String undoneBy) {

    public boolean stands() {
        return undone == null;
    }

    /** What can be decided, and what a decision of that kind must name. */
    public enum Kind {
        /** The post and the target are translations of one text. */
        TRANSLATIONS(true, false, true),
        /** They are not, whatever they look like. */
        NOT_TRANSLATIONS(true, false, true),
        /** The words are one more name of the target, an entity. */
        ALIAS(false, true, true),
        /** The words name nothing: in the post, or anywhere. */
        NOT_A_NAME(false, true, false),
        /** Where they stand in the post, the words mean the target, an entity. */
        MEANS(true, true, true),
        /** The words and the target are spellings of one person's name. */
        SAME_PERSON(false, true, true),
        /** They are two persons' names. */
        NOT_SAME_PERSON(false, true, true),
        /** The words are to be shown as the name of the target. */
        RENAME(false, true, true),
        /** The words in the post do not say the day that was read; the target, if any, is the day they mean. */
        WRONG_DATE(true, true, false);

        private final boolean needsPost;
        private final boolean needsWords;
        private final boolean needsTarget;

        Kind(boolean needsPost, boolean needsWords, boolean needsTarget) {
            this.needsPost = needsPost;
            this.needsWords = needsWords;
            this.needsTarget = needsTarget;
        }

        /** As it is written: {@code not_a_name}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * What was decided.
     *
     * @param post that it is about; {@code null}: all posts
     * @param words as they stand in posts; empty where the kind needs none
     * @param target what is meant; empty where nothing is
     */
    public record Ruling(Kind kind, @Nullable String post, String words, String target) {
        private static final int LONGEST = 300;

        /** @throws IllegalArgumentException in words when something is missing that a decision of this kind must name */
        public Ruling {
            post = post == null || post.isBlank() ? null : post.strip();
            words = words.strip();
            target = target.strip();
            if (kind.needsPost && post == null) {
                throw new IllegalArgumentException(kind.word() + " needs a post: the id of the post that it is about");
            }
            if (kind.needsWords && words.isEmpty()) {
                throw new IllegalArgumentException(kind.word() + " needs words: as they stand in posts");
            }
            if (kind.needsTarget && target.isEmpty()) {
                throw new IllegalArgumentException(kind.word() + " needs a target: "
                        + switch (kind) {
                            case TRANSLATIONS, NOT_TRANSLATIONS -> "the id of the other post";
                            case SAME_PERSON, NOT_SAME_PERSON -> "the other spelling";
                            default -> "the id of an entity, like CN-GS or org:near";
                        });
            }
            if (target.equals(post)) {
                throw new IllegalArgumentException("the target is the post itself: name two posts");
            }
            if (words.length() > LONGEST || target.length() > LONGEST) {
                throw new IllegalArgumentException("words and target have at most " + LONGEST + " characters");
            }
        }

        /** Whether it is about a pair of posts. */
        public boolean isOfTwoPosts() {
            return kind == Kind.TRANSLATIONS || kind == Kind.NOT_TRANSLATIONS;
        }
    }
}
