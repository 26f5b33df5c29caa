package org.nearchive.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;

/**
 * What was typed into the search box, as it was read.
 *
 * @param clauses all must be fulfilled; empty asks for all posts
 * @param notes on what was read otherwise than it may have been meant
 */
public record Box(List<Clause> clauses, List<Note> notes) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]*");

    public Box {
        clauses = List.copyOf(clauses);
        notes = List.copyOf(notes);
    }

    /**
     * Something in the typed text that was no operator where it stood.
     *
     * @param text what stood there
     * @param at its place, in code points from 0
     */
    public record Note(String text, int at, Reason reason) {}

    /** Why something was read as words. */
    public enum Reason {
        UNCLOSED_QUOTE("this quotation mark has no partner, so it was passed over; put a phrase between two"),
        UNPAIRED_BRACKET("this bracket has no partner, so it was passed over"),
        STRAY_OR("OR stands between two words; this one was passed over"),
        STRAY_STAR(
                "* stands at the end of a word of two letters or more (one in Han, kana and Hangul); it was passed over"),
        STRAY_TILDE("~ stands at the end of a word of three letters or more; it was passed over"),
        NO_FIELD("this names no field, so it was read as words"),
        NO_WORDS("nothing here can be searched for: neither a letter nor a digit");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        /** For people, in English. */
        public String message() {
            return message;
        }

        /** Of the message in other languages: {@code unclosed_quote}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Clauses as they would be typed; {@link BoxParser#parse} reads the same clauses out of it. */
    public static String typed(List<Clause> clauses) {
        return clauses.stream().map(Box::typed).collect(Collectors.joining(" "));
    }

    static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** A clause as it would be typed. */
    public static String typed(Clause clause) {
        return switch (clause) {
            case Clause.Word word -> word.text();
            case Clause.Prefix prefix -> prefix.text() + "*";
            case Clause.Fuzzy fuzzy -> fuzzy.text() + "~" + fuzzy.edits();
            case Clause.Phrase phrase ->
                '"' + phrase.text() + '"' + (phrase.distance() == 0 ? "" : "~" + phrase.distance());
            case Clause.Named named ->
                named.typed()
                        ? named.surface()
                        : field(Kind.of(named.ids().getFirst()).filter(), named.surface());
            case Clause.InLanguage language -> "lang:" + language.tag();
            case Clause.OnBoard on -> field("board", on.board());
            case Clause.InFile in -> "file:" + typed(in.words());
            case Clause.OfFileType of -> field("filetype", of.type());
            case Clause.Published published -> "date:" + typed(published.range());
            case Clause.SpokenOf spoken -> "on:" + (spoken.coarse() ? "~" : "") + typed(spoken.range());
            case Clause.Not not -> "-" + typed(not.clause());
            case Clause.All all -> "(" + typed(all.clauses()) + ")";
            case Clause.Any any -> any.clauses().stream().map(Box::typed).collect(Collectors.joining(" OR "));
        };
    }

    private static String field(String name, String value) {
        return name + ":" + (PLAIN.matcher(value).matches() ? value : '"' + value + '"');
    }

    /** A range as it would be typed: {@code 2023-01-01..}. */
    public static String typed(DateRange range) {
        return (range.from() == null ? "" : range.from()) + ".." + (range.to() == null ? "" : range.to());
    }
}
