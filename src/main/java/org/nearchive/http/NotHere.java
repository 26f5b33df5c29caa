package org.nearchive.http;

import io.javalin.http.HttpStatus;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;

/** What was asked for by its id is not here; the message says so in words. */
final class NotHere extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param status 404, or 410 when it was here once
     * @param code stable, for programs
     */
    NotHere(HttpStatus status, String code, String detail) {
        super(status, code, "id", detail);
    }

    /** The post of an id, with its content. */
    static ArchivedPost unlessHere(Archive archive, String id) {
        ArchivedPost archived = archive.post(id)
                .orElseThrow(() -> new NotHere(HttpStatus.NOT_FOUND, "unknown_post", "there is no post " + id));
        if (archived.post() == null) {
            throw new NotHere(HttpStatus.GONE, "withdrawn_post", "the post " + id + " was withdrawn");
        }
        return archived;
    }
}
