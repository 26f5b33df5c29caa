package org.nearchive.enrich;

import java.util.List;
import org.nearchive.date.DateMention;
import org.nearchive.entity.Mention;

/**
 * What was seen in a text.
 *
 * @param language BCP 47; {@code und} when nothing tells
 * @param mentions in the order of the text
 * @param dates in the order of the text
 */
public record Annotation(String language, List<Mention> mentions, List<DateMention> dates) {

    public Annotation {
        mentions = List.copyOf(mentions);
        dates = List.copyOf(dates);
    }
}
