package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.nearchive.enrich.group.Member;

/**
 * A page of an answer that shows one post of each group of translations: the group stands where its best post would, and shows the one
 * in the reader's language when that is found too.
 */
final class GroupedPage {
    /** Posts that are looked at for one group, at first: groups have few posts. */
    private static final int AHEAD = 3;

    /** The best posts of a query, in order. */
    @FunctionalInterface
    interface Best {
        TopDocs of(Query query, Sort sort, int number) throws IOException;
    }

    private final IndexReader reader;
    private final Best best;
    private final String language;

    /** @param language of the reader, BCP 47 */
    GroupedPage(IndexReader reader, Best best, String language) {
        this.reader = reader;
        this.best = best;
        this.language = language;
    }

    /** @param total posts that fulfil the query */
    List<Integer> docs(Query query, Sort sort, int offset, int limit, long total) throws IOException {
        List<Integer> firsts = firsts(query, sort, offset + limit, total);
        List<Integer> page = firsts.subList(Math.min(offset, firsts.size()), Math.min(offset + limit, firsts.size()));
        Map<Long, Integer> shown = inOwnLanguage(query, page);
        List<Integer> docs = new ArrayList<>();
        for (int doc : page) {
            docs.add(shown.getOrDefault(GroupKeeper.groupOf(reader, doc), doc));
        }
        return docs;
    }

    /** The best post of each group. */
    private List<Integer> firsts(Query query, Sort sort, int needed, long total) throws IOException {
        long number = (long) needed * AHEAD;
        while (true) {
            Map<Long, Integer> firsts = new LinkedHashMap<>();
            long alone = 0;
            for (ScoreDoc doc : best.of(query, sort, (int) Math.max(1, Math.min(number, total))).scoreDocs) {
                long group = GroupKeeper.groupOf(reader, doc.doc);
                // A post without translations is a group of its own.
                firsts.putIfAbsent(group == 0 ? Long.MIN_VALUE + alone++ : group, doc.doc);
            }
            if (firsts.size() >= needed || number >= total) {
                return List.copyOf(firsts.values());
            }
            number *= AHEAD;
        }
    }

    private Map<Long, Integer> inOwnLanguage(Query query, List<Integer> page) throws IOException {
        List<BytesRef> wanted = new ArrayList<>();
        for (int doc : page) {
            for (Member member : GroupKeeper.membersOf(reader, doc)) {
                if (isOwn(member.language())) {
                    wanted.add(new BytesRef(member.id()));
                }
            }
        }
        Map<Long, Integer> shown = new HashMap<>();
        if (!wanted.isEmpty()) {
            Query found = new BooleanQuery.Builder()
                    .add(query, Occur.FILTER)
                    .add(new TermInSetQuery(Fields.ID, wanted), Occur.FILTER)
                    .build();
            for (ScoreDoc doc : best.of(found, LuceneSearch.BY_ID_ALONE, wanted.size()).scoreDocs) {
                shown.putIfAbsent(GroupKeeper.groupOf(reader, doc.doc), doc.doc);
            }
        }
        return shown;
    }

    private boolean isOwn(String other) {
        return other.split("-", 2)[0].equals(language.split("-", 2)[0]);
    }
}
