package org.nearchive.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a record or of one of its parts. Whoever asks for a field knows it; what nobody asked for is the rest. */
final class RecordFields {
    private final String name;
    private final JsonNode fields;
    private final List<String> mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param name of the part, with a point after it; empty for the record itself
     * @param mistakes receives every field of a wrong type
     */
    RecordFields(String name, JsonNode fields, List<String> mistakes) {
        this.name = name;
        this.fields = fields;
        this.mistakes = mistakes;
    }

    private JsonNode get(String field) {
        known.add(field);
        JsonNode value = fields.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** {@code null} when it is missing, null, or no text. */
    @Nullable
    String text(String field) {
        JsonNode value = get(field);
        if (value.isMissingNode() || value.isTextual()) {
            return value.textValue();
        }
        return wrong(field, "text", value);
    }

    /** A site's own number, which some write as text and some as a number. */
    @Nullable
    String numberOrText(String field) {
        JsonNode value = get(field);
        return value.isIntegralNumber() ? value.asText() : text(field);
    }

    @Nullable
    Long number(String field) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
            return value.longValue();
        }
        wrong(field, "a whole number from 0", value);
        return null;
    }

    /** A part; without fields when it is missing or of a wrong type. */
    RecordFields part(String field) {
        JsonNode value = get(field);
        if (!value.isMissingNode() && !value.isObject()) {
            wrong(field, "an object", value);
        }
        return new RecordFields(name + field + ".", value.isObject() ? value : MissingNode.getInstance(), mistakes);
    }

    boolean isText(String field) {
        return fields.path(field).isTextual();
    }

    boolean isList(String field) {
        return fields.path(field).isArray();
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        for (JsonNode item : list(field)) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            } else {
                wrong(field + "[" + at + "]", "text", item);
            }
            at++;
        }
        return texts;
    }

    List<RecordFields> parts(String field) {
        List<RecordFields> parts = new ArrayList<>();
        int at = 0;
        for (JsonNode item : list(field)) {
            String place = field + "[" + at++ + "]";
            if (item.isObject()) {
                parts.add(new RecordFields(name + place + ".", item, mistakes));
            } else {
                wrong(place, "an object", item);
            }
        }
        return parts;
    }

    private JsonNode list(String field) {
        JsonNode value = get(field);
        if (!value.isMissingNode() && !value.isArray()) {
            wrong(field, "a list", value);
        }
        return value.isArray() ? value : MissingNode.getInstance();
    }

    /** Says that a field is of a wrong kind. */
    private @Nullable String wrong(String field, String right, JsonNode value) {
        String was = switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "text";
            case BOOLEAN -> value.asText();
            case NUMBER -> "the number " + shortened(value.asText());
            default -> "something else";
        };
        mistake(field, right, was);
        return null;
    }

    /** Says what a field must be and was. */
    void mistake(String field, String right, String was) {
        mistakes.add(name + field + " must be " + right + ", but was " + was);
    }

    static String shortened(String value) {
        return value.length() > 100 ? value.substring(0, 100) + "…" : value;
    }

    /** All fields that nobody asked for, as they came, without what nobody can see. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>();
        fields.propertyStream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> rest.put(CleanText.line(field.getKey()), plain(field.getValue())));
        return rest;
    }

    /** {@link #rest()} of a field whose content the schema leaves open. */
    Map<String, Object> open(String field) {
        return part(field).rest();
    }

    private static @Nullable Object plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                value.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                value.propertyStream()
                        .forEach(field -> map.put(CleanText.line(field.getKey()), plain(field.getValue())));
                yield map;
            }
            case STRING -> CleanText.lines(value.textValue());
            case BOOLEAN -> value.booleanValue();
            // 1e999 has no value that JSON could be written with again.
            case NUMBER -> Double.isFinite(value.doubleValue()) ? value.numberValue() : value.asText();
            default -> null;
        };
    }
}
