package org.nearchive.http;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/**
 * What a post says of itself to programs that read its page: schema.org's NewsArticle, Dublin Core, and the tags that
 * reference managers read.
 *
 * @param archived a post that is here
 * @param language that its text is in
 * @param about names of what it is about, in its language
 */
public record PostMetadata(ArchivedPost archived, String language, List<String> about) {
    public PostMetadata {
        about = List.copyOf(about);
    }

    private Post post() {
        return Objects.requireNonNull(archived.post());
    }

    /** Names and contents of meta elements. */
    public Map<String, String> tags() {
        Post post = post();
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("DC.title", post.title());
        tags.put("DC.date", post.published().toString());
        tags.put("DC.language", language);
        tags.put("DC.identifier", post.id());
        tags.put("DC.type", "Text");
        tags.put("citation_title", post.title());
        tags.put(
                "citation_publication_date",
                DateTimeFormatter.ofPattern("yyyy/MM/dd").format(post.published()));
        tags.put("citation_language", language);
        String author = post.author();
        if (author != null) {
            tags.put("DC.creator", author);
            tags.put("citation_author", author);
        }
        if (post.origin().url() != null) {
            tags.put("DC.source", post.origin().url().toString());
        }
        return tags;
    }

    /** JSON-LD that is safe inside a script element: nothing in it can end the element. */
    public String jsonLd() {
        Post post = post();
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@context", "https://schema.org");
        article.put("@type", "NewsArticle");
        article.put("@id", "/posts/" + SearchJson.encoded(post.id()));
        article.put("identifier", post.id());
        article.put("headline", post.title());
        article.put("inLanguage", language);
        article.put("datePublished", post.published().toString());
        article.put(
                "dateModified",
                archived.contentChanged().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        if (post.author() != null) {
            article.put("author", Map.of("@type", "Organization", "name", post.author()));
        }
        if (post.origin().url() != null) {
            article.put("url", post.origin().url().toString());
        }
        article.put(
                "about",
                about.stream()
                        .map(name -> Map.of("@type", "Thing", "name", name))
                        .toList());
        article.put(
                "associatedMedia",
                post.attachments().stream()
                        .filter(file -> file.sha256() != null)
                        .map(this::media)
                        .toList());
        return Json.write(article)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private Map<String, Object> media(Attachment file) {
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("@type", "MediaObject");
        media.put("name", file.fileName());
        media.put("contentUrl", SearchJson.fileAddress(post().id(), file.number()));
        if (file.mediaType() != null) {
            media.put("encodingFormat", file.mediaType());
        }
        return media;
    }
}
