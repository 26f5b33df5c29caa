package org.nearchive.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a site are cut, as {@code index-config/sites/*.yaml} says it. All patterns are Java regular
 * expressions that must match a whole line.
 */
record SiteTemplate(
        @JsonProperty(required = true) String site,
        @JsonProperty(required = true) Dump dump,
        @JsonProperty(required = true) Page page) {

    /**
     * A saved page. Each field is looked for in several ways; the first that finds something is taken.
     *
     * @param marks selectors; a page with one of them is of this site
     * @param number address parameters that hold the post's number
     * @param notBoard headings of the breadcrumb that are no board
     * @param fileName ways to a file's name, from the element that {@code files} selects, whose {@code href} is its place
     */
    record Page(
            @JsonProperty(required = true) List<String> marks,
            @JsonProperty(required = true) List<String> number,
            @JsonProperty(required = true) List<Way> title,
            @JsonProperty(required = true) List<Way> published,
            @JsonProperty(required = true) List<Way> author,
            @JsonProperty(required = true) List<Way> board,

            @JsonProperty(value = "not-board", required = true)
            List<String> notBoard,

            @JsonProperty(required = true) List<String> body,
            @JsonProperty(required = true) String files,

            @JsonProperty(value = "file-name", required = true)
            List<Way> fileName,

            @JsonProperty(required = true) List<Way> language) {
        Page {
            filled("page", marks, number, title, published, author, board, notBoard, body, files, fileName, language);
        }
    }

    /**
     * One way to a field.
     *
     * @param select a CSS selector; {@code null}: the element at hand
     * @param attribute whose value is taken; {@code null}: the text
     * @param own only the element's own text, without that of its children
     * @param pattern that the whole of it must match; group 1 is taken; {@code null}: all of it is
     */
    record Way(
            @Nullable String select,
            @Nullable String attribute,
            boolean own,
            @Nullable Pattern pattern) {}

    /**
     * A page saved as plain text.
     *
     * @param file the file's name; group 1 is the post's number
     * @param title the line that ends the page's head; group {@code title} and group {@code published} (a day, ISO)
     * @param headNoise lines above the title that are neither board nor breadcrumb: logo, slogan
     * @param author label line under the title; group 1 is the author
     * @param files label line under the title; group 1 holds the file names
     * @param fileMark stands before each file name in that line
     * @param labels other lines under the title that say nothing
     * @param tail lines at the end that belong to the page: neighbours, "list"
     */
    record Dump(
            @JsonProperty(required = true) Pattern file,
            @JsonProperty(required = true) Pattern title,

            @JsonProperty(value = "head-noise", required = true)
            List<Pattern> headNoise,

            @JsonProperty(required = true) Pattern author,
            @JsonProperty(required = true) Pattern files,

            @JsonProperty(value = "file-mark", required = true)
            Pattern fileMark,

            @JsonProperty(required = true) List<Pattern> labels,
            @JsonProperty(required = true) List<Pattern> tail) {
        Dump {
            filled("dump", file, title, headNoise, author, files, fileMark, labels, tail);
        }
    }

    /** A key that stands there without a value is a mistake, too. */
    private static void filled(String part, @Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new IllegalArgumentException("a key of " + part + ": has no value");
            }
        }
    }
}
