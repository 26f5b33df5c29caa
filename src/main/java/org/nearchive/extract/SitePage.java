package org.nearchive.extract;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** One saved page that is cut by its site's template. Used once: what does not belong to the body is taken off the page. */
final class SitePage {
    private static final Pattern BREADCRUMB = Pattern.compile("[>›»＞\\n]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");

    private final SiteTemplate template;
    private final SiteTemplate.Page rule;
    private final Document page;
    private final List<SavedAddress> addresses;
    /** Which way found each field. */
    private final Map<String, String> ways;

    SitePage(SiteTemplate template, Document page, List<SavedAddress> addresses, Map<String, String> ways) {
        this.template = template;
        this.rule = template.page();
        this.page = page;
        this.addresses = addresses;
        this.ways = ways;
    }

    static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    /** Whether one of a page's addresses holds the number of a post of the site. */
    static boolean hasNumber(SiteTemplate template, List<SavedAddress> addresses) {
        return addresses.stream().anyMatch(address -> number(template, address).isPresent());
    }

    private static Optional<String> number(SiteTemplate template, SavedAddress address) {
        return template.address().number().stream()
                .map(address::number)
                .flatMap(Optional::stream)
                .findFirst();
    }

    Extracted extract(String name, String rules, @Nullable Path folder) {
        // The first that holds a number: a canonical link may lead to the site's front page.
        SavedAddress address = addresses.stream()
                .filter(place -> number(template, place).isPresent())
                .findFirst()
                .orElseThrow(
                        () -> new RefusedInput("neither its \"saved from\" comment, its canonical link nor its file"
                                + " name hold the post's number, the address parameter "
                                + template.address().number()));
        ways.put("address", address.from());
        String number = number(template, address).orElseThrow();
        String title = first("title", rule.title(), way -> find(way, page))
                .orElseThrow(() -> new RefusedInput("no title where the template looks for it"));
        LocalDate published = published();
        String author = first("author", rule.author(), way -> find(way, page)).orElse(null);
        Map<Integer, Path> files = new LinkedHashMap<>();
        List<Attachment> attachments = attachments(folder, files);
        Origin origin = origin(number, address.uri());
        String language = language(address.uri()).orElse(null);
        Post post = new Post(
                template.site() + ":" + number, origin, language, title, published, author, body(), attachments, null);
        return new Extracted.Accepted(post, new Provenance(name, template.site(), rules, ways), files);
    }

    private LocalDate published() {
        DayShapes days = template.days();
        String written = first(
                        "published", rule.published(), way -> find(way, page).flatMap(days::last))
                .orElseThrow(() -> new RefusedInput("no publication day where the template looks for it"));
        return days.day(written)
                .orElseThrow(() -> new RefusedInput(
                        "the publication day reads \"" + written + "\", which is no day of the calendar"));
    }

    private Origin origin(String number, Optional<URI> address) {
        URI shortest = address.map(this::shortest).orElse(null);
        List<URI> aliases =
                address.filter(saved -> !saved.equals(shortest)).stream().toList();
        return new Origin(template.site(), board(), number, shortest, aliases);
    }

    /** Without the parameters that say nothing of the post; they come back as an alias. */
    private URI shortest(URI saved) {
        String address = WebAddress.withoutFragment(saved).toString();
        int query = address.indexOf('?');
        if (query < 0) {
            return saved;
        }
        String kept = Stream.of(address.substring(query + 1).split("&"))
                .filter(parameter -> !isNoise(parameter))
                .collect(Collectors.joining("&"));
        return URI.create(address.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept));
    }

    private boolean isNoise(String parameter) {
        int value = parameter.indexOf('=') + 1;
        String name = value == 0 ? parameter : parameter.substring(0, value - 1);
        return value == parameter.length()
                || name.isEmpty()
                || template.address().noise().stream()
                        .anyMatch(noise -> noise.matcher(name).matches());
    }

    private List<String> board() {
        return first("board", rule.board(), way -> Optional.of(headings(way)).filter(path -> !path.isEmpty()))
                .orElse(List.of());
    }

    private List<String> headings(SiteTemplate.Way way) {
        Element element = element(way, page).orElse(null);
        if (element == null) {
            return List.of();
        }
        boolean whole = way.attribute() == null && !way.own() && way.pattern() == null;
        String path = whole ? CleanText.of(element) : find(way, page).orElse("");
        return BREADCRUMB
                .splitAsStream(path)
                .map(String::strip)
                .filter(heading -> !heading.isEmpty() && !rule.home().contains(heading))
                .toList();
    }

    /** What the page declares, else what its address does. */
    private Optional<String> language(Optional<URI> address) {
        Map<String, String> known = template.address().languages();
        Optional<String> declared = first(
                        "language", rule.language(), way -> find(way, page).filter(SitePage::isLanguage))
                .map(tag -> known.getOrDefault(tag.toLowerCase(Locale.ROOT), tag.replace('_', '-')));
        if (declared.isPresent()) {
            return declared;
        }
        Optional<String> fromAddress = address.map(URI::getPath).stream()
                .flatMap(path -> Stream.of(path.split("/")))
                .map(known::get)
                .filter(Objects::nonNull)
                .findFirst();
        fromAddress.ifPresent(language -> ways.put("language", "address"));
        return fromAddress;
    }

    private String body() {
        Element body = first("body", rule.body(), selector -> Optional.ofNullable(page.selectFirst(selector)))
                .orElseThrow(() -> new RefusedInput("no body where the template looks for it"));
        for (Evaluator noise : rule.notBody()) {
            body.children().forEach(part -> part.select(noise).remove());
        }
        List<String> lines = CleanText.of(body).lines().toList();
        return String.join("\n", template.end().cutFrom(lines));
    }

    private List<Attachment> attachments(@Nullable Path folder, Map<Integer, Path> files) {
        List<Attachment> attachments = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Element> links = first(
                        "files",
                        rule.files(),
                        selector -> Optional.of(page.select(selector))
                                .filter(found -> found.stream()
                                        .anyMatch(link -> fileName(link).isPresent())))
                .map(List::<Element>copyOf)
                .orElse(List.of());
        for (Element link : links) {
            Optional<String> name = fileName(link);
            // The same file again: an icon, "preview".
            if (name.isEmpty() || (!isFragment(link) && !seen.add(link.attr("href")))) {
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

    /** A link that leads nowhere, or to a script: the same on all files. */
    private static boolean isFragment(Element link) {
        String href = link.attr("href").strip();
        return href.isEmpty() || href.startsWith("#") || href.startsWith("javascript:");
    }

    private Optional<String> fileName(Element link) {
        return rule.fileName().stream()
                .map(way -> find(way, link))
                .flatMap(Optional::stream)
                .findFirst();
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

    /** What the first way that finds something finds; its number, from 1, is kept. */
    private <W, T> Optional<T> first(String field, List<W> inOrder, Function<W, Optional<T>> find) {
        for (int i = 0; i < inOrder.size(); i++) {
            Optional<T> found = find.apply(inOrder.get(i));
            if (found.isPresent()) {
                ways.put(field, String.valueOf(i + 1));
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Element> element(SiteTemplate.Way way, Element in) {
        return Optional.ofNullable(way.select() == null ? in : in.selectFirst(way.select()));
    }

    private static Optional<String> find(SiteTemplate.Way way, Element in) {
        Element element = element(way, in).orElse(null);
        if (element == null) {
            return Optional.empty();
        }
        String attribute = way.attribute();
        String text = CleanText.line(
                attribute != null
                        ? element.attr(attribute)
                        : way.own() ? element.wholeOwnText() : CleanText.of(element));
        if (way.pattern() != null) {
            Matcher matcher = way.pattern().matcher(text);
            text = matcher.matches()
                    ? Objects.requireNonNullElse(matcher.group(1), "").strip()
                    : "";
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
