package org.nearchive.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;
import org.nearchive.query.Hit;

/**
 * A post of a set that is written out.
 *
 * @param fileTexts what was read out of its files, by attachment number
 * @param translations the other posts of its group
 * @param link to its page here
 * @param labels language of the entities' names
 */
record ExportedPost(
        IndexedPost indexed,
        Map<Integer, String> fileTexts,
        List<Hit.Translation> translations,
        String link,
        Gazetteer gazetteer,
        String labels) {

    Post post() {
        return indexed.post();
    }

    String language() {
        return indexed.enrichment().language();
    }

    /** The page it was published on; the one here when that is not known. */
    String address() {
        return post().origin().url() == null ? link : post().origin().url().toString();
    }

    String title() {
        return post().title().isEmpty() ? post().id() : post().title();
    }

    /** Ids of the entities of a kind that it names, and of what those belong to, sorted. */
    Set<String> ids(Kind kind) {
        Set<String> ids = new TreeSet<>(indexed.enrichment().entities());
        ids.addAll(indexed.enrichment().activities());
        ids.removeIf(id -> Kind.of(id) != kind);
        return ids;
    }

    List<String> names(Kind kind) {
        return ids(kind).stream().map(id -> gazetteer.label(id, labels)).toList();
    }

    /** Full names of the persons that it names, as it writes them, each once, sorted. */
    List<String> persons() {
        return indexed.enrichment().persons().stream()
                .flatMap(found -> Stream.ofNullable(found.spelling()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Days it speaks of, each once, in the manner of ISO 8601. */
    List<String> days() {
        return indexed.enrichment().dates().stream()
                .map(found -> found.date().value())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> fileNames() {
        return post().attachments().stream().map(Attachment::fileName).toList();
    }

    /** As printed; else the board; {@code null} when neither is known. */
    @Nullable
    String author() {
        String author = post().author();
        return author == null || author.isBlank() ? null : author;
    }
}
