package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.Annotation;
import org.nearchive.entity.Mention;

/**
 * What we see in a text, as {@code nearchive annotate} writes it.
 *
 * @param id of the text, as it was given
 * @param lang of the text, BCP 47
 */
public record AnnotationJson(@Nullable String id, String lang, List<EntityJson> entities, List<Object> dates) {

    /**
     * @param start in Unicode code points
     * @param end exclusive
     * @param type province, place, organisation or event
     * @param entity the id; left out when it has none, and when the text does not decide between several
     * @param candidates all ids it may mean where the text does not decide
     * @param inside provinces that are part of an organisation's name
     * @param modality planned, conditional or denied
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
            @Nullable String modality) {}

    public static AnnotationJson of(@Nullable String id, String text, Annotation annotation) {
        List<EntityJson> entities = new ArrayList<>();
        int unit = 0;
        int point = 0;
        for (Mention mention : annotation.mentions()) {
            // Counted from the last mention on: a long text with many mentions stays linear.
            int start = point + text.codePointCount(unit, mention.start());
            int end = start + text.codePointCount(mention.start(), mention.end());
            unit = mention.end();
            point = end;
            entities.add(entity(mention, start, end));
        }
        return new AnnotationJson(id, annotation.language(), entities, List.of());
    }

    private static EntityJson entity(Mention mention, int start, int end) {
        List<String> candidates = mention.candidates();
        return new EntityJson(
                start,
                end,
                mention.kind().type(),
                mention.surface(),
                candidates.size() == 1 ? candidates.getFirst() : null,
                mention.isAmbiguous() ? candidates : null,
                mention.inside().isEmpty() ? null : mention.inside(),
                mention.modality() == null ? null : mention.modality().word());
    }
}
