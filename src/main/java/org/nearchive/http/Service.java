package org.nearchive.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nearchive.extract.Extractor;

/**
 * What a server needs beside archive and index to take writes and to say how things stand.
 *
 * @param extractor reads the records that are sent
 * @param incoming a folder for files while they come in; emptied when a server starts
 * @param configFingerprint of the configuration that the next generation would be built with
 * @param reach how it stands to those who ask from elsewhere
 * @param token the server's own, with all scopes; {@code null} when it has none
 * @param written told after every write, so that whoever follows the archive looks at once
 */
public record Service(
        Extractor extractor,
        Path incoming,
        String configFingerprint,
        Reach reach,
        @Nullable String token,
        Runnable written) {
    /** Without the token: a record that is printed by mistake gives nothing away. */
    @Override
    public String toString() {
        return "Service[" + incoming + "]";
    }
}
