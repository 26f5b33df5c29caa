package org.nearchive.post;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a post was read out of what came.
 *
 * @param name of the file that it came in; for a page below a folder that is named like a host, the path from there on,
 *     which is its address
 * @param template short name of the rules that cut it: a site, like {@code near}; {@code near-post/1} for a record;
 *     {@link #MAIN_CONTENT} for a page that fits no site
 * @param rules fingerprint of all that decides the outcome: a post whose fingerprint is not today's is stale
 * @param ways for each field of a page which of the template's ways found it, like {@code title → 2}, from 1; empty for
 *     records
 */
public record Provenance(String name, String template, String rules, Map<String, String> ways) {

    /** The text was told from menus by its density, not by a site's template: title and body may be off. */
    public static final String MAIN_CONTENT = "main-content";

    public Provenance {
        ways = java.util.Collections.unmodifiableMap(new TreeMap<>(ways));
    }
}
