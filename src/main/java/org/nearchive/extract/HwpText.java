package org.nearchive.extract;

import java.io.UnsupportedEncodingException;
import java.util.List;
import kr.dogfoot.hwplib.object.HWPFile;
import kr.dogfoot.hwplib.object.bodytext.ParagraphListInterface;
import kr.dogfoot.hwplib.object.bodytext.Section;
import kr.dogfoot.hwplib.object.bodytext.control.Control;
import kr.dogfoot.hwplib.object.bodytext.control.ControlEndnote;
import kr.dogfoot.hwplib.object.bodytext.control.ControlFooter;
import kr.dogfoot.hwplib.object.bodytext.control.ControlFootnote;
import kr.dogfoot.hwplib.object.bodytext.control.ControlHeader;
import kr.dogfoot.hwplib.object.bodytext.control.ControlTable;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlArc;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlContainer;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlCurve;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlEllipse;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlPolygon;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlRectangle;
import kr.dogfoot.hwplib.object.bodytext.control.gso.GsoControl;
import kr.dogfoot.hwplib.object.bodytext.control.gso.caption.Caption;
import kr.dogfoot.hwplib.object.bodytext.control.gso.textbox.TextBox;
import kr.dogfoot.hwplib.object.bodytext.control.table.Cell;
import kr.dogfoot.hwplib.object.bodytext.control.table.Row;
import kr.dogfoot.hwplib.object.bodytext.paragraph.Paragraph;
import kr.dogfoot.hwplib.object.bodytext.paragraph.text.HWPChar;
import kr.dogfoot.hwplib.object.bodytext.paragraph.text.HWPCharNormal;
import org.jspecify.annotations.Nullable;

/**
 * The text of an HWP 5 document: a line a paragraph, a line a row of a table, its cells divided by tabs; text boxes,
 * notes, headers and captions behind the paragraph they hang on. (hwplib's own extractor joins cells without anything
 * between them.)
 */
final class HwpText {
    private static final int TAB = 9;
    private static final int LINE_BREAK = 10;
    private static final int HYPHEN = 24;
    private static final int BOUND_SPACE = 30;
    private static final int FIXED_SPACE = 31;
    /** Tables stand in cells of tables, but not so deep unless somebody means harm. */
    private static final int MAX_DEPTH = 30;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    private HwpText() {}

    static String of(HWPFile file) throws UnsupportedEncodingException {
        HwpText all = new HwpText();
        for (Section section : file.getBodyText().getSectionList()) {
            all.paragraphs(section);
        }
        return all.text.toString();
    }

    private void paragraphs(ParagraphListInterface list) throws UnsupportedEncodingException {
        if (depth == MAX_DEPTH) {
            return;
        }
        depth++;
        for (Paragraph paragraph : list) {
            text.append(line(paragraph)).append('\n');
            controls(paragraph.getControlList());
        }
        depth--;
    }

    private static String line(Paragraph paragraph) throws UnsupportedEncodingException {
        if (paragraph.getText() == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        for (HWPChar character : paragraph.getText().getCharList()) {
            if (character instanceof HWPCharNormal normal) {
                line.append(normal.getCh());
            } else {
                line.append(
                        switch (character.getCode()) {
                            case TAB -> "\t";
                            case LINE_BREAK -> "\n";
                            case HYPHEN -> "-";
                            case BOUND_SPACE, FIXED_SPACE -> " ";
                            default -> "";
                        });
            }
        }
        return line.toString();
    }

    private void controls(@Nullable List<? extends Control> controls) throws UnsupportedEncodingException {
        for (Control control : controls == null ? List.<Control>of() : controls) {
            switch (control) {
                case ControlTable table -> table(table);
                case GsoControl shape -> shape(shape);
                case ControlHeader header -> paragraphs(header.getParagraphList());
                case ControlFooter footer -> paragraphs(footer.getParagraphList());
                case ControlFootnote note -> paragraphs(note.getParagraphList());
                case ControlEndnote note -> paragraphs(note.getParagraphList());
                default -> {
                    // Numbers, bookmarks, settings: no words.
                }
            }
        }
    }

    private void table(ControlTable table) throws UnsupportedEncodingException {
        for (Row row : table.getRowList()) {
            int begin = text.length();
            for (Cell cell : row.getCellList()) {
                paragraphs(cell.getParagraphList());
                endCell(begin);
            }
            text.setLength(Math.max(begin, text.length() - 1));
            text.append('\n');
        }
        caption(table.getCaption());
    }

    /** The next cell goes on in the line in which this one ended. */
    private void endCell(int begin) {
        while (text.length() > begin && text.charAt(text.length() - 1) == '\n') {
            text.setLength(text.length() - 1);
        }
        text.append('\t');
    }

    private void shape(GsoControl shape) throws UnsupportedEncodingException {
        switch (shape) {
            case ControlRectangle rectangle -> box(rectangle.getTextBox());
            case ControlEllipse ellipse -> box(ellipse.getTextBox());
            case ControlArc arc -> box(arc.getTextBox());
            case ControlPolygon polygon -> box(polygon.getTextBox());
            case ControlCurve curve -> box(curve.getTextBox());
            case ControlContainer container -> controls(container.getChildControlList());
            default -> {
                // Pictures and lines.
            }
        }
        caption(shape.getCaption());
    }

    private void box(@Nullable TextBox box) throws UnsupportedEncodingException {
        if (box != null) {
            paragraphs(box.getParagraphList());
        }
    }

    private void caption(@Nullable Caption caption) throws UnsupportedEncodingException {
        if (caption != null) {
            paragraphs(caption.getParagraphList());
        }
    }
}
