package org.nearchive.http;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;
import org.nearchive.query.BoxParser;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.Vocabulary;

/**
 * The parameters of a search, the same for API, page and command line.
 *
 * @param values by name; a filter may have several
 */
public record SearchParameters(Map<String, List<String>> values) {
    /** All that there are, in the order of the documentation. */
    public static final List<String> NAMES = names();

    private static final int DEFAULT_LIMIT = 20;

    public SearchParameters {
        values = Map.copyOf(values);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("q"));
        Kind.filters().forEach(kind -> names.add(kind.filter()));
        names.addAll(List.of("lang", "board", "from", "to", "on_from", "on_to", "sort", "limit", "offset", "labels"));
        return List.copyOf(names);
    }

    /** Refuses what is no parameter, so that a filter is never left out in silence. */
    public void refuseUnknown() {
        refuseOthersThan(NAMES);
    }

    void refuseOthersThan(List<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidQueryException(
                        "unknown_parameter",
                        name,
                        "there is no parameter \"" + name + "\"; there are " + String.join(", ", known));
            }
        }
    }

    /**
     * @param labels language of the labels when no parameter says
     * @param today from which "last year" is seen, in Korea
     */
    public SearchQuery toQuery(Vocabulary vocabulary, String labels, LocalDate today) {
        BoxParser parser = new BoxParser(vocabulary, one("labels", labels), today);
        String typed = one("q", "");
        Map<Kind, Set<String>> entities = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.filters()) {
            Set<String> ids = new LinkedHashSet<>();
            all(kind.filter()).forEach(name -> ids.addAll(parser.entity(kind, name, kind.filter())));
            if (!ids.isEmpty()) {
                entities.put(kind, ids);
            }
        }
        Set<String> languages = new LinkedHashSet<>();
        all("lang").forEach(tag -> languages.add(BoxParser.language(tag, "lang")));
        SearchQuery.Filters filters = new SearchQuery.Filters(
                entities,
                languages,
                Set.copyOf(all("board")),
                range(parser, "from", "to"),
                range(parser, "on_from", "on_to"));
        return new SearchQuery(
                typed,
                parser.parse(typed),
                filters,
                SearchQuery.Sort.parse(one("sort", "relevance")),
                number("offset", 0),
                number("limit", DEFAULT_LIMIT),
                one("labels", labels));
    }

    private DateRange range(BoxParser parser, String from, String to) {
        LocalDate first = one(from, "").isEmpty() ? null : day(parser, from).from();
        LocalDate last = one(to, "").isEmpty() ? null : day(parser, to).to();
        try {
            return new DateRange(first, last);
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException(
                    "invalid_range", from, from + " must not be after " + to + ": " + e.getMessage());
        }
    }

    private DateRange day(BoxParser parser, String name) {
        String value = one(name, "");
        if (value.contains("..")) {
            throw new InvalidQueryException(
                    "invalid_date",
                    name,
                    name + " is a year, a month or a day (2023, 2023-06, 2023-06-29), but was \"" + value + "\"");
        }
        return parser.days(value, name, name);
    }

    /** A whole number; {@code otherwise} when it was not given. */
    int number(String name, int otherwise) {
        String value = one(name, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new InvalidQueryException(
                    "invalid_" + name, name, name + " is a whole number, but was \"" + value + "\"");
        }
    }

    /** Values of a filter that are not blank. */
    public List<String> all(String name) {
        List<String> chosen = new ArrayList<>();
        values.getOrDefault(name, List.of()).forEach(value -> {
            if (!value.isBlank()) {
                chosen.add(value.strip());
            }
        });
        return chosen;
    }

    public String one(String name, String otherwise) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new InvalidQueryException(
                    "repeated_parameter", name, name + " may be given once, but came " + all.size() + " times");
        }
        return all.isEmpty() ? otherwise : all.getFirst();
    }
}
