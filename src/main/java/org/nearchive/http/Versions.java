package org.nearchive.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nearchive.query.Hit;

/**
 * A post and its translations, as the switch on its page shows them.
 *
 * @param shown the post itself
 * @param others its translations
 * @param frame what all pages have in common
 */
public record Versions(Hit.Translation shown, List<Hit.Translation> others, Frame frame) {
    public Versions {
        others = List.copyOf(others);
    }

    /** All of them, in the order of their languages. */
    public List<Hit.Translation> all() {
        return Stream.concat(Stream.of(shown), others.stream())
                .sorted(java.util.Comparator.comparing(Hit.Translation::lang).thenComparing(Hit.Translation::id))
                .toList();
    }

    public String address(Hit.Translation version) {
        return frame.post(version.id());
    }

    private static String plain(Hit.Translation version) {
        return "/posts/" + SearchJson.encoded(version.id());
    }

    /** The header {@code Link}, which tells machines of the other languages; empty when there are none. */
    String link() {
        return others.isEmpty()
                ? ""
                : all().stream()
                        .filter(version -> !version.lang().equals("und"))
                        .map(version ->
                                "<" + plain(version) + ">; rel=\"alternate\"; hreflang=\"" + version.lang() + "\"")
                        .collect(Collectors.joining(", "));
    }
}
