package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.NoRoomException;
import org.nearchive.config.IndexConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one process that writes the index of a data folder: follows the archive, builds new generations and mends what is
 * damaged by building it anew. The claim ends with the process, however it ends.
 *
 * <p>Used by one thread.
 */
public final class IndexOwner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexOwner.class);
    /** While a generation is built, the one that answers follows the archive so often. */
    private static final long LOOK_MILLIS = 200;

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** A new generation is about as large as the one before; merges need some more for a while. */
    private static final double ROOM = 1.3;

    private static final long MEGABYTE = 1 << 20;
    /** More posts put aside than this, and more than one in a hundred, are a fault of the whole. */
    private static final int PUT_ASIDE = 10;

    private final GenerationFolder folder;
    private final FileChannel claim;
    private final Archive archive;
    private final IndexConfig config;
    private final LuceneIndex index;
    private @Nullable GenerationWriter writer;
    private boolean building;

    private IndexOwner(
            GenerationFolder folder, FileChannel claim, Archive archive, IndexConfig config, LuceneIndex index) {
        this.folder = folder;
        this.claim = claim;
        this.archive = archive;
        this.config = config;
        this.index = index;
    }

    /**
     * Claims the index. Nothing is read or written before the first {@link #follow()}.
     *
     * @param config for generations that are built from now on
     * @param index told whenever there is something new to be found
     * @param who names this process to others, like {@code nearchive serve (process 4711)}
     * @throws IndexOwnedException when another process owns it
     */
    public static IndexOwner claim(Path indexFolder, Archive archive, IndexConfig config, LuceneIndex index, String who)
            throws IOException, IndexOwnedException {
        return claim(new GenerationFolder(indexFolder), archive, config, index, who);
    }

    static IndexOwner claim(GenerationFolder folder, Archive archive, IndexConfig config, LuceneIndex index, String who)
            throws IOException, IndexOwnedException {
        Path owner = folder.path().resolve("owner");
        FileChannel claim = FileChannel.open(
                folder.path().resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(claim) == null) {
            claim.close();
            String holder = Files.exists(owner) ? Files.readString(owner).strip() : "another process";
            throw new IndexOwnedException("the index in " + folder.path() + " is owned by " + holder);
        }
        Files.writeString(owner, who + "\n", StandardCharsets.UTF_8);
        return new IndexOwner(folder, claim, archive, config, index);
    }

    private static @Nullable FileLock tryLock(FileChannel claim) throws IOException {
        try {
            return claim.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Another part of this very process holds it.
        }
    }

    /**
     * Indexes what changed in the archive; when it returns, searches find it.
     *
     * @return the number of changes; 0 when there was nothing new
     */
    public int follow() throws IOException {
        return follow((changes, share) -> {});
    }

    /** Told after every page of changes; ends the work by a {@link CancellationException}. */
    @FunctionalInterface
    public interface Followed {
        /** @param share of all changes that are there now, 0 to 1 */
        void at(long changes, double share);
    }

    /** @param followed told how far it is; where there is no whole generation, of the building of one */
    public int follow(Followed followed) throws IOException {
        index.glance();
        Optional<GenerationWriter> usable = usable();
        if (usable.isEmpty()) {
            if (building) {
                return 0;
            }
            build(step -> followed.at(step.done(), (double) step.done() / Math.max(1, step.total())));
            return Objects.requireNonNull(writer).posts();
        }
        GenerationWriter current = usable.get();
        int changes = 0;
        long begun = current.seq();
        try {
            for (int page = current.apply(archive); page > 0; page = current.apply(archive)) {
                changes += page;
                index.refresh();
                current.commitIfDue();
                followed.at(changes, (double) (current.seq() - begun) / Math.max(1, archive.seq() - begun));
            }
            current.commitIfDue();
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            recover(current);
            index.say("it waits and tries again: " + GenerationCheck.inWords(e));
            throw e;
        }
        if (!building) {
            index.say("");
        }
        return changes;
    }

    /**
     * Follows, and leaves nothing of posts that were deleted: not in the generation that answers, and there is none to go
     * back to.
     */
    public void expunge() throws IOException {
        follow();
        GenerationWriter current = writer;
        if (current != null) {
            try {
                current.expunge();
                index.refresh(); // Searches let go of the files that held the words.
            } catch (IOException | RuntimeException e) {
                recover(current);
                throw e;
            }
            folder.forgetBefore();
        }
    }

    /** Makes what was indexed survive this process, and visible to others, now. */
    void commit() throws IOException {
        GenerationWriter current = writer;
        if (current != null && !current.isCommitted()) {
            try {
                current.commit();
            } catch (IOException | RuntimeException e) {
                recover(current);
                throw e;
            }
        }
    }

    /** How many changes the index does not hold at most. */
    public long behind() throws IOException {
        return archive.seq() - (writer == null ? index.seq() : writer.seq());
    }

    /** What a writer with such a failure still has is given up: the archive has it, and the last commit is whole. */
    private void recover(GenerationWriter current) throws IOException {
        if (!current.isOpen()) {
            LOG.warn("the index can no longer be written; going on from its last commit");
            drop(current);
            index.check();
        }
    }

    private void drop(GenerationWriter broken) {
        writer = null;
        try {
            broken.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a broken writer did not close", e);
        }
    }

    /** A writer of the generation that answers; empty when there is no whole one. */
    private Optional<GenerationWriter> usable() throws IOException {
        GenerationWriter current = writer;
        if (current != null && index.generation().equals(Optional.of(current.generation()))) {
            return Optional.of(current);
        }
        if (current != null) {
            drop(current); // Damaged, or no longer there.
        }
        if (!building) {
            folder.removeLeftovers();
        }
        if (index.generation().isEmpty()) {
            index.takeUp();
        }
        Optional<Generation> answering = index.generation();
        if (answering.isEmpty()) {
            return Optional.empty();
        }
        long known = index.seq();
        GenerationWriter next = new GenerationWriter(answering.get());
        try {
            // Searches must not forget what an earlier writer had shown them and not yet committed.
            while (next.seq() < known && next.apply(archive) > 0) {
                next.commitIfDue();
            }
            index.show(next);
        } catch (IOException | RuntimeException e) {
            next.close();
            throw e;
        }
        writer = next;
        return Optional.of(next);
    }

    /**
     * Builds a new generation beside the current one, which follows the archive and answers meanwhile, checks it, and
     * puts it in its place. The one before is kept, to go back to.
     *
     * @param watch told how far it is
     * @return what was done, in words
     * @throws GenerationRefusedException when the new one does not answer as it must
     * @throws NoRoomException when the disk has no room for another generation
     * @throws CancellationException when the watch ended it; nothing of it is left
     */
    public String reindex(Watch watch) throws IOException {
        usable();
        return build(watch);
    }

    private String build(Watch watch) throws IOException {
        Readiness before = index.readiness();
        if (!before.isReady() && before.state() != Readiness.State.NO_INDEX) {
            LOG.warn("{}; it is built anew from the archive", before.reason());
        }
        long began = System.nanoTime();
        Watch told = step -> {
            index.say(before.isReady() ? "" : "it is built anew; " + step.inWords());
            watch.at(step);
        };
        makeRoom(before.state() == Readiness.State.DAMAGED);
        Path place = folder.next();
        GenerationWriter next = null;
        building = true;
        try {
            Generation generation = Generation.create(place, config, folder.directories());
            index.expect(generation);
            Acceptance acceptance = new Acceptance(generation, LocalDate.now(SEOUL));
            next = new GenerationWriter(generation);
            fill(next, told, began);
            check(next, acceptance, told, began);
            swapIn(next, kept(before));
            return next.posts() + " posts in " + generation.name()
                    + (next.putAside().isEmpty() ? "" : ", " + next.putAside().size() + " put aside");
        } catch (IOException | RuntimeException e) {
            giveUp(next, place);
            throw e;
        } finally {
            building = false;
            if (index.readiness().isReady()) {
                index.say("");
            }
        }
    }

    /** The current generation is kept when it can be gone back to. */
    private Optional<Path> kept(Readiness before) throws IOException {
        boolean useful = before.isReady() || before.state() == Readiness.State.OTHER_VERSION;
        return useful ? folder.current() : Optional.empty();
    }

    private void giveUp(@Nullable GenerationWriter next, Path place) throws IOException {
        if (next != null && next != writer) {
            drop(next, place);
        } else if (next == null) {
            folder.remove(place);
        }
    }

    private void drop(GenerationWriter next, Path place) throws IOException {
        try {
            next.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("a generation that is given up did not close", e);
        }
        if (!folder.isCurrent(place)) {
            folder.remove(place);
        }
    }

    private void fill(GenerationWriter next, Watch watch, long began) throws IOException {
        long total = archive.posts();
        besides(
                goesOn -> {
                    next.fill(archive, goesOn);
                    return "";
                },
                () -> watch.at(new Watch.Building(
                        "indexing",
                        Math.min(next.filled(), total),
                        total,
                        next.putAside().size(),
                        Duration.ofNanos(System.nanoTime() - began))));
        catchUp(next);
    }

    /** Applies what was written meanwhile. */
    private void catchUp(GenerationWriter next) throws IOException {
        while (next.apply(archive) > 0) {
            next.commitIfDue();
        }
    }

    private interface Work<T> {
        T run(BooleanSupplier goesOn) throws Exception;
    }

    /** Does a work in a thread of its own; meanwhile the generation that answers follows the archive. */
    private <T> T besides(Work<T> work, Runnable watch) throws IOException {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (ExecutorService own = Executors.newSingleThreadExecutor()) {
            Future<T> result = own.submit((Callable<T>) () -> work.run(goesOn::get));
            try {
                watch.run(); // However short the work is, it can be seen and ended.
                while (true) {
                    try {
                        return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (TimeoutException e) {
                        watch.run();
                        followMeanwhile();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            } finally {
                goesOn.set(false);
            }
        }
    }

    private static IOException rethrown(@Nullable Throwable failure) {
        return switch (failure) {
            case RuntimeException ours -> throw ours;
            case Error fatal -> throw fatal;
            case IOException disk -> disk;
            case null, default -> new IOException(failure);
        };
    }

    private void followMeanwhile() {
        try {
            follow();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the generation that answers could not follow the archive: {}", GenerationCheck.inWords(e));
        }
    }

    private void check(GenerationWriter next, Acceptance acceptance, Watch watch, long began) throws IOException {
        next.commit();
        Path place = next.generation().folder();
        String name = next.generation().name();
        int aside = next.putAside().size();
        int posts = next.posts();
        if (aside > PUT_ASIDE && aside > posts / 100) {
            Map.Entry<String, String> first =
                    next.putAside().entrySet().iterator().next();
            throw new GenerationRefusedException(name + " is refused: " + aside + " of " + (posts + aside)
                    + " posts could not be indexed, the first " + first.getKey() + ": " + first.getValue());
        }
        List<String> refusals = besides(
                goesOn -> {
                    Optional<String> lucene =
                            GenerationCheck.luceneFinds(place, CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
                    if (lucene.isPresent()) {
                        throw new GenerationRefusedException(name + " is refused: " + lucene.get());
                    }
                    return answers(next, acceptance);
                },
                () -> watch.at(new Watch.Building(
                        "checking", posts, posts, aside, Duration.ofNanos(System.nanoTime() - began))));
        if (!refusals.isEmpty()) {
            String words = name + " is refused: " + String.join("; ", refusals);
            if (index.isReady()) {
                throw new GenerationRefusedException(words);
            }
            // Nothing answers that it could be worse than; the archive's count and every checksum are right.
            LOG.error("{}; it answers nevertheless, for there is no other", words);
        }
    }

    private List<String> answers(GenerationWriter next, Acceptance acceptance) throws IOException {
        try (SearcherManager searchers = next.searchers(new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
                return new FacetedSearcher(reader, new FacetColumns(), next.seq());
            }
        })) {
            FacetedSearcher searcher = (FacetedSearcher) searchers.acquire();
            try {
                return acceptance.refusals(searcher, archive, next.ends());
            } finally {
                searchers.release(searcher);
            }
        }
    }

    /** Brings it up to the archive to the last change, counts, and lets it answer. */
    private void swapIn(GenerationWriter next, Optional<Path> kept) throws IOException {
        long since = archive.seq();
        long live = archive.posts();
        long now = archive.seq();
        GenerationWriter before = writer;
        while (next.seq() < now || (before != null && next.seq() < before.seq())) {
            next.apply(archive);
        }
        long posts = (long) next.posts() + next.putAside().size();
        // Others may have written while we counted: what they wrote is the most that both may differ by.
        long written = archive.seq() - since;
        if (Math.abs(posts - live) > written) {
            throw new GenerationRefusedException(
                    next.generation().name() + " is refused: it holds " + posts + " posts, but the archive " + live);
        }
        next.commit();
        next.generation().vocabulary().gazetteer().typedNames(); // So that nobody who types waits for it.
        try {
            folder.makeCurrent(next.generation().folder(), kept);
        } catch (IOException e) {
            if (!folder.isCurrent(next.generation().folder())) {
                throw e;
            }
            LOG.warn("index/CURRENT names the new generation, but may not survive a loss of power", e);
        }
        index.show(next);
        writer = next;
        if (before != null) {
            before.close();
        }
        folder.removeLeftovers();
    }

    /**
     * Goes back to the generation before, after bringing it up to the archive; the current one is kept in its place.
     *
     * @return what was done, in words
     * @throws GenerationRefusedException when there is none, or none that this version can use
     */
    public String rollback(Watch watch) throws IOException {
        usable();
        Path place = folder.before()
                .orElseThrow(() -> new GenerationRefusedException("there is no generation before the current one to go"
                        + " back to; the first re-index keeps one"));
        GenerationCheck check = GenerationCheck.ofGeneration(place);
        if (!check.isWhole()) {
            throw new GenerationRefusedException("there is no going back: " + check.reason());
        }
        long began = System.nanoTime();
        GenerationWriter next = new GenerationWriter(Generation.open(place, folder.directories()));
        try {
            long from = next.seq();
            while (next.apply(archive) > 0) {
                next.commitIfDue();
                watch.at(new Watch.Building(
                        "catching up",
                        next.seq() - from,
                        archive.seq() - from,
                        next.putAside().size(),
                        Duration.ofNanos(System.nanoTime() - began)));
                followMeanwhile();
            }
            swapIn(next, kept(index.readiness()));
        } catch (IOException | RuntimeException e) {
            if (next != writer) {
                next.close();
            }
            throw e;
        }
        return "back to " + next.posts() + " posts in " + next.generation().name();
    }

    /** @param damaged the current generation is: where there is no room, it goes before the new one is there */
    private void makeRoom(boolean damaged) throws IOException {
        FileStore disk = Files.getFileStore(folder.path());
        long needed = Math.max(MEGABYTE, (long) (index.bytes() * ROOM));
        if (disk.getUsableSpace() < needed) {
            if (damaged) {
                LOG.warn("the damaged index is removed to make room for a new one");
                folder.removeAll();
            }
            Optional<Path> before = damaged ? Optional.empty() : folder.before();
            if (before.isPresent()) {
                LOG.warn("the generation before is removed to make room for a new one");
                folder.remove(before.get());
            }
        }
        long free = disk.getUsableSpace();
        if (free < needed) {
            throw new NoRoomException(String.format(
                    Locale.ROOT,
                    "a new generation of the index needs about %.1f MB beside the old one, but the disk has %.1f MB"
                            + " left; make room and ask again",
                    needed / (double) MEGABYTE,
                    free / (double) MEGABYTE));
        }
    }

    /** What was not yet committed is, as far as that goes; the archive has it in any case. */
    @Override
    public void close() throws IOException {
        try {
            commit();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "the last changes were not committed; the next start takes them up: {}",
                    GenerationCheck.inWords(e));
        } finally {
            if (writer != null) {
                drop(writer);
            }
            claim.close();
        }
    }
}
