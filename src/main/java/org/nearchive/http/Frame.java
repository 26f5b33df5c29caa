package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all pages share: the reader's language, the switch to the others, and what was typed into the box.
 *
 * @param carried the language to name in the page's links; empty when the browser remembers it or sends it by itself
 * @param languages the same page in each language
 * @param typed into the box; mostly empty
 */
public record Frame(Messages words, String carried, List<LanguageLink> languages, String typed) {
    private static final String PARAMETER = "ui";
    private static final int YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

    /** A language of the pages in its own name; {@code chosen} when the page is written in it. */
    public record LanguageLink(String tag, String text, String address, boolean chosen) {}

    /** A link with its text; {@code chosen} when it leads to where the reader is, or takes a choice back. */
    public record Link(String text, String address, long count, boolean chosen) {
        Link(String text, String address, boolean chosen) {
            this(text, address, 0, chosen);
        }
    }

    public Frame {
        languages = List.copyOf(languages);
    }

    /** Remembers the language in a cookie when the reader chose one. */
    static Frame of(Context context) {
        String asked = first(context.queryParam(PARAMETER));
        String remembered = first(context.cookie(PARAMETER));
        Messages words = Messages.choose(asked, remembered, first(context.header("Accept-Language")));
        boolean chosen = asked.equals(words.language());
        if (chosen) {
            Cookie cookie = new Cookie(PARAMETER, asked);
            cookie.setMaxAge(YEAR_IN_SECONDS);
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.LAX);
            context.cookie(cookie);
        }
        context.header("Vary", "Accept-Language, Cookie");
        List<LanguageLink> languages = new ArrayList<>();
        Messages.OWN_NAMES.forEach((tag, name) -> {
            Map<String, List<String>> values = new LinkedHashMap<>(context.queryParamMap());
            values.put(PARAMETER, List.of(tag));
            languages.add(new LanguageLink(
                    Messages.in(tag).tag(), name, address(path(context), values), tag.equals(words.language())));
        });
        List<String> typed = context.queryParams("q");
        return new Frame(
                words,
                chosen && !asked.equals(remembered) ? asked : "",
                languages,
                typed.isEmpty() ? "" : typed.getFirst());
    }

    /** Two slashes at the beginning would lead to another host. */
    private static String path(Context context) {
        return context.path().replaceFirst("^/+", "/");
    }

    private static String first(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** The address of one of the files that all pages share, good for ever. */
    public String file(String name) {
        return WebFiles.address(name);
    }

    /** The address of one of our pages, in the reader's language. */
    public String to(String path) {
        return carried.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + PARAMETER + "=" + carried;
    }

    /** What a form on any page sends along unseen. */
    public Map<String, List<String>> kept() {
        return carried.isEmpty() ? Map.of() : Map.of(PARAMETER, List.of(carried));
    }

    public String post(String id) {
        return to("/posts/" + SearchJson.encoded(id));
    }

    public String entity(String id) {
        return to("/entities/" + SearchJson.encoded(id));
    }

    /** An address of a search. */
    String search(Map<String, List<String>> values) {
        return to(address("/", values));
    }

    private static String address(String path, Map<String, List<String>> values) {
        StringBuilder address = new StringBuilder(path);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            for (String value : entry.getValue()) {
                address.append(address.length() == path.length() ? '?' : '&')
                        .append(URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }
}
