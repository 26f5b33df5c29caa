package org.nearchive.index;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.nearchive.date.DateMention;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/** What is indexed of a post: the post, what it says about itself, and the number of the change it stands for. */
public record IndexedPost(long seq, Post post, Enrichment enrichment) {

    /** Raised by hand whenever an index made by older code would answer differently. */
    public static final int INDEX_VERSION = 9;

    /** The first day or days that title and body speak of, to the month or finer; else the day printed on the page. */
    public LocalDate eventDay() {
        return enrichment.dates().stream()
                .filter(found -> found.part() == Part.TITLE || found.part() == Part.BODY)
                .map(FieldDate::date)
                .filter(date -> !date.precision().isCoarse())
                .map(DateMention::from)
                .findFirst()
                .orElse(post.published());
    }

    /** All file names, a line each. */
    public String fileNames() {
        return post.attachments().stream().map(Attachment::fileName).collect(Collectors.joining("\n"));
    }

    /** The board's path as one text, parts joined by {@code " > "}; empty when unknown. */
    public String board() {
        return String.join(" > ", post.origin().board());
    }
}
