package org.nearchive.enrich;

import java.util.List;
import org.nearchive.date.DateMention;
import org.nearchive.entity.Mention;
import org.nearchive.person.PersonMention;

/**
 * What was seen in a text.
 *
 * @param language BCP 47; {@code und} when nothing tells
 * @param mentions in the order of the text
 * @param persons in the order of the text; none stands inside a mention
 * @param dates in the order of the text
 */
public record Annotation(
        String language, List<Mention> mentions, List<PersonMention> persons, List<DateMention> dates) {

    public Annotation {
        mentions = List.copyOf(mentions);
        persons = List.copyOf(persons);
        dates = List.copyOf(dates);
    }
}
