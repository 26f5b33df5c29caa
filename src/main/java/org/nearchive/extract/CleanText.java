package org.nearchive.extract;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Text as we keep it: NFC, no control characters, single spaces, a line a paragraph. */
final class CleanText {
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\u000B\\f]");
    /** Controls, lone surrogates, byte order marks, zero width spaces: nobody typed them, nobody can search them. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFEFF\\u200B\\u2060\\u00AD&&[^\\n\\t]]");

    private static final Pattern SPACES = Pattern.compile("[\\t\\h]+");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "caption",
            "center",
            "dd",
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
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "head", "iframe", "object");

    private CleanText() {}

    /** A text of several lines; blank lines go. */
    static String lines(String text) {
        List<String> kept = LINE_ENDS
                .matcher(text)
                .replaceAll("\n")
                .lines()
                .map(CleanText::line)
                .filter(line -> !line.isEmpty())
                .toList();
        return String.join("\n", kept);
    }

    /** A text of one line; line ends become spaces. */
    static String line(String text) {
        String oneLine = LINE_ENDS.matcher(text).replaceAll("\n").replace('\n', ' ');
        String visible = INVISIBLE.matcher(oneLine).replaceAll("");
        return Normalizer.normalize(SPACES.matcher(visible).replaceAll(" "), Normalizer.Form.NFC)
                .strip();
    }

    /** The text of HTML as a reader sees it: blocks begin a line, inline borders add nothing and drop nothing. */
    static String ofHtml(String html) {
        StringBuilder text = new StringBuilder();
        Jsoup.parse(html).body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode piece && !isUnseen(piece)) {
                    // White space in the source is only ever a space; <br> and blocks make lines.
                    text.append(piece.getWholeText().replace('\n', ' ').replace('\r', ' '));
                } else {
                    border(node);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                border(node);
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

    private static boolean isUnseen(Node node) {
        return node.parent() instanceof Element parent && UNSEEN.contains(parent.normalName());
    }
}
