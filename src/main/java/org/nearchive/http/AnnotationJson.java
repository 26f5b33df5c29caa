package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateMention;
import org.nearchive.enrich.Annotation;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;
import org.nearchive.person.PersonMention;

/**
 * What we see in a text, as {@code nearchive annotate} writes it.
 *
 * @param id of the text, as it was given
 * @param lang of the text, BCP 47
 */
public record AnnotationJson(@Nullable String id, String lang, List<EntityJson> entities, List<DateJson> dates) {

    /**
     * @param start in Unicode code points
     * @param end exclusive
     * @param type province, place, organisation, event or person
     * @param entity the id, or the likelier one of a region and a town in it that share a name; left out when it has none,
     *     and when the text does not decide between several
     * @param candidates all ids it may mean where the text does not decide
     * @param inside provinces that are part of an organisation's name
     * @param modality planned, conditional or denied
     * @param title the words beside a person's name
     * @param role what the title says, as governor
     * @param of the organisation's words, or the ids of the province, that the text joins to the title
     * @param fullName of a person named in a shorter form, where the text gives it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntityJson(
            int start,
            int end,
            String type,
            String text,
            @Nullable String entity,
            @Nullable List<String> candidates,
            @Nullable List<String> inside,
            @Nullable String modality,
            @Nullable String title,
            @Nullable String role,
            @Nullable List<String> of,
            @Nullable String fullName) {}

    /**
     * @param start in Unicode code points
     * @param end exclusive
     * @param precision day, week, month, quarter, half, year or decade
     * @param value {@code 2023}, {@code 2023-06}, {@code 2023-06-29}, {@code 2023-W26}, {@code 2023-Q2}, {@code 2023-H1} or
     *     {@code first/last}
     */
    public record DateJson(
            int start, int end, String text, LocalDate from, LocalDate to, String precision, String value) {

        /** @param points knows the code points of the text that the date stands in */
        static DateJson of(DateMention date, CodePoints points) {
            return new DateJson(
                    points.at(date.start()),
                    points.at(date.end()),
                    date.surface(),
                    date.from(),
                    date.to(),
                    date.precision().name().toLowerCase(Locale.ROOT),
                    date.value());
        }
    }

    /** Counts code points up to places that are asked for in the order of the text: all of them together are linear. */
    static final class CodePoints {
        private final String text;
        private int unit;
        private int points;

        CodePoints(String text) {
            this.text = text;
        }

        int at(int place) {
            points = place >= unit ? points + text.codePointCount(unit, place) : text.codePointCount(0, place);
            unit = place;
            return points;
        }
    }

    public static AnnotationJson of(@Nullable String id, String text, Annotation annotation) {
        CodePoints mentions = new CodePoints(text);
        CodePoints persons = new CodePoints(text);
        CodePoints dates = new CodePoints(text);
        List<EntityJson> entities = new ArrayList<>();
        annotation
                .mentions()
                .forEach(mention ->
                        entities.add(entity(mention, mentions.at(mention.start()), mentions.at(mention.end()))));
        annotation
                .persons()
                .forEach(mention ->
                        entities.add(person(mention, persons.at(mention.start()), persons.at(mention.end()))));
        entities.sort(Comparator.comparingInt(EntityJson::start));
        return new AnnotationJson(
                id,
                annotation.language(),
                List.copyOf(entities),
                annotation.dates().stream()
                        .map(date -> DateJson.of(date, dates))
                        .toList());
    }

    /** A region and a town in it that share a name are named together: the likelier stands first. */
    private static boolean isDecided(List<String> candidates) {
        return candidates.size() == 1
                || (candidates.size() == 2 && Kind.of(candidates.get(0)) != Kind.of(candidates.get(1)));
    }

    private static EntityJson entity(Mention mention, int start, int end) {
        List<String> candidates = mention.candidates();
        return new EntityJson(
                start,
                end,
                mention.kind().type(),
                mention.surface(),
                isDecided(candidates) ? candidates.getFirst() : null,
                mention.isAmbiguous() ? candidates : null,
                mention.inside().isEmpty() ? null : mention.inside(),
                mention.modality() == null ? null : mention.modality().word(),
                null,
                null,
                null,
                null);
    }

    private static EntityJson person(PersonMention mention, int start, int end) {
        return new EntityJson(
                start,
                end,
                "person",
                mention.surface(),
                null,
                null,
                null,
                null,
                mention.title(),
                mention.role(),
                mention.of().isEmpty() ? null : mention.of(),
                mention.fullName());
    }
}
