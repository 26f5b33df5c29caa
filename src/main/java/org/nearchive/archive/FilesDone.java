package org.nearchive.archive;

/** Told how far a long work on files is. */
@FunctionalInterface
public interface FilesDone {

    /** @param share of all, 0 to 1 */
    void at(long files, double share);
}
