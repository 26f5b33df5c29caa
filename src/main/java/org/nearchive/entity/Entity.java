package org.nearchive.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing that posts speak of.
 *
 * @param id ISO 3166-2 for a province where there is one ({@code CN-GS}), else {@code kind:slug}
 * @param kind {@code province}; later also person, organisation, event, place
 * @param country ISO 3166-1, two letters
 * @param status how a province stands to NEAR: member, observer, associate, special or applicant
 * @param names by language (BCP 47), the preferred one first
 */
public record Entity(String id, String kind, String country, String status, Map<String, List<String>> names) {

    public Entity {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        names.forEach((language, list) -> copy.put(language, List.copyOf(list)));
        names = java.util.Collections.unmodifiableMap(copy);
    }

    /** The name to show to a reader of that language; English, then the id, when there is none. */
    public String label(String language) {
        String tag = language.toLowerCase(Locale.ROOT).startsWith("zh")
                ? (language.equalsIgnoreCase("zh-Hant") ? "zh-Hant" : "zh-Hans")
                : language;
        String name = first(tag);
        if (name == null) {
            name = first("en");
        }
        return name == null ? id : name;
    }

    private @Nullable String first(String language) {
        List<String> list = names.get(language);
        return list == null || list.isEmpty() ? null : list.getFirst();
    }
}
