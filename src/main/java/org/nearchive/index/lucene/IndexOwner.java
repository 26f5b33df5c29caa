package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.config.IndexConfig;

/**
 * The one process that writes the index of a data folder: follows the archive and builds new generations. The claim ends with the process, however it ends.
 *
 * <p>Used by one thread.
 */
public final class IndexOwner implements AutoCloseable {
    private final GenerationFolder folder;
    private final FileChannel claim;
    private final Archive archive;
    private final IndexConfig config;
    private final LuceneIndex index;
    private @Nullable GenerationWriter writer;

    private IndexOwner(
            GenerationFolder folder, FileChannel claim, Archive archive, IndexConfig config, LuceneIndex index) {
        this.folder = folder;
        this.claim = claim;
        this.archive = archive;
        this.config = config;
        this.index = index;
    }

    /**
     * Claims the index.
     *
     * @param config for generations that are built from now on
     * @param index told whenever there is something new to be found
     * @param who names this process to others, like {@code nearchive serve (process 4711)}
     * @throws IndexOwnedException when another process owns it
     */
    public static IndexOwner claim(Path indexFolder, Archive archive, IndexConfig config, LuceneIndex index, String who)
            throws IOException, IndexOwnedException {
        GenerationFolder folder = new GenerationFolder(indexFolder);
        Path owner = indexFolder.resolve("owner");
        FileChannel claim = FileChannel.open(
                indexFolder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(claim) == null) {
            claim.close();
            String holder = Files.exists(owner) ? Files.readString(owner).strip() : "another process";
            throw new IndexOwnedException("the index in " + indexFolder + " is owned by " + holder);
        }
        Files.writeString(owner, who + "\n", StandardCharsets.UTF_8);
        IndexOwner made = new IndexOwner(folder, claim, archive, config, index);
        made.takeUp();
        return made;
    }

    private static @Nullable FileLock tryLock(FileChannel claim) throws IOException {
        try {
            return claim.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Another part of this very process holds it.
        }
    }

    /** Opens the current generation for writing; builds one when there is none that this version can use. */
    private void takeUp() throws IOException {
        folder.removeLeftovers();
        Optional<Path> current = folder.current().filter(IndexOwner::isUsable);
        if (current.isPresent()) {
            writer = new GenerationWriter(index.generation(current.get()));
        } else {
            reindex(progress -> {});
        }
    }

    private static boolean isUsable(Path generation) {
        try (FSDirectory directory = Generation.directory(generation);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return Generation.isOfThisVersion(reader);
        } catch (IndexNotFoundException e) {
            return false;
        } catch (IOException e) {
            return false; // Damaged: all of it can be built again from the archive.
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

    /** Told after every page of changes. */
    @FunctionalInterface
    public interface Followed {
        /** @param share of all changes that are there now, 0 to 1 */
        void at(long changes, double share);
    }

    /** @param followed told how far it is */
    public int follow(Followed followed) throws IOException {
        GenerationWriter current = writer;
        if (current == null) {
            return 0;
        }
        try {
            return follow(current, followed);
        } catch (IOException | RuntimeException e) {
            reopen(current, e);
            throw e;
        }
    }

    /**
     * A full disk or a failing one closes Lucene's writer for good: the next attempt begins with a new one, at the last
     * change that was committed.
     */
    private void reopen(GenerationWriter broken, Exception cause) {
        try {
            broken.close();
            writer = new GenerationWriter(broken.generation());
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e); // Still no room: the next attempt fails at once, and tries this again.
        }
    }

    private int follow(GenerationWriter current, Followed followed) throws IOException {
        int changes = 0;
        long begun = current.seq();
        for (int page = current.apply(archive); page > 0; page = current.apply(archive)) {
            changes += page;
            current.commit();
            index.refresh();
            followed.at(changes, (double) (current.seq() - begun) / Math.max(1, archive.seq() - begun));
        }
        return changes;
    }

    /** Follows, and leaves nothing of posts that were deleted: not in this generation, nor in one that is kept. */
    public void expunge() throws IOException {
        follow();
        GenerationWriter current = writer;
        if (current != null) {
            current.expunge();
            index.refresh();
        }
    }

    /**
     * Builds a new generation beside the current one, which follows the archive and answers meanwhile, and puts it in
     * its place.
     *
     * @param progress told in words, once a page
     * @return what was done, in words
     */
    public String reindex(Consumer<String> progress) throws IOException {
        Path place = folder.next();
        GenerationWriter next = new GenerationWriter(Generation.create(place, config));
        try {
            while (true) {
                while (next.apply(archive) > 0) {
                    progress.accept(next.posts() + " of " + archive.posts() + " posts");
                    follow();
                }
                next.commit();
                long posts = archive.posts();
                if (next.seq() == archive.seq()) {
                    if (next.posts() != posts) {
                        throw new IOException(
                                "the new generation holds " + next.posts() + " posts, but the archive " + posts);
                    }
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            next.close();
            folder.removeLeftovers();
            throw e;
        }
        index.expect(next.generation());
        folder.makeCurrent(place);
        index.refresh();
        GenerationWriter before = writer;
        writer = next;
        if (before != null) {
            before.close();
        }
        folder.removeLeftovers();
        return next.posts() + " posts in " + next.generation().name();
    }

    @Override
    public void close() throws IOException {
        try {
            if (writer != null) {
                writer.close();
            }
        } finally {
            claim.close();
        }
    }
}
