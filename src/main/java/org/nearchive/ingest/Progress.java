package org.nearchive.ingest;

/** Told how far a long work is. */
@FunctionalInterface
public interface Progress {
    Progress UNWATCHED = (items, share) -> {};

    /**
     * @param items posts or files that are done
     * @param share of the whole work that is done, 0 to 1, as far as its size is known now
     */
    void at(long items, double share);
}
