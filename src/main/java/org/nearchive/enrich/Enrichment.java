package org.nearchive.enrich;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a post says about itself.
 *
 * @param language of most of title and body, BCP 47; {@code und} when nothing tells
 * @param stretches of the body in other languages, in its order; mostly none
 * @param mentions by part, then in the order of the text; ambiguous ones decided where the post itself decides
 * @param dates that it speaks of, by part, then in the order of the text
 * @param damagedDates what stands in title and body where a date was before characters were lost, and nothing in the post
 *     tells which
 * @param activities ids of what the post tells of: a visit, a meeting …
 * @param persons by part, then in the order of the text
 * @param fileLanguages of the text of its files, by attachment number, BCP 47; a file without text has none
 */
public record Enrichment(
        String language,
        List<Stretch> stretches,
        List<FieldMention> mentions,
        List<FieldDate> dates,
        List<String> damagedDates,
        List<String> activities,
        List<FieldPerson> persons,
        Map<Integer, String> fileLanguages) {

    public Enrichment {
        stretches = List.copyOf(stretches);
        mentions = List.copyOf(mentions);
        dates = List.copyOf(dates);
        damagedDates = List.copyOf(damagedDates);
        fileLanguages = java.util.Collections.unmodifiableMap(new TreeMap<>(fileLanguages));
        activities = List.copyOf(activities);
        persons = List.copyOf(persons);
    }

    /** Ids of all entities that the post names, also inside others' names and by what belongs to them, sorted. */
    public Set<String> entities() {
        Set<String> ids = new TreeSet<>();
        mentions.forEach(found -> ids.addAll(found.ids()));
        return ids;
    }

    /** Ids of all that the post names, persons' spellings among them, sorted. */
    public Set<String> entitiesAndPersons() {
        Set<String> ids = entities();
        spellings().forEach(spelling -> ids.add(FieldPerson.id(spelling)));
        return ids;
    }

    /** Full names of persons as the post writes them, sorted. */
    public Set<String> spellings() {
        Set<String> spellings = new TreeSet<>();
        for (FieldPerson person : persons) {
            if (person.spelling() != null) {
                spellings.add(person.spelling());
            }
        }
        return spellings;
    }
}
