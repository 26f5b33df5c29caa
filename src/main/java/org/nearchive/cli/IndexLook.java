package org.nearchive.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nearchive.archive.ArchiveCheck;
import org.nearchive.archive.Damage;
import org.nearchive.index.lucene.GenerationCheck;
import org.nearchive.index.lucene.LuceneIndex;

/**
 * What a check has found in the index of a data folder.
 *
 * @param words how it stands, for people
 */
record IndexLook(List<Damage> damages, String words) {
    IndexLook {
        damages = List.copyOf(damages);
    }

    /** @param archive as it was found just before */
    static IndexLook at(Path folder, ArchiveCheck.Report archive) throws IOException {
        GenerationCheck check = GenerationCheck.of(folder);
        return switch (check.state()) {
            case NONE -> new IndexLook(List.of(), "none yet: serve, ingest or reindex builds it");
            case OTHER_VERSION -> new IndexLook(List.of(), check.reason() + ": serve or reindex builds it anew");
            case DAMAGED -> damaged(check.reason());
            case WHOLE -> {
                try (LuceneIndex index = LuceneIndex.open(folder)) {
                    yield compared(index.state(), archive);
                }
            }
        };
    }

    private static IndexLook damaged(String words) {
        return new IndexLook(List.of(new Damage(Damage.Kind.INDEX, null, words)), "damaged");
    }

    private static IndexLook compared(Optional<LuceneIndex.State> state, ArchiveCheck.Report archive) {
        if (state.isEmpty()) {
            return damaged("the index cannot be read");
        }
        List<Damage> damages = new ArrayList<>();
        long behind = archive.seq() - state.get().seq();
        if (behind == 0
                && archive.databaseIsSound()
                && state.get().posts() + state.get().putAside().size() != archive.posts()) {
            damages.add(new Damage(
                    Damage.Kind.INDEX,
                    null,
                    "the index holds " + state.get().posts() + " posts, but the archive " + archive.posts()));
        }
        return new IndexLook(
                damages,
                state.get().generation() + ", " + state.get().posts() + " posts"
                        + (behind > 0 ? ", " + behind + " changes behind the archive" : ""));
    }
}
