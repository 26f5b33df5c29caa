package org.nearchive.extract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a site are cut, as {@code index-config/sites/*.yaml} says it; {@link TemplateFile} reads it. All
 * patterns are Java regular expressions that must match a whole line.
 *
 * @param days the shapes in which the site prints days
 * @param end what the site puts under a post's text
 */
record SiteTemplate(String site, DayShapes days, PageEnd end, Address address, Dump dump, Page page) {

    /**
     * Addresses of the site's posts.
     *
     * @param number parameters that hold the post's number: addresses with the same number are the same post
     * @param noise parameters that say nothing of the post: paging, searching
     * @param languages by part of the path, like {@code cn}: the language it declares, like {@code zh}
     */
    record Address(List<String> number, List<Pattern> noise, Map<String, String> languages) {}

    /**
     * A saved page. Each field is looked for in several ways; the first that finds something is taken.
     *
     * @param marks a page with one of them is of this site
     * @param lists a page with one of them is of this site and no post
     * @param home headings of the breadcrumb that are no board
     * @param notBody what lies within the body's element and is not the post's
     * @param files the links of attached files; their {@code href} is where they lie
     * @param fileName ways to a file's name, from its link
     */
    record Page(
            List<Evaluator> marks,
            List<Evaluator> lists,
            List<Way> title,
            List<Way> published,
            List<Way> author,
            List<Way> board,
            List<String> home,
            List<Evaluator> body,
            List<Evaluator> notBody,
            List<Evaluator> files,
            List<Way> fileName,
            List<Way> language) {}

    /**
     * One way to a field.
     *
     * @param select a CSS selector; {@code null}: the element at hand
     * @param attribute whose value is taken; {@code null}: the text
     * @param own only the element's own text, without that of its children
     * @param pattern that the whole of it must match; group 1 is taken; {@code null}: all of it is
     */
    record Way(
            @Nullable Evaluator select,
            @Nullable String attribute,
            boolean own,
            @Nullable Pattern pattern) {}

    /**
     * A page saved as plain text.
     *
     * @param file the file's name; group 1 is the post's number
     * @param title the line that ends the page's head; group {@code title} and group {@code published}, a day
     * @param headNoise lines above the title that are neither board nor breadcrumb: logo, slogan
     * @param author label line under the title; group 1 is the author
     * @param files label line under the title; group 1 holds the file names
     * @param fileMark stands before each file name in that line
     * @param labels other lines under the title that say nothing
     */
    record Dump(
            Pattern file,
            Pattern title,
            List<Pattern> headNoise,
            Pattern author,
            Pattern files,
            Pattern fileMark,
            List<Pattern> labels) {}
}
