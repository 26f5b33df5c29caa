package org.nearchive.index;

import java.util.stream.Collectors;
import org.nearchive.enrich.Enrichment;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/** What is indexed of a post: the post, what it says about itself, and the number of the change it stands for. */
public record IndexedPost(long seq, Post post, Enrichment enrichment) {

    /** Raised by hand whenever an index made by older code would answer differently. */
    public static final int INDEX_VERSION = 4;

    /** All file names, a line each. */
    public String fileNames() {
        return post.attachments().stream().map(Attachment::fileName).collect(Collectors.joining("\n"));
    }

    /** The board's path as one text, parts joined by {@code " > "}; empty when unknown. */
    public String board() {
        return String.join(" > ", post.origin().board());
    }
}
