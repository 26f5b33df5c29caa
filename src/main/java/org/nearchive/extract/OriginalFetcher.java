package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.fetcher.AbstractFetcher;

/** Opens the file to read inside the child process, under the name that it has on its post. Made there by Tika. */
public final class OriginalFetcher extends AbstractFetcher {
    static final String NAME = "original";
    private static final char BETWEEN = '\0';

    /** How {@link #fetch} is told what to open. */
    static String key(Path file, String fileName) {
        return file.toAbsolutePath() + String.valueOf(BETWEEN) + fileName;
    }

    @Override
    public InputStream fetch(String key, Metadata metadata, ParseContext context) throws IOException {
        int between = key.indexOf(BETWEEN);
        InputStream bytes = TikaInputStream.get(Path.of(key.substring(0, between)), metadata);
        // The original has no name of its own, and an extension tells texts apart.
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, key.substring(between + 1));
        return bytes;
    }
}
