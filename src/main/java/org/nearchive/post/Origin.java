package org.nearchive.post;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a post stands on its site.
 *
 * @param site short name of the site, like {@code near}
 * @param board from the widest to the narrowest heading, like {@code ["News/Activities", "News | Secretariat"]};
 *     empty when unknown; a heading has at most 200 characters, the rest is cut off
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

    private static final int MAX_HEADING = 200;
    private static final int MAX_HEADINGS = 10;

    public Origin {
        board = board.stream()
                .map(heading -> heading.length() > MAX_HEADING ? heading.substring(0, MAX_HEADING) : heading)
                .limit(MAX_HEADINGS)
                .toList();
        aliases = List.copyOf(aliases);
    }

    /**
     * The same place with the addresses of both, and with board and number of the other where this one has none. The
     * shortest is the page's address (of equal ones the first in the alphabet), the others are aliases in that order:
     * whichever was seen first, the outcome is the same.
     */
    Origin completedBy(Origin other) {
        List<URI> all = Stream.of(
                        Stream.ofNullable(url), aliases.stream(), Stream.ofNullable(other.url), other.aliases.stream())
                .flatMap(addresses -> addresses)
                .distinct()
                .sorted(Comparator.comparingInt(
                                (URI address) -> address.toString().length())
                        .thenComparing(URI::toString))
                .toList();
        return new Origin(
                site,
                board.isEmpty() ? other.board : board,
                number == null ? other.number : number,
                all.isEmpty() ? null : all.getFirst(),
                all.isEmpty() ? List.of() : all.subList(1, all.size()));
    }
}
