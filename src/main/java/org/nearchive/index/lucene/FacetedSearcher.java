package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** A searcher that keeps, for its one state of the index, what counting facets needs. */
final class FacetedSearcher extends IndexSearcher {
    private final Map<String, StringDocValuesReaderState> states = new ConcurrentHashMap<>();
    private final Map<String, Integer> posts = new ConcurrentHashMap<>();

    FacetedSearcher(IndexReader reader) {
        super(reader);
    }

    /** Number of posts that name an entity. */
    int postsWith(String entity) throws IOException {
        Term term = new Term(Fields.ENTITY, entity);
        if (!getIndexReader().hasDeletions()) {
            return getIndexReader().docFreq(term);
        }
        Integer known = posts.get(entity);
        if (known == null) {
            known = count(new TermQuery(term));
            posts.put(entity, known);
        }
        return known;
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
