package org.nearchive.http;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;
import org.nearchive.query.Box;
import org.nearchive.query.BoxParser;
import org.nearchive.query.Cursor;
import org.nearchive.query.Facet;
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
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** How an answer is shown, and which part of it: the question is the same with others. */
    private static final Set<String> NOT_THE_QUESTION = Set.of("limit", "offset", "cursor", "facets", "labels", "ui");

    public SearchParameters {
        values = Map.copyOf(values);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("q"));
        Facet.ALL.forEach(facet -> names.add(facet.name()));
        names.addAll(List.of(
                "from", "to", "on_from", "on_to", "sort", "limit", "offset", "cursor", "facets", "labels", "group"));
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
        Map<Facet, Set<String>> chosen = new LinkedHashMap<>();
        for (Facet facet : Facet.ALL) {
            Set<String> values = new LinkedHashSet<>();
            all(facet.name()).forEach(value -> values.addAll(values(parser, facet, value)));
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        }
        SearchQuery.Filters filters =
                new SearchQuery.Filters(chosen, range(parser, "from", "to"), range(parser, "on_from", "on_to"));
        Box box = parser.parse(typed);
        Cursor cursor = cursor();
        return new SearchQuery(
                typed,
                box.clauses(),
                filters,
                SearchQuery.Sort.parse(one("sort", "relevance")),
                cursor == null ? number("offset", 0) : cursor.offset(),
                number("limit", DEFAULT_LIMIT),
                one("labels", labels),
                box.notes(),
                facets(cursor == null),
                fingerprint(),
                cursor,
                isGrouped());
    }

    private boolean isGrouped() {
        String group = one("group", "");
        if (!group.isEmpty() && !group.equals("translations")) {
            throw new InvalidQueryException(
                    "invalid_group", "group", "group is translations or left out, but was \"" + group + "\"");
        }
        return !group.isEmpty();
    }

    private List<String> values(BoxParser parser, Facet facet, String value) {
        Kind kind = facet.kind();
        if (kind != null) {
            return parser.entity(kind, value, facet.name());
        }
        return List.of(
                switch (facet.name()) {
                    case "lang" -> BoxParser.language(value, "lang");
                    case "filetype" -> BoxParser.fileType(value, "filetype");
                    case "year", "on_year" -> year(facet.name(), value);
                    default -> value;
                });
    }

    private static String year(String name, String value) {
        if (!YEAR.matcher(value).matches()) {
            throw new InvalidQueryException(
                    "invalid_" + name, name, name + " is a year like 2023, but was \"" + value + "\"");
        }
        return value;
    }

    /** Those asked for; else all, but none with the later pages of a walk. */
    private Set<Facet> facets(boolean first) {
        List<String> names = new ArrayList<>();
        all("facets").forEach(list -> names.addAll(Arrays.asList(list.split("\\s*,\\s*"))));
        return Facet.parse(names.isEmpty() ? List.of(first ? "all" : "none") : names);
    }

    private @Nullable Cursor cursor() {
        String encoded = one("cursor", "");
        if (encoded.isEmpty()) {
            return null;
        }
        if (!one("offset", "").isEmpty()) {
            throw new InvalidQueryException(
                    "invalid_cursor", "cursor", "cursor and offset do not go together: the cursor knows its place");
        }
        return Cursor.decode(encoded, fingerprint());
    }

    /** Of the question as it was sent, so that it stays the same when a new index reads names otherwise. */
    private String fingerprint() {
        StringBuilder question = new StringBuilder();
        for (String name : NAMES) {
            if (!NOT_THE_QUESTION.contains(name)) {
                List<String> given = all(name);
                List<String> asked = name.equals("sort") && given.isEmpty() ? List.of("relevance") : given;
                asked.stream()
                        .sorted()
                        .forEach(value ->
                                question.append(name).append('=').append(value).append('\n'));
            }
        }
        return UUID.nameUUIDFromBytes(question.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
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
