package org.nearchive.index.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.IndexConfig;
import org.nearchive.query.Explained;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.OverloadedException;
import org.nearchive.query.PersonProfile;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Similar;
import org.nearchive.query.Suggested;
import org.nearchive.query.Timeline;
import org.nearchive.query.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers queries from the current generation; used by many threads. Every byte of it was compared with its checksum
 * before it answers; what is damaged later makes it refuse, never answer short. The owner of the index shows it what is
 * new; searches that run meanwhile end on what they began with.
 *
 * <pre>
 * try (LuceneIndex index = LuceneIndex.open(Path.of("data/index"))) {
 *     index.search(vocabulary -> new SearchQuery("Gansu", new BoxParser(vocabulary, …).parse("Gansu"), …));
 * }
 * </pre>
 */
public final class LuceneIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    /** How old a look at the files may be when an answer leaves. */
    private static final long LOOK_NANOS = Duration.ofMillis(25).toNanos();

    /** A fault of ours fails again and again: not each time is every byte read for it. */
    private static final long SUSPECT_NANOS = Duration.ofSeconds(10).toNanos();

    /** Each holds a state of the index while its reader takes it. */
    private static final int WALKS = 8;

    private final GenerationFolder folder;
    private final AtomicLong suspected = new AtomicLong(System.nanoTime() - SUSPECT_NANOS);
    private final SearchLimits limits;
    private final Turns turns;
    private final Semaphore walks = new Semaphore(WALKS);
    private volatile @Nullable Open open;
    private volatile Readiness readiness = new Readiness(Readiness.State.CHECKING, "its files are being checked", "");
    private volatile @Nullable Vocabulary vocabulary;

    private LuceneIndex(GenerationFolder folder, SearchLimits limits) {
        this.folder = folder;
        this.limits = limits;
        this.turns = new Turns(limits);
    }

    /** @param index the folder; when it holds no whole generation, {@link #readiness()} says why */
    public static LuceneIndex open(Path index) throws IOException {
        return open(index, SearchLimits.USUAL);
    }

    /** The same, with other limits. */
    public static LuceneIndex open(Path index, SearchLimits limits) throws IOException {
        LuceneIndex lucene = new LuceneIndex(new GenerationFolder(index), limits);
        lucene.takeUp();
        return lucene;
    }

    /** One that answers nothing before {@link #takeUp()}, which the owner of the index does first. */
    public static LuceneIndex later(Path index) throws IOException {
        return later(new GenerationFolder(index));
    }

    static LuceneIndex later(GenerationFolder folder) {
        return new LuceneIndex(folder, SearchLimits.USUAL);
    }

    /**
     * Whether the generation that answers was built by this version with this configuration, to the byte.
     *
     * @param index the folder, which need not exist; false when there is no whole generation in it
     */
    public static boolean isBuiltWith(Path index, IndexConfig config) {
        if (!Files.isDirectory(index)) {
            return false;
        }
        try {
            Optional<Path> current = new GenerationFolder(index).current();
            return current.isPresent() && Generation.isBuiltWith(current.get(), config);
        } catch (IOException e) {
            LOG.debug("what is wrong with the index is said when it is opened", e);
            return false;
        }
    }

    /** A query, made with what the answering generation reads questions with. */
    @FunctionalInterface
    public interface Question {
        SearchQuery with(Vocabulary vocabulary);
    }

    public boolean isReady() {
        return open != null;
    }

    /** Whether searches are answered, and if not, why. */
    public Readiness readiness() {
        return readiness;
    }

    /** @throws IndexNotReadyException when there is no whole generation */
    public SearchResult search(Question question) throws IOException {
        return answer(question, LuceneSearch::answer);
    }

    /** Numbers over time of the posts that fulfil a question; its order, offset and limit mean nothing here. */
    public Timeline timeline(Question question, Timeline.Axis axis, Timeline.Unit unit) throws IOException {
        return answer(question, (search, query) -> search.timeline(query, axis, unit));
    }

    /** What the words being typed may become. */
    public Suggested suggest(String typed, String labels, int limit) throws IOException {
        return read((searcher, generation) -> new TypingSearch(searcher, generation).suggest(typed, labels, limit));
    }

    /** What posts call a person; empty when nobody has such an id. */
    public Optional<PersonProfile> person(String id, String labels) throws IOException {
        return read((searcher, generation) -> new PersonProfiles(searcher, generation).profile(id, labels));
    }

    /** Posts that are about the same as a post, the nearest first; empty when the index does not hold that post. */
    public Optional<Similar> similar(String id, String labels, int limit) throws IOException {
        return read((searcher, generation) -> new SimilarSearch(searcher, generation).similar(id, labels, limit));
    }

    /** Ids of all posts that fulfil a question, sorted; its order, offset and limit mean nothing here. */
    public List<String> idsOf(Question question) throws IOException {
        return answer(question, LuceneSearch::ids);
    }

    /** Other posts that tell the same as a post, by id; empty when no index answers, or it does not hold that post. */
    public Optional<List<Hit.Translation>> translations(String id) throws IOException {
        try {
            return read((searcher, generation) -> GroupKeeper.translations(searcher, id));
        } catch (IndexNotReadyException e) {
            return Optional.empty();
        }
    }

    /** Why a post is or is not among those that a question finds; empty when the index does not hold that post. */
    public Optional<Explained> explain(Question question, String id) throws IOException {
        return read((searcher, generation) ->
                new ExplainSearch(searcher, generation).explain(question.with(generation.vocabulary()), id));
    }

    /** Those of some ids whose posts fulfil a question. */
    public Set<String> among(Question question, Collection<String> ids) throws IOException {
        return answer(question, (search, query) -> search.among(query, ids));
    }

    /**
     * Gives all posts that a question finds, by id, from one state of the index: what is written or swapped meanwhile
     * changes nothing of it. The question's order, offset and limit mean nothing here.
     *
     * @throws OverloadedException when too many walks are under way
     */
    public void walk(Question question, WholeSet set) throws IOException {
        if (!walks.tryAcquire()) {
            throw new OverloadedException(
                    "too_busy", 10, "too many complete sets are being read; ask again in some seconds");
        }
        try {
            while (true) {
                Open current = open;
                if (current == null) {
                    throw new IndexNotReadyException(readiness);
                }
                FacetedSearcher searcher;
                try {
                    searcher = (FacetedSearcher) current.manager.acquire();
                } catch (AlreadyClosedException e) {
                    continue; // Swapped between the two lines above: the next one is open already.
                }
                try {
                    Deadline deadline = Deadline.in(limits.deadline());
                    new LuceneSearch(searcher.until(deadline), current.generation, deadline)
                            .walk(question.with(current.generation.vocabulary()), searcher, set);
                    return;
                } finally {
                    current.manager.release(searcher);
                }
            }
        } finally {
            walks.release();
        }
    }

    @FunctionalInterface
    private interface Answer<T> {
        T to(LuceneSearch search, SearchQuery query) throws IOException;
    }

    private <T> T answer(Question question, Answer<T> answer) throws IOException {
        return read((searcher, generation) -> {
            Deadline deadline = Deadline.in(limits.deadline());
            return answer.to(
                    new LuceneSearch(searcher.until(deadline), generation, deadline),
                    question.with(generation.vocabulary()));
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(FacetedSearcher searcher, Generation generation) throws IOException;
    }

    private <T> T read(Reading<T> reading) throws IOException {
        turns.take();
        try {
            return readNow(reading);
        } finally {
            turns.give();
        }
    }

    private <T> T readNow(Reading<T> reading) throws IOException {
        while (true) {
            Open current = open;
            if (current == null) {
                throw new IndexNotReadyException(readiness);
            }
            FacetedSearcher searcher;
            try {
                searcher = (FacetedSearcher) current.manager.acquire();
            } catch (AlreadyClosedException e) {
                continue; // Swapped between the two lines above: the next one is open already.
            }
            try {
                T result = reading.of(searcher, current.generation);
                if (current.isLookDue()) {
                    look(current, searcher);
                    if (open == null) {
                        continue;
                    }
                }
                return result;
            } catch (IndexSearcher.TooManyClauses e) {
                throw new InvalidQueryException(
                        "invalid_query",
                        "q",
                        "the query has too many words; leave some out, or quote a shorter passage");
            } catch (InvalidQueryException e) {
                throw e;
            } catch (IOException | RuntimeException | InternalError e) {
                if (!isDamage(current, e)) {
                    throw e;
                }
                // What answers now, if anything does.
            } finally {
                current.manager.release(searcher);
            }
        }
    }

    /** Whether a search failed because the files are no longer what was written; then nothing is answered from them. */
    private boolean isDamage(Open current, Throwable failure) throws IOException {
        if (open != current) {
            return true; // Noticed or swapped meanwhile.
        }
        boolean surely = failure instanceof CorruptIndexException
                || failure instanceof EOFException
                || failure instanceof FileNotFoundException
                || failure instanceof NoSuchFileException
                || failure instanceof InternalError; // Memory of a file that was cut off.
        long now = System.nanoTime();
        long before = suspected.get();
        if (!surely && (now - before < SUSPECT_NANOS || !suspected.compareAndSet(before, now))) {
            return false;
        }
        check();
        if (surely && open == current) {
            damaged(current, current.generation.name() + " is damaged: " + GenerationCheck.inWords(failure));
        }
        return open != current;
    }

    /** Notices files that were touched since they were written. */
    private void look(Open current, FacetedSearcher searcher) throws IOException {
        List<String> touched = current.stamps.touched(searcher.files());
        if (touched.isEmpty()) {
            return;
        }
        try (Directory directory = new NIOFSDirectory(Generation.luceneIn(current.generation.folder()))) {
            for (String file : touched) {
                Optional<String> wrong = GenerationCheck.wrongWith(directory, file);
                if (wrong.isPresent() && !wrong.get().equals(GenerationCheck.missing(file))) {
                    damaged(current, current.generation.name() + " is damaged: " + wrong.get());
                    return;
                }
            }
        }
        // A file that is gone may have been cleaned up: it counts when the last commit needs it.
        check();
        for (String file : touched) {
            current.stamps.accept(file);
        }
    }

    /** Compares every file with its checksum; when one is wrong, nothing is answered any more. */
    public GenerationCheck check() throws IOException {
        Open current = open;
        GenerationCheck check = GenerationCheck.of(folder);
        if (current != null && !check.isWhole()) {
            damaged(current, check.state() == GenerationCheck.State.NONE ? "index/CURRENT is missing" : check.reason());
        }
        return check;
    }

    /** Bytes of the generation that answers, or would. */
    public long bytes() throws IOException {
        try {
            Optional<Path> current = folder.current();
            return current.isEmpty() ? 0 : GenerationFolder.size(current.get());
        } catch (DamagedPointerException e) {
            return 0;
        }
    }

    private synchronized void damaged(Open current, String reason) throws IOException {
        if (open == current) {
            LOG.error("{}; nothing is answered from it", reason);
            open = null;
            readiness = Readiness.damaged(reason);
            current.close();
        }
    }

    /**
     * What questions and posts are read with.
     *
     * @throws IndexNotReadyException when nothing was read yet
     */
    public Vocabulary reading() {
        Open current = open;
        Vocabulary known = current == null ? vocabulary : current.generation.vocabulary();
        if (known == null) {
            throw new IndexNotReadyException(readiness);
        }
        return known;
    }

    /** Notices files that were touched since they were written; cheap. */
    void glance() throws IOException {
        Open current = open;
        if (current != null) {
            FacetedSearcher searcher = (FacetedSearcher) current.manager.acquire();
            try {
                look(current, searcher);
            } finally {
                current.manager.release(searcher);
            }
        }
    }

    /** How the current generation stands; empty when none answers. */
    public Optional<State> state() throws IOException {
        Open current = open;
        if (current == null) {
            return Optional.empty();
        }
        FacetedSearcher searcher = (FacetedSearcher) current.manager.acquire();
        try {
            IndexReader reader = searcher.getIndexReader();
            Map<String, String> data =
                    ((DirectoryReader) reader).getIndexCommit().getUserData();
            return Optional.of(new State(
                    current.generation.name(),
                    searcher.seq(),
                    reader.numDocs(),
                    Generation.fingerprintOf(data),
                    GenerationWriter.putAsideIn(data)));
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
     * @param putAside posts that could not be indexed, by id, each with its reason
     */
    public record State(
            String generation, long seq, int posts, String configFingerprint, Map<String, String> putAside) {}

    /** Checks the current generation and answers from it when it is whole. */
    public synchronized void takeUp() throws IOException {
        Open before = open;
        open = null;
        Optional<Generation> named = named(before);
        named.ifPresent(generation -> vocabulary = generation.vocabulary());
        GenerationCheck check = GenerationCheck.of(folder);
        readiness = Readiness.of(check);
        if (check.isWhole()) {
            Generation whole = named.filter(generation -> generation.name().equals(check.generation()))
                    .orElseGet(() -> Generation.open(folder.generation(check.generation()), folder.directories()));
            vocabulary = whole.vocabulary();
            open = Open.of(whole);
        }
        if (before != null) {
            before.close();
        }
    }

    /** The generation that {@code CURRENT} names, as far as it can be read: posts are shown before all of it is checked. */
    private Optional<Generation> named(@Nullable Open before) throws IOException {
        try {
            Optional<Path> current = folder.current();
            if (before != null && current.equals(Optional.of(before.generation.folder()))) {
                return Optional.of(before.generation);
            }
            return current.map(named -> Generation.open(named, folder.directories()));
        } catch (DamagedPointerException | RuntimeException e) {
            LOG.debug("the check says what is wrong with it", e);
            return Optional.empty();
        }
    }

    /** The generation that answers; empty when none does. */
    Optional<Generation> generation() {
        return Optional.ofNullable(open).map(current -> current.generation);
    }

    /** The last change that answers know; 0 when there are none. */
    long seq() throws IOException {
        return state().map(State::seq).orElse(0L);
    }

    /** A generation is being built: until it answers, posts are read with what it will read them with. */
    void expect(Generation next) {
        if (open == null) {
            vocabulary = next.vocabulary();
        }
    }

    /** Says what is being done, or waited for; empty when there is nothing to say. */
    synchronized void say(String work) {
        readiness = readiness.with(work);
    }

    /** Answers from a writer's generation, with what was not yet committed. */
    synchronized void show(GenerationWriter writer) throws IOException {
        Open before = open;
        open = Open.of(writer, before);
        vocabulary = writer.generation().vocabulary();
        readiness = new Readiness(Readiness.State.READY, "", "");
        if (before != null) {
            before.close();
        }
    }

    /** Takes up what the writer that is shown has done since. */
    void refresh() throws IOException {
        Open current = open;
        if (current != null) {
            current.manager.maybeRefreshBlocking();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        Open last = open;
        open = null;
        readiness = new Readiness(Readiness.State.NO_INDEX, "it is closed", "");
        if (last != null) {
            last.close();
        }
    }

    private static final class Open {
        private final Generation generation;
        private final @Nullable Directory own;
        private final SearcherManager manager;
        private final FileStamps stamps;
        private final AtomicLong looked = new AtomicLong(System.nanoTime());

        private Open(Generation generation, @Nullable Directory own, SearcherManager manager, FileStamps stamps) {
            this.generation = generation;
            this.own = own;
            this.manager = manager;
            this.stamps = stamps;
        }

        /** What was committed. */
        static Open of(Generation generation) throws IOException {
            FileStamps stamps = new FileStamps(Generation.luceneIn(generation.folder()));
            Directory directory = generation.directory();
            try {
                return new Open(
                        generation,
                        directory,
                        new SearcherManager(
                                directory,
                                searchers(
                                        stamps,
                                        reader -> Generation.seqOf(((DirectoryReader) reader)
                                                .getIndexCommit()
                                                .getUserData()))),
                        stamps);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        }

        /** @param before whose stamps count on when it is of the same generation */
        static Open of(GenerationWriter writer, @Nullable Open before) throws IOException {
            Generation generation = writer.generation();
            FileStamps stamps = before != null && before.generation.folder().equals(generation.folder())
                    ? before.stamps
                    : new FileStamps(Generation.luceneIn(generation.folder()));
            return new Open(generation, null, writer.searchers(searchers(stamps, reader -> writer.seq())), stamps);
        }

        private interface SeqOf {
            long in(IndexReader reader) throws IOException;
        }

        private static SearcherFactory searchers(FileStamps stamps, SeqOf seq) {
            FacetColumns columns = new FacetColumns();
            return new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
                        throws IOException {
                    FacetedSearcher searcher = new FacetedSearcher(reader, columns, seq.in(reader));
                    stamps.take(searcher.files());
                    return searcher;
                }
            };
        }

        private boolean isLookDue() {
            long now = System.nanoTime();
            long before = looked.get();
            return now - before > LOOK_NANOS && looked.compareAndSet(before, now);
        }

        void close() throws IOException {
            manager.close();
            if (own != null) {
                own.close();
            }
        }
    }
}
