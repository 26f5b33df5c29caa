package org.nearchive.query;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts that are about the same as a post.
 *
 * @param posts the nearest first; equally near ones by id; never the post itself
 */
public record Similar(List<SimilarPost> posts, String generation, long seq) {

    public Similar {
        posts = List.copyOf(posts);
    }

    /**
     * One of them.
     *
     * @param url of the page on its site; {@code null} when unknown
     * @param nearness 0 and above; comparable within one answer only
     */
    public record SimilarPost(
            String id,
            @Nullable URI url,
            String lang,
            String title,
            LocalDate published,
            List<String> board,
            double nearness,
            Shared why) {}

    /**
     * What the two have in common.
     *
     * @param entities the rarest first
     * @param days that both speak of: {@code 2023-06-29}, {@code 2023-06-29/2023-07-01}
     * @param files names of the attached files with the same bytes
     * @param words of this post that tell what the other one is about
     */
    public record Shared(
            List<SearchResult.Label> entities, List<String> days, List<String> files, List<String> words) {}
}
