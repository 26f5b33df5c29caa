package org.nearchive.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;

/** The persons of {@code index-config/entities/persons.tsv}: names in all languages, and offices with their terms. */
public final class KnownPersons {
    private static final List<String> LANGUAGES = List.of("ko", "en", "zh", "ja", "ru", "mn");
    private static final String HEADER = "id\t" + String.join("\t", LANGUAGES) + "\toffices\tsource";
    private static final Pattern SLUG = Pattern.compile("person:[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern DAY = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");

    /** Nobody. */
    public static final KnownPersons NONE = new KnownPersons(Map.of(), Map.of());

    /**
     * An office with its term.
     *
     * @param role as in {@code titles.tsv}
     * @param of id of an organisation or province
     * @param from the first day, as far as known: a year, month or day
     * @param until the last one
     */
    public record Office(
            String role,
            String of,
            @Nullable String from,
            @Nullable String until) {}

    /**
     * One of them.
     *
     * @param names by language, the usual one first
     * @param source where the facts come from
     */
    public record Known(String id, Map<String, List<String>> names, List<Office> offices, String source) {

        /** The name for a reader of a language; else in another. */
        public String label(String language) {
            String short_ = language.split("-", 2)[0];
            List<String> own = names.getOrDefault(short_, List.of());
            return own.isEmpty()
                    ? names.values().stream().flatMap(List::stream).findFirst().orElse(id)
                    : own.getFirst();
        }

        Set<String> all() {
            Set<String> all = new LinkedHashSet<>();
            names.values().forEach(all::addAll);
            return all;
        }
    }

    private final Map<String, Known> byId;
    private final Map<String, List<String>> byKey;

    private final Map<String, List<String>> byName = new HashMap<>();

    private KnownPersons(Map<String, Known> byId, Map<String, List<String>> byKey) {
        this.byId = byId;
        byId.values()
                .forEach(person -> person.all()
                        .forEach(name -> byName.computeIfAbsent(name, one -> new ArrayList<>())
                                .add(person.id())));
        this.byKey = byKey;
    }

    /**
     * A folder without the file knows nobody.
     *
     * @throws ConfigException with all mistakes of the file
     */
    public static KnownPersons load(Path indexConfig, PersonNames names) {
        Path file = indexConfig.resolve("entities").resolve("persons.tsv");
        if (Files.notExists(file)) {
            return NONE;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        List<String> mistakes = new ArrayList<>();
        Map<String, Known> byId = new TreeMap<>();
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String at = file + ":" + (i + 1) + ": ";
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!begun) {
                begun = true;
                if (!line.strip().equals(HEADER)) {
                    mistakes.add(at + "the columns are " + HEADER.replace('\t', ' '));
                    break;
                }
                continue;
            }
            Known person = person(Arrays.asList(line.split("\t", -1)), at, mistakes);
            if (person != null && byId.putIfAbsent(person.id(), person) != null) {
                mistakes.add(at + person.id() + " has a line already; names of one person stand in one line");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        Map<String, Set<String>> byKey = new HashMap<>();
        byId.values()
                .forEach(person -> person.all()
                        .forEach(name -> names.keysOf(names.read(name))
                                .forEach(key -> byKey.computeIfAbsent(key, one -> new TreeSet<>())
                                        .add(name))));
        Map<String, List<String>> lists = new HashMap<>();
        byKey.forEach((key, some) -> lists.put(key, List.copyOf(some)));
        return new KnownPersons(byId, lists);
    }

    private static @Nullable Known person(List<String> cells, String at, List<String> mistakes) {
        int before = mistakes.size();
        if (cells.size() != LANGUAGES.size() + 3) {
            mistakes.add(at + "a line has " + (LANGUAGES.size() + 3) + " columns with a TAB between, but this one has "
                    + cells.size());
            return null;
        }
        String id = cells.getFirst().strip();
        if (!SLUG.matcher(id).matches()) {
            mistakes.add(at + "an id is like person:lim-byung-jin, but was \"" + id + "\"");
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            List<String> some = parts(cells.get(i + 1));
            if (!some.isEmpty()) {
                names.put(LANGUAGES.get(i), some);
            }
        }
        if (names.isEmpty()) {
            mistakes.add(at + id + " has no name in any language");
        }
        List<Office> offices = new ArrayList<>();
        for (String written : parts(cells.get(LANGUAGES.size() + 1))) {
            Office office = office(written);
            if (office == null) {
                mistakes.add(
                        at + "an office is ROLE@ID:FROM..UNTIL like secretary-general@org:near:2021-07..2024, FROM and"
                                + " UNTIL a year, month or day or empty, but was \"" + written + "\"");
            } else {
                offices.add(office);
            }
        }
        String source = cells.getLast().strip();
        if (source.isEmpty()) {
            mistakes.add(at + id + " has no source; write the address of the page that says so");
        }
        return mistakes.size() > before ? null : new Known(id, names, List.copyOf(offices), source);
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static @Nullable Office office(String written) {
        int at = written.indexOf('@');
        int colon = written.lastIndexOf(':');
        int dots = written.indexOf("..", Math.max(0, colon));
        if (at <= 0 || colon <= at + 1 || dots < 0) {
            return null;
        }
        String from = written.substring(colon + 1, dots);
        String until = written.substring(dots + 2);
        if ((!from.isEmpty() && !DAY.matcher(from).matches())
                || (!until.isEmpty() && !DAY.matcher(until).matches())) {
            return null;
        }
        return new Office(
                written.substring(0, at),
                written.substring(at + 1, colon),
                from.isEmpty() ? null : from,
                until.isEmpty() ? null : until);
    }

    public Collection<Known> all() {
        return byId.values();
    }

    /** The one with an id; {@code person:} before it may be left out. */
    public Optional<Known> person(String id) {
        return Optional.ofNullable(byId.get(id.startsWith(Persons.ID) ? id : Persons.ID + id));
    }

    /** All names of one; none of somebody unknown. */
    Set<String> namesOf(String id) {
        return person(id).map(Known::all).orElse(Set.of());
    }

    /** Names with a key. */
    List<String> withKey(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** Ids of those whose names a spelling with these keys fits. */
    Set<String> thoseWith(String spelling, Set<String> keys, BiPredicate<String, Collection<String>> bears) {
        Set<String> near = new TreeSet<>();
        for (String key : keys) {
            withKey(key).forEach(name -> near.addAll(byName.getOrDefault(name, List.of())));
        }
        near.removeIf(id -> !bears.test(spelling, namesOf(id)));
        return near;
    }
}
