package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;

/** Reads HWPX documents by hwpxlib. Made in the child process by Tika. */
public final class HwpxParser extends LinesParser {
    private static final long serialVersionUID = 1L;

    /** Made by name, from the child's configuration. */
    public HwpxParser() {
        super(MediaType.application("hwp+zip"));
    }

    @Override
    String read(InputStream stream, Metadata metadata, ParseContext context) throws IOException, TikaException {
        try (TemporaryResources drafts = new TemporaryResources()) {
            HWPXFile file = HWPXReader.fromFile(
                    TikaInputStream.get(stream, drafts, metadata).getFile());
            if (file.contentHPFFile() != null) {
                describe(file.contentHPFFile().metaData(), metadata);
            }
            return TextExtractor.extract(file, TextExtractMethod.AppendControlTextAfterParagraphText, false, marks());
        } catch (IOException | TikaException e) {
            throw e;
        } catch (Exception e) { // hwpxlib declares no other, and of damaged files throws all kinds.
            throw new TikaException("not a whole HWPX document", e);
        }
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
        if (data.title() != null) {
            set(metadata, TikaCoreProperties.TITLE.getName(), data.title().text());
        }
        for (Meta meta : data.metas()) {
            String said = meta.text();
            switch (String.valueOf(meta.name())) {
                case "creator" -> set(metadata, TikaCoreProperties.CREATOR.getName(), said);
                case "CreatedDate" -> set(metadata, TikaCoreProperties.CREATED.getName(), said);
                case "ModifiedDate" -> set(metadata, TikaCoreProperties.MODIFIED.getName(), said);
                default -> {
                    // Keywords and the like are not shown.
                }
            }
        }
    }
}
