package org.nearchive.extract;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/**
 * Reads a record of the shape {@code near-post/1}. All mistakes of a record are said at once. Of a field that stands there
 * twice the last counts. Fields that the schema does not know are kept in {@link Given#extra()}: those of a part
 * ({@code source}, {@code lang}, {@code body}, {@code translations}, {@code hints}) under the part's name, those of
 * attachments, with their {@code url} and given {@code text}, in a list under {@code attachments}. What changes at every
 * reading and is not the post's, {@code views} and {@code source.fetchedAt}, stays in the raw line only.
 */
final class RecordExtractor {
    private static final String SCHEMA = "near-post/1";
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 32 * 1024 * 1024;
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ObjectMapper json = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    // Cleaned away later; a record is not refused for a stray control.
                    .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, true)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * @param name of the feed
     * @param rules fingerprint of this reader
     * @param given where the files are that the record names
     */
    Extracted extract(String line, String name, String rules, GivenFiles given) {
        try {
            JsonNode record = json.readTree(line);
            if (record == null || !record.isObject()) {
                throw new RefusedInput("is no JSON object; a line is {\"schema\":\"" + SCHEMA + "\", …}");
            }
            return new Reading(record, given).extracted(new Provenance(name, SCHEMA, rules, Map.of()));
        } catch (StreamConstraintsException e) {
            return new Extracted.Refused("is deeper than " + DEEPEST + " levels, or holds a text of more than "
                    + LONGEST_TEXT + " characters or a number or name that is far too long" + place(e));
        } catch (JsonProcessingException e) {
            return new Extracted.Refused("is no JSON: " + e.getOriginalMessage() + place(e));
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** One record. */
    private static final class Reading {
        private final List<String> mistakes = new ArrayList<>();
        private final Map<String, Object> extra = new LinkedHashMap<>();
        private final Map<Integer, Path> files = new LinkedHashMap<>();
        private final RecordFields record;
        private final GivenFiles given;

        Reading(JsonNode record, GivenFiles given) {
            this.record = new RecordFields("", record, mistakes);
            this.given = given;
        }

        Extracted extracted(Provenance provenance) {
            String schema = record.text("schema");
            if (!SCHEMA.equals(schema)) {
                throw new RefusedInput("schema must be \"" + SCHEMA + "\", but was "
                        + (schema == null ? "missing" : "\"" + RecordFields.shortened(schema) + "\""));
            }
            String id = Objects.requireNonNullElse(record.text("id"), "");
            if (mistakes.isEmpty() && !Post.isId(id)) {
                record.mistake("id", "1 to 200 visible characters without spaces", quoted(id));
            }
            String op = Objects.requireNonNullElse(record.text("op"), "upsert");
            Instant deleted = moment(record, "deletedAt");
            if (op.equals("delete")) {
                refuseForMistakes();
                return new Extracted.Withdrawn(id);
            }
            if (!op.equals("upsert")) {
                record.mistake("op", "upsert or delete", quoted(op));
            }
            if (deleted != null && op.equals("upsert")) {
                record.mistake("op", "delete in a record with deletedAt", "upsert");
            }
            return new Extracted.Accepted(post(id), provenance, files);
        }

        private void refuseForMistakes() {
            if (!mistakes.isEmpty()) {
                throw new RefusedInput(String.join("; ", mistakes));
            }
        }

        private Post post(String id) {
            extra.putAll(record.open("extra"));
            String title = CleanText.line(Objects.requireNonNullElse(record.text("title"), ""));
            String body = body();
            if (title.isEmpty() && body.isEmpty() && mistakes.isEmpty()) {
                mistakes.add("has neither a title nor a body");
            }
            LocalDate published = published();
            Origin origin = origin();
            String language = language();
            String author = clean(record.text("author"));
            record.number("views");
            List<Attachment> attachments = attachments();
            Given given = given();
            refuseForMistakes();
            return new Post(
                    id, origin, language, title, Objects.requireNonNull(published), author, body, attachments, given);
        }

        private String body() {
            if (record.isText("body")) {
                return CleanText.lines(Objects.requireNonNull(record.text("body")));
            }
            RecordFields body = record.part("body");
            String content = Objects.requireNonNullElse(body.text("content"), "");
            String format = Objects.requireNonNullElse(body.text("format"), "text");
            keepRest("body", body);
            return switch (format) {
                case "html" -> CleanText.ofHtml(content);
                case "text" -> CleanText.lines(content);
                case "markdown" -> CleanText.ofHtml(Markdown.toHtml(content));
                default -> {
                    body.mistake("format", "html, text or markdown", quoted(format));
                    yield "";
                }
            };
        }

        private @Nullable LocalDate published() {
            int before = mistakes.size();
            String day = record.text("publishedOn");
            if (day == null) {
                if (mistakes.size() == before) {
                    mistakes.add("publishedOn is missing; write the day as 2031-05-09");
                }
                return null;
            }
            try {
                return LocalDate.parse(day.strip());
            } catch (DateTimeParseException e) {
                record.mistake("publishedOn", "a day like 2031-05-09", quoted(day));
                return null;
            }
        }

        private Origin origin() {
            RecordFields source = record.part("source");
            String site = Objects.requireNonNullElse(clean(source.text("site")), "unknown");
            List<String> board = board(source);
            String number = clean(source.numberOrText("postNo"));
            URI url = address(source, "url", source.text("url"));
            List<URI> aliases = new ArrayList<>();
            for (String alias : source.texts("aliases")) {
                URI address = address(source, "aliases", alias);
                if (address != null && !address.equals(url) && !aliases.contains(address)) {
                    aliases.add(address);
                }
            }
            // Known, of the right type, and of no use to the post itself.
            source.numberOrText("boardId");
            source.text("fetchedAt");
            keepRest("source", source);
            return new Origin(site, board, number, url, aliases);
        }

        /** A path of headings: a list, or one text with {@code >} between them. */
        private static List<String> board(RecordFields source) {
            List<String> written = source.isList("board")
                    ? source.texts("board")
                    : Optional.ofNullable(source.text("board")).stream().toList();
            return written.stream()
                    .flatMap(part -> List.of(part.split(" > ")).stream())
                    .map(CleanText::line)
                    .filter(heading -> !heading.isEmpty())
                    .toList();
        }

        /** Only web addresses: they become links on pages. */
        private static @Nullable URI address(RecordFields source, String field, @Nullable String written) {
            if (written == null || written.isBlank()) {
                return null;
            }
            Optional<URI> address = WebAddress.parse(written);
            if (address.isEmpty()) {
                source.mistake(field, "an address that begins with http:// or https://", quoted(written));
            }
            return address.orElse(null);
        }

        private @Nullable String language() {
            RecordFields lang = record.part("lang");
            String declared = clean(lang.text("declared"));
            // What the text is in is told from the text.
            lang.text("text");
            Map<String, Object> rest = new LinkedHashMap<>(lang.rest());
            boolean usable = declared != null && SitePage.isLanguage(declared);
            if (declared != null && !usable) {
                rest.put("declared", declared); // Names a language as we cannot: kept, not used.
            }
            if (!rest.isEmpty()) {
                keep("lang", rest);
            }
            return usable ? declared : null;
        }

        private Given given() {
            RecordFields translations = record.part("translations");
            String of = clean(translations.text("of"));
            if (of != null && !Post.isId(of)) {
                translations.mistake("of", "a post's id without spaces", quoted(of));
            }
            String group = clean(translations.text("group"));
            keepRest("translations", translations);
            RecordFields hints = record.part("hints");
            List<String> entities = hints(hints, "entities");
            List<String> events = hints(hints, "events");
            List<String> activity = hints(hints, "activity");
            keepRest("hints", hints);
            Instant updated = moment(record, "updatedAt");
            String rights = clean(record.text("rights"));
            record.rest().forEach(this::keep);
            return new Given(updated, of, group, entities, events, activity, rights, extra);
        }

        private static List<String> hints(RecordFields hints, String field) {
            return hints.texts(field).stream()
                    .map(CleanText::line)
                    .filter(hint -> !hint.isEmpty())
                    .distinct()
                    .toList();
        }

        /** An instant; a day is its first moment in Korea. */
        private static @Nullable Instant moment(RecordFields in, String field) {
            String written = clean(in.text(field));
            if (written == null) {
                return null;
            }
            try {
                return written.contains("T")
                        ? OffsetDateTime.parse(written).toInstant()
                        : LocalDate.parse(written).atStartOfDay(SEOUL).toInstant();
            } catch (DateTimeParseException e) {
                in.mistake(field, "a moment like 2031-05-10T02:00:00Z or a day like 2031-05-10", quoted(written));
                return null;
            }
        }

        private List<Attachment> attachments() {
            List<RecordFields> written = new ArrayList<>(record.parts("attachments"));
            Set<Long> places = new HashSet<>();
            written.forEach(file -> Optional.ofNullable(file.number("no")).ifPresent(places::add));
            if (places.size() == written.size()) {
                written.sort(Comparator.comparing(file -> Objects.requireNonNull(file.number("no"))));
            }
            List<Attachment> attachments = new ArrayList<>();
            List<Object> rests = new ArrayList<>();
            for (RecordFields file : written) {
                int number = attachments.size() + 1;
                attachments.add(attachment(number, file));
                Map<String, Object> rest = new LinkedHashMap<>(Map.of("no", number));
                putText(rest, "url", file.text("url"));
                putText(rest, "text", file.text("text"));
                rest.putAll(file.rest());
                if (rest.size() > 1) {
                    rests.add(rest);
                }
            }
            if (!rests.isEmpty()) {
                extra.put("attachments", rests);
            }
            return attachments;
        }

        private static void putText(Map<String, Object> rest, String name, @Nullable String text) {
            if (text != null && !text.isBlank()) {
                rest.put(name, CleanText.lines(text));
            }
        }

        private Attachment attachment(int number, RecordFields file) {
            String path = file.text("path");
            String name = clean(file.text("fileName"));
            if (name == null) {
                String last = path == null ? null : clean(path.substring(path.lastIndexOf('/') + 1));
                name = last == null ? "file " + number : last;
            }
            file.text("mediaType");
            file.number("size");
            String sha256 = clean(file.text("sha256"));
            if (sha256 != null && !sha256.matches("[0-9A-Fa-f]{64}")) {
                file.mistake("sha256", "64 hex digits", quoted(sha256));
            }
            Path place = null;
            try {
                place = given.find(path, name);
            } catch (RefusedInput e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
            if (place == null) {
                return Attachment.missing(
                        number,
                        name,
                        path == null
                                ? "the record gives no path of its bytes"
                                : "there is no file at " + CleanText.line(path) + " beside the feed");
            }
            String damage = mistakes.isEmpty() ? damage(place, sha256) : null;
            if (damage != null) {
                return Attachment.missing(number, name, damage);
            }
            files.put(number, place);
            return Attachment.missing(number, name, "its bytes are not stored yet");
        }

        /** Says that a file is not the one that the record means; {@code null} when it may be. */
        private static @Nullable String damage(Path file, @Nullable String sha256) {
            try {
                String found = sha256 == null ? null : sha256(file);
                return found == null || found.equalsIgnoreCase(sha256)
                        ? null
                        : "the bytes of the file beside the feed have the SHA-256 " + found + ", but the record says "
                                + Objects.requireNonNull(sha256).toLowerCase(Locale.ROOT);
            } catch (IOException e) {
                return "the file beside the feed cannot be read: " + e.getMessage();
            }
        }

        private static String sha256(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
                digested.transferTo(java.io.OutputStream.nullOutputStream());
                return HexFormat.of().formatHex(digested.getMessageDigest().digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        private void keepRest(String part, RecordFields fields) {
            Map<String, Object> rest = fields.rest();
            if (!rest.isEmpty()) {
                keep(part, rest);
            }
        }

        /** What {@code extra} itself holds under the same name is kept beside it where both are objects. */
        private void keep(String name, @Nullable Object value) {
            if (extra.get(name) instanceof Map<?, ?> before && value instanceof Map<?, ?> more) {
                Map<Object, Object> both = new LinkedHashMap<>(before);
                both.putAll(more);
                extra.put(name, both);
            } else {
                extra.put(name, value);
            }
        }

        private static String quoted(String written) {
            return "\"" + RecordFields.shortened(written) + "\"";
        }

        private static @Nullable String clean(@Nullable String text) {
            String clean = text == null ? "" : CleanText.line(text);
            return clean.isEmpty() ? null : clean;
        }
    }
}
