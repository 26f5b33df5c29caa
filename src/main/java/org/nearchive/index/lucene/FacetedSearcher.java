package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** A searcher that keeps, for its one state of the index, what counting facets needs. */
final class FacetedSearcher extends IndexSearcher {
    private final Map<String, StringDocValuesReaderState> states = new ConcurrentHashMap<>();
    private final long seq;
    private final Set<String> files;
    private final Map<String, Integer> posts = new ConcurrentHashMap<>();

    /** @param seq the last change of the archive that it knows */
    FacetedSearcher(IndexReader reader, long seq) throws IOException {
        super(reader);
        this.seq = seq;
        files = filesOf(reader);
    }

    private static Set<String> filesOf(IndexReader reader) throws IOException {
        Set<String> files = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            if (FilterLeafReader.unwrap(leaf.reader()) instanceof SegmentReader segment) {
                files.addAll(segment.getSegmentInfo().files());
            }
        }
        return files;
    }

    long seq() {
        return seq;
    }

    /** The files that it reads. */
    Set<String> files() {
        return files;
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
