package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Timeline;
import org.nearchive.query.Vocabulary;

/**
 * Answers queries from the current generation; used by many threads. Whoever writes the index calls {@link #refresh}
 * when there is something new; searches that run meanwhile end on what they began with.
 *
 * <pre>
 * try (LuceneIndex index = LuceneIndex.open(Path.of("data/index"))) {
 *     index.search(vocabulary -> new SearchQuery("Gansu", new BoxParser(vocabulary, …).parse("Gansu"), …));
 * }
 * </pre>
 */
public final class LuceneIndex implements AutoCloseable {
    private final GenerationFolder folder;
    private final SearchLimits limits;
    private final Turns turns;
    private volatile @Nullable Open open;
    /** Known already to the owner in this process: a vocabulary takes its time to load, and memory to hold twice. */
    private volatile @Nullable Generation expected;

    private LuceneIndex(GenerationFolder folder, SearchLimits limits) {
        this.folder = folder;
        this.limits = limits;
        this.turns = new Turns(limits);
    }

    /** @param index the folder; it may be empty as yet, then {@link #isReady()} is false until a refresh finds one */
    public static LuceneIndex open(Path index) throws IOException {
        return open(index, SearchLimits.USUAL);
    }

    /** The same, with other limits. */
    public static LuceneIndex open(Path index, SearchLimits limits) throws IOException {
        LuceneIndex lucene = new LuceneIndex(new GenerationFolder(index), limits);
        lucene.refresh();
        return lucene;
    }

    /** A query, made with what the answering generation reads questions with. */
    @FunctionalInterface
    public interface Question {
        SearchQuery with(Vocabulary vocabulary);
    }

    public boolean isReady() {
        return open != null;
    }

    /** @throws IllegalStateException when there is no generation yet */
    public SearchResult search(Question question) throws IOException {
        return answer(question, LuceneSearch::answer);
    }

    /** Numbers over time of the posts that fulfil a question; its order, offset and limit mean nothing here. */
    public Timeline timeline(Question question, Timeline.Axis axis, Timeline.Unit unit) throws IOException {
        return answer(question, (search, query) -> search.timeline(query, axis, unit));
    }

    @FunctionalInterface
    private interface Answer<T> {
        T to(LuceneSearch search, SearchQuery query) throws IOException;
    }

    private <T> T answer(Question question, Answer<T> answer) throws IOException {
        turns.take();
        try {
            return answerNow(question, answer);
        } finally {
            turns.give();
        }
    }

    private <T> T answerNow(Question question, Answer<T> answer) throws IOException {
        while (true) {
            Open current = open;
            if (current == null) {
                throw new IllegalStateException("there is no index yet; ingest something, or re-index");
            }
            IndexSearcher searcher;
            try {
                searcher = current.manager.acquire();
            } catch (AlreadyClosedException e) {
                continue; // Swapped between the two lines above: the next one is open already.
            }
            try {
                SearchQuery query = question.with(current.generation.vocabulary());
                Deadline deadline = Deadline.in(limits.deadline());
                return answer.to(
                        new LuceneSearch(((FacetedSearcher) searcher).until(deadline), current.generation, deadline),
                        query);
            } catch (IndexSearcher.TooManyClauses e) {
                throw new InvalidQueryException(
                        "invalid_query",
                        "q",
                        "the query has too many words; leave some out, or quote a shorter passage");
            } finally {
                current.manager.release(searcher);
            }
        }
    }

    /** What the current generation reads questions with; empty before there is one. */
    public Optional<Vocabulary> vocabulary() {
        return Optional.ofNullable(open).map(current -> current.generation.vocabulary());
    }

    /** How the current generation stands; empty before there is one. */
    public Optional<State> state() throws IOException {
        Open current = open;
        if (current == null) {
            return Optional.empty();
        }
        IndexSearcher searcher = current.manager.acquire();
        try {
            DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
            return Optional.of(new State(
                    current.generation.name(),
                    Generation.seqOf(reader),
                    reader.numDocs(),
                    current.generation.configFingerprint()));
        } finally {
            current.manager.release(searcher);
        }
    }

    /**
     * How a generation stands.
     *
     * @param seq the last change of the archive that it holds
     * @param posts that it holds
     * @param configFingerprint of the configuration it was built with
     */
    public record State(String generation, long seq, int posts, String configFingerprint) {}

    /** The generation in a folder: the one that answers, when it is that. */
    Generation generation(Path named) {
        Open current = open;
        return current != null && current.generation.folder().equals(named)
                ? current.generation
                : Generation.open(named);
    }

    /** Tells which generation is about to become the current one. */
    void expect(Generation next) {
        expected = next;
    }

    /** Takes up what was committed since, in this generation or by a swap to another one. */
    public synchronized void refresh() throws IOException {
        Optional<Path> newest = folder.current();
        if (newest.isEmpty()) {
            return;
        }
        Open before = open;
        if (before != null && before.generation.folder().equals(newest.get())) {
            before.manager.maybeRefreshBlocking();
            return;
        }
        open = newest(newest.get());
        if (before != null) {
            before.close();
        }
    }

    /** Another process may swap and clean up between our reading of its name and our opening it: then the next one. */
    private Open newest(Path named) throws IOException {
        try {
            Generation next = expected;
            return Open.of(next != null && next.folder().equals(named) ? next : Generation.open(named));
        } catch (IOException | ConfigException e) {
            Path now = folder.current().orElse(named);
            if (now.equals(named)) {
                throw e;
            }
            return newest(now);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        Open last = open;
        open = null;
        if (last != null) {
            last.close();
        }
    }

    private record Open(Generation generation, FSDirectory directory, SearcherManager manager) {
        static Open of(Generation generation) throws IOException {
            FSDirectory directory = generation.directory();
            FacetColumns columns = new FacetColumns();
            return new Open(generation, directory, new SearcherManager(directory, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                    return new FacetedSearcher(reader, columns);
                }
            }));
        }

        void close() throws IOException {
            manager.close();
            directory.close();
        }
    }
}
