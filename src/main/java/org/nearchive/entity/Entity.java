package org.nearchive.entity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing that posts speak of.
 *
 * @param id ISO 3166-2 for a province where there is one ({@code CN-GS}), else {@code kind:slug}
 * @param type what it is within its kind: province, krai, aimag …; city; secretariat, subcommittee …; empty when unsaid
 * @param country ISO 3166-1, two letters; empty when it has none
 * @param status how a province stands to NEAR: member, observer, associate, special, applicant, none; else empty
 * @param inside ids of the provinces that a place lies in, or that an organisation or event belongs to
 * @param parent the organisation above an organisation or behind a series; the series of an event; else {@code null}
 * @param slug what ids of a series' events begin with ({@code near-ga}); else empty
 * @param ordinal an event's number in its series; 0 when it has none
 * @param from first day of its life or of the event, as written (year, month or day); {@code null} when unknown
 * @param until last day
 * @param names by language (BCP 47), the preferred one first
 */
public record Entity(
        String id,
        String type,
        String country,
        String status,
        List<String> inside,
        @Nullable String parent,
        String slug,
        int ordinal,
        @Nullable String from,
        @Nullable String until,
        Map<String, List<Name>> names) {

    public Entity {
        inside = List.copyOf(inside);
        Map<String, List<Name>> copy = new LinkedHashMap<>();
        names.forEach((language, list) -> copy.put(language, List.copyOf(list)));
        names = Collections.unmodifiableMap(copy);
    }

    /** An entity is what its id says; comparing all names would cost at every mention. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entity entity && entity.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    public Kind kind() {
        return Kind.of(id);
    }

    public boolean isSeries() {
        return !slug.isEmpty();
    }

    /** The name to show to a reader of that language; English, then the id, when there is none. */
    public String label(String language) {
        return label(language, null);
    }

    /** The name that was in use on that day, where names say when they were. */
    public String label(String language, @Nullable LocalDate day) {
        String tag = language.toLowerCase(Locale.ROOT).startsWith("zh")
                ? (language.equalsIgnoreCase("zh-Hant") ? "zh-Hant" : "zh-Hans")
                : language;
        Name name = first(tag, day);
        if (name == null) {
            name = first("en", day);
        }
        // An activity's words may be open at their end.
        return name == null ? id : name.text().replace("*", "");
    }

    private @Nullable Name first(String language, @Nullable LocalDate day) {
        List<Name> list = names.getOrDefault(language, List.of());
        for (Name name : list) {
            // Today's name has no end; without a day it is the one to show.
            if (day == null ? name.until() == null : name.isInUse(day.toString())) {
                return name;
            }
        }
        return list.isEmpty() ? null : list.getFirst();
    }
}
