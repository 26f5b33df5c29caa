package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.nearchive.enrich.group.Links;
import org.nearchive.enrich.group.Member;
import org.nearchive.enrich.group.Traits;
import org.nearchive.enrich.group.TranslationGroups;
import org.nearchive.query.Hit;

/**
 * Keeps the groups of translations of one generation: beside each post lie its traits and its group. A group that changes is written
 * to its posts in place; they are not indexed again.
 *
 * <p>{@link #noted} and {@link #gone} may be called by many threads; all else by one.
 */
final class GroupKeeper {
    /** What tells the post's translations. */
    private static final String TRAITS = "traits";
    /** All posts of its group, itself among them; empty when it has no translations. */
    private static final String MEMBERS = "group_members";
    /** The same for all posts of one group; 0 when it has no translations. */
    private static final String GROUP = "group";

    private final Map<String, Optional<Traits>> waiting = new ConcurrentHashMap<>();
    private TranslationGroups groups = new TranslationGroups();
    private Links links = Links.NONE;
    private boolean loaded;

    /** Adds to a document what is kept of it, still without a group. */
    void noted(Document document, Traits traits) {
        document.add(new BinaryDocValuesField(TRAITS, new BytesRef(traits.written())));
        document.add(new BinaryDocValuesField(MEMBERS, new BytesRef()));
        document.add(new NumericDocValuesField(GROUP, 0));
        waiting.put(traits.id(), Optional.of(traits));
    }

    void gone(String id) {
        waiting.put(id, Optional.empty());
    }

    /** What staff decided; the posts that it names come as changes. */
    void decide(Links decided) {
        links = decided;
    }

    /** Reads what the generation holds already; to be called before the first change of it. */
    void load(IndexWriter writer) throws IOException {
        if (loaded) {
            return;
        }
        groups = new TranslationGroups();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                BinaryDocValues traits = DocValues.getBinary(leaf.reader(), TRAITS);
                BinaryDocValues members = DocValues.getBinary(leaf.reader(), MEMBERS);
                for (int doc = traits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = traits.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        BytesRef bytes = traits.binaryValue();
                        groups.restore(Traits.read(bytes.bytes, bytes.offset, bytes.length), membersOf(members, doc));
                    }
                }
            }
        }
        loaded = true;
    }

    /** Groups anew what changed, and writes it beside the posts. */
    void settle(IndexWriter writer) throws IOException {
        loaded = true;
        waiting.forEach((id, traits) -> traits.ifPresentOrElse(groups::put, () -> groups.remove(id)));
        waiting.clear();
        groups.decide(links);
        for (Map.Entry<String, List<Member>> changed : groups.settle().entrySet()) {
            List<Member> members = changed.getValue();
            writer.updateDocValues(
                    new Term(Fields.ID, changed.getKey()),
                    new NumericDocValuesField(
                            GROUP,
                            members.isEmpty() ? 0 : key(members.getFirst().id())),
                    new BinaryDocValuesField(MEMBERS, new BytesRef(encoded(members))));
        }
    }

    /** Never 0. Two groups with one key would be counted as one; of a million that happens once in 37 million archives. */
    private static long key(String id) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ one) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash == 0 ? 1 : hash ^ (hash >>> 29);
    }

    private static String encoded(List<Member> members) {
        StringBuilder text = new StringBuilder();
        members.forEach(member ->
                text.append(member.language()).append('\t').append(member.id()).append('\n'));
        return text.toString();
    }

    private static List<Member> membersOf(BinaryDocValues values, int doc) throws IOException {
        List<Member> members = new ArrayList<>();
        if (values.advanceExact(doc)) {
            values.binaryValue().utf8ToString().lines().forEach(line -> {
                int tab = line.indexOf('\t');
                members.add(new Member(line.substring(tab + 1), line.substring(0, tab)));
            });
        }
        return members;
    }

    /** All in the group of a document, itself among them, by id; empty when it has no translations. */
    static List<Member> membersOf(IndexReader reader, int doc) throws IOException {
        LeafReaderContext leaf = leafOf(reader, doc);
        return membersOf(DocValues.getBinary(leaf.reader(), MEMBERS), doc - leaf.docBase);
    }

    /** Other posts of a post's group, by id; empty when the index does not hold that post. */
    static Optional<List<Hit.Translation>> translations(IndexSearcher searcher, String id) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(Fields.ID, id)), 1).scoreDocs;
        return found.length == 0
                ? Optional.empty()
                : Optional.of(others(membersOf(searcher.getIndexReader(), found[0].doc), id));
    }

    /** All of a group but one. */
    static List<Hit.Translation> others(List<Member> group, String id) {
        return group.stream()
                .filter(member -> !member.id().equals(id))
                .map(member -> new Hit.Translation(member.id(), member.language()))
                .toList();
    }

    /** The key of a document's group; 0 when it has no translations. */
    static long groupOf(IndexReader reader, int doc) throws IOException {
        LeafReaderContext leaf = leafOf(reader, doc);
        NumericDocValues groups = groups(leaf);
        return groups.advanceExact(doc - leaf.docBase) ? groups.longValue() : 0;
    }

    private static LeafReaderContext leafOf(IndexReader reader, int doc) {
        return reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    }

    /** The groups' keys of one segment's posts. */
    static NumericDocValues groups(LeafReaderContext leaf) throws IOException {
        return DocValues.getNumeric(leaf.reader(), GROUP);
    }
}
