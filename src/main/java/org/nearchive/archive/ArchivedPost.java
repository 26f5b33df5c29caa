package org.nearchive.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/**
 * A post as the archive holds it, or the tombstone of one.
 *
 * @param seq number of its last change of any kind
 * @param contentHash of what a reader sees of it, text and files; empty when the post was withdrawn
 * @param contentChanged when what a reader sees of it last changed
 * @param post {@code null} when the post was withdrawn
 * @param provenance how the post was read out of what came; {@code null} when it was withdrawn, or read by a version
 *     that did not keep it
 */
public record ArchivedPost(
        String id,
        long seq,
        String contentHash,
        Instant contentChanged,
        @Nullable Post post,
        @Nullable Provenance provenance) {}
