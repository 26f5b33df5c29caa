package org.nearchive.entity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;

/** Reads {@code entities/*.tsv}, and says all mistakes of all files at once. A file that is not there names nothing. */
final class EntityFiles {
    /** A day, a month or a year. */
    private static final String DATE = "\\d{4}(?:-\\d{2}(?:-\\d{2})?)?";

    private static final Pattern IS_DATE = Pattern.compile(DATE);
    private static final Pattern NAME = Pattern.compile("(?<text>[^\\[\\]]*?)\\s*(?<shared>\\?)?\\s*" + "(?:\\[(?<from>"
            + DATE + ")?\\.\\.(?<until>" + DATE + ")?])?\\s*(?<exact>!)?\\s*(?<weak>~)?");
    private static final Pattern PROVINCE_ID = Pattern.compile("[A-Z]{2}-[A-Z0-9]+(?:-[A-Z]+)?");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final List<String> STATUSES =
            List.of("member", "observer", "associate", "special", "applicant", "none");
    private static final List<String> ORGANISATION_KINDS =
            List.of("association", "secretariat", "assembly", "committee", "subcommittee", "office", "other");
    private static final List<String> ANYWHERE = List.of("wikidata", "source", "note");

    private final Path folder;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    /** Id → the row that defined it. */
    private final Map<String, Table.Row> definitions = new HashMap<>();
    /** By what may be taken for each other: folded name → who claimed it first. */
    private final Map<Kind, Map<String, Claim>> claims = new EnumMap<>(Kind.class);
    /** Ids that other lines must define, checked when all is read. */
    private final List<Reference> references = new ArrayList<>();

    private final Map<String, Map<String, List<String>>> types = new HashMap<>();

    private record Claim(String id, Table.Row row, boolean shared) {}

    private record Reference(Table.Row row, String id) {}

    /**
     * @param entities by id, in the order of the files
     * @param types type → language → how the type's word stands to a bare name, as {@code {} Province}
     */
    record Loaded(Map<String, Entity> entities, Map<String, Map<String, List<String>>> types) {}

    private EntityFiles(Path folder) {
        this.folder = folder;
    }

    /** @param mistakes of other files, to be said together with those of these */
    static Loaded read(Path folder, List<String> mistakes) {
        EntityFiles files = new EntityFiles(folder);
        files.read();
        files.mistakes.addAll(mistakes);
        if (!files.mistakes.isEmpty()) {
            throw new ConfigException(files.mistakes);
        }
        return new Loaded(files.entities, files.types);
    }

    private void read() {
        List<String> province = List.of("id", "country", "type", "status", "since");
        rows("provinces.tsv", province).forEach(this::province);
        rows("regions.tsv", province).forEach(this::province);
        rows("countries.tsv", List.of("id")).forEach(row -> add(row, Kind.COUNTRY, row.cell("id"), plain(row)));
        rows("places.tsv", List.of("id", "inside", "type"))
                .forEach(row -> add(row, Kind.PLACE, row.cell("id"), plain(row)));
        rows("organisations.tsv", List.of("id", "kind", "inside", "parent", "from", "until"))
                .forEach(this::organisation);
        rows("series.tsv", List.of("id", "slug", "organisation")).forEach(this::series);
        rows("events.tsv", List.of("id", "series", "ordinal", "from", "to", "place", "inside"))
                .forEach(this::event);
        rows("activities.tsv", List.of("activity")).forEach(this::activity);
        for (Table.Row row : rows("types.tsv", List.of("type"))) {
            Map<String, List<String>> words = types.computeIfAbsent(typeKey(row.cell("type")), type -> new HashMap<>());
            for (String language : Table.LANGUAGES) {
                for (String pattern : row.list(language)) {
                    if (!pattern.contains("{}")) {
                        row.mistake("\"" + pattern + "\" has no {} where the bare name stands; write {} " + pattern);
                    }
                }
                words.computeIfAbsent(language, key -> new ArrayList<>()).addAll(row.list(language));
            }
        }
        for (Reference reference : references) {
            if (!entities.containsKey(reference.id)) {
                reference.row.mistake("\"" + reference.id + "\" is used, but no line defines it; nearest: "
                        + Table.nearest(reference.id, entities.keySet()));
            }
        }
    }

    private List<Table.Row> rows(String file, List<String> required) {
        return Table.read(folder.resolve(file), required, ANYWHERE, mistakes);
    }

    /** Types are compared so: "autonomous region" and "autonomous-region" are one. */
    static String typeKey(String type) {
        return type.strip().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private void province(Table.Row row) {
        if (!PROVINCE_ID.matcher(row.cell("id")).matches()) {
            row.mistake("\"" + row.cell("id") + "\" is no id of a province; write one like CN-GS (ISO 3166-2)");
        }
        if (!STATUSES.contains(row.cell("status"))) {
            row.mistake(
                    "the status is one of " + String.join(", ", STATUSES) + ", but was \"" + row.cell("status") + "\"");
        }
        add(row, Kind.PROVINCE, row.cell("id"), entity(row, row.cell("id"), List.of(), null, "", 0, null, null));
    }

    private Entity plain(Table.Row row) {
        String id = row.cell("id");
        return entity(row, id, inside(row), null, "", 0, null, null);
    }

    private void organisation(Table.Row row) {
        if (!ORGANISATION_KINDS.contains(row.cell("kind"))) {
            row.mistake("the kind is one of " + String.join(", ", ORGANISATION_KINDS) + ", but was \""
                    + row.cell("kind") + "\"");
        }
        String parent = reference(row, "parent");
        add(
                row,
                Kind.ORGANISATION,
                row.cell("id"),
                entity(row, row.cell("id"), inside(row), parent, "", 0, date(row, "from"), date(row, "until")));
    }

    private void series(Table.Row row) {
        String slug = row.cell("slug");
        if (!SLUG.matcher(slug).matches()) {
            row.mistake("\"" + slug + "\" is no slug; write small letters, digits and hyphens, like near-ga");
        }
        String organisation = reference(row, "organisation");
        add(row, Kind.EVENT, row.cell("id"), entity(row, row.cell("id"), List.of(), organisation, slug, 0, null, null));
    }

    private void event(Table.Row row) {
        String written = row.cell("ordinal");
        int ordinal = 0;
        if (written.matches("\\d{1,4}")) {
            ordinal = Integer.parseInt(written);
        } else if (!written.isEmpty()) {
            row.mistake("the ordinal is a number, but was \"" + written + "\"");
        }
        String series = reference(row, "series");
        List<String> inside = new ArrayList<>(inside(row));
        String place = reference(row, "place");
        if (place != null) {
            inside.add(place);
        }
        add(
                row,
                Kind.EVENT,
                row.cell("id"),
                entity(row, row.cell("id"), inside, series, "", ordinal, date(row, "from"), date(row, "to")));
    }

    private void activity(Table.Row row) {
        String id = Kind.ACTIVITY.prefix() + row.cell("activity");
        add(row, Kind.ACTIVITY, id, entity(row, id, List.of(), null, "", 0, null, null));
    }

    private List<String> inside(Table.Row row) {
        List<String> ids = new ArrayList<>();
        for (String written : row.list("inside")) {
            // KR-47[2005..]: who coordinates when is for readers; a text says the day itself.
            String id = written.replaceAll("\\[[^]]*]", "").strip();
            if (!id.isEmpty()) {
                ids.add(id);
                references.add(new Reference(row, id));
            }
        }
        return ids;
    }

    private @Nullable String reference(Table.Row row, String column) {
        String id = row.cell(column);
        if (id.isEmpty()) {
            return null;
        }
        references.add(new Reference(row, id));
        return id;
    }

    private static @Nullable String date(Table.Row row, String column) {
        String written = row.cell(column);
        if (!written.isEmpty() && !IS_DATE.matcher(written).matches()) {
            row.mistake(
                    column + " is a year, a month or a day (2023, 2023-10, 2023-10-25), but was \"" + written + "\"");
        }
        return written.isEmpty() ? null : written;
    }

    private Entity entity(
            Table.Row row,
            String id,
            List<String> inside,
            @Nullable String parent,
            String slug,
            int ordinal,
            @Nullable String from,
            @Nullable String until) {
        Map<String, List<Name>> names = new LinkedHashMap<>();
        for (String language : Table.LANGUAGES) {
            names.put(language, names(row, id, language, from, until));
        }
        if (names.values().stream().allMatch(List::isEmpty) && ordinal == 0 && from == null) {
            row.mistake(id + " has no name in any language");
        }
        String type = row.cell("kind").isEmpty() ? row.cell("type") : row.cell("kind");
        return new Entity(
                id, type, row.cell("country"), row.cell("status"), inside, parent, slug, ordinal, from, until, names);
    }

    private List<Name> names(Table.Row row, String id, String language, @Nullable String from, @Nullable String until) {
        List<Name> names = new ArrayList<>();
        for (String written : row.list(language)) {
            Matcher parts = NAME.matcher(written.strip());
            if (!parts.matches() || parts.group("text").isBlank()) {
                row.mistake(
                        written.isBlank()
                                ? "an empty name between two |"
                                : "\"" + written + "\" (" + language
                                        + ") is no name; marks stand at its end, in this order: ? [from..until] ! ~");
                continue;
            }
            Name name = new Name(
                    parts.group("text").strip(),
                    parts.group("from"),
                    parts.group("until"),
                    parts.group("shared") != null,
                    parts.group("exact") != null,
                    parts.group("weak") != null);
            names.add(name);
            if (isOutside(name, from, until)) {
                row.mistake("\"" + written + "\" is a name before or after the life of " + id + " ("
                        + (from == null ? "" : from) + ".." + (until == null ? "" : until) + ")");
            }
            claim(row, id, name);
        }
        return names;
    }

    private static boolean isOutside(Name name, @Nullable String from, @Nullable String until) {
        String nameUntil = name.until();
        String nameFrom = name.from();
        boolean before =
                from != null && nameUntil != null && nameUntil.compareTo(from) < 0 && !from.startsWith(nameUntil);
        boolean after =
                until != null && nameFrom != null && nameFrom.compareTo(until) > 0 && !nameFrom.startsWith(until);
        return before || after;
    }

    private void claim(Table.Row row, String id, Name name) {
        Kind group = switch (Kind.of(id)) {
            case PLACE, COUNTRY -> Kind.PROVINCE;
            default -> Kind.of(id);
        };
        if (group == Kind.ACTIVITY) {
            return;
        }
        String key = (name.exact()
                ? "!" + name.text()
                : Forms.joined(FoldedText.fold(name.text()).strip()));
        Claim other = claims.computeIfAbsent(group, kind -> new HashMap<>())
                .putIfAbsent(key, new Claim(id, row, name.shared()));
        if (other != null && !other.id.equals(id) && !(name.shared() && other.shared)) {
            row.mistake("\"" + name.text() + "\" is also a name of " + other.id + " (" + other.row.place()
                    + "); a name that may mean either is written with a ? in both: " + name.text() + "?");
        }
    }

    private void add(Table.Row row, Kind kind, String id, Entity entity) {
        if (kind != Kind.PROVINCE) {
            boolean series = entity.isSeries() && id.startsWith("series:");
            String slug = series
                    ? id.substring("series:".length())
                    : id.startsWith(kind.prefix()) ? id.substring(kind.prefix().length()) : "";
            if (!SLUG.matcher(slug).matches()) {
                row.mistake("\"" + id + "\" is no id here; write " + (entity.isSeries() ? "series:" : kind.prefix())
                        + " and small letters, digits and hyphens");
            }
        }
        Table.Row first = definitions.putIfAbsent(id, row);
        if (first != null) {
            row.mistake(
                    "\"" + id + "\" is defined a second time (first in " + first.place() + "); an entity has one line");
            return;
        }
        entities.put(id, entity);
    }
}
