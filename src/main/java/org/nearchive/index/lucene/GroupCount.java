package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Counts the groups of translations among the posts that a query finds; a post without translations is one by itself. */
final class GroupCount implements CollectorManager<GroupCount.Keys, Long> {

    /** Of the posts of one slice. */
    static final class Keys extends SimpleCollector {
        private long alone;
        private long[] keys = new long[64];
        private int count;
        private @Nullable NumericDocValues groups;

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
            groups = GroupKeeper.groups(leaf);
        }

        @Override
        public void collect(int doc) throws IOException {
            long key = groups != null && groups.advanceExact(doc) ? groups.longValue() : 0;
            if (key == 0) {
                alone++;
            } else {
                if (count == keys.length) {
                    keys = Arrays.copyOf(keys, count * 2);
                }
                keys[count++] = key;
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    @Override
    public Keys newCollector() {
        return new Keys();
    }

    @Override
    public Long reduce(Collection<Keys> slices) {
        long groups = 0;
        int count = slices.stream().mapToInt(slice -> slice.count).sum();
        long[] keys = new long[count];
        int end = 0;
        for (Keys slice : slices) {
            groups += slice.alone;
            System.arraycopy(slice.keys, 0, keys, end, slice.count);
            end += slice.count;
        }
        Arrays.sort(keys);
        for (int i = 0; i < count; i++) {
            groups += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }
        return groups;
    }
}
