package org.nearchive.http;

import java.util.List;
import java.util.Map;
import org.nearchive.entity.Gazetteer;

/**
 * What the archive is and how to ask it.
 *
 * @param posts that it holds
 * @param ways to ask, each an example that works
 */
public record AboutPage(Frame frame, long posts, List<Way> ways) {
    /** A way to ask: its name, what is typed, and where that leads. */
    public record Way(String name, String typed, String address) {}

    public AboutPage {
        ways = List.copyOf(ways);
    }

    static AboutPage of(Frame frame, long posts, Gazetteer gazetteer) {
        String language = frame.words().language();
        String region = gazetteer.label("CN-GS", language);
        return new AboutPage(
                frame,
                posts,
                List.of(
                        way(frame, "name", region),
                        way(frame, "phrase", "\"" + gazetteer.label("JP-16", language) + "\""),
                        way(frame, "without", region + " -\"" + gazetteer.label("JP-16", language) + "\""),
                        way(frame, "either", "lang:mn OR lang:ja"),
                        way(frame, "days", "on:2023-09"),
                        way(frame, "file", "filetype:pdf")));
    }

    private static Way way(Frame frame, String name, String typed) {
        return new Way(name, typed, frame.search(Map.of("q", List.of(typed))));
    }
}
