package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.fetcher.AbstractFetcher;

/** Opens the file to read inside the child process, under the name that it has on its post. Made there by Tika. */
public final class OriginalFetcher extends AbstractFetcher {
    static final String NAME = "original";
    private static final String BETWEEN = "\0";

    /** How {@link #fetch} is told what to open, under what name, in what languages its pictures are read. */
    static String key(Path file, String fileName, List<String> languages) {
        return String.join(
                BETWEEN, String.join("+", languages), file.toAbsolutePath().toString(), fileName);
    }

    @Override
    public InputStream fetch(String key, Metadata metadata, ParseContext context) throws IOException {
        String[] parts = key.split(BETWEEN, 3);
        InputStream bytes = TikaInputStream.get(Path.of(parts[1]), metadata);
        // The original has no name of its own, and an extension tells texts apart.
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, parts[2]);
        if (parts[0].isEmpty()) {
            context.set(ReadingTime.class, new ReadingTime());
        }
        context.set(PictureBudget.class, new PictureBudget(List.of(parts[0].split("\\+"))));
        return bytes;
    }
}
