package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** A searcher that keeps, for its one state of the index, what counting facets needs. */
final class FacetedSearcher extends IndexSearcher {
    private final Map<String, StringDocValuesReaderState> states = new ConcurrentHashMap<>();

    FacetedSearcher(IndexReader reader) {
        super(reader);
    }

    StringDocValuesReaderState facet(String field) {
        return states.computeIfAbsent(field, name -> {
            try {
                return new StringDocValuesReaderState(getIndexReader(), name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
