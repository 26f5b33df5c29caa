package org.nearchive.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nearchive.query.Box.Note;
import org.nearchive.query.Box.Reason;

/** Cuts what was typed into words, phrases, fields and operators. Full-width forms and typographic marks are operators, too. */
final class BoxScanner {
    /** Marks that open a phrase, each beside those that may close it. */
    private static final List<String> QUOTES =
            List.of("\"\"“”", "“”\"", "””\"", "„“”\"", "‟”\"", "«»", "»«", "「」", "『』");

    private static final String QUOTE_LETTERS = "\"“”„‟«»「」『』＂";
    private static final Pattern QUOTE_MARKS = Pattern.compile("[" + QUOTE_LETTERS + "]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** {@code word~1}; the stem is of letters, with some inside marks. */
    private static final Pattern FUZZY =
            Pattern.compile("(?<stem>[\\p{L}\\p{M}\\p{N}'’.-]*\\p{L}[\\p{L}\\p{M}\\p{N}'’.-]*)~(?<edits>[12])?");

    /** Nobody types them around an operator. */
    private static final String SENTENCE_MARKS = "。，、；：？！…";

    private static final Pattern CLOSING_MARKS = Pattern.compile("[,;.，、；。！？]+$");
    /** From this length on two letters may differ, below it one: a third of the word at most. */
    private static final int LONG_WORD = 6;

    private static final int SHORTEST_FUZZY = 3;
    private static final int SHORTEST_PREFIX = 2;
    private static final int MAX_DISTANCE = 100;
    /** The longest name that somebody may have thought a field to have, in Han, kana or Hangul. */
    private static final int LONGEST_CJK_NAME = 5;
    /** What is longer is a text, whose colons are its own. */
    private static final int MOST_WORDS = 7;

    private static final int MOST_LETTERS = 60;

    private final int[] typed;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private int at;

    private BoxScanner(int[] typed) {
        this.typed = typed;
    }

    /** What stands at a place of the typed text, in code points; {@code not} when a minus stands before it. */
    sealed interface Token {
        int at();

        /** A bracket that opens. */
        record Open(int at, boolean not) implements Token {}

        /** A bracket that closes. */
        record Close(int at) implements Token {}

        /** The word OR, which may be an operator. */
        record Or(int at) implements Token {}

        /** A word as it is, with the marks around it. */
        record Bare(int at, boolean not, String text) implements Token {}

        /** What is complete as it is: a phrase, {@code word*}, {@code word~}. */
        record Whole(int at, boolean not, Clause clause) implements Token {}

        /**
         * A field.
         *
         * @param nameAt where its name begins
         * @param at where its value begins
         */
        record Field(int nameAt, int at, boolean not, String name, String value, boolean quoted) implements Token {}
    }

    /** The tokens of a text, and what was passed over. */
    record Scan(List<Token> tokens, List<Note> notes) {}

    static Scan scan(String typed) {
        int[] letters = typed.codePoints().map(BoxScanner::visible).toArray();
        BoxScanner scanner = new BoxScanner(letters);
        scanner.run();
        return new Scan(scanner.tokens, scanner.notes);
    }

    /** Controls and half surrogates are no letters. */
    private static int visible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.SURROGATE ? ' ' : c;
    }

    private void run() {
        while (at < typed.length) {
            if (isSpace(at)) {
                at++;
                continue;
            }
            boolean begins = at == 0 || isSpace(at - 1) || mark(at - 1) == '(';
            boolean not = begins && mark(at) == '-' && isOperand(at + 1);
            if (not) {
                at++;
            }
            token(not);
        }
    }

    private void token(boolean not) {
        int mark = mark(at);
        if (mark == '(') {
            tokens.add(new Token.Open(at++, not));
        } else if (mark == ')') {
            tokens.add(new Token.Close(at++));
        } else if (closing(at) >= 0) {
            int start = at;
            if (isInText(start)) {
                typed[closing(start)] = ' ';
                typed[start] = ' ';
                return;
            }
            String text = quoted();
            int distance = distance();
            if (Box.hasWords(text)) {
                tokens.add(new Token.Whole(start, not, new Clause.Phrase(text, distance)));
            }
        } else if (isQuote(at)) {
            note(text(at, at + 1), at, Reason.UNCLOSED_QUOTE);
            at++;
        } else if (!field(not)) {
            bare(not);
        }
    }

    /** The text between two quotation marks; ends behind the second. */
    private String quoted() {
        int end = closing(at);
        String text = text(at + 1, end);
        at = end + 1;
        return SPACES.matcher(QUOTE_MARKS.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** {@code ~5} behind a phrase. */
    private int distance() {
        int digits = at + 1;
        while (mark(at) == '~' && digits < typed.length && Character.isDigit(typed[digits])) {
            digits++;
        }
        if (digits == at + 1) {
            if (mark(at) == '~') {
                note(text(at, at + 1), at, Reason.STRAY_TILDE);
                at++;
            }
            return 0;
        }
        String number = text(at + 1, digits);
        if (number.length() > 3 || Integer.parseInt(number) > MAX_DISTANCE) {
            throw new InvalidQueryException(
                            "invalid_query",
                            "q",
                            "the words of a phrase may be at most " + MAX_DISTANCE + " places apart, but ~" + number
                                    + " was asked")
                    .at(at);
        }
        at = digits;
        return Integer.parseInt(number);
    }

    /** Reads {@code name:value}; what only looks so is left where it is. */
    private boolean field(boolean not) {
        int colon = at;
        while (colon < typed.length && (Character.isLetter(typed[colon]) || typed[colon] == '_')) {
            colon++;
        }
        if (colon == at || mark(colon) != ':' || colon + 1 >= typed.length || isSpace(colon + 1)) {
            return false;
        }
        int first = mark(colon + 1);
        // http://… and C:\…
        if (first == '/' || first == '\\' || first == ')' || first == ':') {
            return false;
        }
        String name = text(at, colon).toLowerCase(Locale.ROOT);
        if (!BoxParser.FIELDS.contains(name)) {
            if (looksLikeField(at, colon)) {
                throw BoxParser.noField(name, at);
            }
            note(text(at, colon + 1), at, Reason.NO_FIELD);
            return false;
        }
        int nameAt = at;
        at = colon + 1;
        boolean quoted = closing(at) >= 0;
        if (!quoted && isQuote(at)) {
            note(text(at, at + 1), at, Reason.UNCLOSED_QUOTE);
            at++;
        }
        int valueAt = at;
        String value = quoted ? quoted() : value();
        tokens.add(new Token.Field(nameAt, valueAt, not, name, value, quoted));
        return true;
    }

    /**
     * Whether letters before a colon were meant for a field's name, as in colour:red and цвет:красный. A text that was
     * pasted says 时间：五月 and Review:Lighthouse, has a whole clause before its colon, or is simply long.
     */
    private boolean looksLikeField(int from, int colon) {
        boolean title = Character.isUpperCase(typed[from]) && Character.isUpperCase(typed[colon + 1]);
        boolean clause = isCjk(typed[from]) && colon - from > LONGEST_CJK_NAME;
        return typed[colon] == ':' && !title && !clause && !isText();
    }

    /** Whether more was typed than a question in the box's language. */
    private boolean isText() {
        int words = 1;
        for (int i = 1; i < typed.length; i++) {
            words += isSpace(i) && !isSpace(i - 1) ? 1 : 0;
        }
        return words > MOST_WORDS || typed.length > MOST_LETTERS;
    }

    /** A field's value without quotation marks; brackets in it must be in pairs. */
    private String value() {
        int start = at;
        int depth = 0;
        while (at < typed.length && !isSpace(at) && !isQuote(at)) {
            depth += mark(at) == '(' ? 1 : mark(at) == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            at++;
        }
        return CLOSING_MARKS.matcher(text(start, at)).replaceAll("");
    }

    private void bare(boolean not) {
        int start = at;
        while (at < typed.length && !isSpace(at) && !isQuote(at) && mark(at) != ')') {
            int behind = mark(at) == '(' ? inWord(at) : at + 1;
            if (behind < 0) {
                break;
            }
            at = behind;
        }
        String text = text(start, at);
        if (text.equals("OR") && !not) {
            tokens.add(new Token.Or(start));
            return;
        }
        int last = mark(at - 1);
        String stem = text(start, at - 1);
        if (last == '*' && isPrefix(stem)) {
            tokens.add(new Token.Whole(start, not, new Clause.Prefix(stripped(stem))));
            return;
        }
        Matcher fuzzy = FUZZY.matcher(text.replace('～', '~').replace('〜', '~'));
        if (fuzzy.matches() && letters(fuzzy.group("stem")) >= SHORTEST_FUZZY) {
            tokens.add(new Token.Whole(start, not, fuzzy(fuzzy)));
            return;
        }
        if (text.indexOf('*') >= 0 || last == '*') {
            note(text, start, Reason.STRAY_STAR);
        } else if (last == '~') {
            note(text, start, Reason.STRAY_TILDE);
        }
        tokens.add(new Token.Bare(start, not, text));
    }

    private static Clause.Fuzzy fuzzy(Matcher fuzzy) {
        String stem = stripped(fuzzy.group("stem"));
        String edits = fuzzy.group("edits");
        return new Clause.Fuzzy(stem, edits == null ? (letters(stem) < LONG_WORD ? 1 : 2) : Integer.parseInt(edits));
    }

    private static boolean isPrefix(String stem) {
        String text = stripped(stem);
        int letters = letters(text);
        return text.indexOf('*') < 0
                && Box.hasWords(text)
                && (letters >= SHORTEST_PREFIX || isCjk(text.codePointAt(0)));
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isCjk(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    /** Without the marks around it: no analysis reads them. */
    static String stripped(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.codePointAt(start))) {
            start += Character.charCount(word.codePointAt(start));
        }
        while (end > start && !isLetter(word.codePointBefore(end))) {
            end -= Character.charCount(word.codePointBefore(end));
        }
        return word.substring(start, end);
    }

    /** Where a bracket within a word ends, as in 랴오닝(遼寧)성: letters around letters; -1 when it is none. */
    private int inWord(int open) {
        int close = open + 1;
        while (close < typed.length && isLetter(typed[close])) {
            close++;
        }
        boolean inside = open > 0
                && isLetter(typed[open - 1])
                && close > open + 1
                && mark(close) == ')'
                && close + 1 < typed.length
                && isLetter(typed[close + 1]);
        return inside ? close + 1 : -1;
    }

    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** A quotation that touches a letter is part of a text, as 『…』을 and 言った。「…」, and no operator. */
    private boolean isInText(int open) {
        int behind = closing(open) + 1;
        return (open > 0 && isOfText(open - 1)) || (behind < typed.length && isOfText(behind));
    }

    private boolean isOfText(int i) {
        return isLetter(typed[i]) || SENTENCE_MARKS.indexOf(typed[i]) >= 0;
    }

    private boolean isOperand(int i) {
        return i < typed.length && (Character.isLetterOrDigit(typed[i]) || mark(i) == '(' || closing(i) >= 0);
    }

    private boolean isSpace(int i) {
        return Character.isWhitespace(typed[i]) || Character.isSpaceChar(typed[i]);
    }

    private boolean isQuote(int i) {
        return i < typed.length && QUOTE_LETTERS.indexOf(typed[i]) >= 0;
    }

    /** Where the phrase ends that a quotation mark opens; -1 when it is none or has no partner. */
    private int closing(int i) {
        if (i >= typed.length) {
            return -1;
        }
        for (String quotes : QUOTES) {
            if (quotes.charAt(0) == mark(i)) {
                for (int end = i + 1; end < typed.length; end++) {
                    if (quotes.indexOf(mark(end), 1) > 0) {
                        return end;
                    }
                }
            }
        }
        return -1;
    }

    /** The character as an operator is written on a plain keyboard; 0 behind the end. */
    private int mark(int i) {
        if (i >= typed.length) {
            return 0;
        }
        return switch (typed[i]) {
            case '：' -> ':';
            case '＂' -> '"';
            case '（' -> '(';
            case '）' -> ')';
            case '＊' -> '*';
            case '－', '−' -> '-';
            case '～', '〜' -> '~';
            default -> typed[i];
        };
    }

    private String text(int start, int end) {
        return Normalizer.normalize(new String(typed, start, end - start), Normalizer.Form.NFC);
    }

    private void note(String text, int place, Reason reason) {
        notes.add(new Note(text, place, reason));
    }
}
