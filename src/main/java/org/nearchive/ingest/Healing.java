package org.nearchive.ingest;

import java.util.Optional;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.RawInput;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.Extractor;
import org.nearchive.source.RawPost;

/** Makes a damaged post once more of what it came in, as the archive keeps it. */
public final class Healing {
    private final Archive archive;
    private final Extractor extractor;

    public Healing(Archive archive, Extractor extractor) {
        this.archive = archive;
        this.extractor = extractor;
    }

    /** @return why it cannot be done, in words; empty when it is done */
    public Optional<String> heal(String id) {
        Optional<RawInput> kept = archive.raw(id);
        if (kept.isEmpty()) {
            return Optional.of("what it came in is not kept, or damaged too");
        }
        RawInput raw = kept.get();
        RawPost.Form form = RawPost.Form.valueOf(raw.form());
        String name = raw.provenance() == null
                ? Reextraction.nameOfOld(raw)
                : raw.provenance().name();
        return switch (extractor.extractAgain(form, name, raw.bytes())) {
            case Extracted.Accepted accepted
            when accepted.post().id().equals(id) -> {
                archive.heal(new Change.Upsert(accepted.post(), accepted.provenance(), raw.form(), raw.bytes()));
                yield Optional.empty();
            }
            case Extracted.Accepted other ->
                Optional.of("today's rules read it as " + other.post().id());
            case Extracted.Withdrawn withdrawn ->
                Optional.of("today's rules read it as the withdrawal of " + withdrawn.id());
            case Extracted.Refused refused -> Optional.of(refused.reason());
        };
    }
}
