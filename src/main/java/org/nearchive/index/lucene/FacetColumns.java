package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The facets' columns of the segments of one generation: made when first counted, dropped with their segment. */
final class FacetColumns {
    private final Map<IndexReader.CacheKey, Map<String, FacetColumn>> bySegment = new ConcurrentHashMap<>();

    /** The number of posts for each value that one of them has. */
    Map<String, Long> counts(String field, List<FacetsCollector.MatchingDocs> posts) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        for (FacetsCollector.MatchingDocs segment : posts) {
            if (segment.totalHits() == 0) {
                continue;
            }
            FacetColumn column = column(segment.context().reader(), field);
            int[] some = column.counts(segment);
            for (int i = 0; i < some.length; i++) {
                if (some[i] > 0) {
                    counts.merge(column.values().get(i), (long) some[i], Long::sum);
                }
            }
        }
        return counts;
    }

    /**
     * The number of posts for each group of values: one that has several values of a group counts once.
     *
     * @param groups numbers of the groups by value, from 0
     * @param number of groups
     */
    long[] counts(String field, Map<String, Integer> groups, int number, List<FacetsCollector.MatchingDocs> posts)
            throws IOException {
        long[] counts = new long[number];
        for (FacetsCollector.MatchingDocs segment : posts) {
            if (segment.totalHits() > 0) {
                column(segment.context().reader(), field).count(groups, segment, counts);
            }
        }
        return counts;
    }

    private FacetColumn column(LeafReader segment, String field) {
        IndexReader.CacheHelper core = Objects.requireNonNull(segment.getCoreCacheHelper());
        return bySegment
                .computeIfAbsent(core.getKey(), key -> {
                    core.addClosedListener(bySegment::remove);
                    return new ConcurrentHashMap<>();
                })
                .computeIfAbsent(field, name -> {
                    try {
                        return FacetColumn.of(segment, name);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
