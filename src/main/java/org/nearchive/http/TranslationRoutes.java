package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.enrich.Enricher;
import org.nearchive.enrich.group.Conflict;
import org.nearchive.enrich.group.Resemblance;
import org.nearchive.enrich.group.TraitsReader;
import org.nearchive.enrich.group.Version;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.person.PersonNames;
import org.nearchive.post.Post;
import org.nearchive.query.Hit;

/** {@code /posts/{id}/translations}: the post's translations, why they are held to be that, and what they tell differently. */
final class TranslationRoutes {
    private final Archive archive;
    private final LuceneIndex index;
    private final Supplier<Enricher> enricher;

    TranslationRoutes(Archive archive, LuceneIndex index, Supplier<Enricher> enricher) {
        this.archive = archive;
        this.index = index;
        this.enricher = enricher;
    }

    /**
     * A version of the text.
     *
     * @param score how much it looks like the post that was asked for; null for that post itself
     * @param reasons in words; null for that post itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionJson(
            String id,
            String lang,
            String title,
            LocalDate published,
            @Nullable Double score,
            @Nullable List<String> reasons) {}

    void list(Context context) throws IOException {
        new SearchParameters(context.queryParamMap()).refuseOthersThan(List.of());
        String id = context.pathParam("id");
        List<Hit.Translation> others = index.translations(id)
                .orElseThrow(() -> new NotHere(HttpStatus.NOT_FOUND, "unknown_post", "the index holds no post " + id));
        PersonNames names = index.reading().persons().names();
        TraitsReader traits = new TraitsReader(names);
        Enricher reading = enricher.get();
        List<Version> versions = new ArrayList<>();
        version(id, reading).ifPresent(versions::add);
        for (Hit.Translation other : others) {
            version(other.id(), reading).ifPresent(versions::add);
        }
        List<VersionJson> list = new ArrayList<>();
        for (Version version : versions) {
            list.add(json(version, versions.getFirst(), traits));
        }
        context.json(Map.of("id", id, "versions", list, "conflicts", Conflict.among(versions, names)));
    }

    private Optional<Version> version(String id, Enricher reading) {
        return archive.post(id).map(ArchivedPost::post).map(post -> new Version(post, reading.enrich(post, Map.of())));
    }

    private static VersionJson json(Version version, Version asked, TraitsReader traits) {
        Post post = version.post();
        Resemblance resemblance = post.id().equals(asked.post().id())
                ? null
                : Resemblance.of(
                        traits.read(asked.post(), asked.enrichment()),
                        traits.read(post, version.enrichment()),
                        traits.clues(asked.post(), asked.enrichment()),
                        traits.clues(post, version.enrichment()));
        return new VersionJson(
                post.id(),
                version.enrichment().language(),
                post.title(),
                post.published(),
                resemblance == null ? null : Math.round(resemblance.score() * 100) / 100.0,
                resemblance == null ? null : resemblance.reasons());
    }
}
