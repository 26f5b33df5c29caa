package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.archive.Decision;
import org.nearchive.archive.Decisions;
import org.nearchive.archive.StoredJson;
import org.nearchive.enrich.Corrections;
import org.nearchive.enrich.Enricher;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.group.Links;
import org.nearchive.enrich.group.TraitsReader;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Post;
import org.nearchive.query.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a generation up to the archive. Used by one thread; the work inside is spread over all cores. */
final class GenerationWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationWriter.class);
    /** Changes applied at once: searches see them when all are. */
    private static final int PAGE = 250;
    /** Posts that one core takes at once while a new generation is filled. */
    private static final int BATCH = 50;

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** An index that is read by another process is behind by this at most; a commit has to wait for the disk. */
    private static final long COMMIT_NANOS = Duration.ofSeconds(1).toNanos();

    private static final double MAX_BUFFER_MEGABYTES = 64;
    private static final String PUT_ASIDE = "put_aside";
    /** More are counted, not named. */
    private static final int REMEMBERED = 1000;

    private static final int REASON_LENGTH = 200;

    private final Generation generation;
    private volatile Enricher enricher;
    private final TraitsReader traits;
    private final GroupKeeper groups = new GroupKeeper();
    private String decided = Decisions.NOTHING;
    private final Directory directory;
    private final IndexWriter writer;
    private final String fingerprint;
    private final Map<String, String> putAside = new ConcurrentSkipListMap<>();
    private final Map<String, Ends> ends = new ConcurrentHashMap<>();
    private long seq;
    private long committed;
    private long commitTime = System.nanoTime();
    private volatile long filled;

    GenerationWriter(Generation generation) throws IOException {
        this.generation = generation;
        enricher = new Enricher(
                generation.vocabulary().gazetteer(),
                generation.vocabulary().dates(),
                generation.vocabulary().persons());
        traits = new TraitsReader(generation.vocabulary().persons().names());
        directory = generation.directory();
        try {
            writer = new IndexWriter(directory, settings(generation.analysis()));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> before = writer.getLiveCommitData();
        if (before != null) {
            before.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        seq = Generation.seqOf(data);
        committed = data.isEmpty() ? -1 : seq;
        fingerprint =
                data.isEmpty() ? Generation.configFingerprintIn(generation.folder()) : Generation.fingerprintOf(data);
        putAside.putAll(putAsideIn(data));
    }

    private static IndexWriterConfig settings(Analysis analysis) {
        double memory = Runtime.getRuntime().maxMemory() / (double) (1 << 20);
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0); // When asked to, leave nothing of a deleted post.
        return new IndexWriterConfig(analysis.analyzer())
                .setMergePolicy(merges)
                .setRAMBufferSizeMB(Math.min(MAX_BUFFER_MEGABYTES, memory / 10))
                .setMergeScheduler(new QuietMerges());
    }

    Generation generation() {
        return generation;
    }

    /** The last change of the archive that this generation holds. */
    long seq() {
        return seq;
    }

    /** False after a failure that the writer cannot go on from; another one goes on from the last commit. */
    boolean isOpen() {
        return writer.isOpen();
    }

    /** Posts that were looked at while it was filled. */
    long filled() {
        return filled;
    }

    /** Posts that could not be indexed, by id, each with its reason. */
    Map<String, String> putAside() {
        return putAside;
    }

    static Map<String, String> putAsideIn(Map<String, String> commitData) {
        String stored = commitData.get(PUT_ASIDE);
        return stored == null
                ? Map.of()
                : StoredJson.read(stored.getBytes(StandardCharsets.UTF_8), PutAside.class)
                        .reasons();
    }

    private record PutAside(Map<String, String> reasons) {}

    /** Searchers of all that was applied. */
    SearcherManager searchers(SearcherFactory factory) throws IOException {
        return new SearcherManager(writer, factory);
    }

    /** The first and the last change in one language, of those that the generation was filled with. */
    record Ends(long first, long last) {
        Ends and(Ends other) {
            return new Ends(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /** By detected language. */
    Map<String, Ends> ends() {
        return ends;
    }

    /**
     * Fills an empty generation with all that the archive holds now, not yet committed. The archive is read ahead while
     * all cores work.
     *
     * @param goesOn asked after every post; when it says no, the generation is of no use
     */
    void fill(Archive archive, BooleanSupplier goesOn) throws IOException, InterruptedException {
        long end = archive.seq();
        takeUpDecisions(archive);
        Semaphore ahead = new Semaphore(3 * CORES);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        BooleanSupplier works = () -> failure.get() == null && goesOn.getAsBoolean();
        try (ExecutorService workers = Executors.newFixedThreadPool(CORES)) {
            long read = 0;
            while (works.getAsBoolean()) {
                List<ArchivedPost> batch = archive.changesAfter(read, BATCH).stream()
                        .filter(change -> change.seq() <= end)
                        .toList();
                if (batch.isEmpty()) {
                    break;
                }
                read = batch.getLast().seq();
                ahead.acquire();
                workers.execute(() -> {
                    try {
                        batch.stream()
                                .takeWhile(change -> works.getAsBoolean())
                                .forEach(change -> add(change, archive));
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        ahead.release();
                    }
                });
            }
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw failed instanceof UncheckedIOException disk ? disk.getCause() : new IOException(failed);
        }
        if (goesOn.getAsBoolean()) {
            groups.settle(writer);
        }
        seq = end;
    }

    /** Every id comes once up to one moment of the archive: nothing is there that it would take the place of. */
    private void add(ArchivedPost change, Archive archive) {
        Post post = change.post();
        if (post != null) {
            index(change, post, archive, writer::addDocument);
        }
        synchronized (this) {
            filled++;
        }
    }

    /**
     * Applies the next page of changes, not yet committed.
     *
     * @return how many there were; 0 when the generation holds all
     */
    int apply(Archive archive) throws IOException {
        List<ArchivedPost> changes = archive.changesAfter(seq, PAGE);
        takeUpDecisions(archive);
        if (!changes.isEmpty()) {
            groups.load(writer);
            changes.parallelStream().forEach(change -> apply(change, archive));
            groups.settle(writer);
            seq = changes.getLast().seq();
        }
        return changes.size();
    }

    /**
     * To be called when the changes are read and not yet applied: a decision and the new numbers of the posts that it touches come in one
     * transaction, so that whoever sees the posts sees the decision. Asked for before, it could be missed.
     */
    private void takeUpDecisions(Archive archive) {
        String version = archive.decisions().version();
        if (!version.equals(decided)) {
            List<Decision> standing = archive.decisions().standing();
            Corrections corrections = new Corrections(standing);
            generation.correct(corrections);
            Vocabulary read = generation.vocabulary();
            enricher = new Enricher(read.gazetteer(), read.dates(), read.persons(), corrections);
            groups.decide(Links.of(standing));
            decided = version;
        }
    }

    private void apply(ArchivedPost change, Archive archive) {
        Term id = new Term(Fields.ID, change.id());
        Post post = change.post();
        putAside.remove(change.id());
        if (post == null) {
            groups.gone(change.id());
            delete(id);
        } else if (!index(change, post, archive, document -> writer.updateDocument(id, document))) {
            delete(id); // As if it came new: what is found depends on the archive, not on what came before.
        }
    }

    private void delete(Term id) {
        try {
            writer.deleteDocuments(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Way {
        long take(Document document) throws IOException;
    }

    /** @return false when the post was put aside */
    private boolean index(ArchivedPost change, Post post, Archive archive, Way way) {
        Map<Integer, String> fileTexts = archive.extractions().textsOf(post);
        try {
            IndexedPost indexed = new IndexedPost(change.seq(), post, enricher.enrich(post, fileTexts));
            Enrichment enrichment = indexed.enrichment();
            Document document =
                    Fields.document(indexed, fileTexts, archive.extractions().partsOf(post));
            PersonFields.add(document, enrichment, generation.vocabulary().who());
            groups.noted(document, traits.read(post, enrichment));
            way.take(document);
            ends.merge(indexed.enrichment().language(), new Ends(change.seq(), change.seq()), Ends::and);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (!writer.isOpen()) {
                throw e;
            }
            putAside(change.id(), e);
            groups.gone(change.id());
            return false;
        }
    }

    /** Law 4: a post never takes the others down. */
    private void putAside(String id, Throwable failure) {
        LOG.error(
                "the post {} cannot be indexed; it is put aside until it changes or all is indexed anew", id, failure);
        String reason = failure.toString();
        putAside.put(id, reason.substring(0, Math.min(REASON_LENGTH, reason.length())));
    }

    /** Posts that can be found in a state of the index, with those not yet committed. */
    int posts() throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            return reader.numDocs();
        }
    }

    void commit() throws IOException {
        Map<String, String> data = new HashMap<>(Generation.commitData(seq, fingerprint));
        if (!putAside.isEmpty()) {
            Map<String, String> named = new TreeMap<>();
            putAside.entrySet().stream().limit(REMEMBERED).forEach(post -> named.put(post.getKey(), post.getValue()));
            data.put(PUT_ASIDE, new String(StoredJson.write(new PutAside(named)), StandardCharsets.UTF_8));
        }
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        committed = seq;
        commitTime = System.nanoTime();
    }

    /** Commits when there is something and the last time is long enough ago. */
    void commitIfDue() throws IOException {
        if (seq != committed && System.nanoTime() - commitTime > COMMIT_NANOS) {
            commit();
        }
    }

    /** Writes anew every segment that still holds the words of a deleted post, and commits. */
    void expunge() throws IOException {
        writer.forceMergeDeletes();
        commit();
    }

    boolean isCommitted() {
        return seq == committed;
    }

    /** What was not committed is dropped: the archive still has it. */
    @Override
    public void close() throws IOException {
        try {
            writer.rollback();
        } finally {
            directory.close();
        }
    }
}
