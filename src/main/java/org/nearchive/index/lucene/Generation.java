package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.nearchive.config.IndexConfig;
import org.nearchive.enrich.Corrections;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.query.Vocabulary;

/**
 * One whole index on disk, {@code index/gen-000012/}: Lucene's files, and a copy of the configuration it was built
 * with, which also reads the queries.
 *
 * @param reading what questions and posts are read with: of that copy, with what staff decided
 * @param analysis as that copy says
 */
record Generation(Path folder, AtomicReference<Vocabulary> reading, Analysis analysis, Directories directories) {
    private static final String SEQ = "seq";
    private static final String FINGERPRINT = "fingerprint";
    private static final String VERSION = "index_version";

    /** A new, empty one. */
    static Generation create(Path folder, IndexConfig config, Directories directories) throws IOException {
        Files.createDirectories(folder);
        config.copyTo(configIn(folder));
        return open(folder, directories);
    }

    static Generation open(Path folder, Directories directories) {
        Path config = configIn(folder);
        Vocabulary vocabulary = Vocabulary.load(config);
        return new Generation(
                folder, new AtomicReference<>(vocabulary), Analysis.load(config, vocabulary.gazetteer()), directories);
    }

    Vocabulary vocabulary() {
        return reading.get();
    }

    /** From now on names are read as staff want them. */
    void correct(Corrections corrections) {
        reading.set(vocabulary().with(corrections.everywhere()));
    }

    /** Whether the last commit of a generation says so of this version and configuration. */
    static boolean isBuiltWith(Path generation, IndexConfig config) throws IOException {
        try (Directory directory = Directories.ON_DISK.open(luceneIn(generation))) {
            Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
            return isOfThisVersion(data) && fingerprintOf(data).equals(config.fingerprint());
        }
    }

    String name() {
        return Objects.requireNonNull(folder.getFileName()).toString();
    }

    Directory directory() throws IOException {
        return directories.open(luceneIn(folder));
    }

    static Path luceneIn(Path generation) {
        return generation.resolve("lucene");
    }

    static Path configIn(Path generation) {
        return generation.resolve("index-config");
    }

    /** Of the copy as it lies on disk now; the one that it was built with stands in its commits. */
    static String configFingerprintIn(Path generation) {
        return new IndexConfig(configIn(generation), "").fingerprint();
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

    static long seqOf(Map<String, String> commitData) {
        return Long.parseLong(commitData.getOrDefault(SEQ, "0"));
    }

    static String fingerprintOf(Map<String, String> commitData) {
        return commitData.getOrDefault(FINGERPRINT, "");
    }

    static String versionOf(Map<String, String> commitData) {
        return commitData.getOrDefault(VERSION, "unknown");
    }

    static boolean isOfThisVersion(Map<String, String> commitData) {
        return versionOf(commitData).equals(Integer.toString(IndexedPost.INDEX_VERSION));
    }
}
