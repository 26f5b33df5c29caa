package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.index.IndexedPost;
import org.nearchive.index.lucene.Passages.Range;
import org.nearchive.post.Post;
import org.nearchive.query.Clause;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;

/** Makes a hit of a post that was found: where the words stand that matched, and the passage that shows them best. */
final class HitMaker {
    /** Matches shown a field: enough to choose a passage, bounded for a post that repeats a word. */
    private static final int MAX_MATCHES = 200;

    private final IndexedPost indexed;
    private final Post post;
    private final TreeSet<Range> title = new TreeSet<>();
    private final TreeSet<Range> body = new TreeSet<>();
    private final Set<Hit.Why> why = new LinkedHashSet<>();

    HitMaker(IndexedPost indexed, SearchQuery query, @Nullable Matches matches) throws IOException {
        this.indexed = indexed;
        this.post = indexed.post();
        entities(asked(query));
        if (matches != null) {
            words(matches);
        }
    }

    Hit hit(Function<Collection<String>, List<SearchResult.Label>> labels) {
        return new Hit(
                post.id(),
                post.origin().url(),
                indexed.enrichment().language(),
                Passages.pieces(post.title(), 0, post.title().length(), title),
                post.published(),
                post.origin().board(),
                Passages.best(post.body(), body),
                List.copyOf(why),
                labels.apply(indexed.enrichment().entities()),
                post.attachments());
    }

    private static Set<String> asked(SearchQuery query) {
        Set<String> ids = new HashSet<>();
        query.filters().entities().values().forEach(ids::addAll);
        query.clauses().forEach(clause -> {
            if (clause instanceof Clause.Named named) {
                ids.addAll(named.ids());
            }
        });
        return ids;
    }

    private void entities(Set<String> asked) {
        for (FieldMention found : indexed.enrichment().mentions()) {
            List<String> named = new ArrayList<>(found.mention().candidates());
            named.addAll(found.mention().inside());
            for (String id : named) {
                if (asked.contains(id)) {
                    why.add(new Hit.Why(name(found.part()), found.mention().surface(), id));
                    Range range =
                            new Range(found.mention().start(), found.mention().end());
                    if (found.part() == Part.TITLE) {
                        title.add(range);
                    } else if (found.part() == Part.BODY) {
                        body.add(range);
                    }
                }
            }
        }
    }

    private void words(Matches matches) throws IOException {
        for (String field : matches) {
            if (field.startsWith(Fields.TITLE + "_")) {
                words(matches.getMatches(field), Part.TITLE, post.title(), title);
            } else if (field.startsWith(Fields.BODY + "_")) {
                words(matches.getMatches(field), Part.BODY, post.body(), body);
            } else if (field.equals(Fields.FILES)) {
                words(matches.getMatches(field), Part.FILE_NAME, indexed.fileNames(), new TreeSet<>());
            }
        }
    }

    private void words(@Nullable MatchesIterator matches, Part part, String text, Set<Range> ranges)
            throws IOException {
        List<Range> found = new ArrayList<>();
        while (matches != null && found.size() < MAX_MATCHES && matches.next()) {
            int start = matches.startOffset();
            int end = Math.min(matches.endOffset(), text.length());
            if (start >= 0 && start < end) {
                found.add(new Range(start, end));
            }
        }
        ranges.addAll(found);
        found.forEach(range -> why.add(new Hit.Why(name(part), text.substring(range.start(), range.end()), null)));
    }

    private static String name(Part part) {
        return switch (part) {
            case TITLE -> "title";
            case BODY -> "body";
            case FILE_NAME -> "file";
        };
    }
}
