package org.nearchive.query;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;

/**
 * A post that was found.
 *
 * @param url of the page on its site; {@code null} when unknown
 * @param lang of the text, BCP 47
 * @param title in pieces; joined they are the plain title
 * @param board from the widest to the narrowest heading
 * @param snippet the passage that shows best why it was found, in pieces
 * @param snippetFile number of the attachment that the snippet was taken from; {@code null}: from the body
 * @param why the words that matched, each once a place
 * @param mentioned days that title and body speak of, in their order, each once
 * @param entities that the post names, sorted by id
 * @param translations other posts that tell the same in another language, by id
 */
public record Hit(
        String id,
        @Nullable URI url,
        String lang,
        List<Piece> title,
        LocalDate published,
        List<String> board,
        List<Piece> snippet,
        @Nullable Integer snippetFile,
        List<Why> why,
        List<Mentioned> mentioned,
        List<SearchResult.Label> entities,
        List<Attachment> attachments,
        List<Translation> translations) {

    public String plainTitle() {
        StringBuilder plain = new StringBuilder();
        title.forEach(piece -> plain.append(piece.text()));
        return plain.toString();
    }

    /** A post that tells the same, and the language of its text, BCP 47. */
    public record Translation(String id, String lang) {}

    /** A piece of text, plain, never markup; {@code match} when it is one of the words that matched. */
    public record Piece(String text, boolean match) {}

    /**
     * Words in the post that fulfilled a part of the query.
     *
     * @param field title, body, file (its name) or file_text
     * @param attachment number of the file; {@code null} for title and body
     * @param surface as it stands there
     * @param entity id, when it matched as the name of an entity
     * @param date when it matched as days that are spoken of: {@code 2023-06-29}, {@code 2023-Q2}, {@code first/last}
     */
    public record Why(
            String field,
            @Nullable Integer attachment,
            String surface,
            @Nullable String entity,
            @Nullable String date) {
        private boolean isSamePlace(Why other) {
            return field.equals(other.field)
                    && surface.equals(other.surface)
                    && Objects.equals(attachment, other.attachment);
        }
    }

    /** Days that the post speaks of, and the words that say so. */
    public record Mentioned(LocalDate from, LocalDate to, String precision, String text) {}

    /** The words that matched, each once a place: a name that may mean two things matched for both. */
    public List<Why> whyByPlace() {
        List<Why> places = new ArrayList<>();
        for (Why reason : why) {
            if (places.stream().noneMatch(reason::isSamePlace)) {
                places.add(reason);
            }
        }
        return places;
    }

    /** The name of the file with a number. */
    public String fileName(int number) {
        return attachments.stream()
                .filter(file -> file.number() == number)
                .map(Attachment::fileName)
                .findFirst()
                .orElse("");
    }
}
