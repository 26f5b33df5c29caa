package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.person.KnownPersons;
import org.nearchive.query.Hit;
import org.nearchive.query.PersonProfile;
import org.nearchive.query.SearchResult;

/**
 * The answer of {@code /api/v1/entities/{id}} for a person.
 *
 * @param names by language, of one who is known; empty for all others
 * @param offices with their terms, of one who is known
 * @param spellings that posts have
 * @param roles that posts give him
 * @param posts that name him
 * @param years when those were published
 * @param companions by kind: what the same posts name most often
 * @param first the oldest of the posts
 * @param last the newest
 * @param latest posts, the newest first
 * @param perhaps persons who may be the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonJson(
        String id,
        String kind,
        String label,
        Map<String, List<String>> names,
        List<Office> offices,
        List<PersonProfile.Spelling> spellings,
        List<PersonProfile.Role> roles,
        long posts,
        List<SearchResult.Count> years,
        Map<String, List<SearchResult.Count>> companions,
        @Nullable PostLine first,
        @Nullable PostLine last,
        List<PostLine> latest,
        List<PersonProfile.Candidate> perhaps) {

    private static final int COMPANIONS = 20;

    /** An office and its term, as far as known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Office(
            String role,
            SearchResult.Label of,
            @Nullable String from,
            @Nullable String until) {}

    /** A post, shortly. */
    record PostLine(String id, String lang, String title, LocalDate published) {
        static PostLine of(Hit hit) {
            return new PostLine(hit.id(), hit.lang(), hit.plainTitle(), hit.published());
        }
    }

    /**
     * @param oldest the posts that name him, the oldest first
     * @param newest the same, the newest first
     */
    static PersonJson of(
            PersonProfile person,
            KnownPersons known,
            Gazetteer gazetteer,
            String labels,
            SearchResult oldest,
            SearchResult newest) {
        Map<String, List<SearchResult.Count>> companions = new LinkedHashMap<>();
        for (Kind kind : Kind.filters()) {
            companions.put(
                    kind.filter(),
                    oldest.facets().getOrDefault(kind.filter(), List.of()).stream()
                            .filter(count -> !count.id().equals(person.id()))
                            .limit(COMPANIONS)
                            .toList());
        }
        return new PersonJson(
                person.id(),
                Kind.PERSON.filter(),
                person.label(),
                known.person(person.id()).map(KnownPersons.Known::names).orElse(Map.of()),
                known.person(person.id()).map(KnownPersons.Known::offices).orElse(List.of()).stream()
                        .map(office -> new Office(
                                office.role(),
                                new SearchResult.Label(office.of(), gazetteer.label(office.of(), labels)),
                                office.from(),
                                office.until()))
                        .toList(),
                person.spellings(),
                person.roles(),
                oldest.total(),
                oldest.facets().getOrDefault("year", List.of()),
                companions,
                oldest.hits().isEmpty() ? null : PostLine.of(oldest.hits().getFirst()),
                newest.hits().isEmpty() ? null : PostLine.of(newest.hits().getFirst()),
                newest.hits().stream().map(PostLine::of).toList(),
                person.perhaps());
    }
}
