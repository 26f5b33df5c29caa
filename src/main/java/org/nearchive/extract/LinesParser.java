package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A parser of ours that makes plain text of a file, a line a paragraph. */
abstract class LinesParser implements Parser {
    private static final long serialVersionUID = 1L;

    private final Set<MediaType> types;

    LinesParser(MediaType... types) {
        this.types = Set.of(types);
    }

    @Override
    public final Set<MediaType> getSupportedTypes(ParseContext context) {
        return types;
    }

    @Override
    public final void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        String text = read(stream, metadata, context);
        XHTMLContentHandler page = new XHTMLContentHandler(handler, metadata);
        page.startDocument();
        for (String line : text.split("\n", -1)) {
            page.element("p", line);
        }
        page.endDocument();
    }

    /** The text; what the file says about itself goes into {@code metadata}. */
    abstract String read(InputStream stream, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException;

    static void set(Metadata metadata, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            metadata.set(name, value);
        }
    }
}
