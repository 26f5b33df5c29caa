package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.enrich.Enricher;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Post;

/** Brings a generation up to the archive. Used by one thread; the work inside is spread over all cores. */
final class GenerationWriter implements AutoCloseable {
    /** Changes read from the archive at once. */
    private static final int PAGE = 1000;

    private final Generation generation;
    private final Enricher enricher;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final String fingerprint;
    private long seq;

    GenerationWriter(Generation generation) throws IOException {
        this.generation = generation;
        enricher = new Enricher(
                generation.vocabulary().gazetteer(), generation.vocabulary().dates());
        fingerprint = generation.configFingerprint();
        directory = generation.directory();
        writer = new IndexWriter(
                directory, new IndexWriterConfig(generation.analysis().analyzer()).setRAMBufferSizeMB(64));
        if (DirectoryReader.indexExists(directory)) {
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                seq = Generation.seqOf(reader);
            }
        }
    }

    Generation generation() {
        return generation;
    }

    /** The last change of the archive that this generation holds. */
    long seq() {
        return seq;
    }

    /** Number of posts in it, with those not yet committed. */
    int posts() {
        return writer.getDocStats().numDocs;
    }

    /**
     * Applies the next page of changes, not yet committed.
     *
     * @return how many there were; 0 when the generation holds all
     */
    int apply(Archive archive) {
        List<ArchivedPost> changes = archive.changesAfter(seq, PAGE);
        changes.parallelStream().forEach(change -> apply(change, archive));
        if (!changes.isEmpty()) {
            seq = changes.getLast().seq();
        }
        return changes.size();
    }

    private void apply(ArchivedPost change, Archive archive) {
        Term id = new Term(Fields.ID, change.id());
        Post post = change.post();
        try {
            if (post == null) {
                writer.deleteDocuments(id);
            } else {
                Map<Integer, String> fileTexts = archive.extractions().textsOf(post);
                IndexedPost indexed = new IndexedPost(change.seq(), post, enricher.enrich(post, fileTexts));
                writer.updateDocument(id, Fields.document(indexed, fileTexts));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void commit() throws IOException {
        Map<String, String> data = Generation.commitData(seq, fingerprint);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** What was not committed is dropped: the archive still has it. */
    @Override
    public void close() throws IOException {
        writer.rollback();
        directory.close();
    }
}
