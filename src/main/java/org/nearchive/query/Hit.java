package org.nearchive.query;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.FilePart;

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
     * @param place where in the file it stands first; {@code null} for other texts, and for files of one piece
     */
    public record Why(
            String field,
            @Nullable Integer attachment,
            String surface,
            @Nullable String entity,
            @Nullable String date,
            @Nullable Place place) {

        /** Of a text that is one piece. */
        public Why(
                String field,
                @Nullable Integer attachment,
                String surface,
                @Nullable String entity,
                @Nullable String date) {
            this(field, attachment, surface, entity, date, null);
        }

        /** The same, at a place in the file. */
        public Why at(FilePart part) {
            return new Why(field, attachment, surface, entity, date, Place.of(part));
        }

        private boolean isSamePlace(Why other) {
            return field.equals(other.field)
                    && surface.equals(other.surface)
                    && Objects.equals(attachment, other.attachment);
        }
    }

    /**
     * Where in a file something stands, as a reader would look it up; what is not known is {@code null}.
     *
     * @param entry path of the file inside the file
     * @param page from 1
     * @param slide from 1
     * @param sheet its name
     * @param ocr whether the words were recognised in a picture
     */
    public record Place(
            @Nullable String entry,
            @Nullable Integer page,
            @Nullable Integer slide,
            @Nullable String sheet,
            boolean ocr) {
        static @Nullable Place of(FilePart part) {
            return part.equals(FilePart.WHOLE)
                    ? null
                    : new Place(part.entry(), part.page(), part.slide(), part.sheet(), part.ocr());
        }

        /** In English: {@code notes/plan.pdf, page 3, OCR}. */
        public String inWords() {
            return Stream.of(
                            entry,
                            page == null ? null : "page " + page,
                            slide == null ? null : "slide " + slide,
                            sheet == null ? null : "sheet " + sheet,
                            ocr ? "OCR" : null)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
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
