package org.nearchive.extract;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Text as we keep it: NFC, no control characters, single spaces, a line a paragraph. */
final class CleanText {
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\u000B\\f]");
    /**
     * Controls, lone surrogates, byte order marks, soft hyphens, zero width spaces, marks of direction: nobody typed
     * them, nobody can search them. Joiners stay where they shape something, in emoji and Mongolian script.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFEFF\\u200B\\u2060\\u00AD&&[^\\n\\t]]"
            + "|[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]"
            + "|(?:^|(?<=[\\p{L}\\p{N}\\s&&[^\\u1800-\\u18AF]]))[\\u200C\\u200D]+");

    private static final Pattern SPACES = Pattern.compile("[\\t\\h]+");
    private static final Pattern SOURCE_LINE_ENDS = Pattern.compile("[\\r\\n]");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");
    private static final Set<String> CELLS = Set.of("td", "th", "option");
    /** rt and rp: readings above characters; between the characters they would cut the word. */
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "title",
            "iframe",
            "object",
            "svg",
            "math",
            "audio",
            "video",
            "canvas",
            "textarea",
            "select",
            "rt",
            "rp");

    private static final Pattern HIDING_STYLE = Pattern.compile("(?i)\\bdisplay\\s*:\\s*none\\b");

    private CleanText() {}

    /** A text of several lines; blank lines go. */
    static String lines(String text) {
        List<String> kept = withOneLineEnd(text)
                .lines()
                .map(CleanText::line)
                .filter(line -> !line.isEmpty())
                .toList();
        return String.join("\n", kept);
    }

    private static String withOneLineEnd(String text) {
        return text.chars().anyMatch(CleanText::isOtherLineEnd)
                ? LINE_ENDS.matcher(text).replaceAll("\n")
                : text;
    }

    private static boolean isOtherLineEnd(int c) {
        return c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\u000B' || c == '\f';
    }

    /** A text of one line; line ends become spaces. */
    static String line(String text) {
        String clean = isPlain(text) ? text : cleaned(text);
        return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
    }

    /** Whether the patterns would find nothing. Most lines are so, and the patterns took two thirds of the time of ingest. */
    private static boolean isPlain(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F ? isPerhapsOdd(c) : c < ' ' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean isPerhapsOdd(char c) {
        return c <= '\u00A0'
                || c == '\u00AD'
                || c == '\u1680'
                || c == '\u180E'
                || (c >= '\u2000' && c <= '\u200F')
                || (c >= '\u2028' && c <= '\u202F')
                || (c >= '\u205F' && c <= '\u206F')
                || c == '\u3000'
                || c == '\uFEFF'
                || Character.isSurrogate(c);
    }

    /** Spaces, line ends and what nobody sees made right; never looks at whether there is anything to do. */
    static String cleaned(String text) {
        String oneLine = LINE_ENDS.matcher(text).replaceAll("\n").replace('\n', ' ');
        String visible = INVISIBLE.matcher(oneLine).replaceAll("");
        return SPACES.matcher(visible).replaceAll(" ");
    }

    /** The text of HTML as a reader sees it. */
    static String ofHtml(String html) {
        return of(Jsoup.parse(html).body());
    }

    /** The text of an element as a reader sees it: blocks begin a line, inline borders add nothing and drop nothing. */
    static String of(Element root) {
        StringBuilder text = new StringBuilder();
        root.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode piece) {
                    // White space in the source is only ever a space; <br> and blocks make lines.
                    String written = piece.getWholeText();
                    text.append(
                            isIn("pre", piece)
                                    ? written
                                    : SOURCE_LINE_ENDS.matcher(written).replaceAll(" "));
                } else if (depth > 0 && isUnseen(node)) {
                    return FilterResult.SKIP_ENTIRELY;
                } else {
                    border(node);
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                border(node);
                return FilterResult.CONTINUE;
            }

            private void border(Node node) {
                if (BLOCKS.contains(node.normalName())) {
                    text.append('\n');
                } else if (CELLS.contains(node.normalName())) {
                    text.append(' ');
                }
            }
        });
        return lines(text.toString());
    }

    private static boolean isIn(String name, Node node) {
        for (Node above = node.parent(); above != null; above = above.parent()) {
            if (above.normalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnseen(Node node) {
        return node instanceof Element element
                && (UNSEEN.contains(element.normalName())
                        || element.hasAttr("hidden")
                        || HIDING_STYLE.matcher(element.attr("style")).find());
    }
}
