package org.nearchive.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nearchive.archive.Archive;
import org.nearchive.extract.PictureReader;
import org.nearchive.index.lucene.LuceneIndex;

/**
 * How a data folder stands, for the API and the command line alike; no path stands in it.
 *
 * @param posts of the archive, withdrawn ones left out
 * @param files attached ones by status
 * @param filesToRead that nobody has read yet
 * @param picturesToRead files whose pictures nobody has searched for words yet
 * @param refused inputs of which no post could be made
 * @param archiveSeq number of the archive's last change
 * @param generation that answers; {@code none} before there is one
 * @param indexSeq the last change that it holds
 * @param lag changes that it does not hold yet
 * @param indexedPosts that it holds
 * @param postsPutAside posts that could not be indexed, by id, each with its reason
 * @param configIsCurrent whether it was built with the configuration that is in force now
 * @param degraded what is not as it should be, in words; empty when all is well
 */
public record Status(
        long posts,
        Map<String, Long> files,
        long filesToRead,
        long picturesToRead,
        long refused,
        long archiveSeq,
        String generation,
        long indexSeq,
        long lag,
        int indexedPosts,
        Map<String, String> postsPutAside,
        boolean configIsCurrent,
        List<String> degraded) {

    /** More than that is not caught up with in a second or two. */
    private static final long MUCH_LAG = 10_000;

    /** @param configFingerprint of the configuration that is in force */
    public static Status of(Archive archive, LuceneIndex index, String configFingerprint) throws IOException {
        Map<String, Long> files = new LinkedHashMap<>();
        archive.filesByStatus()
                .forEach((status, count) -> files.put(status.name().toLowerCase(Locale.ROOT), count));
        Optional<LuceneIndex.State> state = index.state();
        long indexSeq = state.map(LuceneIndex.State::seq).orElse(0L);
        // Asked for after the index: so the lag is never below zero.
        long archiveSeq = archive.seq();
        boolean current = state.filter(known -> known.configFingerprint().equals(configFingerprint))
                .isPresent();
        Map<String, String> putAside = state.map(LuceneIndex.State::putAside).orElse(Map.of());
        long pictures = archive.extractions().toRecognise();
        List<String> degraded = new ArrayList<>();
        if (!index.readiness().isReady()) {
            degraded.add(index.readiness().inWords());
        } else if (!current) {
            degraded.add("index-config/ differs from the one this index was built with; run: nearchive reindex");
        }
        if (!putAside.isEmpty()) {
            degraded.add("posts that could not be indexed: " + putAside.size());
        }
        if (pictures > 0 && !PictureReader.isInstalled()) {
            degraded.add("words in the pictures of " + pictures + " files are not read: Tesseract is not installed");
        }
        if (archiveSeq - indexSeq > MUCH_LAG) {
            degraded.add("searches do not find the last " + (archiveSeq - indexSeq) + " changes yet");
        }
        return new Status(
                archive.posts(),
                files,
                archive.extractions().toRead(),
                pictures,
                archive.refused(),
                archiveSeq,
                state.map(LuceneIndex.State::generation).orElse("none"),
                indexSeq,
                archiveSeq - indexSeq,
                state.map(LuceneIndex.State::posts).orElse(0),
                putAside,
                current,
                degraded);
    }
}
