package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import kr.dogfoot.hwpxlib.object.HWPXFile;
import kr.dogfoot.hwpxlib.object.content.context_hpf.Meta;
import kr.dogfoot.hwpxlib.object.content.context_hpf.MetaData;
import kr.dogfoot.hwpxlib.reader.HWPXReader;
import kr.dogfoot.hwpxlib.tool.textextractor.TextExtractMethod;
import kr.dogfoot.hwpxlib.tool.textextractor.TextExtractor;
import kr.dogfoot.hwpxlib.tool.textextractor.TextMarks;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads HWPX documents by hwpxlib. Made in the child process by Tika. */
public final class HwpxParser implements Parser {
    private static final long serialVersionUID = 1L;
    private static final MediaType TYPE = MediaType.application("hwp+zip");

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(TYPE);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        String text;
        try (TemporaryResources drafts = new TemporaryResources()) {
            HWPXFile file = HWPXReader.fromFile(
                    TikaInputStream.get(stream, drafts, metadata).getFile());
            text = TextExtractor.extract(file, TextExtractMethod.AppendControlTextAfterParagraphText, false, marks());
            if (file.contentHPFFile() != null) {
                describe(file.contentHPFFile().metaData(), metadata);
            }
        } catch (IOException | SAXException | TikaException e) {
            throw e;
        } catch (Exception e) { // hwpxlib declares no other.
            throw new TikaException("not a whole HWPX document", e);
        }
        HwpParser.lines(text, handler, metadata);
    }

    private static TextMarks marks() {
        return new TextMarks()
                .paraSeparatorAnd("\n")
                .lineBreakAnd("\n")
                .tabAnd("\t")
                .tableStartAnd("\n")
                .tableEndAnd("\n")
                .tableRowSeparatorAnd("\n")
                .tableCellSeparatorAnd("\t");
    }

    private static void describe(@Nullable MetaData data, Metadata metadata) {
        if (data == null) {
            return;
        }
        if (data.title() != null && data.title().text() != null) {
            metadata.set(TikaCoreProperties.TITLE, data.title().text());
        }
        for (Meta meta : data.metas()) {
            String said = meta.text();
            if (said == null || said.isBlank() || meta.name() == null) {
                continue;
            }
            switch (meta.name()) {
                case "creator" -> metadata.set(TikaCoreProperties.CREATOR, said);
                case "CreatedDate" -> metadata.set(TikaCoreProperties.CREATED.getName(), said);
                case "ModifiedDate" -> metadata.set(TikaCoreProperties.MODIFIED.getName(), said);
                default -> {
                    // Keywords and the like are not shown.
                }
            }
        }
    }
}
