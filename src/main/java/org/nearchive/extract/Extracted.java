package org.nearchive.extract;

import java.nio.file.Path;
import java.util.Map;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** What came out of a raw post. */
public sealed interface Extracted {

    /**
     * A post.
     *
     * @param post its attachments are all {@code missing} as yet
     * @param provenance by which rules it was read
     * @param files by attachment number: files that were given with it and exist; their bytes are not read yet
     */
    record Accepted(Post post, Provenance provenance, Map<Integer, Path> files) implements Extracted {
        public Accepted {
            files = Map.copyOf(files);
        }
    }

    /** The record says that the post is withdrawn. */
    record Withdrawn(String id) implements Extracted {}

    /** No post can be made of it; nothing of it is kept. */
    record Refused(String reason) implements Extracted {}
}
