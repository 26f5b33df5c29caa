package org.nearchive.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.extract.GivenFiles;

/**
 * A record and its files as a request brings them: a body of JSON, or a form with a part {@code post} and a part for each
 * file. What is larger than it may be is never held.
 */
final class Incoming implements AutoCloseable {
    /** The longest real post is far below a megabyte. */
    static final int MAX_RECORD = 8_000_000;

    private static final long MAX_FILE = 256_000_000;
    private static final long MAX_FORM = 512_000_000;
    private static final int MAX_PARTS = 200;
    private static final String MULTIPART_CONFIG = "org.eclipse.jetty.multipartConfig";
    private static final String POST = "post";
    private static final Pattern TOO_LARGE = Pattern.compile("(?i)exceed|too large|larger than|too many");

    private final byte[] record;
    private final List<NamedFile> files;
    /** Those that nobody asked for yet. */
    private final List<NamedFile> left;

    private Incoming(byte[] record, List<NamedFile> files) {
        this.record = record;
        this.files = List.copyOf(files);
        left = new ArrayList<>(files);
    }

    private record NamedFile(String name, Path bytes) {
        /** A record means a file by its path, by the last part of that, or by its name on the post. */
        boolean isMeantBy(@Nullable String path, String fileName) {
            return name.equals(composed(fileName)) || (path != null && name.equals(lastOf(composed(path))));
        }
    }

    /**
     * @param folder for the files while the request is being worked on
     * @throws ProblemException when the body is of another kind, or too large
     */
    static Incoming of(Context context, Path folder) throws IOException {
        MediaType type = MediaType.of(context);
        if (type.isJson()) {
            return new Incoming(record(context.bodyInputStream()), List.of());
        }
        if (type.is("multipart/form-data")) {
            return form(context, folder);
        }
        throw type.refused("a near-post/1 record as application/json, or multipart/form-data with the record in a part"
                + " named post and a part for each file");
    }

    private static byte[] record(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_RECORD + 1);
        if (bytes.length > MAX_RECORD) {
            throw tooLarge("a record has at most " + MAX_RECORD + " bytes");
        }
        return bytes;
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too_large", null, detail);
    }

    private static Incoming form(Context context, Path folder) throws IOException {
        context.req()
                .setAttribute(
                        MULTIPART_CONFIG,
                        new MultipartConfigElement(folder.toAbsolutePath().toString(), MAX_FILE, MAX_FORM, 1 << 16));
        Collection<Part> parts = parts(context);
        if (parts.size() > MAX_PARTS) {
            throw tooLarge("a form has at most " + MAX_PARTS + " parts, but this one has " + parts.size());
        }
        byte[] record = null;
        List<NamedFile> files = new ArrayList<>();
        try {
            for (Part part : parts) {
                if (part.getName().equals(POST) && record == null) {
                    record = record(part.getInputStream());
                } else if (part.getSubmittedFileName() == null) {
                    throw invalid("the part \"" + part.getName()
                            + "\" is neither the record, which is named post, nor a" + " file with a filename");
                } else {
                    files.add(file(part, folder));
                }
            }
            if (record == null) {
                throw invalid("the form has no part named post, with the record in it");
            }
            return withUnnamed(record, files);
        } catch (IOException | RuntimeException e) {
            remove(files);
            throw e;
        }
    }

    private static Collection<Part> parts(Context context) throws IOException {
        try {
            return context.req().getParts();
        } catch (ServletException | RuntimeException e) {
            // Jetty says in words only which of the limits it was, and wraps it differently from case to case.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                String words = String.valueOf(cause.getMessage());
                if (TOO_LARGE.matcher(words).find()) {
                    throw tooLarge("a record has at most " + MAX_RECORD + " bytes, a file " + MAX_FILE + ", a form "
                            + MAX_FORM);
                }
            }
            throw invalid("the body is no form as its Content-Type says; curl -F makes one");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_form", null, detail);
    }

    private static NamedFile file(Part part, Path folder) throws IOException {
        String name = composed(lastOf(part.getSubmittedFileName().replace('\\', '/')));
        Path bytes = Files.createTempFile(folder, "part-", ".tmp");
        NamedFile file = new NamedFile(name, bytes);
        try (InputStream in = part.getInputStream()) {
            Files.copy(in, bytes, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException | RuntimeException e) {
            remove(List.of(file));
            throw e;
        }
    }

    /** Files that the record does not name are added to it, so that it says itself what belongs to the post. */
    private static Incoming withUnnamed(byte[] record, List<NamedFile> files) throws IOException {
        JsonNode read;
        try {
            read = Json.MAPPER.readTree(record);
        } catch (JsonProcessingException e) {
            return new Incoming(record, files); // Whoever reads it as a record says what is wrong.
        }
        if (!(read instanceof ObjectNode post)
                || !(post.path("attachments").isMissingNode()
                        || post.path("attachments").isArray())) {
            return new Incoming(record, files);
        }
        List<NamedFile> unnamed = new ArrayList<>(files);
        for (JsonNode attachment : post.path("attachments")) {
            String path = attachment.path("path").textValue();
            unnamed.stream()
                    .filter(file ->
                            file.isMeantBy(path, attachment.path("fileName").asText("")))
                    .findFirst()
                    .ifPresent(unnamed::remove);
        }
        if (unnamed.isEmpty()) {
            return new Incoming(record, files);
        }
        unnamed.forEach(
                file -> post.withArrayProperty("attachments").addObject().put("fileName", file.name()));
        return new Incoming(Json.MAPPER.writeValueAsBytes(post), files);
    }

    private static String composed(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    byte[] record() {
        return record;
    }

    /** The files that came, each given once. */
    GivenFiles files() {
        return (path, fileName) -> {
            for (NamedFile file : left) {
                if (file.isMeantBy(path, fileName)) {
                    left.remove(file);
                    return file.bytes();
                }
            }
            return null;
        };
    }

    /** @throws ProblemException when a file came that the record, once it was read, does not name */
    void refuseUnused() {
        if (!left.isEmpty()) {
            throw invalid("the file \"" + left.getFirst().name() + "\" belongs to no attachment of the record;"
                    + " add {\"fileName\": …} with its name to the attachments");
        }
    }

    private static void remove(List<NamedFile> files) throws IOException {
        for (NamedFile file : files) {
            Files.deleteIfExists(file.bytes());
        }
    }

    @Override
    public void close() throws IOException {
        remove(files);
    }
}
