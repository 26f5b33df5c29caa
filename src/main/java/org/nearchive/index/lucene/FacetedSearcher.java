package org.nearchive.index.lucene;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** A searcher that knows what counting facets needs. */
final class FacetedSearcher extends IndexSearcher {
    private final FacetColumns columns;

    FacetedSearcher(IndexReader reader, FacetColumns columns) {
        super(reader);
        this.columns = columns;
    }

    FacetColumns columns() {
        return columns;
    }

    /** The same for one question, which ends at its deadline. */
    FacetedSearcher until(Deadline deadline) {
        FacetedSearcher timed = new FacetedSearcher(getIndexReader(), columns);
        timed.setSimilarity(getSimilarity());
        timed.setTimeout(deadline);
        return timed;
    }
}
