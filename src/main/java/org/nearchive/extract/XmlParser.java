package org.nearchive.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads web pages and XML, in whatever encoding ({@link DecodedText}): they declare one, and often it is another. Tika
 * gets them in UTF-8. Made in the child process by Tika.
 */
public final class XmlParser implements Parser {
    private static final long serialVersionUID = 1L;

    private static final Set<MediaType> PAGES =
            Set.of(MediaType.TEXT_HTML, MediaType.application("xhtml+xml"), MediaType.application("vnd.wap.xhtml+xml"));
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.TEXT_HTML,
            MediaType.application("xhtml+xml"),
            MediaType.application("vnd.wap.xhtml+xml"),
            MediaType.APPLICATION_XML,
            MediaType.image("svg+xml"));
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]{0,300}\\?>");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        DecodedText read = DecodedText.find(TextParser.bytes(stream, metadata))
                .orElseThrow(() -> new TikaException(TextParser.NO_TEXT));
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        boolean page = type != null && PAGES.contains(type.getBaseType());
        String text = page ? read.text() : DECLARATION.matcher(read.text()).replaceFirst("");
        InputStream utf8 = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        Parser reader = page ? new JSoupParser(new PageEncoding()) : new DcXMLParser();
        reader.parse(utf8, handler, metadata, context);
        metadata.set(Metadata.CONTENT_ENCODING, read.encoding());
    }
}
