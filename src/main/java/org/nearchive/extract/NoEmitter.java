package org.nearchive.extract;

import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.emitter.AbstractEmitter;

/** Tika's child process wants one that stores what was read; ours sends it back instead. Made there by Tika. */
public final class NoEmitter extends AbstractEmitter {
    static final String NAME = "none";

    @Override
    public void emit(String key, List<Metadata> metadata, ParseContext context) {
        // All that was read stands in the answer.
    }
}
