package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FilePart;
import org.nearchive.post.FileStatus;
import org.nearchive.query.Hit;

/** JSON as the API and the command line write it: snake_case, ISO dates, lower-case statuses. */
public final class Json {
    private static final JsonInclude.Value ONLY_WHAT_IS_KNOWN =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);

    private static final int DEEPEST = 100;

    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(FileStatus.class, new ToStringSerializerBase(FileStatus.class) {
                @Override
                public String valueToString(Object status) {
                    return status.toString().toLowerCase(Locale.ROOT);
                }
            }))
            .withConfigOverride(FileMetadata.class, override -> override.setInclude(ONLY_WHAT_IS_KNOWN))
            .withConfigOverride(FilePart.class, override -> override.setInclude(ONLY_WHAT_IS_KNOWN))
            .withConfigOverride(Hit.Place.class, override -> override.setInclude(ONLY_WHAT_IS_KNOWN))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** Where something is no JSON: {@code  at line 1, column 7}; empty when that is not known. */
    static String place(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** A record's parts by the names that they have in JSON, in its order. */
    public static Map<String, Object> fields(Object value) {
        return MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** On one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own records are always JSON", e);
        }
    }
}
