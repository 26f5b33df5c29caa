package org.nearchive.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nearchive.entity.Kind;
import org.nearchive.http.Frame.Link;
import org.nearchive.query.Facet;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggestion;

/** What the search page shows. Every link on it is an address that shows the same again. */
public final class SearchPage {
    private static final List<String> FACETS =
            Facet.ALL.stream().map(Facet::name).toList();

    /** Ranges of days that the form holds, each beside its heading. */
    private static final Map<String, Ends> DAYS =
            Map.of("facet.year", new Ends("from", "to"), "facet.on_year", new Ends("on_from", "on_to"));

    /** The parameters that hold the first and the last day. */
    private record Ends(String from, String to) {}

    private final Frame frame;
    private final Messages words;
    private final SearchParameters parameters;
    private final SearchQuery query;
    private final SearchResult result;

    SearchPage(Frame frame, SearchParameters parameters, SearchQuery query, SearchResult result) {
        this.frame = frame;
        words = frame.words();
        this.parameters = parameters;
        this.query = query;
        this.result = result;
    }

    /** A facet and its values. */
    public record Choices(String name, List<Link> values) {}

    public Frame frame() {
        return frame;
    }

    public SearchResult result() {
        return result;
    }

    public SearchQuery query() {
        return query;
    }

    public String value(String parameter) {
        return parameters.one(parameter, "");
    }

    /** What the form sends along unseen: choices made beside the box. */
    public Map<String, List<String>> kept() {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(FACETS);
        names.addAll(List.of("sort", "limit"));
        for (String name : names) {
            if (!parameters.all(name).isEmpty()) {
                kept.put(name, parameters.all(name));
            }
        }
        if (!frame.carried().isEmpty()) {
            kept.put("ui", List.of(frame.carried()));
        }
        return kept;
    }

    public List<Choices> facets() {
        List<Choices> facets = new ArrayList<>();
        for (String name : FACETS) {
            List<Link> values = new ArrayList<>();
            for (SearchResult.Count count : result.facets().getOrDefault(name, List.of())) {
                values.add(choice(name, count));
            }
            if (!values.isEmpty()) {
                facets.add(new Choices(name, values));
            }
        }
        return facets;
    }

    private Link choice(String name, SearchResult.Count count) {
        List<String> chosen = new ArrayList<>(parameters.all(name));
        boolean isChosen = chosen.remove(count.id());
        if (!isChosen) {
            chosen.add(count.id());
        }
        String label = name.equals("lang") ? words.languageName(count.id()) : count.label();
        return new Link(label, with(name, chosen), count.count(), isChosen);
    }

    /** All chosen filters, each with the address that lacks it. */
    public List<Link> chosen() {
        List<Link> chosen = new ArrayList<>();
        for (Choices facet : facets()) {
            facet.values().stream().filter(Link::chosen).forEach(chosen::add);
        }
        DAYS.forEach((heading, ends) -> {
            if (!value(ends.from).isEmpty() || !value(ends.to).isEmpty()) {
                chosen.add(new Link(
                        words.text(heading) + " " + value(ends.from) + " – " + value(ends.to),
                        frame.search(changed(Map.of(ends.from, List.of(), ends.to, List.of()))),
                        0,
                        true));
            }
        });
        return chosen;
    }

    public List<Link> sorts() {
        return List.of("relevance", "newest", "oldest", "event").stream()
                .map(sort -> new Link(
                        words.text("sort." + sort),
                        with("sort", List.of(sort)),
                        sort.equals(parameters.one("sort", "relevance"))))
                .toList();
    }

    /** Empty on the last page. */
    public String next() {
        int offset = query.offset() + query.limit();
        boolean more = offset < result.total() && offset + query.limit() <= SearchQuery.MAX_WINDOW;
        return more ? at("offset", List.of(Integer.toString(offset)), offset) : "";
    }

    /** Empty on the first page. */
    public String previous() {
        int offset = Math.max(0, query.offset() - query.limit());
        return query.offset() == 0 ? "" : at("offset", offset == 0 ? List.of() : List.of("" + offset), offset);
    }

    public String instead(String typed) {
        return with("q", List.of(typed));
    }

    /** Questions to ask instead, each with the number of posts that it finds. */
    public List<Link> suggestions() {
        return result.suggestions().stream()
                .map(suggestion -> {
                    Map<String, List<String>> changes = new LinkedHashMap<>();
                    suggestion.drop().forEach(name -> changes.put(name, List.of()));
                    changes.put("q", List.of(suggestion.text()));
                    return new Link(text(suggestion), frame.search(changed(changes)), suggestion.total(), false);
                })
                .toList();
    }

    private String text(Suggestion suggestion) {
        if (suggestion.kind() != Suggestion.Kind.DROP) {
            return suggestion.text();
        }
        String words = suggestion.insteadOf();
        return this.words.text("suggest.without", words == null ? filter(suggestion.drop()) : words);
    }

    private String filter(List<String> dropped) {
        String first = dropped.getFirst();
        return words.text("facet." + (first.equals("from") ? "year" : first.equals("on_from") ? "on_year" : first));
    }

    public String entityAddress(String id) {
        return frame.search(Map.of("q", List.of(Kind.of(id).filter() + ":" + id)));
    }

    /** The same search with another value, on its first page. */
    private String with(String name, List<String> value) {
        return frame.search(changed(Map.of(name, value)));
    }

    private String at(String name, List<String> value, int offset) {
        Map<String, List<String>> values = changed(Map.of(name, value));
        values.put("offset", offset == 0 ? List.of() : List.of(Integer.toString(offset)));
        return frame.search(values);
    }

    private Map<String, List<String>> changed(Map<String, List<String>> changes) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(SearchParameters.NAMES);
        names.removeAll(List.of("offset", "cursor"));
        for (String name : names) {
            values.put(name, changes.getOrDefault(name, parameters.all(name)));
        }
        return values;
    }
}
