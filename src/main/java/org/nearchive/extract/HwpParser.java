package org.nearchive.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.Set;
import kr.dogfoot.hwplib.object.HWPFile;
import kr.dogfoot.hwplib.org.apache.poi.hpsf.SummaryInformation;
import kr.dogfoot.hwplib.reader.HWPReader;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.hwp.HwpV5Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads HWP 5 documents by hwplib, which reads more of them; what it cannot read is left to Tika. Made in the child process by Tika. */
public final class HwpParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final MediaType TYPE = MediaType.application("x-hwp-v5");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(TYPE);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        byte[] bytes = stream.readAllBytes();
        String text;
        try {
            HWPFile file = HWPReader.fromInputStream(new ByteArrayInputStream(bytes));
            text = HwpText.of(file);
            describe(file.getSummaryInformation(), metadata);
        } catch (Exception e) { // hwplib declares no other.
            if (String.valueOf(e.getMessage()).contains("password")) {
                throw new EncryptedDocumentException(e);
            }
            new HwpV5Parser().parse(new ByteArrayInputStream(bytes), handler, metadata, context);
            return;
        }
        lines(text, handler, metadata);
    }

    private static void describe(@Nullable SummaryInformation summary, Metadata metadata) {
        if (summary != null) {
            set(metadata, TikaCoreProperties.TITLE.getName(), summary.getTitle());
            set(metadata, TikaCoreProperties.CREATOR.getName(), summary.getAuthor());
            set(metadata, TikaCoreProperties.CREATED.getName(), instant(summary.getCreateDateTime()));
            set(metadata, TikaCoreProperties.MODIFIED.getName(), instant(summary.getLastSaveDateTime()));
        }
    }

    private static @Nullable String instant(@Nullable Date date) {
        return date == null ? null : date.toInstant().toString();
    }

    private static void set(Metadata metadata, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            metadata.set(name, value);
        }
    }

    /** Hands on a text, a paragraph a line. */
    static void lines(String text, ContentHandler handler, Metadata metadata) throws SAXException {
        XHTMLContentHandler page = new XHTMLContentHandler(handler, metadata);
        page.startDocument();
        for (String line : text.split("\n", -1)) {
            page.element("p", line);
        }
        page.endDocument();
    }
}
