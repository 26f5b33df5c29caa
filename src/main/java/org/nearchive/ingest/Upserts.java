package org.nearchive.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nearchive.archive.Change;
import org.nearchive.archive.Intake;
import org.nearchive.archive.StoredFile;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.Extractor;
import org.nearchive.post.Attachment;
import org.nearchive.source.RawPost;

/** Changes made of posts, on whatever way they came: first their files are stored, then there is a change to write. */
public final class Upserts {
    private final Intake intake;
    private final Extractor extractor;

    /** @param intake where the changes will be written, and the files are stored */
    public Upserts(Intake intake, Extractor extractor) {
        this.intake = intake;
        this.extractor = extractor;
    }

    /**
     * The change that takes in a post; the bytes of its files are durable when this returns.
     *
     * @param raw what the post was made of
     * @throws IOException in words when a file cannot be read or stored
     */
    public Change.Upsert of(Extracted.Accepted accepted, RawPost.Form form, byte[] raw) throws IOException {
        List<Attachment> attachments = new ArrayList<>();
        for (Attachment named : accepted.post().attachments()) {
            Path given = accepted.files().get(named.number());
            attachments.add(given == null ? named : store(named, given));
        }
        return new Change.Upsert(accepted.post().with(attachments), accepted.provenance(), form.name(), raw);
    }

    private Attachment store(Attachment named, Path given) throws IOException {
        try {
            StoredFile stored = intake.store(given);
            return named.stored(stored.sha256(), stored.bytes(), extractor.mediaType(given, named.fileName()));
        } catch (IOException e) {
            throw new IOException("the file " + given + " cannot be read or stored: " + e.getMessage(), e);
        }
    }
}
