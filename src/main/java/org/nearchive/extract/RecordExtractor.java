package org.nearchive.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** Reads a record of the shape {@code near-post/1}. What we do not know in it stays in the raw line, which is kept. */
final class RecordExtractor {
    private static final String SCHEMA = "near-post/1";
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param name of the feed
     * @param rules fingerprint of this reader
     * @param folder that the feed stands in: files given with a record lie in it; {@code null}: do not look for them
     */
    Extracted extract(String line, String name, String rules, @Nullable Path folder) {
        try {
            return record(json.readTree(line), new Provenance(name, SCHEMA, rules, Map.of()), folder);
        } catch (JsonProcessingException e) {
            return new Extracted.Refused("is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Extracted record(JsonNode record, Provenance provenance, @Nullable Path folder) {
        if (!record.isObject()) {
            throw new RefusedInput("is no JSON object; a line is {\"schema\":\"" + SCHEMA + "\", …}");
        }
        if (!SCHEMA.equals(text(record, "schema"))) {
            throw new RefusedInput("schema must be \"" + SCHEMA + "\", but was " + record.path("schema"));
        }
        String id = text(record, "id");
        if (id == null || !Post.isId(id)) {
            throw new RefusedInput(
                    "id must be 1 to 200 visible characters without spaces, but was " + record.path("id"));
        }
        String op = Objects.requireNonNullElse(text(record, "op"), "upsert");
        return switch (op) {
            case "delete" -> new Extracted.Withdrawn(id);
            case "upsert" -> post(id, record, provenance, folder);
            default -> throw new RefusedInput("op must be upsert or delete, but was " + op);
        };
    }

    private static Extracted post(String id, JsonNode record, Provenance provenance, @Nullable Path folder) {
        String title = CleanText.line(Objects.requireNonNullElse(text(record, "title"), ""));
        String body = body(record.path("body"));
        if (title.isEmpty() && body.isEmpty()) {
            throw new RefusedInput("has neither a title nor a body");
        }
        Map<Integer, Path> files = new LinkedHashMap<>();
        List<Attachment> attachments = attachments(record.path("attachments"), folder, files);
        Post post = new Post(
                id,
                origin(record.path("source")),
                text(record.path("lang"), "declared"),
                title,
                published(text(record, "publishedOn")),
                text(record, "author"),
                body,
                attachments,
                Given.NOTHING);
        return new Extracted.Accepted(post, provenance, files);
    }

    private static String body(JsonNode body) {
        if (body.isTextual()) {
            return CleanText.lines(body.textValue());
        }
        String content = Objects.requireNonNullElse(text(body, "content"), "");
        String format = Objects.requireNonNullElse(text(body, "format"), "text");
        return switch (format) {
            case "html" -> CleanText.ofHtml(content);
            case "text", "markdown" -> CleanText.lines(content);
            default -> throw new RefusedInput("body.format must be html, text or markdown, but was " + format);
        };
    }

    private static LocalDate published(@Nullable String day) {
        if (day == null) {
            throw new RefusedInput("publishedOn is missing; write the day as 2031-05-09");
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new RefusedInput("publishedOn must be a day like 2031-05-09, but was \"" + day + "\"");
        }
    }

    private static Origin origin(JsonNode source) {
        List<URI> aliases = new ArrayList<>();
        source.path("aliases").forEach(alias -> {
            URI address = address("source.aliases", alias.isTextual() ? alias.textValue() : null);
            if (address != null) {
                aliases.add(address);
            }
        });
        return new Origin(
                Objects.requireNonNullElse(text(source, "site"), "unknown"),
                board(source.path("board")),
                text(source, "postNo"),
                address("source.url", text(source, "url")),
                aliases);
    }

    /** A path of headings: a list, or one text with {@code >} between them. */
    private static List<String> board(JsonNode written) {
        List<String> board = new ArrayList<>();
        (written.isArray() ? written : List.of(written)).forEach(part -> {
            for (String heading : part.asText("").split(" > ")) {
                board.add(CleanText.line(heading));
            }
        });
        board.removeIf(String::isEmpty);
        return board;
    }

    /** Only web addresses: they become links on pages. */
    private static @Nullable URI address(String field, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            URI address = new URI(written.strip());
            if ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new RefusedInput(
                field + " must be an address that begins with http:// or https://, but was \"" + written + "\"");
    }

    private static List<Attachment> attachments(JsonNode list, @Nullable Path folder, Map<Integer, Path> files) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode item : list) {
            int number = attachments.size() + 1;
            String path = text(item, "path");
            String name = CleanText.line(Objects.requireNonNullElse(text(item, "fileName"), ""));
            if (name.isEmpty()) {
                name = path == null ? "file " + number : CleanText.line(path.substring(path.lastIndexOf('/') + 1));
            }
            if (path == null) {
                attachments.add(Attachment.missing(number, name, "the record gives no path of its bytes"));
                continue;
            }
            Path file = folder == null ? null : GivenFiles.inside(folder, path);
            if (file == null) {
                attachments.add(Attachment.missing(number, name, "there is no file at " + path + " beside the feed"));
            } else {
                attachments.add(Attachment.missing(number, name, "its bytes are not stored yet"));
                files.put(number, file);
            }
        }
        return attachments;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
