package org.nearchive.entity;

import java.util.List;
import java.util.Locale;

/** What an entity is. Each kind is a filter, a facet and a field of the search box. */
public enum Kind {
    PROVINCE("province", ""),
    PERSON("person", "person:"),
    PLACE("place", "place:"),
    ORGANISATION("org", "org:"),
    EVENT("event", "event:"),
    ACTIVITY("activity", "activity:"),
    /** Only context for others; never a mention of its own. */
    COUNTRY("country", "country:");

    private final String filter;
    private final String prefix;

    Kind(String filter, String prefix) {
        this.filter = filter;
        this.prefix = prefix;
    }

    /** The name of filter, facet and field: province, person, place, org, event, activity. */
    public String filter() {
        return filter;
    }

    /** The type of a mention: province, person, place, organisation, event. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kinds that posts can be chosen by, in the order of the page. */
    public static List<Kind> filters() {
        return List.of(PROVINCE, PERSON, PLACE, ORGANISATION, EVENT, ACTIVITY);
    }

    /** What ids of this kind begin with; empty for provinces. */
    public String prefix() {
        return prefix;
    }

    /** The kind that an id belongs to. A series of events is an event whose number is not said. */
    public static Kind of(String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return PROVINCE;
        }
        return switch (id.substring(0, colon + 1)) {
            // "holder:" is somebody of a family name with a title.
            case "person:", "holder:" -> PERSON;
            case "place:" -> PLACE;
            case "org:" -> ORGANISATION;
            case "event:", "series:" -> EVENT;
            case "activity:" -> ACTIVITY;
            case "country:" -> COUNTRY;
            default -> PROVINCE;
        };
    }
}
