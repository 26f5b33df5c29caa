package org.nearchive.extract;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/**
 * Reads a saved page by the first site template that knows it, by its marks or by the number in its address; a page that
 * none knows is read as an {@link Article}.
 */
final class PageExtractor {
    private final List<SiteTemplate> templates;

    PageExtractor(List<SiteTemplate> templates) {
        this.templates = templates;
    }

    /**
     * @param name of the file, as {@link SavedAddress#nameOf} gives it
     * @param rules fingerprint of the templates
     * @param folder that its files lie in; {@code null}: do not look for them
     */
    Extracted extract(DecodedText html, String name, String rules, @Nullable Path folder) {
        Document page = Jsoup.parse(html.text());
        List<SavedAddress> addresses = SavedAddress.of(page, name);
        Map<String, String> ways = new LinkedHashMap<>();
        if (!html.encoding().equals("UTF-8")) {
            ways.put("encoding", html.encoding());
        }
        for (SiteTemplate template : templates) {
            if (anyIn(page, template.page().lists())) {
                throw new RefusedInput("is a list of posts of " + template.site() + " and no post");
            }
            if (anyIn(page, template.page().marks()) || SitePage.hasNumber(template, addresses)) {
                return new SitePage(template, page, addresses, ways).extract(name, rules, folder);
            }
        }
        Post post = Article.in(page, addresses, ways);
        return new Extracted.Accepted(post, new Provenance(name, Provenance.MAIN_CONTENT, rules, ways), Map.of());
    }

    private static boolean anyIn(Document page, List<Evaluator> selectors) {
        return selectors.stream().anyMatch(selector -> page.selectFirst(selector) != null);
    }
}
