package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Entity;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.query.Hit;
import org.nearchive.query.PersonProfile;
import org.nearchive.query.SearchResult;

/**
 * The answer of {@code /api/v1/entities/{id}}: what we know of an entity, and what the archive says of it.
 *
 * @param type within its kind: krai, aimag, subcommittee …; null when unsaid
 * @param country ISO 3166-1, two letters; null when it has none
 * @param status how a province stands to NEAR; null for other kinds
 * @param inside provinces that it lies in or belongs to
 * @param parent the organisation above it; of an event its series
 * @param ordinal of an event in its series
 * @param from first day of its life or of the event, as far as known: a year, month or day
 * @param until last one
 * @param names by language, the preferred one first
 * @param posts that name it
 * @param years when those were published, the year with most posts first
 * @param companions by kind: what the same posts name most often
 * @param first the oldest of the posts
 * @param last the newest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntityJson(
        String id,
        String kind,
        @Nullable String type,
        String label,
        @Nullable String country,
        @Nullable String status,
        List<SearchResult.Label> inside,
        SearchResult.@Nullable Label parent,
        @Nullable Integer ordinal,
        @Nullable String from,
        @Nullable String until,
        Map<String, List<NameJson>> names,
        long posts,
        List<SearchResult.Count> years,
        Map<String, List<SearchResult.Count>> companions,
        @Nullable PostReference first,
        @Nullable PostReference last) {

    /** Companions shown of a kind. */
    private static final int COMPANIONS = 20;

    /**
     * A name; {@code from} and {@code until} as far as it was in use only then.
     *
     * @param shared alone it may also mean another entity
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NameJson(
            String text, @Nullable String from, @Nullable String until, boolean shared) {}

    /** A post, shortly. */
    record PostReference(String id, String lang, String title, LocalDate published) {
        static @Nullable PostReference of(PersonJson.@Nullable PostLine post) {
            return post == null ? null : new PostReference(post.id(), post.lang(), post.title(), post.published());
        }

        static @Nullable PostReference of(SearchResult result) {
            if (result.hits().isEmpty()) {
                return null;
            }
            Hit hit = result.hits().getFirst();
            return new PostReference(hit.id(), hit.lang(), hit.plainTitle(), hit.published());
        }
    }

    /** One line of {@code /api/v1/entities}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String id,
            String kind,
            @Nullable String type,
            String label,
            @Nullable String country,
            @Nullable String status) {
        static Line person(String id, String label) {
            return new Line(id, Kind.PERSON.filter(), null, label, null, null);
        }

        static Line of(Entity entity, String labels) {
            return new Line(
                    entity.id(),
                    entity.kind().filter(),
                    given(entity.type()),
                    entity.label(labels),
                    given(entity.country()),
                    given(entity.status()));
        }
    }

    /**
     * @param labels language of the labels
     * @param oldest what posts name it, the oldest first
     * @param newest the same, the newest first
     */
    static EntityJson of(Entity entity, Gazetteer gazetteer, String labels, SearchResult oldest, SearchResult newest) {
        Map<String, List<NameJson>> names = new LinkedHashMap<>();
        entity.names().forEach((language, list) -> {
            if (!list.isEmpty()) {
                names.put(
                        language,
                        list.stream()
                                .map(name -> new NameJson(name.text(), name.from(), name.until(), name.shared()))
                                .toList());
            }
        });
        String parent = entity.parent();
        return new EntityJson(
                entity.id(),
                entity.kind().filter(),
                given(entity.type()),
                entity.label(labels),
                given(entity.country()),
                given(entity.status()),
                entity.inside().stream().map(id -> label(id, gazetteer, labels)).toList(),
                parent == null ? null : label(parent, gazetteer, labels),
                entity.ordinal() == 0 ? null : (Integer) entity.ordinal(),
                entity.from(),
                entity.until(),
                names,
                oldest.total(),
                oldest.facets().getOrDefault("year", List.of()),
                companions(entity, oldest),
                PostReference.of(oldest),
                PostReference.of(newest));
    }

    /** A person in the same shape: the names are those that posts have, by the language of most of them. */
    static EntityJson of(PersonJson person) {
        Map<String, List<NameJson>> names = new LinkedHashMap<>();
        person.names()
                .forEach((language, list) -> names.computeIfAbsent(language, any -> new ArrayList<>())
                        .addAll(list.stream()
                                .map(name -> new NameJson(name, null, null, false))
                                .toList()));
        for (PersonProfile.Spelling spelling : person.spellings()) {
            String language = spelling.languages().isEmpty()
                    ? "und"
                    : spelling.languages().getFirst();
            NameJson name = new NameJson(spelling.text(), null, null, false);
            List<NameJson> known = names.computeIfAbsent(language, any -> new ArrayList<>());
            if (!known.contains(name)) {
                known.add(name);
            }
        }
        return new EntityJson(
                person.id(),
                person.kind(),
                null,
                person.label(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                names,
                person.posts(),
                person.years(),
                person.companions(),
                PostReference.of(person.first()),
                PostReference.of(person.last()));
    }

    private static SearchResult.Label label(String id, Gazetteer gazetteer, String labels) {
        return new SearchResult.Label(id, gazetteer.label(id, labels));
    }

    private static Map<String, List<SearchResult.Count>> companions(Entity entity, SearchResult result) {
        Map<String, List<SearchResult.Count>> companions = new LinkedHashMap<>();
        for (Kind kind : Kind.filters()) {
            companions.put(
                    kind.filter(),
                    result.facets().getOrDefault(kind.filter(), List.of()).stream()
                            .filter(count -> !count.id().equals(entity.id()))
                            .limit(COMPANIONS)
                            .toList());
        }
        return companions;
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
