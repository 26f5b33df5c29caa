package org.nearchive.enrich;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.entity.Kind;
import org.nearchive.person.PersonMention;

/**
 * A place where a person is named, and the part of the post that it stands in. Who that is, is nowhere written: it is found out when
 * somebody asks.
 *
 * @param attachment number of the attachment whose name or text holds it; 0 for title and body
 * @param spelling the full name as the post writes it, also where this is a shorter form of it; {@code null}: it is nowhere full
 * @param families what of the name may be the family name, in small letters
 */
public record FieldPerson(
        Part part,
        int attachment,
        PersonMention person,
        @Nullable String spelling,
        List<String> families) {
    /** Ids of "somebody of that family name with that title": {@code holder:governor:kim}. */
    public static final String HOLDER = "holder:";
    /** In place of a role: a family name stands alone, after whatever title. */
    public static final String ALONE = "alone";

    /** The role of a courtesy: it tells no office. */
    public static final String COURTESY = "courtesy";

    public FieldPerson {
        families = List.copyOf(families);
    }

    /** The id of a spelling. */
    public static String id(String spelling) {
        return Kind.PERSON.prefix() + spelling;
    }

    /** All that it can be found by. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        if (spelling != null) {
            ids.add(id(spelling));
        }
        String role = person.role();
        boolean alone = spelling == null || !spelling.equals(person.surface());
        for (String family : families) {
            if (role != null && !role.equals(COURTESY)) {
                ids.add(HOLDER + role + ":" + family);
            }
            if (alone) {
                ids.add(HOLDER + ALONE + ":" + family);
            }
        }
        return ids;
    }
}
