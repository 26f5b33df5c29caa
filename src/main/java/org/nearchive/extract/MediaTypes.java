package org.nearchive.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** Tells what kind of file something is by its first bytes and its name; whoever looks deeper does it in the child process. */
final class MediaTypes {
    private final MimeTypes known = MimeTypes.getDefaultMimeTypes();

    /** Like {@code application/pdf}; {@code application/octet-stream} when nothing tells. */
    String of(Path file, String fileName) throws IOException {
        Metadata name = new Metadata();
        name.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return known.detect(in, name).toString();
        }
    }
}
