package org.nearchive.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Kind;

/**
 * A property that posts are counted and chosen by. Its name is the same as facet, as filter and, where the box has it, as
 * field.
 *
 * @param kind of the entities that it counts; {@code null} when its values are no entities
 */
public record Facet(String name, @Nullable Kind kind) {
    /** The language of the text. */
    public static final Facet LANG = new Facet("lang", null);

    /** The whole path of the board, parts joined by {@code " > "}. */
    public static final Facet BOARD = new Facet("board", null);
    /** Types of the attached files: {@code pdf}, {@code hwp}, {@code jpeg}. */
    public static final Facet FILETYPE = new Facet("filetype", null);
    /** The year of publication. */
    public static final Facet YEAR = new Facet("year", null);
    /** Years that the post speaks of. */
    public static final Facet ON_YEAR = new Facet("on_year", null);

    /** All that there are, in the order of answers. */
    public static final List<Facet> ALL = all();

    private static List<Facet> all() {
        List<Facet> all = new ArrayList<>();
        Kind.filters().forEach(kind -> all.add(of(kind)));
        all.addAll(List.of(LANG, BOARD, FILETYPE, YEAR, ON_YEAR));
        return List.copyOf(all);
    }

    public static Facet of(Kind kind) {
        return new Facet(kind.filter(), kind);
    }

    /**
     * The facets of a list like {@code province,year}.
     *
     * @param names also {@code all} or {@code none}, alone
     */
    public static Set<Facet> parse(List<String> names) {
        Set<Facet> chosen = new LinkedHashSet<>();
        for (String name : names) {
            if (names.size() == 1 && name.equals("all")) {
                return new LinkedHashSet<>(ALL);
            }
            if (names.size() == 1 && name.equals("none")) {
                return Set.of();
            }
            chosen.add(ALL.stream()
                    .filter(facet -> facet.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidQueryException(
                            "invalid_facets",
                            "facets",
                            "facets is all, none, or a list of " + names() + ", but there was \"" + name + "\"")));
        }
        return chosen;
    }

    private static String names() {
        return ALL.stream().map(Facet::name).collect(Collectors.joining(", "));
    }
}
