package org.nearchive.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes of many threads that share transactions: while one is being synced to the disk, others queue up, and whoever is
 * next commits all that wait. Each is answered when it is durable itself; a write that the database refuses takes no
 * other with it.
 */
public final class GroupCommit {
    /** Changes in one transaction: another process that wants to write waits no longer than that takes. */
    private static final int MOST = 500;

    private final Archive archive;
    private final Duration patience;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param patience how long to wait for another process that writes, before it is given up as busy */
    GroupCommit(Archive archive, Duration patience) {
        this.archive = archive;
        this.patience = patience;
    }

    /** One caller's writes; its fields are guarded by the turn. */
    private static final class Waiting {
        private final List<Write> writes;
        private @Nullable List<Write.Result> results;
        private @Nullable RuntimeException failure;

        Waiting(List<Write> writes) {
            this.writes = writes;
        }
    }

    /**
     * Applies the writes in their order, in one transaction: when this returns, they survive a loss of power; when it
     * throws, none was applied.
     */
    public List<Write.Result> write(List<Write> writes) {
        Waiting mine = new Waiting(List.copyOf(writes));
        queue.add(mine);
        turn.lock();
        try {
            while (true) {
                // Whoever had the turn before may have done it already.
                RuntimeException failure = mine.failure;
                List<Write.Result> results = mine.results;
                if (failure != null) {
                    throw failure;
                }
                if (results != null) {
                    return results;
                }
                commit(nextGroup());
            }
        } finally {
            turn.unlock();
        }
    }

    /** Everything that waits, up to the largest transaction; at least one caller's writes. */
    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        int size = 0;
        for (Waiting next = queue.peek();
                next != null && (group.isEmpty() || size + next.writes.size() <= MOST);
                next = queue.peek()) {
            group.add(queue.remove());
            size += next.writes.size();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            List<Write.Result> results = archive.write(
                    group.stream().flatMap(waiting -> waiting.writes.stream()).toList(), patience);
            int at = 0;
            for (Waiting waiting : group) {
                waiting.results = results.subList(at, at + waiting.writes.size());
                at += waiting.writes.size();
            }
        } catch (RuntimeException e) {
            if (group.size() == 1 || isOfTheDisk(e)) {
                group.forEach(waiting -> waiting.failure = e);
            } else {
                // One of them is at fault: the others are not to suffer.
                group.forEach(waiting -> commit(List.of(waiting)));
            }
        } catch (Error e) {
            // They were taken from the queue: without an answer their callers would wait forever.
            group.forEach(waiting -> waiting.failure = new IllegalStateException("the archive broke", e));
            throw e;
        }
    }

    private static boolean isOfTheDisk(RuntimeException e) {
        return e instanceof NoRoomException || e instanceof ReadOnlyException || Busy.isCauseOf(e);
    }
}
