package org.nearchive.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** A query that orders hits but is no reason for one: its words are not shown, as parts of a word would be. */
final class ScoreOnly extends Query {
    private final Query query;

    ScoreOnly(Query query) {
        this.query = query;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        return new FilterWeight(this, searcher.createWeight(query, mode, boost)) {
            @Override
            public @Nullable Matches matches(LeafReaderContext context, int document) {
                return null;
            }
        };
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = query.rewrite(searcher);
        return rewritten.equals(query) ? this : new ScoreOnly(rewritten);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        query.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return query.toString(field);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoreOnly same && same.query.equals(query);
    }

    @Override
    public int hashCode() {
        return 31 * query.hashCode();
    }
}
