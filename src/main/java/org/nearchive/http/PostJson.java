package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Modality;
import org.nearchive.person.PersonMention;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;
import org.nearchive.query.Hit;

/**
 * The answer of {@code /api/v1/posts/{id}}, and a line of an export.
 *
 * @param contentChanged when what a reader sees of it last changed; left out of exports, like {@code provenance}: the
 *     archive alone knows them
 */
record PostJson(
        String id,
        @Nullable URI url,
        List<URI> aliases,
        String lang,
        @Nullable String declaredLang,
        String title,
        LocalDate published,
        @Nullable String author,
        List<String> board,
        String body,
        List<MentionJson> mentions,
        List<PersonPlace> persons,
        List<SpokenJson> dates,
        List<String> damagedDates,
        List<SearchJson.AttachmentJson> attachments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant contentChanged,
        @Nullable Given given,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Provenance provenance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Hit.Translation> translations) {

    /**
     * Where an entity is named.
     *
     * @param field title, body, file (its name) or file_text
     * @param attachment number of the file whose name or text holds it; 0 for title and body
     * @param start in Unicode code points of that text
     * @param end exclusive
     * @param type province, place, organisation or event
     * @param entities what it may mean; empty for an office that has no id of its own
     * @param inside provinces that are part of an organisation's name
     * @param modality planned, conditional or denied; left out when it is told as a fact
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MentionJson(
            String field,
            int attachment,
            int start,
            int end,
            String type,
            String text,
            List<String> entities,
            List<String> inside,
            @Nullable String modality) {}

    /**
     * Where a person is named.
     *
     * @param field title, body, file (its name) or file_text
     * @param attachment number of the file whose name or text holds it; 0 for title and body
     * @param start in Unicode code points of that text
     * @param end exclusive
     * @param text the name as it stands there
     * @param name the full name as the post writes it, also where this is a shorter form of it; left out when it is nowhere
     *     full
     * @param title the words beside it; left out when there are none
     * @param role what the title says: governor, director, courtesy …
     * @param of what the text joins to the title: an organisation's words or provinces' ids
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonPlace(
            String field,
            int attachment,
            int start,
            int end,
            String text,
            @Nullable String name,
            @Nullable String title,
            @Nullable String role,
            List<String> of) {}

    /**
     * Days that a part of the post speaks of.
     *
     * @param field title, body, file (its name) or file_text
     * @param attachment number of the file; 0 for title and body
     * @param yearGiven whether the year stood there; else it follows from the day of publication
     * @param repaired whether the date was damaged and another date of the post told what was meant
     */
    record SpokenJson(
            String field, int attachment, AnnotationJson.DateJson date, boolean yearGiven, boolean repaired) {}

    /**
     * @param fileTexts by attachment number
     * @param translations {@code null} as long as no index knows them
     */
    static PostJson of(
            ArchivedPost archived,
            Enrichment enrichment,
            Map<Integer, String> fileTexts,
            @Nullable List<Hit.Translation> translations) {
        return of(
                Objects.requireNonNull(archived.post()),
                enrichment,
                fileTexts,
                archived.contentChanged(),
                archived.provenance(),
                translations);
    }

    static PostJson of(
            Post post,
            Enrichment enrichment,
            Map<Integer, String> fileTexts,
            @Nullable Instant contentChanged,
            @Nullable Provenance provenance,
            @Nullable List<Hit.Translation> translations) {
        return new PostJson(
                post.id(),
                post.origin().url(),
                post.origin().aliases(),
                enrichment.language(),
                post.declaredLanguage(),
                post.title(),
                post.published(),
                post.author(),
                post.origin().board(),
                post.body(),
                enrichment.mentions().stream()
                        .map(found -> mention(post, found, fileTexts))
                        .toList(),
                enrichment.persons().stream()
                        .map(found -> person(post, found, fileTexts))
                        .toList(),
                enrichment.dates().stream()
                        .map(found -> spoken(post, found, fileTexts))
                        .toList(),
                enrichment.damagedDates(),
                SearchJson.AttachmentJson.of(post.id(), post.attachments(), fileTexts),
                contentChanged,
                post.given(),
                provenance,
                translations);
    }

    private static MentionJson mention(Post post, FieldMention found, Map<Integer, String> fileTexts) {
        String text = text(post, found.part(), found.attachment(), fileTexts);
        Modality modality = found.mention().modality();
        return new MentionJson(
                field(found.part()),
                found.attachment(),
                text.codePointCount(0, found.mention().start()),
                text.codePointCount(0, found.mention().end()),
                found.mention().kind().type(),
                found.mention().surface(),
                found.mention().candidates(),
                found.mention().inside(),
                modality == null ? null : modality.word());
    }

    private static PersonPlace person(Post post, FieldPerson found, Map<Integer, String> fileTexts) {
        String text = text(post, found.part(), found.attachment(), fileTexts);
        PersonMention person = found.person();
        return new PersonPlace(
                field(found.part()),
                found.attachment(),
                text.codePointCount(0, person.start()),
                text.codePointCount(0, person.end()),
                person.surface(),
                found.spelling(),
                person.title(),
                person.role(),
                person.of());
    }

    private static SpokenJson spoken(Post post, FieldDate found, Map<Integer, String> fileTexts) {
        String text = text(post, found.part(), found.attachment(), fileTexts);
        return new SpokenJson(
                field(found.part()),
                found.attachment(),
                AnnotationJson.DateJson.of(found.date(), new AnnotationJson.CodePoints(text)),
                found.date().yearGiven(),
                found.date().repaired());
    }

    private static String text(Post post, FieldMention.Part part, int attachment, Map<Integer, String> fileTexts) {
        return switch (part) {
            case TITLE -> post.title();
            case BODY -> post.body();
            case FILE_NAME -> fileName(post, attachment);
            case FILE_TEXT -> Objects.requireNonNull(fileTexts.get(attachment));
        };
    }

    private static String field(FieldMention.Part part) {
        return part == FieldMention.Part.FILE_NAME ? "file" : part.name().toLowerCase(Locale.ROOT);
    }

    private static String fileName(Post post, int number) {
        return post.attachments().stream()
                .filter(file -> file.number() == number)
                .map(Attachment::fileName)
                .findFirst()
                .orElseThrow();
    }
}
