package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nearchive.index.IndexedPost;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;

/** Is given all posts that a question finds, by id, from one state of the index. */
public interface WholeSet {

    /**
     * Comes first, once.
     *
     * @param total how many posts follow
     * @param seq the last change of the archive that the state holds
     */
    void begin(SearchQuery query, long total, String generation, long seq) throws IOException;

    /**
     * @param fileTexts what was read out of its files, by attachment number
     * @param translations the other posts of its group
     */
    void post(IndexedPost post, Map<Integer, String> fileTexts, List<Hit.Translation> translations) throws IOException;
}
