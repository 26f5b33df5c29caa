package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.nearchive.archive.Archive;
import org.nearchive.post.Attachment;

/** The bytes of attached files, and small pictures of them. What is a page or a program elsewhere is only ever saved (RELIABILITY R34). */
final class FileRoutes {
    /** Types that are sent as what they are; all others as bytes. None of them can run in a browser. */
    private static final Set<String> KNOWN_TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "text/plain");

    private final Archive archive;

    FileRoutes(Archive archive) {
        this.archive = archive;
    }

    void original(Context context, Attachment file) throws IOException {
        Optional<Path> bytes = Optional.ofNullable(file.sha256()).flatMap(archive::file);
        if (bytes.isEmpty()) {
            throw new NotHere(
                    HttpStatus.NOT_FOUND,
                    "missing_file",
                    "the archive does not have the bytes of " + file.fileName() + ": " + file.reason());
        }
        if (isKnown(context, String.valueOf(file.sha256()))) {
            return;
        }
        String type = file.mediaType();
        context.res().setCharacterEncoding(null); // A picture has none.
        context.contentType(type != null && KNOWN_TYPES.contains(type) ? type : "application/octet-stream");
        context.header("Content-Disposition", disposition(file.fileName()));
        context.header("Content-Security-Policy", "sandbox; default-src 'none'");
        context.header("Content-Length", Long.toString(file.bytes()));
        context.result(Files.newInputStream(bytes.get()));
    }

    void thumbnail(Context context, Attachment file) {
        byte[] picture = Optional.ofNullable(file.sha256())
                .flatMap(archive.extractions()::thumbnail)
                .orElseThrow(() -> new NotHere(
                        HttpStatus.NOT_FOUND, "no_thumbnail", "there is no small picture of " + file.fileName()));
        if (isKnown(context, "small-" + file.sha256())) {
            return;
        }
        context.res().setCharacterEncoding(null);
        context.contentType("image/jpeg");
        context.header("Cache-Control", "private, max-age=3600");
        context.header("Content-Security-Policy", "sandbox; default-src 'none'");
        context.result(picture);
    }

    /** Whether the reader has it already; then nothing more is to be sent. */
    private static boolean isKnown(Context context, String name) {
        String tag = '"' + name + '"';
        context.header("ETag", tag);
        String known = context.header("If-None-Match");
        boolean same = known != null && (known.strip().equals("*") || known.contains(tag));
        if (same) {
            context.status(HttpStatus.NOT_MODIFIED);
        }
        return same;
    }

    /** RFC 6266: a plain name for old clients, and the real one. */
    private static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^A-Za-z0-9._ -]", "_");
        String exact = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
