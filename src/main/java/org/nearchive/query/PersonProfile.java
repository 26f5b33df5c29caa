package org.nearchive.query;

import java.time.LocalDate;
import java.util.List;
import org.nearchive.query.SearchResult.Label;

/**
 * What the archive says of a person.
 *
 * @param id by which posts that name him are found
 * @param label for the reader's language
 * @param spellings that posts have, the most frequent first
 * @param roles that posts give him, in the order of their first day
 * @param perhaps persons who may be the same, with what speaks for it; never searched with him unasked
 */
public record PersonProfile(
        String id, String label, List<Spelling> spellings, List<Role> roles, List<Candidate> perhaps) {

    /** A spelling, how many posts have it, and the languages of those. */
    public record Spelling(String text, long posts, List<String> languages) {}

    /**
     * What posts call him.
     *
     * @param title as most of them write it
     * @param role as in {@code titles.tsv}
     * @param of provinces' ids and names, or an organisation's words; empty when no post says
     * @param first day of publication of the oldest of the posts
     * @param last of the newest
     */
    public record Role(String title, String role, List<Label> of, long posts, LocalDate first, LocalDate last) {}

    /** Somebody who may be the same. */
    public record Candidate(String id, String label, List<Evidence> evidence) {}

    /** Two spellings, and what comparing them says: same, perhaps or different. */
    public record Evidence(String spelling, String other, String verdict, double score) {}
}
