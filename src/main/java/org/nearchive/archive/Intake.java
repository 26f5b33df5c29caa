package org.nearchive.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where posts that come are taken in: the archive, or a rehearsal that changes nothing. */
public interface Intake {

    /**
     * Applies changes in their order, in one transaction: when this returns, they survive a loss of power; when it
     * throws, none was applied, or all were and the connection was lost behind them. A post whose content is the same as before costs nothing and takes no number.
     *
     * @return an outcome for each change
     */
    List<Change.Outcome> write(List<Change> changes);

    /**
     * The same, but no post goes back: an input that a post was made of before, and that something else has replaced
     * since, is left alone ({@link Change.Outcome#REPLACED}).
     */
    List<Change.Outcome> advance(List<Change> changes);

    /** Stores a file's bytes under their SHA-256; durable when it returns. */
    StoredFile store(Path file) throws IOException;

    /** Forgets what was refused of a file before: it is being read once more. */
    void forgetRefusals(String file);

    /** Remembers inputs of which no post could be made. */
    void refuse(List<Refusal> refusals);
}
