package org.nearchive.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text where a person is named.
 *
 * @param start in UTF-16 units of the text as it was given
 * @param end exclusive
 * @param surface the name as it stands there, without titles
 * @param title the words beside it, as they stand there; {@code null} when there are none
 * @param role what the title says (governor, director, courtesy …); {@code null} without a title
 * @param of what the text joins to the title: an organisation's words or provinces' ids; empty when it joins none
 * @param fullName of the person, where this is a shorter form of a name in the same text; else {@code null}
 */
public record PersonMention(
        int start,
        int end,
        String surface,
        @Nullable String title,
        @Nullable String role,
        List<String> of,
        @Nullable String fullName) {

    public PersonMention {
        of = List.copyOf(of);
    }

    /** The same in a text that begins elsewhere. */
    public PersonMention moved(int by) {
        return new PersonMention(start + by, end + by, surface, title, role, of, fullName);
    }

    /** The same, known as a shorter form of that name. */
    PersonMention tiedTo(String full) {
        return new PersonMention(start, end, surface, title, role, of, full);
    }
}
