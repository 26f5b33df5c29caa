package org.nearchive.index.lucene;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Merges in the background, one at a time: on two cores a second one would cost searches more than it brings. */
final class QuietMerges extends ConcurrentMergeScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(QuietMerges.class);
    /** More that wait make the indexing wait, never a search. */
    private static final int WAITING = 6;

    QuietMerges() {
        setMaxMergesAndThreads(WAITING, 1);
    }

    /** The writer is closed by it and whoever writes next is told; here it is only said. */
    @Override
    protected void handleMergeException(Throwable failure) {
        LOG.warn("a merge of the index failed: {}", GenerationCheck.inWords(failure));
    }
}
