package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Locale;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FileStatus;

/** JSON as the API and the command line write it: snake_case, ISO dates, lower-case statuses. */
public final class Json {
    private static final JsonInclude.Value ONLY_WHAT_IS_KNOWN =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(FileStatus.class, new ToStringSerializerBase(FileStatus.class) {
                @Override
                public String valueToString(Object status) {
                    return status.toString().toLowerCase(Locale.ROOT);
                }
            }))
            .withConfigOverride(FileMetadata.class, override -> override.setInclude(ONLY_WHAT_IS_KNOWN))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** On one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own records are always JSON", e);
        }
    }
}
