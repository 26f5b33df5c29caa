package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads plain texts, in whatever encoding ({@link DecodedText}), and finds texts among bytes of unknown kind: UTF-16
 * without a mark looks like no text to others. Made in the child process by Tika.
 */
public final class TextParser implements Parser {
    private static final long serialVersionUID = 1L;

    private static final Set<MediaType> TYPES = Set.of(
            MediaType.TEXT_PLAIN, MediaType.text("csv"), MediaType.text("x-web-markdown"), MediaType.OCTET_STREAM);

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        // Every type that nobody reads is a kind of bytes, and comes here in the end.
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        if (type != null
                && !TYPES.contains(type.getBaseType())
                && !type.getType().equals("text")) {
            metadata.add(TikaCoreProperties.TIKA_PARSED_BY, EmptyParser.class.getName());
            EmptyParser.INSTANCE.parse(stream, handler, metadata, context);
            return;
        }
        DecodedText read = DecodedText.find(stream.readAllBytes())
                .orElseThrow(() -> new TikaException("its bytes are no text in any encoding of our languages"));
        if (MediaType.OCTET_STREAM.toString().equals(metadata.get(Metadata.CONTENT_TYPE))) {
            metadata.set(Metadata.CONTENT_TYPE, MediaType.TEXT_PLAIN.toString());
        }
        metadata.set(Metadata.CONTENT_ENCODING, read.encoding());
        HwpParser.lines(read.text(), handler, metadata);
    }
}
