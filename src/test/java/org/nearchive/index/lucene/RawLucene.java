package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.bench.Stopwatch;
import org.nearchive.config.IndexConfig;
import org.nearchive.enrich.Enricher;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Post;
import org.nearchive.query.Vocabulary;

/** Lucene alone with our documents: the same fields, doc values, analyses and threads, and nothing of ours around it. */
public final class RawLucene {
    private static final int PAGE = 1000;

    private RawLucene() {}

    /**
     * Indexes all posts of an archive; reading them, enriching them and making documents of them is not measured.
     *
     * @param watch runs while Lucene works
     * @return number of documents
     */
    public static int index(Archive archive, IndexConfig config, Path folder, Stopwatch watch) throws IOException {
        Vocabulary vocabulary = Vocabulary.load(config.folder());
        Enricher enricher = new Enricher(vocabulary.gazetteer(), vocabulary.dates(), vocabulary.persons());
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(
                        directory,
                        new IndexWriterConfig(Analysis.load(config.folder(), vocabulary.gazetteer())
                                        .analyzer())
                                .setRAMBufferSizeMB(64))) {
            long seq = 0;
            for (List<ArchivedPost> page = archive.changesAfter(seq, PAGE);
                    !page.isEmpty();
                    page = archive.changesAfter(seq, PAGE)) {
                List<Document> documents = page.parallelStream()
                        .filter(archived -> archived.post() != null)
                        .map(archived -> document(archived, archive, enricher, vocabulary))
                        .toList();
                watch.start();
                documents.parallelStream().forEach(document -> add(document, writer));
                watch.stop();
                seq = page.getLast().seq();
            }
            watch.start();
            writer.commit();
            watch.stop();
            return writer.getDocStats().numDocs;
        }
    }

    private static Document document(ArchivedPost archived, Archive archive, Enricher enricher, Vocabulary vocabulary) {
        Post post = Objects.requireNonNull(archived.post());
        Map<Integer, String> fileTexts = archive.extractions().textsOf(post);
        IndexedPost indexed = new IndexedPost(archived.seq(), post, enricher.enrich(post, fileTexts));
        Document document = Fields.document(indexed, fileTexts, Map.of());
        PersonFields.add(document, indexed.enrichment(), vocabulary.who());
        return document;
    }

    private static void add(Document document, IndexWriter writer) {
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
