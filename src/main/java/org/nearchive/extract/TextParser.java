package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;

/**
 * Reads plain texts, in whatever encoding ({@link DecodedText}), and finds texts among bytes of unknown kind: UTF-16
 * without a mark looks like no text to others. Made in the child process by Tika.
 */
public final class TextParser extends LinesParser {
    private static final long serialVersionUID = 1L;

    static final String NO_TEXT = "its bytes are no text in any encoding of our languages";
    /** More letters are never kept, whatever a letter takes. */
    private static final int MAX_BYTES = 4 * FileParser.Limits.USUAL.characters();

    /** Made by name, from the child's configuration. */
    public TextParser() {
        super(
                MediaType.TEXT_PLAIN,
                MediaType.text("csv"),
                MediaType.text("x-web-markdown"),
                // Every type that nobody reads is a kind of bytes, and comes here in the end.
                MediaType.OCTET_STREAM);
    }

    @Override
    String read(InputStream stream, Metadata metadata, ParseContext context) throws IOException, TikaException {
        byte[] bytes = bytes(stream, metadata);
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        boolean known = type == null
                || type.getType().equals("text")
                || getSupportedTypes(context).contains(type.getBaseType());
        if (!known && !isPlain(bytes)) {
            metadata.add(TikaCoreProperties.TIKA_PARSED_BY, EmptyParser.class.getName());
            return "";
        }
        DecodedText read = DecodedText.find(bytes).orElseThrow(() -> new TikaException(NO_TEXT));
        if (MediaType.OCTET_STREAM.toString().equals(metadata.get(Metadata.CONTENT_TYPE))) {
            metadata.set(Metadata.CONTENT_TYPE, MediaType.TEXT_PLAIN.toString());
        }
        metadata.set(Metadata.CONTENT_ENCODING, read.encoding());
        return read.text();
    }

    /** As much of a text as is ever kept. */
    static byte[] bytes(InputStream stream, Metadata metadata) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES);
        if (stream.read() >= 0) {
            metadata.set(
                    Unpacking.LIMIT,
                    "it is a text of more than " + MAX_BYTES / 1_000_000 + " MB; what follows is not read");
        }
        return bytes;
    }

    /** Whether somebody wrote that, whatever the name of its kind. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        return bytes.length > 0 && DecodedText.isWholeUtf8(bytes);
    }
}
