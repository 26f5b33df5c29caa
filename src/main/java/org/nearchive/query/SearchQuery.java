package org.nearchive.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;

/**
 * A question to the archive.
 *
 * @param text as it was typed; only to be shown again
 * @param clauses all must be fulfilled; empty asks for all posts
 * @param filters chosen beside the box
 * @param offset how many hits to pass over, from 0
 * @param limit how many hits to give, 1 to {@link #MAX_LIMIT}
 * @param labels language of the entities' labels
 */
public record SearchQuery(
        String text, List<Clause> clauses, Filters filters, Sort sort, int offset, int limit, String labels) {

    /** One page is for people; whole sets are walked in pages. */
    public static final int MAX_LIMIT = 100;

    public static final int MAX_WINDOW = 10_000;

    public SearchQuery {
        clauses = List.copyOf(clauses);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidQueryException(
                    "invalid_limit", "limit", "limit must be 1 to " + MAX_LIMIT + ", but was " + limit);
        }
        if (offset < 0 || offset > MAX_WINDOW - limit) {
            throw new InvalidQueryException(
                    "invalid_offset",
                    "offset",
                    "offset must be 0 or more, and offset + limit at most " + MAX_WINDOW + ", but offset was "
                            + offset);
        }
    }

    /** The same question with other clauses. */
    public SearchQuery with(List<Clause> others) {
        return new SearchQuery(text, others, filters, sort, offset, limit, labels);
    }

    /**
     * Chosen values: one of each kind that is not empty must fit.
     *
     * @param entities ids by kind
     * @param languages tags; {@code zh} covers both orthographies
     * @param boards the whole path of a board, parts joined by {@code " > "}
     * @param published the day printed on the page
     * @param spokenOf days that the post speaks of
     */
    public record Filters(
            Map<Kind, Set<String>> entities,
            Set<String> languages,
            Set<String> boards,
            DateRange published,
            DateRange spokenOf) {
        public static final Filters NONE = new Filters(Map.of(), Set.of(), Set.of(), DateRange.ALL, DateRange.ALL);

        public Filters {
            entities = Map.copyOf(entities);
            languages = Set.copyOf(languages);
            boards = Set.copyOf(boards);
        }

        /** Each filter that is set, by itself. */
        public List<Chosen> chosen() {
            List<Chosen> chosen = new ArrayList<>();
            for (Kind kind : Kind.filters()) {
                Set<String> ids = of(kind);
                if (!ids.isEmpty()) {
                    Filters alone =
                            new Filters(Map.of(kind, ids), NONE.languages, NONE.boards, NONE.published, NONE.spokenOf);
                    chosen.add(new Chosen(kind.filter(), List.of(kind.filter()), String.join(", ", ids), alone));
                }
            }
            if (!languages.isEmpty()) {
                Filters alone = new Filters(NONE.entities, languages, NONE.boards, NONE.published, NONE.spokenOf);
                chosen.add(new Chosen("lang", List.of("lang"), String.join(", ", languages), alone));
            }
            if (!boards.isEmpty()) {
                Filters alone = new Filters(NONE.entities, NONE.languages, boards, NONE.published, NONE.spokenOf);
                chosen.add(new Chosen("board", List.of("board"), String.join(", ", boards), alone));
            }
            if (!published.isOpen()) {
                Filters alone = new Filters(NONE.entities, NONE.languages, NONE.boards, published, NONE.spokenOf);
                chosen.add(new Chosen("year", List.of("from", "to"), days(published), alone));
            }
            if (!spokenOf.isOpen()) {
                Filters alone = new Filters(NONE.entities, NONE.languages, NONE.boards, NONE.published, spokenOf);
                chosen.add(new Chosen("on_year", List.of("on_from", "on_to"), days(spokenOf), alone));
            }
            return chosen;
        }

        private static String days(DateRange range) {
            return (range.from() == null ? "" : range.from()) + ".." + (range.to() == null ? "" : range.to());
        }

        /** Chosen ids of one kind; empty when none is. */
        public Set<String> of(Kind kind) {
            return entities.getOrDefault(kind, Set.of());
        }
    }

    /**
     * One filter.
     *
     * @param facet that shows its values
     * @param parameters that set it
     * @param values in words
     * @param alone with all others open
     */
    public record Chosen(String facet, List<String> parameters, String values, Filters alone) {}

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
