package org.nearchive.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateRange;

/**
 * A question to the archive.
 *
 * @param text as it was typed; only to be shown again
 * @param clauses all must be fulfilled; empty asks for all posts
 * @param filters chosen beside the box
 * @param offset how many hits to pass over, from 0
 * @param limit how many hits to give, 1 to {@link #MAX_LIMIT}
 * @param labels language of the entities' labels
 * @param notes on the typed text, for the answer
 * @param facets to be counted
 * @param fingerprint of text, filters and order as they were sent, by which a cursor knows its question; empty: none is given
 * @param cursor where the walk stands that this question goes on with
 * @param grouped whether translations of one text are one hit; offset and limit count groups then
 */
public record SearchQuery(
        String text,
        List<Clause> clauses,
        Filters filters,
        Sort sort,
        int offset,
        int limit,
        String labels,
        List<Box.Note> notes,
        Set<Facet> facets,
        String fingerprint,
        @Nullable Cursor cursor,
        boolean grouped) {

    /** One page is for people; whole sets are walked in pages. */
    public static final int MAX_LIMIT = 100;

    public static final int MAX_WINDOW = 10_000;

    public SearchQuery {
        clauses = List.copyOf(clauses);
        notes = List.copyOf(notes);
        facets = Set.copyOf(facets);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidQueryException(
                    "invalid_limit", "limit", "limit must be 1 to " + MAX_LIMIT + ", but was " + limit);
        }
        if (offset < 0 || offset > MAX_WINDOW - limit) {
            throw new InvalidQueryException(
                    "invalid_offset",
                    "offset",
                    "offset must be 0 or more, and offset + limit at most " + MAX_WINDOW + ", but offset was "
                            + offset + "; to walk through more, use sort=id and the cursor that each answer gives as"
                            + " next");
        }
    }

    /** A question that nobody typed, with all facets counted. */
    public SearchQuery(
            String text, List<Clause> clauses, Filters filters, Sort sort, int offset, int limit, String labels) {
        this(text, clauses, filters, sort, offset, limit, labels, List.of(), Set.copyOf(Facet.ALL), "", null, false);
    }

    /** The same question with other conditions. */
    public SearchQuery with(List<Clause> others, Filters chosen) {
        return new SearchQuery(
                text, others, chosen, sort, offset, limit, labels, notes, facets, fingerprint, cursor, grouped);
    }

    /**
     * Chosen values: one of each facet that is not empty must fit.
     *
     * @param chosen ids by facet; of languages, {@code zh} covers both orthographies
     * @param published the day printed on the page
     * @param spokenOf days that the post speaks of
     */
    public record Filters(Map<Facet, Set<String>> chosen, DateRange published, DateRange spokenOf) {
        public static final Filters NONE = new Filters(Map.of(), DateRange.ALL, DateRange.ALL);

        public Filters {
            chosen = Map.copyOf(chosen);
        }

        /** Each filter that is set, by itself. */
        public List<Chosen> oneByOne() {
            List<Chosen> list = new ArrayList<>();
            for (Facet facet : Facet.ALL) {
                Set<String> values = of(facet);
                if (!values.isEmpty()) {
                    Filters alone = new Filters(Map.of(facet, values), NONE.published, NONE.spokenOf);
                    String words = values.stream().sorted().collect(Collectors.joining(", "));
                    list.add(new Chosen(facet.name(), List.of(facet.name()), words, alone, without(facet)));
                }
            }
            if (!published.isOpen()) {
                Filters alone = new Filters(NONE.chosen, published, NONE.spokenOf);
                Filters others = new Filters(chosen, NONE.published, spokenOf);
                list.add(new Chosen(Facet.YEAR.name(), List.of("from", "to"), days(published), alone, others));
            }
            if (!spokenOf.isOpen()) {
                Filters alone = new Filters(NONE.chosen, NONE.published, spokenOf);
                Filters others = new Filters(chosen, published, NONE.spokenOf);
                list.add(new Chosen(Facet.ON_YEAR.name(), List.of("on_from", "on_to"), days(spokenOf), alone, others));
            }
            return list;
        }

        private static String days(DateRange range) {
            return (range.from() == null ? "" : range.from()) + ".." + (range.to() == null ? "" : range.to());
        }

        /** Chosen values of a facet; empty when none is. */
        public Set<String> of(Facet facet) {
            return chosen.getOrDefault(facet, Set.of());
        }

        /** Chosen ids of entities of all kinds. */
        public Set<String> entities() {
            return chosen.entrySet().stream()
                    .filter(entry -> entry.getKey().kind() != null)
                    .flatMap(entry -> entry.getValue().stream())
                    .collect(Collectors.toSet());
        }

        /** The same without what was chosen of a facet: a chosen value keeps its neighbours countable. */
        public Filters without(Facet facet) {
            Map<Facet, Set<String>> others = new HashMap<>(chosen);
            others.remove(facet);
            return new Filters(others, published, spokenOf);
        }
    }

    /**
     * One filter.
     *
     * @param facet that shows its values
     * @param parameters that set it
     * @param values in words
     * @param alone with all others open
     * @param others all others without it
     */
    public record Chosen(String facet, List<String> parameters, String values, Filters alone, Filters others) {}

    /** The order of the hits; equal ones by id. */
    public enum Sort {
        RELEVANCE,
        NEWEST,
        OLDEST,
        /** The day that the post speaks of first, else the day printed on the page; the earliest first. */
        EVENT,
        ID;

        public static Sort parse(String name) {
            for (Sort sort : values()) {
                if (sort.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return sort;
                }
            }
            throw new InvalidQueryException(
                    "invalid_sort",
                    "sort",
                    "sort is one of relevance, newest, oldest, event, id, but was \"" + name + "\"");
        }
    }
}
