package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FileStatus;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggestion;

/**
 * The answer of {@code /api/v1/search} and of {@code nearchive search --json}.
 *
 * @param facets those that were asked for, by name
 * @param next the parameter {@code cursor} of the next page; null on the last one
 */
public record SearchJson(
        long total,
        long totalGroups,
        long tookMs,
        Question query,
        List<HitJson> hits,
        Map<String, List<SearchResult.Count>> facets,
        @Nullable String next,
        Index index) {

    /**
     * What was typed, what was read into it, and what to ask instead.
     *
     * @param relaxed whether posts are found that hold only some of the words
     */
    public record Question(
            String text, List<Understood> understood, boolean relaxed, List<SuggestionJson> suggestions) {}

    /**
     * A question to ask instead.
     *
     * @param text to type into the box
     * @param kind spelling, keyboard, entity or drop
     * @param insteadOf what of the typed words would be replaced or left out; left out when only filters would be
     * @param drop names of the parameters to leave out
     * @param total number of posts that it would find
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuggestionJson(
            String text, String kind, @Nullable String insteadOf, List<String> drop, long total) {
        static SuggestionJson of(Suggestion suggestion) {
            return new SuggestionJson(
                    suggestion.text(),
                    suggestion.kind().name().toLowerCase(Locale.ROOT),
                    suggestion.insteadOf(),
                    suggestion.drop(),
                    suggestion.total());
        }
    }

    /**
     * A name taken for an entity, and how to search its words instead; or something that was read otherwise than it may
     * have been meant.
     *
     * @param foundAs spellings that posts have of a person; null when it is none
     * @param perhaps persons who may be meant and are not looked for; null when there are none
     * @param words null when it was a field or is only a note
     * @param note null when there is nothing to say
     * @param at where the note's text begins in the typed text, in code points from 0; null without a note
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Understood(
            String text,
            List<SearchResult.Label> entities,
            @Nullable List<String> foundAs,
            @Nullable List<SearchResult.Label> perhaps,
            @Nullable Words words,
            @Nullable String note,
            @Nullable Integer at) {}

    /** A query that finds the posts with the words but without the entity, and their number. */
    public record Words(String q, long total) {}

    /** The index generation that answered, and the last change of the archive that it holds. */
    public record Index(String generation, long seq) {}

    /** A post that was found. {@code title} is plain text, {@code titleSnippet} the same in pieces. */
    public record HitJson(
            String id,
            @Nullable URI url,
            String lang,
            String title,
            List<Hit.Piece> titleSnippet,
            LocalDate published,
            List<String> board,
            List<Hit.Piece> snippet,
            @Nullable Integer snippetFile,
            List<Hit.Why> why,
            List<SearchResult.Label> entities,
            List<Hit.Mentioned> mentioned,
            List<AttachmentJson> attachments,
            List<Hit.Translation> translations) {}

    /**
     * A file on a post.
     *
     * @param characters length of its text
     * @param text only in the answer for one post; null elsewhere and when it has none
     * @param href where its bytes are; null when we do not have them
     * @param thumbnail where a small picture of it is; null when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttachmentJson(
            int number,
            String fileName,
            @Nullable String mediaType,
            long bytes,
            @Nullable String sha256,
            FileStatus status,
            @Nullable String reason,
            FileMetadata metadata,
            int characters,
            @Nullable String text,
            @Nullable String href,
            @Nullable String thumbnail) {

        /** @param texts by attachment number */
        static List<AttachmentJson> of(String postId, List<Attachment> attachments, Map<Integer, String> texts) {
            return attachments.stream()
                    .map(file -> of(postId, file, texts.get(file.number())))
                    .toList();
        }

        private static AttachmentJson of(String postId, Attachment file, @Nullable String text) {
            String href = file.sha256() == null ? null : fileAddress(postId, file.number());
            return new AttachmentJson(
                    file.number(),
                    file.fileName(),
                    file.mediaType(),
                    file.bytes(),
                    file.sha256(),
                    file.status(),
                    file.reason(),
                    file.metadata(),
                    file.characters(),
                    text,
                    href,
                    file.metadata().thumbnail() == null ? null : thumbnailAddress(postId, file.number()));
        }
    }

    static String thumbnailAddress(String postId, int number) {
        return fileAddress(postId, number) + "/thumbnail";
    }

    static String fileAddress(String postId, int number) {
        return "/api/v1/posts/" + encoded(postId) + "/attachments/" + number;
    }

    /** For a path; a colon may stand there as it is. */
    static String encoded(String postId) {
        return URLEncoder.encode(postId, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    public static SearchJson of(SearchQuery query, SearchResult result) {
        Stream<Understood> names = result.understood().stream()
                .map(read -> new Understood(
                        read.text(),
                        read.entities(),
                        read.foundAs().isEmpty() ? null : read.foundAs(),
                        read.perhaps().isEmpty() ? null : read.perhaps(),
                        read.wordsQuery().isEmpty() ? null : new Words(read.wordsQuery(), read.wordsTotal()),
                        null,
                        null));
        Stream<Understood> notes = query.notes().stream()
                .map(note -> new Understood(
                        note.text(), List.of(), null, null, null, note.reason().message(), note.at()));
        List<HitJson> hits = result.hits().stream()
                .map(hit -> new HitJson(
                        hit.id(),
                        hit.url(),
                        hit.lang(),
                        hit.plainTitle(),
                        hit.title(),
                        hit.published(),
                        hit.board(),
                        hit.snippet(),
                        hit.snippetFile(),
                        hit.why(),
                        hit.entities(),
                        hit.mentioned(),
                        AttachmentJson.of(hit.id(), hit.attachments(), Map.of()),
                        hit.translations()))
                .toList();
        return new SearchJson(
                result.total(),
                result.totalGroups(),
                result.tookMillis(),
                new Question(
                        query.text(),
                        Stream.concat(names, notes).toList(),
                        result.relaxed(),
                        result.suggestions().stream().map(SuggestionJson::of).toList()),
                hits,
                result.facets(),
                result.next(),
                new Index(result.generation(), result.seq()));
    }
}
