package org.nearchive.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that work from elsewhere: those of {@code --public-url}, else of the host that was asked. */
final class Links {
    /** A host name or address, and a port; anything else in that header is no host. */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");

    private final @Nullable URI publicUrl;

    Links(@Nullable URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Without a slash at the end; empty when nobody says under which name this server was asked. */
    String base(Context context) {
        if (publicUrl != null) {
            return publicUrl.toString().replaceAll("/+$", "");
        }
        String host = context.header("Host");
        return host != null && HOST.matcher(host).matches() ? "http://" + host : "";
    }

    static String post(String base, String id) {
        return base + "/posts/" + SearchJson.encoded(id);
    }
}
