package org.nearchive.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as people and browsers write them. */
final class WebAddress {
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}\\p{Cn}\"<>\\[\\]\\\\^`{|}]|#(?=.*#)");

    /** Longer than what any server takes. */
    private static final int LONGEST = 8000;

    private WebAddress() {}

    /**
     * An address that begins with http:// or https:// and names a host; characters that an address cannot hold are
     * escaped. Empty for everything else.
     */
    static Optional<URI> parse(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String escaped = NO_ESCAPE.matcher(written.strip()).replaceAll("%25");
        escaped = FORBIDDEN
                .matcher(escaped)
                .replaceAll(found ->
                        URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20"));
        try {
            URI address = new URI(escaped);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getRawAuthority() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Without {@code #part}, which names a place in the page. */
    static URI withoutFragment(URI address) {
        String written = address.toString();
        int fragment = written.indexOf('#');
        return fragment < 0 ? address : URI.create(written.substring(0, fragment));
    }
}
