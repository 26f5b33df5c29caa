package org.nearchive.query;

import org.nearchive.entity.Kind;

/**
 * How a question names a person. Until it is answered nobody knows which spellings the archive has, so the id of a {@link
 * Clause.Named} holds what was typed: {@code person:임병진} is that spelling's person and nobody else, {@code person:=임병진} all who
 * bear the name, {@code person:~임병진} also those who may.
 *
 * @param name an id without {@code person:}, or a name with or without titles
 */
public record PersonId(Way way, String name) {
    /** Who of those that a name may mean is meant. */
    public enum Way {
        ID(""),
        NAME("="),
        PERHAPS("~");

        private final String mark;

        Way(String mark) {
            this.mark = mark;
        }
    }

    /** As {@link #of(String)} reads it. */
    public String id() {
        return Kind.PERSON.prefix() + way.mark + name;
    }

    /** Reads an id. */
    public static PersonId of(String id) {
        String rest = id.startsWith(Kind.PERSON.prefix())
                ? id.substring(Kind.PERSON.prefix().length())
                : id;
        for (Way way : new Way[] {Way.NAME, Way.PERHAPS}) {
            if (rest.startsWith(way.mark)) {
                return new PersonId(way, rest.substring(1).strip());
            }
        }
        return new PersonId(Way.ID, rest);
    }

    /**
     * The id of what was typed behind {@code person:} or given as filter.
     *
     * @param parameter named in the error
     * @throws InvalidQueryException when no name is in it
     */
    static String of(String typed, String parameter) {
        String value = typed.strip().replaceAll("\\s+", " ");
        boolean isId = value.startsWith(Kind.PERSON.prefix());
        PersonId read = of(value);
        PersonId person = isId || read.way != Way.ID ? read : new PersonId(Way.NAME, value);
        if (!Box.hasWords(person.name)) {
            throw new InvalidQueryException(
                    parameter.equals("q") ? "invalid_query" : "unknown_person",
                    parameter,
                    "person is a name in any script like LIM Byung-jin, 임병진, one with a title like 임 총장, or an id like"
                            + " person:임병진, but was \"" + typed + "\"");
        }
        return person.id();
    }
}
