package org.nearchive.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the pages of a site are cut, as {@code index-config/sites/*.yaml} says it. All patterns are Java regular
 * expressions that must match a whole line.
 */
record SiteTemplate(
        @JsonProperty(required = true) String site,
        @JsonProperty(required = true) Dump dump) {

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
            @JsonProperty(required = true) List<Pattern> tail) {}
}
