package org.nearchive.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a site puts under a post's text: share and print words, "list", and the titles of the neighbours, which name what
 * the post does not speak of.
 */
final class PageEnd {
    /** A neighbour's title is no sentence; the post's own last line often is one. */
    private static final String NO_SENTENCE = "(?<![.。!！?？…])";

    /** Two titles and their labels; what is longer is text. */
    private static final int LONGEST = 1000;

    private final Pattern words;
    private final Pattern bothOnOneLine;
    private final Pattern bothOnTwoLines;
    private final Pattern oneAlone;
    private final Pattern oneBeforeWords;

    /**
     * @param next regular expression for the labels of the next post
     * @param previous the same for the post before
     * @param list the same for words that stand alone under a post: list, share, print
     */
    PageEnd(String next, String previous, String list) {
        String title = "\\s*[:：]?\\s+\\S[^\\n]*";
        String separator = "[\\s/·|,]+";
        words = Pattern.compile(list + "(?:" + separator + list + ")*");
        bothOnOneLine = Pattern.compile("(?:" + next + "\\s[^\\n]*\\s" + previous + "|" + previous + "\\s[^\\n]*\\s"
                + next + ")\\s*[:：]?\\s[^\\n]*?(?:" + separator + list + "|" + NO_SENTENCE + ")");
        bothOnTwoLines = Pattern.compile(
                next + title + "\\n" + previous + title + "|" + previous + title + "\\n" + next + title);
        oneAlone = Pattern.compile("(?:" + next + "|" + previous + ")" + title + NO_SENTENCE);
        oneBeforeWords = Pattern.compile("(?:" + next + "|" + previous + ")" + title + separator + list);
    }

    /** The lines without what the site put under them. */
    List<String> cutFrom(List<String> lines) {
        List<String> kept = new ArrayList<>(lines);
        boolean underWords = cutWords(kept);
        if (ends(kept, 1, bothOnOneLine) || ends(kept, 1, oneBeforeWords)) {
            cut(kept, 1);
        } else if (ends(kept, 2, bothOnTwoLines)) {
            cut(kept, 2);
        } else if (ends(kept, 3, bothOnTwoLines)) {
            cut(kept, 3);
        } else if (ends(kept, 4, bothOnTwoLines)) {
            cut(kept, 4);
        } else if (underWords && ends(kept, 1, oneAlone)) {
            cut(kept, 1);
        }
        cutWords(kept);
        return kept;
    }

    private boolean cutWords(List<String> lines) {
        boolean cut = false;
        while (ends(lines, 1, words)) {
            cut(lines, 1);
            cut = true;
        }
        return cut;
    }

    private static boolean ends(List<String> lines, int count, Pattern pattern) {
        if (lines.size() < count) {
            return false;
        }
        String end = String.join("\n", lines.subList(lines.size() - count, lines.size()));
        return end.length() <= LONGEST && pattern.matcher(end).matches();
    }

    private static void cut(List<String> lines, int count) {
        lines.subList(lines.size() - count, lines.size()).clear();
    }
}
