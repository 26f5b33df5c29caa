package org.nearchive.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nearchive.entity.Kind;
import org.nearchive.query.Box;
import org.nearchive.query.Clause;
import org.nearchive.query.Facet;
import org.nearchive.query.Hit;
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

    private final Messages words;
    private final SearchParameters parameters;
    private final SearchQuery query;
    private final SearchResult result;

    SearchPage(Messages words, SearchParameters parameters, SearchQuery query, SearchResult result) {
        this.words = words;
        this.parameters = parameters;
        this.query = query;
        this.result = result;
    }

    /** A link with its text; {@code chosen} when following it takes the choice back. */
    public record Link(String text, String address, long count, boolean chosen) {}

    /** A facet and its values. */
    public record Choices(String name, List<Link> values) {}

    public Messages words() {
        return words;
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
        names.addAll(List.of("sort", "group", "ui"));
        for (String name : names) {
            if (!parameters.all(name).isEmpty()) {
                kept.put(name, parameters.all(name));
            }
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
        String label = name.equals("lang") ? words.ownName(count.id()) : count.label();
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
                        address(changed(Map.of(ends.from, List.of(), ends.to, List.of()))),
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
                        0,
                        sort.equals(parameters.one("sort", "relevance"))))
                .toList();
    }

    public List<Link> languages() {
        return Messages.LANGUAGES.stream()
                .map(tag -> new Link(
                        words.ownName(tag), at("ui", List.of(tag), query.offset()), 0, tag.equals(words.language())))
                .toList();
    }

    /** Empty on the last page. */
    public String next() {
        int offset = query.offset() + query.limit();
        long all = query.grouped() ? result.totalGroups() : result.total();
        boolean more = offset < all && offset + query.limit() <= SearchQuery.MAX_WINDOW;
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
                    return new Link(text(suggestion), address(changed(changes)), suggestion.total(), false);
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

    public String postAddress(String id) {
        String ui = value("ui");
        return "/posts/" + SearchJson.encoded(id) + (ui.isEmpty() ? "" : "?ui=" + ui);
    }

    public String entityAddress(String id) {
        return address(
                Map.of("q", List.of(Box.typed(new Clause.Named(id, List.of(id), false))), "ui", parameters.all("ui")));
    }

    /** The same search with another value, on its first page. */
    private String with(String name, List<String> value) {
        return address(changed(Map.of(name, value)));
    }

    private String at(String name, List<String> value, int offset) {
        Map<String, List<String>> values = changed(Map.of(name, value));
        values.put("offset", offset == 0 ? List.of() : List.of(Integer.toString(offset)));
        return address(values);
    }

    private Map<String, List<String>> changed(Map<String, List<String>> changes) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(SearchParameters.NAMES);
        names.add("ui");
        names.removeAll(List.of("offset", "cursor"));
        for (String name : names) {
            values.put(name, changes.getOrDefault(name, parameters.all(name)));
        }
        return values;
    }

    private static String address(Map<String, List<String>> values) {
        StringBuilder address = new StringBuilder("/");
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            for (String value : entry.getValue()) {
                address.append(address.length() == 1 ? '?' : '&')
                        .append(entry.getKey())
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }

    /** Where in a file something stands: "page 3, OCR"; empty when there is nothing to say. */
    public String place(Hit.Why why) {
        Hit.Place place = why.place();
        return place == null
                ? ""
                : Stream.of(
                                place.entry(),
                                place.page() == null ? null : words.text("hit.place.page", place.page()),
                                place.slide() == null ? null : words.text("hit.place.slide", place.slide()),
                                place.sheet() == null ? null : words.text("hit.place.sheet", place.sheet()),
                                place.ocr() ? words.text("hit.place.ocr") : null)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
    }

    /** A small picture of the first file that has one; empty when none has. */
    public String thumbnailAddress(Hit hit) {
        return hit.attachments().stream()
                .filter(file -> file.metadata().thumbnail() != null)
                .findFirst()
                .map(file -> SearchJson.thumbnailAddress(hit.id(), file.number()))
                .orElse("");
    }
}
