package org.nearchive.index.lucene;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.config.ConfigException;
import org.nearchive.date.DateRange;
import org.nearchive.index.lucene.CheckFile.Expectation;
import org.nearchive.post.Post;
import org.nearchive.query.BoxParser;
import org.nearchive.query.Clause;
import org.nearchive.query.Facet;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchQuery;

/**
 * What a new generation must answer before it may take the place of the one that answers: the lines of
 * {@code checks.tsv}, and in every language a post of the archive by its title.
 */
final class Acceptance {
    /** A run of words without anything that a query could read otherwise. */
    private static final Pattern WORDS = Pattern.compile("(?<!\\S)\\p{L}{2,}(?: \\p{L}{2,}){0,4}(?!\\S)");

    /** A check is no search that somebody waits for. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Generation generation;
    private final LocalDate today;
    private final List<CheckFile.Line> lines;
    private final Map<String, SearchQuery> queries = new LinkedHashMap<>();

    /**
     * @param today from which "last year" in a query is seen
     * @throws ConfigException when a query of the file cannot be read
     */
    Acceptance(Generation generation, LocalDate today) {
        this.generation = generation;
        this.today = today;
        lines = CheckFile.load(Generation.configIn(generation.folder()));
        List<String> mistakes = new ArrayList<>();
        for (CheckFile.Line line : lines) {
            read(line, line.query(), mistakes);
            switch (line.expectation()) {
                case Expectation.SameAs same -> read(line, same.query(), mistakes);
                case Expectation.AllOf all -> read(line, all.query(), mistakes);
                case Expectation.AtLeast number -> {}
                case Expectation.Posts ids -> {}
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
    }

    private void read(CheckFile.Line line, String typed, List<String> mistakes) {
        try {
            queries.put(
                    typed,
                    query(
                            typed,
                            new BoxParser(generation.vocabulary(), "en", today)
                                    .parse(typed)
                                    .clauses(),
                            SearchQuery.Filters.NONE));
        } catch (InvalidQueryException e) {
            mistakes.add(line.place() + ": " + e.getMessage());
        }
    }

    private static SearchQuery query(String typed, List<Clause> clauses, SearchQuery.Filters filters) {
        return new SearchQuery(typed, clauses, filters, SearchQuery.Sort.ID, 0, 1, "en");
    }

    /**
     * @param ends of each language that the generation was filled with
     * @return what is not as it must be, in words; empty when all is
     */
    List<String> refusals(FacetedSearcher searcher, Archive archive, Map<String, GenerationWriter.Ends> ends)
            throws IOException {
        LuceneSearch search = new LuceneSearch(searcher, generation, Deadline.in(PATIENCE));
        List<String> refusals = new ArrayList<>();
        for (CheckFile.Line line : lines) {
            failed(line, search, archive)
                    .ifPresent(came -> refusals.add(line.place() + ": \"" + line.query() + "\" " + came
                            + (line.note().isEmpty() ? "" : " (" + line.note() + ")")));
        }
        for (Map.Entry<String, GenerationWriter.Ends> language : new TreeMap<>(ends).entrySet()) {
            Set<Long> changes = new LinkedHashSet<>(
                    List.of(language.getValue().first(), language.getValue().last()));
            for (long change : changes) {
                lost(language.getKey(), change, search, archive).ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private Optional<String> failed(CheckFile.Line line, LuceneSearch search, Archive archive) throws IOException {
        SearchQuery query = read(line.query());
        return switch (line.expectation()) {
            case Expectation.AtLeast least -> {
                int found = search.count(query, null);
                yield found >= least.posts()
                        ? Optional.empty()
                        : Optional.of("must find " + least.posts() + " posts or more, but found " + found);
            }
            case Expectation.Posts posts -> {
                List<String> missing = new ArrayList<>();
                for (String id : posts.ids()) {
                    boolean there = archive.post(id).map(ArchivedPost::post).isPresent();
                    if (there && !search.finds(query, id)) {
                        missing.add(id);
                    }
                }
                yield missing.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                "must find " + String.join(" ", missing) + ", which the archive has, but did not");
            }
            case Expectation.SameAs same -> {
                int fewer = search.count(read(same.query()), query);
                int more = search.count(query, read(same.query()));
                yield fewer == 0 && more == 0
                        ? Optional.empty()
                        : Optional.of("must find the same posts as \"" + same.query() + "\", but lacks " + fewer
                                + " of them and has " + more + " others");
            }
            case Expectation.AllOf all -> {
                int fewer = search.count(read(all.query()), query);
                yield fewer == 0
                        ? Optional.empty()
                        : Optional.of("must find all posts of \"" + all.query() + "\", but lacks " + fewer);
            }
        };
    }

    private SearchQuery read(String typed) {
        return Objects.requireNonNull(queries.get(typed));
    }

    /** A post that cannot be found by words of its own title, in its language, on its day. */
    private Optional<String> lost(String language, long change, LuceneSearch search, Archive archive)
            throws IOException {
        Optional<ArchivedPost> archived = archive.changesAfter(change - 1, 1).stream()
                .filter(found -> found.seq() == change)
                .findFirst();
        Post post = archived.map(ArchivedPost::post).orElse(null);
        Matcher words = post == null ? null : WORDS.matcher(post.title());
        if (post == null || words == null || !words.find()) {
            return Optional.empty(); // Changed or withdrawn meanwhile, or a title of signs.
        }
        SearchQuery.Filters filters = new SearchQuery.Filters(
                Map.of(Facet.LANG, Set.of(language)), new DateRange(post.published(), post.published()), DateRange.ALL);
        SearchQuery query = query(words.group(), List.of(new Clause.Phrase(words.group())), filters);
        return search.finds(query, post.id())
                ? Optional.empty()
                : Optional.of(
                        "a sample in the language " + language + ": \"" + words.group() + "\", words of its title,"
                                + " must find the post " + post.id() + " of " + post.published() + ", but did not");
    }
}
