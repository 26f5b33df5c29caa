package org.nearchive.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;

/**
 * A saved page of a site that no template knows: its main content is told from menus and margins by its density, by
 * Readability4J, which is used here only.
 */
final class Article {
    /** What frames an article by the words of HTML itself. */
    private static final String FRAME = "nav, aside, body > header, body > footer, [role=navigation],"
            + " [role=contentinfo], [role=search], [role=complementary], script, style, noscript, template, form";

    /** Boards in tables write "title" beside the title. */
    private static final String LABELLED_TITLE = Stream.of("th + td", "dt + dd")
            .map(pair -> pair.replace(
                    " +", ":matchesOwn(^(?:제목|标题|標題|題名|件名|タイトル|Title|Subject|Тема|Заголовок|Гарчиг)\\s*[:：]?$) +"))
            .collect(Collectors.joining(", "));

    /** More of its text in links than this: a list of articles, no article. */
    private static final double MOST_LINKED = 0.5;

    /** Readability4J wants to know where links lead; we do not. */
    private static final String NOWHERE = "http://unknown.invalid/";

    private Article() {}

    /**
     * @param ways receives how each field was found
     * @throws RefusedInput saying what the page lacks
     */
    static Post in(Document page, List<SavedAddress> addresses, Map<String, String> ways) {
        Document content = page.clone();
        content.select(FRAME).remove();
        net.dankito.readability4j.Article read = read(content.clone());
        String title = title(page, content, CleanText.line(Objects.requireNonNullElse(read.getTitle(), "")));
        String body = body(read.getArticleContent(), title);
        if (title.isEmpty() || body.isEmpty()) {
            throw new RefusedInput("fits no site's template, and read as an article it has no "
                    + (title.isEmpty() ? "title" : "text"));
        }
        Optional<SavedAddress> address = addresses.stream()
                .filter(place -> isOfThisPageOnly(place, addresses))
                .findFirst();
        LocalDate published = ArticleDay.in(page, content, title, addresses, ways);
        address.ifPresent(place -> ways.put("address", place.from()));
        URI uri = address.flatMap(SavedAddress::uri)
                .map(WebAddress::withoutFragment)
                .orElse(null);
        String site = uri == null ? "unknown" : host(uri);
        String id = uri == null
                ? "page:" + hash(title + "\n" + published + "\n" + body)
                : site + ":" + hash(uri.toString());
        return new Post(
                id,
                new Origin(site, List.of(), null, uri, List.of()),
                language(page),
                title,
                published,
                null,
                body,
                List.of(),
                null);
    }

    private static net.dankito.readability4j.Article read(Document content) {
        try {
            return new Readability4J(NOWHERE, content).parse();
        } catch (RuntimeException e) {
            // A library that meets pages nobody has seen before.
            throw new RefusedInput("fits no site's template, and reading it as an article broke: " + e);
        }
    }

    /** What is called the title; else a heading that the page's own name repeats; else that name. */
    private static String title(Document page, Document content, String told) {
        Element meta = page.selectFirst("meta[name=ArticleTitle], meta[property=og:title], meta[name=citation_title]");
        Element labelled = content.selectFirst(LABELLED_TITLE);
        if (labelled != null && !CleanText.of(labelled).isEmpty()) {
            return CleanText.line(CleanText.of(labelled));
        }
        String named = CleanText.line(meta == null ? "" : meta.attr("content"));
        String window = CleanText.line(page.title());
        for (Element heading : content.select("h1, h2, h3, h4")) {
            String text = CleanText.line(CleanText.of(heading));
            if (text.length() > 1 && (named.contains(text) || window.startsWith(text))) {
                return text;
            }
        }
        if (!named.isEmpty()) {
            return named;
        }
        List<Element> headings = content.select("h1");
        return headings.size() == 1 ? CleanText.line(CleanText.of(headings.getFirst())) : told;
    }

    private static String body(@Nullable Element main, String title) {
        if (main == null) {
            return "";
        }
        List<String> lines = new ArrayList<>(CleanText.of(main).lines().toList());
        lines.removeIf(line -> line.equals(title));
        int linked = main.select("a[href]").stream()
                .mapToInt(link -> CleanText.of(link).length())
                .sum();
        String body = String.join("\n", lines);
        if (linked > body.length() * MOST_LINKED) {
            throw new RefusedInput("fits no site's template, and most of its text is links: a list, no article");
        }
        return body;
    }

    /** Some sites give all their pages the same canonical link; two posts must never become one by it. */
    private static boolean isOfThisPageOnly(SavedAddress place, List<SavedAddress> all) {
        if (place.uri().isEmpty() || place.from().equals("saved-from")) {
            return place.uri().isPresent();
        }
        boolean query = !place.query().isEmpty();
        boolean frontPage = !query && place.uri().get().getPath().length() < 2;
        boolean lessThanTheFileName = place.from().equals("canonical")
                && !query
                && all.getLast().query().contains("=");
        return !frontPage && !lessThanTheFileName;
    }

    private static String host(URI address) {
        return Objects.requireNonNullElse(address.getHost(), address.getRawAuthority())
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String language(Document page) {
        Element root = page.selectFirst("html[lang]");
        String tag = root == null ? "" : root.attr("lang").strip().replace('_', '-');
        return SitePage.isLanguage(tag) ? tag : null;
    }

    /** 16 hex digits. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
