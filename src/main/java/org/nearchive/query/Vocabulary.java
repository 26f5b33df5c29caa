package org.nearchive.query;

import java.nio.file.Path;
import org.nearchive.date.DateReader;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.StaffNames;
import org.nearchive.person.KnownPersons;
import org.nearchive.person.PersonNames;
import org.nearchive.person.PersonReader;
import org.nearchive.person.Persons;

/**
 * What words of a question may mean: names of entities and persons and words for days. Each index generation reads questions with the
 * one that its posts were read with.
 *
 * @param persons finds where texts name persons
 * @param who tells which names are one person's
 */
public record Vocabulary(Gazetteer gazetteer, DateReader dates, PersonReader persons, Persons who) {

    /** @throws org.nearchive.config.ConfigException with the mistakes of the first part that has some */
    public static Vocabulary load(Path indexConfig) {
        PersonNames names = PersonNames.load(indexConfig);
        return new Vocabulary(
                Gazetteer.load(indexConfig),
                DateReader.load(indexConfig),
                PersonReader.of(names),
                new Persons(names, KnownPersons.load(indexConfig, names)));
    }

    /** The same with names that staff gave or struck out. */
    public Vocabulary with(StaffNames names) {
        return new Vocabulary(gazetteer.with(names), dates, persons, who);
    }
}
