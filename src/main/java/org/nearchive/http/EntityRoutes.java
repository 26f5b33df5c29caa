package org.nearchive.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.Enricher;
import org.nearchive.entity.Entity;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.query.Clause;
import org.nearchive.query.Facet;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.PersonId;
import org.nearchive.query.PersonProfile;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Vocabulary;

/** What the API says of entities: {@code /entities}, {@code /entities/{id}}, {@code POST /annotate}. */
final class EntityRoutes {
    /** Posts of a person that are listed. */
    private static final int LATEST = 10;

    private static final int MAX_TEXT = 1_000_000;
    private static final List<String> KINDS =
            Kind.filters().stream().map(Kind::filter).toList();

    private final LuceneIndex index;

    EntityRoutes(LuceneIndex index) {
        this.index = index;
    }

    private Gazetteer gazetteer() {
        return vocabulary().gazetteer();
    }

    private Vocabulary vocabulary() {
        return index.reading();
    }

    /** Those of a kind, all or with a name like {@code q}: exact ones first, then those with a name that begins so. */
    void list(Context context) throws IOException {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("kind", "q", "labels", "limit", "offset"));
        String kind = parameters.one("kind", "");
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            throw new InvalidQueryException(
                    "invalid_kind",
                    "kind",
                    "kind is one of " + String.join(", ", KINDS) + ", but was \"" + kind + "\"");
        }
        String labels = parameters.one("labels", "en");
        String typed = parameters.one("q", "");
        Gazetteer gazetteer = gazetteer();
        List<EntityJson.Line> found =
                new ArrayList<>((typed.isEmpty() ? gazetteer.entities().stream() : named(typed, gazetteer))
                        .filter(entity ->
                                kind.isEmpty() || entity.kind().filter().equals(kind))
                        .map(entity -> EntityJson.Line.of(entity, labels))
                        .toList());
        if (kind.equals(Kind.PERSON.filter()) || (kind.isEmpty() && !typed.isEmpty())) {
            found.addAll(persons(typed, labels));
        }
        int offset = parameters.number("offset", 0);
        int limit = parameters.number("limit", SearchQuery.MAX_LIMIT);
        if (offset < 0 || limit < 1 || limit > SearchQuery.MAX_LIMIT) {
            throw new InvalidQueryException(
                    "invalid_limit",
                    "limit",
                    "limit is 1 to " + SearchQuery.MAX_LIMIT + " and offset 0 or more, but they were " + limit + " and "
                            + offset);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", found.size());
        answer.put("entities", found.stream().skip(offset).limit(limit).toList());
        context.json(answer);
    }

    private static Stream<Entity> named(String typed, Gazetteer gazetteer) {
        Set<String> exact = new LinkedHashSet<>(gazetteer.resolve(typed));
        String begin = typed.toLowerCase(Locale.ROOT);
        Stream<Entity> alike = gazetteer.entities().stream()
                .filter(entity -> !exact.contains(entity.id()))
                .filter(entity -> entity.names().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(name -> name.text().toLowerCase(Locale.ROOT).startsWith(begin)))
                .sorted(Comparator.comparing(Entity::kind).thenComparing(Entity::id));
        return Stream.concat(exact.stream().map(id -> gazetteer.entity(id).orElseThrow()), alike);
    }

    void one(Context context) throws IOException {
        String id = context.pathParam("id");
        String labels = new SearchParameters(context.queryParamMap()).one("labels", "en");
        context.json(Kind.of(id) == Kind.PERSON ? person(id, labels) : entity(id, labels));
    }

    /** What we know of an entity that is no person, for the API and for its page. */
    EntityJson entity(String id, String labels) throws IOException {
        Gazetteer gazetteer = gazetteer();
        Entity entity = gazetteer
                .entity(id)
                .orElseThrow(() -> new NotHere(
                        HttpStatus.NOT_FOUND,
                        "unknown_entity",
                        "there is no entity " + id + "; ids are like CN-GS, org:near or event:near-ga-14, and"
                                + " /api/v1/entities?q= finds them by name"));
        return EntityJson.of(
                entity,
                gazetteer,
                labels,
                posts(id, labels, SearchQuery.Sort.OLDEST, Set.copyOf(Facet.ALL)),
                posts(id, labels, SearchQuery.Sort.NEWEST, Set.of()));
    }

    /** What the archive says of a person. */
    PersonJson person(String id, String labels) throws IOException {
        PersonProfile person = index.person(id, labels)
                .orElseThrow(() -> new NotHere(
                        HttpStatus.NOT_FOUND,
                        "unknown_entity",
                        "no post names " + id
                                + "; an id of a person is person: and a spelling of the name in a post, or"
                                + " one of a known person, and /api/v1/entities?kind=person&q= finds them by name"));
        return PersonJson.of(
                person,
                vocabulary().who().known(),
                gazetteer(),
                labels,
                posts(person.id(), labels, SearchQuery.Sort.OLDEST, 1, Set.copyOf(Facet.ALL)),
                posts(person.id(), labels, SearchQuery.Sort.NEWEST, LATEST, Set.of()));
    }

    /** Persons whom posts name: with a name like {@code q}, else those whom most posts name. */
    private List<EntityJson.Line> persons(String typed, String labels) throws IOException {
        if (typed.isEmpty()) {
            return index
                    .search(vocabulary -> new SearchQuery(
                            "",
                            List.of(),
                            SearchQuery.Filters.NONE,
                            SearchQuery.Sort.ID,
                            0,
                            1,
                            labels,
                            List.of(),
                            Set.of(Facet.of(Kind.PERSON)),
                            "",
                            null,
                            false))
                    .facets()
                    .getOrDefault(Kind.PERSON.filter(), List.of())
                    .stream()
                    .map(count -> EntityJson.Line.person(count.id(), count.label()))
                    .toList();
        }
        Map<String, EntityJson.Line> found = new LinkedHashMap<>();
        SearchResult named = index.search(vocabulary -> new SearchQuery(
                "",
                List.of(new Clause.Named(typed, List.of(new PersonId(PersonId.Way.NAME, typed).id()), false)),
                SearchQuery.Filters.NONE,
                SearchQuery.Sort.ID,
                0,
                1,
                labels,
                List.of(),
                Set.of(),
                "",
                null,
                false));
        named.understood().stream()
                .flatMap(understood -> Stream.concat(understood.entities().stream(), understood.perhaps().stream()))
                .forEach(person -> found.put(person.id(), EntityJson.Line.person(person.id(), person.label())));
        index.suggest(Kind.PERSON.filter() + ":" + typed, labels, SearchQuery.MAX_LIMIT)
                .entities()
                .forEach(person -> found.putIfAbsent(person.id(), EntityJson.Line.person(person.id(), person.label())));
        return List.copyOf(found.values());
    }

    private SearchResult posts(String id, String labels, SearchQuery.Sort sort, Set<Facet> facets) throws IOException {
        return posts(id, labels, sort, 1, facets);
    }

    private SearchResult posts(String id, String labels, SearchQuery.Sort sort, int limit, Set<Facet> facets)
            throws IOException {
        Clause named = new Clause.Named(id, List.of(id), false);
        return index.search(vocabulary -> new SearchQuery(
                id,
                List.of(named),
                SearchQuery.Filters.NONE,
                sort,
                0,
                limit,
                labels,
                List.of(),
                facets,
                "",
                null,
                false));
    }

    /** {@code {"text": …, "lang": …, "published": …}} → what we see in the text. */
    void annotate(Context context) {
        JsonNode given = body(context.body());
        String text = text(given, "text");
        if (text == null) {
            throw invalid(
                    "text",
                    "the text to read is missing: send {\"text\":\"…\",\"lang\":\"en\",\"published\":\"2023-07-11\"};"
                            + " lang and published may be left out");
        }
        if (text.length() > MAX_TEXT) {
            throw invalid("text", "a text has at most " + MAX_TEXT + " characters, but this one has " + text.length());
        }
        Enricher enricher = new Enricher(
                vocabulary().gazetteer(), vocabulary().dates(), vocabulary().persons());
        context.json(AnnotationJson.of(
                text(given, "id"), text, enricher.annotate(text, text(given, "lang"), day(text(given, "published")))));
    }

    private static JsonNode body(String body) {
        try {
            JsonNode given = Json.MAPPER.readTree(body);
            if (given != null && given.isObject()) {
                return given;
            }
        } catch (JsonProcessingException e) {
            // said below, for both
        }
        throw invalid(
                "text",
                "the body must be a JSON object like {\"text\":\"…\",\"lang\":\"en\",\"published\":\"2023-07-11\"}");
    }

    private static @Nullable String text(JsonNode given, String field) {
        JsonNode value = given.path(field);
        return value.isTextual() ? Objects.requireNonNull(value.textValue()) : null;
    }

    private static @Nullable LocalDate day(@Nullable String written) {
        try {
            return written == null ? null : LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw invalid("published", "published is a day like 2023-07-11, but was \"" + written + "\"");
        }
    }

    private static InvalidQueryException invalid(String parameter, String detail) {
        return new InvalidQueryException("invalid_" + parameter, parameter, detail);
    }
}
