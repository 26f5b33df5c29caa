package org.nearchive.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Decision;
import org.nearchive.enrich.Corrections;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.query.Clause;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;

/**
 * Staff's decisions, made and undone: the same for API and command line.
 *
 * <pre>
 * Curation curation = new Curation(archive, index);
 * curation.touchedBy(ruling);              // the posts that would be read anew: a preview
 * curation.make(ruling, "Kim", "asked");   // durable; whoever follows the archive reads these posts anew
 * curation.undo(1, "Kim");
 * </pre>
 */
public final class Curation {
    private final Archive archive;
    private final LuceneIndex index;

    public Curation(Archive archive, LuceneIndex index) {
        this.archive = archive;
        this.index = index;
    }

    /**
     * Says what is wrong with a ruling before anything is done.
     *
     * @return in words; empty when nothing is
     */
    public Optional<String> wrongWith(Decision.Ruling ruling) {
        List<String> posts = new ArrayList<>();
        if (ruling.post() != null) {
            posts.add(ruling.post());
        }
        if (ruling.isOfTwoPosts()) {
            posts.add(ruling.target());
        }
        for (String id : posts) {
            if (archive.post(id).isEmpty()) {
                return Optional.of("there is no post " + id);
            }
        }
        boolean ofEntity = switch (ruling.kind()) {
            case ALIAS, MEANS, RENAME -> true;
            default -> false;
        };
        Gazetteer gazetteer = index.reading().gazetteer();
        if (ofEntity && gazetteer.entity(ruling.target()).isEmpty()) {
            List<String> near = gazetteer.resolve(ruling.target());
            return Optional.of("there is no entity " + ruling.target()
                    + (near.isEmpty()
                            ? "; ids are like CN-GS or org:near, and /api/v1/entities?q= finds them by name"
                            : "; by that name there is " + String.join(", ", near)));
        }
        if (ruling.kind() == Decision.Kind.WRONG_DATE
                && !ruling.target().isEmpty()
                && !Corrections.isDay(ruling.target())) {
            return Optional.of("the target is the right day like 2023-06-29, or first/last, or left out when the words"
                    + " mean no day; but was \"" + ruling.target() + "\"");
        }
        return Optional.empty();
    }

    /** Ids of the posts that are read anew when a ruling is made or undone, sorted. */
    public List<String> touchedBy(Decision.Ruling ruling) throws IOException {
        String post = ruling.post();
        if (ruling.isOfTwoPosts()) {
            TreeSet<String> both = new TreeSet<>(List.of(String.valueOf(post), ruling.target()));
            for (String id : List.copyOf(both)) {
                index.translations(id).orElse(List.of()).stream()
                        .map(Hit.Translation::id)
                        .forEach(both::add);
            }
            return List.copyOf(both);
        }
        if (post != null) {
            return List.of(post);
        }
        return switch (ruling.kind()) {
            case ALIAS, NOT_A_NAME -> postsWith(ruling.words());
            // Labels and persons are read with each question: no post holds them.
            default -> List.of();
        };
    }

    private List<String> postsWith(String words) throws IOException {
        return index.idsOf(vocabulary -> new SearchQuery(
                words, List.of(new Clause.Phrase(words)), SearchQuery.Filters.NONE, SearchQuery.Sort.ID, 0, 1, "en"));
    }

    public Decision make(Decision.Ruling ruling, String author, String reason) throws IOException {
        return archive.decisions().make(ruling, author, reason, touchedBy(ruling));
    }

    /** Empty when there is none with that number. */
    public Optional<Decision> undo(long id, String author) throws IOException {
        @Nullable Decision known = archive.decisions().one(id).orElse(null);
        return known == null ? Optional.empty() : archive.decisions().undo(id, author, touchedBy(known.ruling()));
    }

    /** Takes in a decision of another archive. @return false when it is here already */
    public boolean put(Decision decision) throws IOException {
        return archive.decisions().put(decision, touchedBy(decision.ruling()));
    }
}
