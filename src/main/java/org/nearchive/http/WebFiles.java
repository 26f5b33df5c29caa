package org.nearchive.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Style sheet, script and icon of our pages, and the schema of our records. Their addresses carry a hash of their bytes, so browsers may keep them for ever. */
final class WebFiles {
    private static final Map<String, String> TYPES = Map.of(
            "style.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "near-post-1.xsd", "application/xml; charset=utf-8");
    private static final Map<String, WebFile> ALL = read();

    private WebFiles() {}

    private record WebFile(String type, byte[] bytes, String hash) {}

    static void add(RoutesConfig routes) {
        routes.get("/web/{hash}/{name}", WebFiles::send);
    }

    static String address(String name) {
        return "/web/" + Objects.requireNonNull(ALL.get(name)).hash + "/" + name;
    }

    private static void send(Context context) {
        String name = context.pathParam("name");
        WebFile file = ALL.get(name);
        if (file == null) {
            throw new NotHere(HttpStatus.NOT_FOUND, "unknown_address", "there is no file " + name);
        }
        // A page of before an update asks for the file of before: it gets what there is, but not for ever.
        boolean isThis = file.hash.equals(context.pathParam("hash"));
        context.header("Cache-Control", isThis ? "public, max-age=31536000, immutable" : "no-cache");
        context.contentType(file.type).result(file.bytes);
    }

    /** Twenty hex digits that other bytes do not have. */
    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Map<String, WebFile> read() {
        Map<String, WebFile> files = new HashMap<>();
        TYPES.forEach((name, type) -> {
            try (InputStream in = Objects.requireNonNull(WebFiles.class.getResourceAsStream("/web/" + name), name)) {
                byte[] bytes = in.readAllBytes();
                files.put(name, new WebFile(type, bytes, hash(bytes)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Map.copyOf(files);
    }
}
