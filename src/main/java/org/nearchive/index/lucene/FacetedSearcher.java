package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** A searcher that knows what counting facets needs. */
final class FacetedSearcher extends IndexSearcher {
    private final FacetColumns columns;
    private final long seq;
    private final Set<String> files;
    private final Map<String, Integer> posts;
    private final SpellingTerms spellings;

    /** @param seq the last change of the archive that it knows */
    FacetedSearcher(IndexReader reader, FacetColumns columns, long seq) throws IOException {
        this(reader, columns, seq, filesOf(reader), new ConcurrentHashMap<>(), new SpellingTerms(reader));
    }

    private FacetedSearcher(
            IndexReader reader,
            FacetColumns columns,
            long seq,
            Set<String> files,
            Map<String, Integer> posts,
            SpellingTerms spellings) {
        super(reader);
        this.columns = columns;
        this.seq = seq;
        this.files = files;
        this.posts = posts;
        this.spellings = spellings;
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

    /** Names of persons as posts spell them. */
    SpellingTerms spellings() {
        return spellings;
    }

    FacetColumns columns() {
        return columns;
    }

    /** The same for one question, which ends at its deadline. */
    FacetedSearcher until(Deadline deadline) {
        FacetedSearcher timed = new FacetedSearcher(getIndexReader(), columns, seq, files, posts, spellings);
        timed.setSimilarity(getSimilarity());
        timed.setTimeout(deadline);
        return timed;
    }
}
