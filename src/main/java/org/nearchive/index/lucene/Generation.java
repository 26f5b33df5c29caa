package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.nearchive.config.IndexConfig;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.query.Vocabulary;

/**
 * One whole index on disk, {@code index/gen-000012/}: Lucene's files, and a copy of the configuration it was built
 * with, which also reads the queries.
 *
 * @param vocabulary of that copy
 * @param analysis as that copy says
 */
record Generation(Path folder, Vocabulary vocabulary, Analysis analysis) {
    private static final String SEQ = "seq";
    private static final String FINGERPRINT = "fingerprint";
    private static final String VERSION = "index_version";

    /** A new, empty one. */
    static Generation create(Path folder, IndexConfig config) throws IOException {
        Files.createDirectories(folder);
        config.copyTo(folder.resolve("index-config"));
        return open(folder);
    }

    static Generation open(Path folder) {
        Path config = folder.resolve("index-config");
        Vocabulary vocabulary = Vocabulary.load(config);
        return new Generation(folder, vocabulary, Analysis.load(config, vocabulary.gazetteer()));
    }

    String name() {
        return Objects.requireNonNull(folder.getFileName()).toString();
    }

    FSDirectory directory() throws IOException {
        return directory(folder);
    }

    static FSDirectory directory(Path generation) throws IOException {
        return FSDirectory.open(generation.resolve("lucene"));
    }

    String configFingerprint() {
        return new IndexConfig(folder.resolve("index-config"), name()).fingerprint();
    }

    /** What a commit remembers: up to which change of the archive it goes, and what it was made with. */
    static Map<String, String> commitData(long seq, String fingerprint) {
        return Map.of(
                SEQ,
                Long.toString(seq),
                FINGERPRINT,
                fingerprint,
                VERSION,
                Integer.toString(IndexedPost.INDEX_VERSION));
    }

    static long seqOf(DirectoryReader reader) throws IOException {
        return Long.parseLong(reader.getIndexCommit().getUserData().getOrDefault(SEQ, "0"));
    }

    static boolean isOfThisVersion(DirectoryReader reader) throws IOException {
        return Integer.toString(IndexedPost.INDEX_VERSION)
                .equals(reader.getIndexCommit().getUserData().get(VERSION));
    }
}
