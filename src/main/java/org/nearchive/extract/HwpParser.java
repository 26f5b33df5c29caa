package org.nearchive.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import kr.dogfoot.hwplib.object.HWPFile;
import kr.dogfoot.hwplib.org.apache.poi.hpsf.SummaryInformation;
import kr.dogfoot.hwplib.reader.HWPReader;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.hwp.HwpV5Parser;
import org.apache.tika.sax.ToTextContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Reads HWP 5 documents by hwplib, which reads more of them; what it cannot read is left to Tika. Made in the child process by Tika. */
public final class HwpParser extends LinesParser {
    private static final long serialVersionUID = 1L;

    /** Made by name, from the child's configuration. */
    public HwpParser() {
        super(MediaType.application("x-hwp-v5"));
    }

    @Override
    String read(InputStream stream, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        byte[] bytes = stream.readAllBytes();
        try {
            HWPFile file = HWPReader.fromInputStream(new ByteArrayInputStream(bytes));
            String text = HwpText.of(file);
            describe(file.getSummaryInformation(), metadata);
            return text;
        } catch (Exception e) { // hwplib declares no other, and of damaged files throws all kinds.
            if (String.valueOf(e.getMessage()).contains("password")) {
                throw new EncryptedDocumentException(e);
            }
            ToTextContentHandler text = new ToTextContentHandler();
            new HwpV5Parser().parse(new ByteArrayInputStream(bytes), text, metadata, context);
            return text.toString();
        }
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
}
