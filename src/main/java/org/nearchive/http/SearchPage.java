package org.nearchive.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.http.Frame.Link;
import org.nearchive.query.Facet;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggestion;

/** What the search page shows. Every link on it is an address that shows the same again. */
public final class SearchPage {
    private static final List<Integer> LIMITS = List.of(20, 50, 100);
    private static final int DAYS_OF_A_HIT = 3;
    private static final int ENTITIES_OF_A_HIT = 8;
    private static final List<String> TYPED = List.of("q", "from", "to", "on_from", "on_to");

    /** Ranges of days that the form holds, each beside its heading. */
    private static final Map<String, TimelineBars.Ends> DAYS = days();

    private final Frame frame;
    private final Messages words;
    private final SearchLinks links;
    private final SearchParameters parameters;
    private final SearchQuery query;
    private final SearchResult result;
    private final Gazetteer gazetteer;
    private final TimelineBars timeline;
    private final FacetGroups facets;

    SearchPage(SearchLinks links, SearchQuery query, SearchResult result, Gazetteer gazetteer, TimelineBars timeline) {
        frame = links.frame();
        words = frame.words();
        parameters = links.parameters();
        this.links = links;
        this.query = query;
        this.result = result;
        this.gazetteer = gazetteer;
        this.timeline = timeline;
        facets = new FacetGroups(words, links, query, result, gazetteer);
    }

    private static Map<String, TimelineBars.Ends> days() {
        Map<String, TimelineBars.Ends> days = new LinkedHashMap<>();
        days.put("facet.year", new TimelineBars.Ends("from", "to"));
        days.put("facet.on_year", new TimelineBars.Ends("on_from", "on_to"));
        return days;
    }

    public Frame frame() {
        return frame;
    }

    public SearchResult result() {
        return result;
    }

    public SearchQuery query() {
        return query;
    }

    public TimelineBars timeline() {
        return timeline;
    }

    public List<FacetGroups.Group> groups() {
        return facets.groups();
    }

    public String value(String parameter) {
        return parameters.one(parameter, "");
    }

    /** Whether nothing was asked yet: the page then shows what there is. */
    public boolean isStart() {
        return query.clauses().isEmpty() && query.text().isBlank() && !isNarrowed();
    }

    public boolean isNarrowed() {
        return !query.filters().oneByOne().isEmpty();
    }

    /** What the form sends along unseen: choices made beside the box. */
    public Map<String, List<String>> kept() {
        return links.without(TYPED);
    }

    /** All chosen filters, each with the address that lacks it. */
    public List<Link> chosen() {
        List<Link> chosen = new ArrayList<>(facets.chosen());
        DAYS.forEach((heading, ends) -> {
            if (!value(ends.from()).isEmpty() || !value(ends.to()).isEmpty()) {
                chosen.add(new Link(
                        words.text(heading) + ": " + Messages.range(value(ends.from()), value(ends.to())),
                        links.with(Map.of(ends.from(), List.of(), ends.to(), List.of())),
                        true));
            }
        });
        return chosen;
    }

    /** The same words without any filter. */
    public String unnarrowed() {
        return frame.search(Map.of("q", List.of(query.text())));
    }

    public List<Link> sorts() {
        return List.of("relevance", "newest", "oldest", "event").stream()
                .map(sort -> new Link(
                        words.text("sort." + sort),
                        links.with("sort", List.of(sort)),
                        sort.equals(query.sort().name().toLowerCase(java.util.Locale.ROOT))))
                .toList();
    }

    public List<Link> limits() {
        return LIMITS.stream()
                .map(limit -> new Link(
                        words.number(limit),
                        links.with("limit", List.of(Integer.toString(limit))),
                        limit == query.limit()))
                .toList();
    }

    /** Empty on the last page. */
    public String next() {
        int offset = query.offset() + query.limit();
        return offset < all() && offset + query.limit() <= SearchQuery.MAX_WINDOW ? links.from(offset) : "";
    }

    /** Hits there are: groups of translations, when those were asked for. */
    private long all() {
        return query.grouped() ? result.totalGroups() : result.total();
    }

    /** Empty on the first page. */
    public String previous() {
        return query.offset() == 0 ? "" : links.from(Math.max(0, query.offset() - query.limit()));
    }

    public String pageOfPages() {
        long pages = (all() + query.limit() - 1) / query.limit();
        return words.text("page.of", query.offset() / query.limit() + 1, pages);
    }

    public String instead(String typed) {
        return links.with("q", List.of(typed));
    }

    /** The typed words with one of an ambiguous name's meanings in its place. */
    public String meant(String name, String id) {
        String field = Kind.of(id).filter() + ":" + id;
        String typed = query.text();
        int at = typed.indexOf(name);
        return links.with(
                "q", List.of(at < 0 ? field : typed.substring(0, at) + field + typed.substring(at + name.length())));
    }

    /** Questions to ask instead, each with the number of posts that it finds. */
    public List<Link> suggestions() {
        return result.suggestions().stream()
                .map(suggestion -> {
                    Map<String, List<String>> changes = new LinkedHashMap<>();
                    suggestion.drop().forEach(name -> changes.put(name, List.of()));
                    changes.put("q", List.of(suggestion.text()));
                    return new Link(text(suggestion), links.with(changes), suggestion.total(), false);
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

    /** Names that many posts have, to begin with: the reader sees what can be typed. */
    public List<Link> examples() {
        List<Link> examples = new ArrayList<>();
        for (String facet : List.of("province", "event", "org")) {
            result.facets().getOrDefault(facet, List.of()).stream()
                    .limit(2)
                    .map(count -> new Link(
                            count.label(), frame.search(Map.of("q", List.of(count.label()))), count.count(), false))
                    .forEach(examples::add);
        }
        return examples;
    }

    /** The days that a hit speaks of, each with the address that narrows to them. */
    public List<Link> days(Hit hit) {
        return hit.mentioned().stream()
                .limit(DAYS_OF_A_HIT)
                .map(days -> new Link(
                        words.days(days.from(), days.to()),
                        links.with(Map.of(
                                "on_from", List.of(days.from().toString()),
                                "on_to", List.of(days.to().toString()))),
                        false))
                .toList();
    }

    /** Whom and what a hit names: regions and people before the others. */
    public List<Link> entities(Hit hit) {
        return hit.entities().stream()
                .sorted(Comparator.comparingInt(entity -> rank(entity.id())))
                .limit(ENTITIES_OF_A_HIT)
                .map(entity -> new Link(entity.label(), frame.entity(entity.id()), false))
                .toList();
    }

    private static int rank(String id) {
        return id.startsWith("person:") ? 1 : Kind.of(id) == Kind.PROVINCE ? 0 : 2;
    }

    public long entitiesLeft(Hit hit) {
        return Math.max(0, hit.entities().size() - ENTITIES_OF_A_HIT);
    }

    public RegionMap map() {
        Map<String, Long> counts = new LinkedHashMap<>();
        result.facets().getOrDefault("province", List.of()).forEach(count -> counts.put(count.id(), count.count()));
        List<String> chosen =
                query.filters().of(Facet.of(Kind.PROVINCE)).stream().sorted().toList();
        return RegionMap.of(counts, (id, count) -> {
            List<String> changed = new ArrayList<>(chosen);
            boolean isChosen = changed.remove(id);
            if (!isChosen) {
                changed.add(id);
            }
            return new Link(gazetteer.label(id, words.language()), links.with("province", changed), count, isChosen);
        });
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
