package org.nearchive.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.archive.Stamped;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggested;

/** For programs that know no more than a standard: Atom, OpenSearch, site maps, rules for crawlers. */
final class FeedRoutes {
    private static final String ENTRIES = "50";
    private static final int ADDRESSES = 10_000;
    private static final List<String> WITHOUT = List.of("cursor", "facets", "group");

    private final Archive archive;
    private final LuceneIndex index;
    private final Links links;

    FeedRoutes(Archive archive, LuceneIndex index, Links links) {
        this.archive = archive;
        this.index = index;
        this.links = links;
    }

    /** Any search as Atom (RFC 4287), the newest posts first; {@code updated} moves when a post's own content does. */
    void atom(Context context) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>(context.queryParamMap());
        List<String> known = new ArrayList<>(SearchParameters.NAMES);
        known.removeAll(WITHOUT);
        new SearchParameters(values).refuseOthersThan(known);
        values.putIfAbsent("sort", List.of("newest"));
        values.putIfAbsent("limit", List.of(ENTRIES));
        values.put("facets", List.of("none"));
        SearchParameters parameters = new SearchParameters(values);
        SearchResult result = index.search(vocabulary -> parameters.toQuery(vocabulary, "en", Server.today()));
        String base = links.base(context);
        String asked = context.queryString() == null ? "" : "?" + context.queryString();
        List<Entry> entries = new ArrayList<>();
        for (Hit hit : result.hits()) {
            // Withdrawn since it was found: the next look leaves it out.
            archive.post(hit.id())
                    .filter(post -> post.post() != null)
                    .ifPresent(post -> entries.add(new Entry(hit, post)));
        }
        XmlText xml = new XmlText("feed", "http://www.w3.org/2005/Atom");
        String typed = parameters.one("q", "");
        xml.element("title", "NEAR" + (typed.isEmpty() ? "" : ": " + typed));
        xml.element("id", base + "/feed.atom" + asked);
        xml.element(
                "updated",
                entries.stream()
                        .map(Entry::updated)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                        .toString());
        xml.begin("author").element("name", "NEAR").end();
        link(xml, "self", base + "/feed.atom" + asked, "application/atom+xml");
        link(xml, "alternate", base + "/" + asked, "text/html");
        entries.forEach(entry -> entry(xml, entry, base));
        xml.send(context, "application/atom+xml");
    }

    private record Entry(Hit hit, ArchivedPost post) {
        Instant updated() {
            return post.contentChanged().truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private static void entry(XmlText xml, Entry entry, String base) {
        Hit hit = entry.hit();
        xml.begin("entry").attribute("xml:lang", hit.lang());
        xml.element("id", "urn:nearchive:post:" + SearchJson.encoded(hit.id()));
        xml.element("title", hit.plainTitle().isEmpty() ? hit.id() : hit.plainTitle());
        xml.element("updated", entry.updated().toString());
        xml.element("published", hit.published() + "T00:00:00+09:00");
        link(xml, "alternate", Links.post(base, hit.id()), "text/html");
        if (hit.url() != null) {
            link(xml, "via", hit.url().toString(), "text/html");
        }
        for (SearchResult.Label entity : hit.entities()) {
            xml.begin("category")
                    .attribute("term", entity.id())
                    .attribute("label", entity.label())
                    .end();
        }
        StringBuilder summary = new StringBuilder();
        hit.snippet().forEach(piece -> summary.append(piece.text()));
        xml.element("summary", summary.toString());
        xml.end();
    }

    private static void link(XmlText xml, String relation, String address, String type) {
        xml.begin("link")
                .attribute("rel", relation)
                .attribute("type", type)
                .attribute("href", address)
                .end();
    }

    /** OpenSearch 1.1: a browser adds us to its search engines. */
    void openSearch(Context context) {
        String base = links.base(context);
        XmlText xml = new XmlText("OpenSearchDescription", "http://a9.com/-/spec/opensearch/1.1/");
        xml.element("ShortName", "Nearchive");
        xml.element("Description", "News archive of the Association of North East Asia Regional Governments");
        xml.element("InputEncoding", "UTF-8");
        xml.element("OutputEncoding", "UTF-8");
        url(xml, "text/html", base + "/?q={searchTerms}");
        url(xml, "application/atom+xml", base + "/feed.atom?q={searchTerms}&offset={startIndex?}&limit={count?}");
        url(xml, "application/x-suggestions+json", base + "/opensearch-suggest?q={searchTerms}");
        for (String language : List.of("ko", "en", "zh", "ja", "ru", "mn")) {
            xml.element("Language", language);
        }
        xml.begin("Image")
                .attribute("type", "image/svg+xml")
                .attribute("width", "16")
                .attribute("height", "16")
                .text(base + WebFiles.address("icon.svg"))
                .end();
        xml.send(context, "application/opensearchdescription+xml");
    }

    private static void url(XmlText xml, String type, String template) {
        xml.begin("Url")
                .attribute("type", type)
                .attribute("method", "get")
                .attribute("template", template)
                .attribute("indexOffset", template.contains("startIndex") ? "0" : null)
                .end();
    }

    /** What was typed, and what it may become, in the form that browsers read. */
    void openSearchSuggestions(Context context) throws IOException {
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("q"));
        String typed = parameters.one("q", "");
        Suggested suggested = index.suggest(typed, "en", 10);
        List<String> texts = new ArrayList<>();
        suggested.entities().forEach(entity -> texts.add(entity.name()));
        suggested.posts().forEach(post -> texts.add(post.title()));
        context.contentType("application/x-suggestions+json")
                .result(Json.write(List.of(typed, texts.stream().distinct().toList())));
    }

    /** An index of parts; each part has at most 10,000 posts. */
    void siteMap(Context context) {
        String base = links.base(context);
        XmlText xml = new XmlText("sitemapindex", "http://www.sitemaps.org/schemas/sitemap/0.9");
        long parts = Math.max(1, (archive.posts() + ADDRESSES - 1) / ADDRESSES);
        for (long part = 1; part <= parts; part++) {
            xml.begin("sitemap")
                    .element("loc", base + "/sitemap/" + part + ".xml")
                    .end();
        }
        xml.send(context, "application/xml");
    }

    void siteMapPart(Context context) {
        String base = links.base(context);
        int part = part(context.pathParam("part"))
                .orElseThrow(() -> new NotHere(
                        io.javalin.http.HttpStatus.NOT_FOUND,
                        "unknown_address",
                        "parts of the site map are numbered from 1: /sitemap/1.xml"));
        XmlText xml = new XmlText("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
        for (Stamped post : archive.stamps().readable((part - 1) * ADDRESSES, ADDRESSES)) {
            xml.begin("url")
                    .element("loc", Links.post(base, post.id()))
                    .element(
                            "lastmod",
                            post.changed().truncatedTo(ChronoUnit.SECONDS).toString())
                    .end();
        }
        xml.send(context, "application/xml");
    }

    private static Optional<Integer> part(String name) {
        return name.matches("[1-9]\\d{0,4}\\.xml")
                ? Optional.of(Integer.valueOf(name.substring(0, name.indexOf('.'))))
                : Optional.empty();
    }

    /** Posts may be read by crawlers; searches are without end, and programs have better ways. */
    void robots(Context context) {
        context.contentType("text/plain; charset=utf-8")
                .result(
                        "User-agent: *\nDisallow: /?\nDisallow: /api/\nDisallow: /oai\nDisallow: /feed.atom?\nAllow: /\n\nSitemap: "
                                + links.base(context) + "/sitemap.xml\n");
    }
}
