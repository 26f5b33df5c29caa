package org.nearchive.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** Cuts a saved page by the first site template whose mark it bears. */
final class PageExtractor {
    /** Browsers write {@code saved from url=(0070)http://…}; others the address alone. */
    private static final Pattern SAVED_FROM =
            Pattern.compile("saved\\s+from\\s+(?:url=\\(\\d+\\))?\\s*(https?://\\S+)", Pattern.CASE_INSENSITIVE);

    private final List<SiteTemplate> templates;

    PageExtractor(List<SiteTemplate> templates) {
        this.templates = templates;
    }

    /**
     * @param name of the file
     * @param rules fingerprint of the templates
     * @param folder that its files lie in; {@code null}: do not look for them
     */
    Extracted extract(String html, String name, String rules, @Nullable Path folder) {
        Document page = Jsoup.parse(html);
        SiteTemplate template = templates.stream()
                .filter(candidate -> candidate.page().marks().stream().anyMatch(mark -> page.selectFirst(mark) != null))
                .findFirst()
                .orElseThrow(() -> new RefusedInput("bears the mark of no page template; known marks are "
                        + templates.stream()
                                .flatMap(known -> known.page().marks().stream())
                                .toList()));
        SiteTemplate.Page rule = template.page();
        @Nullable URI address = address(page);
        String query = address == null ? name : Objects.requireNonNullElse(address.getRawQuery(), "");
        String number = rule.number().stream()
                .map(parameter -> parameter(parameter, query))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new RefusedInput("neither its \"saved from\" comment, its canonical link nor its file"
                                + " name hold the post's number, the address parameter " + rule.number()));
        Map<Integer, Path> files = new LinkedHashMap<>();
        List<Attachment> attachments = attachments(page, rule, folder, files);
        Post post = new Post(
                template.site() + ":" + number,
                new Origin(template.site(), board(page, rule), number, address, List.of()),
                first(rule.language(), page).orElse(null),
                first(rule.title(), page).orElse(""),
                published(rule, page),
                first(rule.author(), page).orElse(null),
                body(page, rule),
                attachments,
                null);
        return new Extracted.Accepted(post, new Provenance(name, template.site(), rules, Map.of()), files);
    }

    private static @Nullable URI address(Document page) {
        Stream<String> comments = page.select("*").stream()
                .flatMap(element -> element.childNodes().stream())
                .filter(Comment.class::isInstance)
                .map(node -> ((Comment) node).getData());
        Stream<String> beforeTheRoot =
                page.childNodes().stream().filter(Comment.class::isInstance).map(node -> ((Comment) node).getData());
        Optional<String> saved = Stream.concat(beforeTheRoot, comments)
                .map(SAVED_FROM::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        String written =
                saved.orElseGet(() -> page.select("link[rel=canonical]").attr("href"));
        try {
            URI address = new URI(written.strip());
            return "http".equals(address.getScheme()) || "https".equals(address.getScheme()) ? address : null;
        } catch (URISyntaxException e) {
            return null; // The file's name may still tell the number.
        }
    }

    /** The value of a parameter in an address's query, or in a file name that was made of one. */
    private static Optional<String> parameter(String name, String query) {
        Matcher found = Pattern.compile("(?:^|[?&;@_])" + Pattern.quote(name) + "=(\\d+)")
                .matcher(query);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static LocalDate published(SiteTemplate.Page rule, Document page) {
        String written = first(rule.published(), page)
                .orElseThrow(() -> new RefusedInput("no publication day where the template looks for it"));
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new RefusedInput("the publication day reads \"" + written + "\", which is no day of the calendar");
        }
    }

    private static List<String> board(Document page, SiteTemplate.Page rule) {
        return first(rule.board(), page).stream()
                .flatMap(path -> Stream.of(path.split(">")))
                .map(String::strip)
                .filter(heading -> !heading.isEmpty() && !rule.notBoard().contains(heading))
                .toList();
    }

    private static String body(Document page, SiteTemplate.Page rule) {
        return rule.body().stream()
                .map(page::selectFirst)
                .filter(Objects::nonNull)
                .map(element -> CleanText.ofHtml(element.outerHtml()))
                .findFirst()
                .orElse("");
    }

    private static List<Attachment> attachments(
            Document page, SiteTemplate.Page rule, @Nullable Path folder, Map<Integer, Path> files) {
        List<Attachment> attachments = new ArrayList<>();
        for (Element link : page.select(rule.files())) {
            Optional<String> name = first(rule.fileName(), link);
            if (name.isEmpty()) {
                continue;
            }
            int number = attachments.size() + 1;
            attachments.add(Attachment.missing(number, name.get(), "its bytes were not saved with the page"));
            Path file = beside(folder, link.attr("href"));
            if (file != null) {
                files.put(number, file);
            }
        }
        return attachments;
    }

    /** A file saved with the page; {@code null} when the link leads elsewhere. A page is not refused for its links. */
    private static @Nullable Path beside(@Nullable Path folder, String href) {
        if (folder == null || href.isBlank() || href.contains(":") || href.startsWith("/") || href.startsWith("#")) {
            return null;
        }
        try {
            return GivenFiles.inside(folder, URLDecoder.decode(href, StandardCharsets.UTF_8));
        } catch (RefusedInput | IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<String> first(List<SiteTemplate.Way> ways, Element in) {
        Function<SiteTemplate.Way, Optional<String>> find = way -> find(way, in);
        return ways.stream().map(find).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> find(SiteTemplate.Way way, Element in) {
        Element element = way.select() == null ? in : in.selectFirst(way.select());
        if (element == null) {
            return Optional.empty();
        }
        String attribute = way.attribute();
        String text = CleanText.line(
                attribute != null ? element.attr(attribute) : way.own() ? element.wholeOwnText() : element.wholeText());
        if (way.pattern() != null) {
            Matcher matcher = way.pattern().matcher(text);
            text = matcher.matches() ? matcher.group(1).strip() : "";
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
