package org.nearchive.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Post;

/**
 * A post as the archive holds it, or the tombstone of one.
 *
 * @param seq number of its last change of any kind
 * @param contentChanged when what a reader sees of it last changed
 * @param post {@code null} when the post was withdrawn
 */
public record ArchivedPost(
        String id,
        long seq,
        Instant contentChanged,
        @Nullable Post post) {}
