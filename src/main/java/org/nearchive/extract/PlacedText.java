package org.nearchive.extract;

import java.util.ArrayList;
import java.util.List;
import org.nearchive.post.FilePart;

/** A file's text as it grows, and where each of its parts stands. */
final class PlacedText {
    private final StringBuilder text;
    private final List<FilePart> parts;

    PlacedText() {
        this("", List.of());
    }

    PlacedText(String text, List<FilePart> parts) {
        this.text = new StringBuilder(text);
        this.parts = new ArrayList<>(parts);
    }

    /**
     * Adds what a parser wrote, with the marks of {@link PartMarks} in it.
     *
     * @param whole the place of all of it; the marks say where in that
     */
    void addMarked(FilePart whole, String written) {
        FilePart place = whole;
        int from = 0;
        for (int mark = written.indexOf(PartMarks.BEGIN); mark >= 0; mark = written.indexOf(PartMarks.BEGIN, from)) {
            add(place, written.substring(from, mark));
            int end = written.indexOf(PartMarks.END, mark);
            if (end < 0) { // The limit of characters cut it.
                return;
            }
            place = marked(whole, written.charAt(mark + 1), written.substring(mark + 2, end));
            from = end + 1;
        }
        add(place, written.substring(from));
    }

    private static FilePart marked(FilePart in, char kind, String what) {
        return switch (kind) {
            case PartMarks.PAGE -> new FilePart(0, in.entry(), Integer.valueOf(what), null, null, in.ocr());
            case PartMarks.SLIDE -> new FilePart(0, in.entry(), null, Integer.valueOf(what), null, in.ocr());
            case PartMarks.SHEET -> new FilePart(0, in.entry(), null, null, what, in.ocr());
            default -> in;
        };
    }

    /** Adds lines that stand in one place; nothing when they hold no words. */
    void add(FilePart place, String lines) {
        String clean = Mojibake.repaired(CleanText.lines(lines));
        if (clean.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        FilePart before = FilePart.at(parts, text.length());
        if (!before.from(0).equals(place.from(0))) {
            parts.add(place.from(text.length()));
        }
        text.append(clean);
    }

    String text() {
        return text.toString();
    }

    List<FilePart> parts() {
        return List.copyOf(parts);
    }
}
