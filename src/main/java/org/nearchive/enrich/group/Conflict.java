package org.nearchive.enrich.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nearchive.date.Precision;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.person.PersonMention;
import org.nearchive.person.PersonNames;
import org.nearchive.person.Verdict;

/**
 * Something that the versions of one text tell differently. What only one of them tells is none.
 *
 * @param kind person, office, day or number
 * @param sayings what each of two versions says, with its words
 */
public record Conflict(String kind, List<Saying> sayings) {
    public Conflict {
        sayings = List.copyOf(sayings);
    }

    /**
     * What one version says.
     *
     * @param value a name, an office, a day like {@code 2023-06-29}, a number in digits
     * @param words as they stand in the post
     */
    public record Saying(String id, String language, String value, String words) {}

    /** What the versions of one group tell differently, by pairs, in the versions' order. */
    public static List<Conflict> among(List<Version> versions, PersonNames names) {
        Set<Conflict> conflicts = new LinkedHashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = i + 1; j < versions.size(); j++) {
                Version one = versions.get(i);
                Version other = versions.get(j);
                persons(one, other, names, conflicts);
                values("day", one, other, Conflict::days, conflicts);
                values("number", one, other, Conflict::numbers, conflicts);
            }
        }
        return List.copyOf(conflicts);
    }

    /** Two persons, each in one version only, of whom the same is said; and one person with two offices. */
    private static void persons(Version one, Version other, PersonNames names, Set<Conflict> conflicts) {
        List<PersonMention> ofOne = persons(one);
        List<PersonMention> ofOther = persons(other);
        List<PersonMention> onlyOne = new ArrayList<>(ofOne);
        List<PersonMention> onlyOther = new ArrayList<>(ofOther);
        for (PersonMention a : ofOne) {
            for (PersonMention b : ofOther) {
                Verdict verdict = names.compare(a.surface(), b.surface()).verdict();
                if (verdict != Verdict.DIFFERENT) {
                    onlyOne.remove(a);
                    onlyOther.remove(b);
                }
                if (verdict == Verdict.SAME && hasOtherOffice(a, b)) {
                    conflicts.add(new Conflict(
                            "office",
                            List.of(
                                    saying(one, String.valueOf(a.role()), a.surface() + ", " + a.title()),
                                    saying(other, String.valueOf(b.role()), b.surface() + ", " + b.title()))));
                }
            }
        }
        for (PersonMention a : onlyOne) {
            for (PersonMention b : onlyOther) {
                boolean alone = onlyOne.size() == 1 && onlyOther.size() == 1;
                if (alone || (a.role() != null && Objects.equals(a.role(), b.role()) && a.of().equals(b.of()))) {
                    conflicts.add(new Conflict(
                            "person",
                            List.of(saying(one, a.surface(), inWords(a)), saying(other, b.surface(), inWords(b)))));
                }
            }
        }
    }

    private static boolean hasOtherOffice(PersonMention a, PersonMention b) {
        return a.role() != null
                && b.role() != null
                && !a.role().equals(b.role())
                && !a.role().equals("courtesy")
                && !b.role().equals("courtesy");
    }

    private static String inWords(PersonMention person) {
        return person.title() == null ? person.surface() : person.surface() + ", " + person.title();
    }

    /** Each person once, by the full name. */
    private static List<PersonMention> persons(Version version) {
        Map<String, PersonMention> persons = new LinkedHashMap<>();
        version.persons().stream()
                .filter(person -> person.fullName() == null)
                .forEach(person -> persons.merge(
                        person.surface(), person, (known, again) -> known.role() == null ? again : known));
        return List.copyOf(persons.values());
    }

    private static Saying saying(Version version, String value, String words) {
        return new Saying(version.id(), version.language(), value, words);
    }

    /** Values that each has and the other has not; which of them belong together nobody can tell, so all are shown. */
    private static void values(
            String kind,
            Version one,
            Version other,
            Function<Version, Map<String, String>> of,
            Set<Conflict> conflicts) {
        Map<String, String> onlyOne = new LinkedHashMap<>(of.apply(one));
        Map<String, String> onlyOther = new LinkedHashMap<>(of.apply(other));
        Set<String> both = new LinkedHashSet<>(onlyOne.keySet());
        both.retainAll(onlyOther.keySet());
        onlyOne.keySet().removeAll(both);
        onlyOther.keySet().removeAll(both);
        if (!onlyOne.isEmpty() && !onlyOther.isEmpty()) {
            conflicts.add(new Conflict(kind, List.of(all(one, onlyOne), all(other, onlyOther))));
        }
    }

    private static Saying all(Version version, Map<String, String> values) {
        return saying(
                version,
                String.join(", ", values.keySet()),
                values.values().stream().distinct().collect(Collectors.joining(", ")));
    }

    private static Map<String, String> days(Version version) {
        Map<String, String> days = new LinkedHashMap<>();
        for (FieldDate found : version.enrichment().dates()) {
            boolean isText = found.part() == Part.TITLE || found.part() == Part.BODY;
            if (isText && found.date().precision() == Precision.DAY) {
                days.putIfAbsent(found.date().from().toString(), found.date().surface());
                days.putIfAbsent(found.date().to().toString(), found.date().surface());
            }
        }
        return days;
    }

    private static Map<String, String> numbers(Version version) {
        Map<String, String> numbers = new LinkedHashMap<>();
        TraitsReader.numbers(version.post(), version.enrichment()).stream()
                .filter(clue -> clue.sign() != Sign.SMALL_NUMBER)
                .forEach(clue -> numbers.put(clue.value(), clue.value()));
        return numbers;
    }
}
