package org.nearchive.post;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a post stands on its site.
 *
 * @param site short name of the site, like {@code near}
 * @param board from the widest to the narrowest heading, like {@code ["News/Activities", "News | Secretariat"]};
 *     empty when unknown
 * @param number the site's own number of the post; {@code null} when it has none
 * @param url the page's address; {@code null} when unknown
 * @param aliases other addresses of the same page
 */
public record Origin(
        String site,
        List<String> board,
        @Nullable String number,
        @Nullable URI url,
        List<URI> aliases) {

    public Origin {
        board = List.copyOf(board);
        aliases = List.copyOf(aliases);
    }
}
