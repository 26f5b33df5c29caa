package org.nearchive.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nearchive.entity.Gazetteer;
import org.nearchive.http.Frame.Link;
import org.nearchive.query.Facet;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;

/** The facets under the questions that they answer: where, who, what, when; and what is left. */
public final class FacetGroups {
    /** Values that are seen at once; the others are one click away. */
    private static final int SEEN = 8;

    /** A list of persons may have thousands; who is not here is found by name. */
    private static final int MOST = 60;

    private static final String REST = "more";
    private static final Map<String, String> GROUPS = Map.of(
            "province", "where",
            "place", "where",
            "person", "who",
            "org", "who",
            "event", "what",
            "activity", "what",
            "year", "when",
            "on_year", "when");
    private static final List<String> ORDER = List.of("where", "who", "what", "when", REST);

    private final Messages words;
    private final SearchLinks links;
    private final SearchQuery query;
    private final SearchResult result;
    private final Gazetteer gazetteer;

    FacetGroups(Messages words, SearchLinks links, SearchQuery query, SearchResult result, Gazetteer gazetteer) {
        this.words = words;
        this.links = links;
        this.query = query;
        this.result = result;
        this.gazetteer = gazetteer;
    }

    /** Facets that answer one question. */
    public record Group(String name, List<Choices> facets) {}

    /**
     * A facet and its values.
     *
     * @param seen at once
     * @param others behind a click; empty when all are seen
     */
    public record Choices(String name, List<Link> seen, List<Link> others) {}

    List<Group> groups() {
        Map<String, List<Choices>> groups = new LinkedHashMap<>();
        ORDER.forEach(name -> groups.put(name, new ArrayList<>()));
        // People first: "who" mostly asks for them.
        Facet.ALL.stream()
                .sorted(Comparator.comparing(facet -> !facet.name().equals("person")))
                .forEach(facet -> {
                    List<Link> values = values(facet);
                    if (!values.isEmpty()) {
                        groups.getOrDefault(GROUPS.getOrDefault(facet.name(), REST), new ArrayList<>())
                                .add(choices(facet.name(), values));
                    }
                });
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static Choices choices(String name, List<Link> values) {
        List<Link> seen = new ArrayList<>();
        List<Link> others = new ArrayList<>();
        for (Link value : values) {
            if (value.chosen() || seen.size() < SEEN) {
                seen.add(value);
            } else if (others.size() < MOST) {
                others.add(value);
            }
        }
        return new Choices(name, seen, others);
    }

    /** The chosen values of all facets, each with the address that lacks it. */
    List<Link> chosen() {
        return Facet.ALL.stream()
                .flatMap(facet -> values(facet).stream())
                .filter(Link::chosen)
                .toList();
    }

    private List<Link> values(Facet facet) {
        List<SearchResult.Count> counts = new ArrayList<>(result.facets().getOrDefault(facet.name(), List.of()));
        if (facet.equals(Facet.YEAR) || facet.equals(Facet.ON_YEAR)) {
            counts.sort(Comparator.comparing(SearchResult.Count::id).reversed());
        }
        Set<String> chosen = chosen(facet, counts);
        // What was chosen can be taken back, also where no post has it.
        chosen.stream()
                .filter(id -> counts.stream().noneMatch(count -> count.id().equals(id)))
                .sorted()
                .forEach(id -> counts.add(new SearchResult.Count(
                        id, facet.kind() == null ? id : gazetteer.label(id, words.language()), 0)));
        return counts.stream().map(count -> choice(facet, count, chosen)).toList();
    }

    /** As ids, whatever they were asked for as; {@code zh} stands for both orthographies. */
    private Set<String> chosen(Facet facet, List<SearchResult.Count> counts) {
        Set<String> chosen = new HashSet<>(query.filters().of(facet));
        List<String> orthographies = counts.stream()
                .map(SearchResult.Count::id)
                .filter(id -> id.startsWith("zh"))
                .toList();
        if (facet.equals(Facet.LANG) && !orthographies.isEmpty() && chosen.remove("zh")) {
            chosen.addAll(orthographies);
        }
        return chosen;
    }

    private Link choice(Facet facet, SearchResult.Count count, Set<String> chosen) {
        List<String> others = chosen.stream()
                .filter(id -> !id.equals(count.id()))
                .sorted()
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        boolean isChosen = chosen.contains(count.id());
        if (!isChosen) {
            others.add(count.id());
        }
        String label = facet.equals(Facet.LANG) ? words.languageName(count.id()) : count.label();
        return new Link(label, links.with(facet.name(), others), count.count(), isChosen);
    }
}
