package org.nearchive.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses of the search page: the present search, with something changed. What is not changed stays as it was asked for.
 *
 * @param parameters as the page was asked for
 */
record SearchLinks(Frame frame, SearchParameters parameters) {
    /** What the timeline lies on: {@code published} or {@code on}. Only the page has it. */
    static final String AXIS = "axis";

    private static final List<String> NAMES = names();

    private static List<String> names() {
        List<String> names = new ArrayList<>(SearchParameters.NAMES);
        names.removeAll(List.of("offset", "cursor", "facets", "labels"));
        names.add(AXIS);
        return List.copyOf(names);
    }

    /** The same search with other values of one parameter, on its first page. */
    String with(String name, List<String> values) {
        return with(Map.of(name, values));
    }

    /** The same with other values of several; an empty list takes a parameter away. */
    String with(Map<String, List<String>> changes) {
        return frame.search(changed(changes));
    }

    /** The same search from another hit on. */
    String from(int offset) {
        Map<String, List<String>> values = changed(Map.of());
        values.put("offset", offset == 0 ? List.of() : List.of(Integer.toString(offset)));
        return frame.search(values);
    }

    /** All parameters but some: what a form that asks for those sends along unseen. */
    Map<String, List<String>> without(List<String> asked) {
        Map<String, List<String>> kept = changed(Map.of());
        kept.keySet().removeAll(asked);
        kept.putAll(frame.kept());
        return kept;
    }

    private Map<String, List<String>> changed(Map<String, List<String>> changes) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            values.put(name, changes.getOrDefault(name, parameters.all(name)));
        }
        return values;
    }
}
