package org.nearchive.extract;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Text in Markdown: CommonMark with tables. Used by many threads. */
final class Markdown {
    /** Quotes in quotes in lists: nobody writes deeper, and rendering goes down by recursion. */
    private static final int DEEPEST = 50;

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(TABLES).maxOpenBlockParsers(DEEPEST).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).build();

    private Markdown() {}

    static String toHtml(String markdown) {
        try {
            return RENDERER.render(PARSER.parse(markdown));
        } catch (StackOverflowError e) {
            throw new RefusedInput("body.content is Markdown that is nested too deeply; give it as text");
        }
    }
}
