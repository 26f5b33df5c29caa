package org.nearchive.ingest;

import java.util.ArrayList;
import java.util.List;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.RawInput;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.Extractor;
import org.nearchive.post.Provenance;
import org.nearchive.source.RawPost;

/**
 * Makes posts once more of what they came in, as the archive keeps it: a mended page template heals old posts, and
 * nothing is fetched.
 */
public final class Reextraction {
    private static final int BATCH = 200;

    private final Archive archive;
    private final Extractor extractor;

    public Reextraction(Archive archive, Extractor extractor) {
        this.archive = archive;
        this.extractor = extractor;
    }

    /**
     * What became of them.
     *
     * @param read posts that were read once more
     * @param changed those of them whose content is another now
     * @param kept what today's rules make no post of, with the reason: it stays as it was
     */
    public record Report(int read, int changed, List<String> kept) {
        public Report {
            kept = List.copyOf(kept);
        }

        /** {@code 12 posts read once more, 3 of them changed, 1 kept as it was}. */
        public String inWords() {
            return read + " posts read once more, " + changed + " of them changed"
                    + (kept.isEmpty() ? "" : ", " + kept.size() + " kept as before");
        }
    }

    /**
     * @param all whether also those that today's rules have read
     * @param progress told how many posts were looked at
     */
    public Report run(boolean all, Progress progress) {
        long total = archive.posts();
        int seen = 0;
        int read = 0;
        int changed = 0;
        List<String> kept = new ArrayList<>();
        String last = "";
        for (List<RawInput> page = archive.rawAfter(last, BATCH);
                !page.isEmpty();
                page = archive.rawAfter(last, BATCH)) {
            List<Change> changes = new ArrayList<>();
            for (RawInput raw : page) {
                if (all || isStale(raw)) {
                    read++;
                    readAgain(raw, changes, kept);
                }
            }
            for (Change.Outcome outcome : archive.write(changes)) {
                changed += outcome == Change.Outcome.UNCHANGED ? 0 : 1;
            }
            seen += page.size();
            last = page.getLast().id();
            progress.at(seen, Math.min(1, (double) seen / total));
        }
        return new Report(read, changed, kept);
    }

    private boolean isStale(RawInput raw) {
        Provenance provenance = raw.provenance();
        return provenance == null || !provenance.rules().equals(extractor.rules(RawPost.Form.valueOf(raw.form())));
    }

    private void readAgain(RawInput raw, List<Change> changes, List<String> kept) {
        RawPost.Form form = RawPost.Form.valueOf(raw.form());
        String name =
                raw.provenance() == null ? nameOfOld(raw) : raw.provenance().name();
        switch (extractor.extractAgain(form, name, raw.bytes())) {
            case Extracted.Accepted accepted
            when accepted.post().id().equals(raw.id()) ->
                changes.add(new Change.Upsert(accepted.post(), accepted.provenance(), raw.form(), raw.bytes()));
            case Extracted.Accepted other ->
                kept.add(raw.id() + ": today's rules read it as " + other.post().id());
            case Extracted.Withdrawn withdrawn ->
                kept.add(raw.id() + ": today's rules read it as the withdrawal of " + withdrawn.id());
            case Extracted.Refused refused -> kept.add(raw.id() + ": " + refused.reason());
        }
    }

    /** Versions that kept no name took a dump's number from it: it is the end of the id. */
    static String nameOfOld(RawInput raw) {
        return "post-" + raw.id().substring(raw.id().lastIndexOf(':') + 1) + ".txt";
    }
}
