package org.nearchive.extract;

import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.apache.tika.sax.ContentHandlerDecoratorFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Writes into the text of a file where its pages, slides and sheets begin, for {@link PlacedText} to read on the other
 * side. Made in the child process by Tika, whose parsers say so by the classes of HTML elements.
 */
public final class PartMarks implements ContentHandlerDecoratorFactory {
    private static final long serialVersionUID = 1L;

    /** Around a mark: characters that Tika lets into no text. */
    static final char BEGIN = '\u0001';

    static final char END = '\u0002';
    static final char PAGE = 'p';
    static final char SLIDE = 's';
    static final char SHEET = 'h';
    /** What follows stands on no page. */
    static final char NOWHERE = '-';

    @Override
    public ContentHandler decorate(ContentHandler handler, Metadata metadata, ParseContext context) {
        String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
        return new Marking(
                handler,
                metadata,
                context.get(ReadingTime.class),
                type.contains("excel") || type.contains("spreadsheet"));
    }

    static String mark(char kind, String what) {
        return "\n" + BEGIN + kind + what + END;
    }

    private static final class Marking extends ContentHandlerDecorator {
        private final boolean hasSheets;
        private int pages;
        private int slides;
        private int depth;
        /** Depth of the page or slide that we are in; 0 when in none. */
        private int within;

        private @Nullable StringBuilder sheetName;

        private final Metadata metadata;
        private final @Nullable ReadingTime time;

        private Marking(ContentHandler handler, Metadata metadata, @Nullable ReadingTime time, boolean hasSheets) {
            super(handler);
            this.metadata = metadata;
            this.time = time;
            this.hasSheets = hasSheets;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            if (time != null && time.isOver()) {
                metadata.set(Unpacking.LIMIT, ReadingTime.OVER);
                // Which Tika takes for the end, and keeps what came before.
                throw new WriteLimitReachedException(0);
            }
            super.startElement(uri, local, name, attributes);
            depth++;
            if (local.equals("h1") && hasSheets && within > 0) {
                sheetName = new StringBuilder();
            } else if (local.equals("div") && within == 0) {
                begin(String.valueOf(attributes.getValue("class")), attributes.getValue("id"));
            }
        }

        private void begin(String part, @Nullable String number) throws SAXException {
            switch (part) {
                case "page", "sheet" -> {
                    within = depth;
                    if (!hasSheets) {
                        pages++;
                        // Of a scanned document only some pages come here, and they say which.
                        write(mark(PAGE, number == null ? Integer.toString(pages) : number));
                    }
                }
                // Of a new presentation the notes stand behind the content; of an old one all in one element.
                case "slide" -> {
                    within = depth;
                    write(mark(SLIDE, Integer.toString(++slides)));
                }
                case "slide-content" -> write(mark(SLIDE, Integer.toString(++slides)));
                default -> {
                    // Tables, notes, pieces of mail.
                }
            }
        }

        @Override
        public void characters(char[] letters, int start, int length) throws SAXException {
            if (sheetName == null) {
                super.characters(letters, start, length);
            } else {
                sheetName.append(letters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            if (sheetName != null && local.equals("h1")) {
                String sheet = CleanText.line(sheetName.toString());
                sheetName = null;
                write(mark(SHEET, sheet) + sheet);
            }
            if (depth == within) {
                within = 0;
                write(mark(NOWHERE, ""));
            }
            depth--;
            super.endElement(uri, local, name);
        }

        private void write(String text) throws SAXException {
            super.characters(text.toCharArray(), 0, text.length());
        }
    }
}
