package org.nearchive.extract;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One place where a saved page says what its address was.
 *
 * @param from which place: {@code saved-from}, {@code canonical}, {@code file-name}
 * @param query the part that holds parameters, or the file's name that was made of it
 * @param uri empty for a file's name without the host above it
 */
record SavedAddress(String from, String query, Optional<URI> uri) {
    static final String FILE_NAME = "file-name";

    /** Browsers write {@code saved from url=(0070)http://…}, copiers {@code Mirrored from host/path by …}. */
    private static final Pattern COMMENT =
            Pattern.compile("(?i)(?:saved\\s+from\\s+(?:url=\\(\\d+\\))?\\s*(https?://\\S+)"
                    + "|saved\\s+with\\s+singlefile\\s+url:\\s*(https?://\\S+)"
                    + "|mirrored\\s+from\\s+(\\S+)\\s+by\\s)");

    /** Tells a folder called after a host from one with a dot in its name. */
    private static final Pattern HOST = Pattern.compile(
            "(?i)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:[a-z]{2}|com|org|net|gov|edu|info|int|asia|example)");

    /**
     * All places that say something, the most trustworthy first.
     *
     * @param name of the file, as {@link #nameOf} gives it
     */
    static List<SavedAddress> of(Document page, String name) {
        List<SavedAddress> places = new ArrayList<>();
        comments(page)
                .map(Comment::getData)
                .map(COMMENT::matcher)
                .filter(Matcher::find)
                .map(found -> Stream.of(1, 2, 3)
                        .map(found::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .limit(1)
                .forEach(written -> add(places, "saved-from", written.contains("://") ? written : "http://" + written));
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        if (canonical != null) {
            String written = canonical.attr("href").strip();
            add(places, "canonical", written.startsWith("//") ? "http:" + written : written);
        }
        String unescaped = unescaped(name);
        places.add(new SavedAddress(
                FILE_NAME,
                unescaped.substring(unescaped.lastIndexOf('/', end(unescaped)) + 1),
                unescaped.contains("/") ? WebAddress.parse("http://" + unescaped) : Optional.empty()));
        return places;
    }

    /** Names may hold a slash in a parameter. */
    private static int end(String name) {
        int query = name.indexOf('?');
        return query < 0 ? name.length() : query;
    }

    private static void add(List<SavedAddress> places, String from, String written) {
        WebAddress.parse(written.replace("&amp;", "&"))
                .ifPresent(uri -> places.add(
                        new SavedAddress(from, Objects.requireNonNullElse(uri.getRawQuery(), ""), Optional.of(uri))));
    }

    private static Stream<Comment> comments(Document page) {
        return page.nodeStream(Comment.class);
    }

    /** wget writes {@code page.jsp?a=1&b=2.html}, on Windows {@code page.jsp@a=1&b=2.html}; others escape the marks. */
    private static String unescaped(String name) {
        String plain = name;
        if (name.toLowerCase(Locale.ROOT).matches(".*%(?:3f|26|3d).*")) {
            try {
                plain = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                plain = name; // A per cent sign that is no escape.
            }
        }
        if (!plain.contains("?") && plain.matches("[^@]*@[^@=]*=.*")) {
            plain = plain.replaceFirst("@", "?");
        }
        return plain.contains("?") ? plain.replaceFirst("(?i)\\.html?$", "") : plain;
    }

    /**
     * The file's name; with the folders above it from one that is called after a host, where copiers put a site's pages:
     * {@code www.neargov.org/en/page.jsp?bod_uid=70001.html}.
     */
    static String nameOf(Path file) {
        Path name = Objects.requireNonNull(file.getFileName());
        Path path = file.toAbsolutePath().normalize();
        for (int i = path.getNameCount() - 2; i >= 0; i--) {
            if (HOST.matcher(path.getName(i).toString()).matches()) {
                return path.subpath(i, path.getNameCount()).toString().replace('\\', '/');
            }
        }
        return name.toString();
    }

    /** The value of a parameter, digits only. */
    Optional<String> number(String parameter) {
        Matcher found = Pattern.compile("(?:^|[?&;@_])" + Pattern.quote(parameter) + "=(\\d{1,18})(?!\\d)")
                .matcher(query);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
