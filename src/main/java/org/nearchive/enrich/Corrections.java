package org.nearchive.enrich;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Decision;
import org.nearchive.date.DateMention;
import org.nearchive.date.Precision;
import org.nearchive.entity.Mention;
import org.nearchive.entity.StaffNames;

/** What staff decided about names and days, as it is applied to posts and questions. Immutable. */
public final class Corrections {
    public static final Corrections NONE = new Corrections(List.of());

    private final StaffNames everywhere;
    private final Map<String, StaffNames> byPost = new HashMap<>();
    private final Map<String, Map<String, String>> days = new HashMap<>();
    private final List<Decision> ofPersons;

    /** @param standing decisions, the oldest first: a later one wins over an earlier one */
    public Corrections(List<Decision> standing) {
        Map<String, Names> names = new HashMap<>();
        for (Decision decision : standing) {
            Decision.Ruling ruling = decision.ruling();
            Names of = names.computeIfAbsent(ruling.post() == null ? "" : ruling.post(), post -> new Names());
            switch (ruling.kind()) {
                case ALIAS, MEANS -> of.give(ruling.words(), ruling.target());
                case NOT_A_NAME -> of.strike(ruling.words());
                case RENAME -> of.labels.put(ruling.target(), ruling.words());
                case WRONG_DATE ->
                    days.computeIfAbsent(String.valueOf(ruling.post()), post -> new HashMap<>())
                            .put(ruling.words(), ruling.target());
                case TRANSLATIONS, NOT_TRANSLATIONS, SAME_PERSON, NOT_SAME_PERSON -> {
                    // Read where groups and persons are.
                }
            }
        }
        names.forEach((post, of) -> byPost.put(post, new StaffNames(of.given, of.struck, of.labels)));
        everywhere = byPost.getOrDefault("", StaffNames.NONE);
        ofPersons = standing.stream()
                .filter(decision -> decision.ruling().kind() == Decision.Kind.SAME_PERSON
                        || decision.ruling().kind() == Decision.Kind.NOT_SAME_PERSON)
                .toList();
    }

    private static final class Names {
        private final Map<String, String> given = new HashMap<>();
        private final Set<String> struck = new HashSet<>();
        private final Map<String, String> labels = new HashMap<>();

        void give(String name, String id) {
            struck.remove(name);
            given.put(name, id);
        }

        void strike(String name) {
            given.remove(name);
            struck.add(name);
        }
    }

    /** Names that hold in all posts and questions. */
    public StaffNames everywhere() {
        return everywhere;
    }

    /** The mentions of a part of a post as staff want them for that post. */
    List<Mention> mentions(String post, String text, List<Mention> mentions) {
        StaffNames own = post.isEmpty() ? null : byPost.get(post);
        return own == null ? mentions : own.applied(text, mentions);
    }

    /** The days of a post without those that staff found wrong; instead of them what they mean. */
    List<FieldDate> days(String post, List<FieldDate> dates) {
        Map<String, String> wrong = days.get(post);
        if (wrong == null) {
            return dates;
        }
        List<FieldDate> right = new ArrayList<>();
        for (FieldDate found : dates) {
            String meant = wrong.get(found.date().surface());
            if (meant == null) {
                right.add(found);
            } else {
                DateMention day = day(found.date(), meant);
                if (day != null) {
                    right.add(new FieldDate(found.part(), found.attachment(), day));
                }
            }
        }
        return right;
    }

    private static @Nullable DateMention day(DateMention read, String meant) {
        LocalDate[] ends = endsOf(meant);
        return ends.length == 0
                ? null
                : new DateMention(
                        read.start(), read.end(), read.surface(), ends[0], ends[1], Precision.DAY, true, true);
    }

    /** Whether a text says a day, or the first and the last one with a slash between. */
    public static boolean isDay(String meant) {
        return endsOf(meant).length == 2;
    }

    private static LocalDate[] endsOf(String meant) {
        try {
            LocalDate[] ends =
                    Stream.of(meant.split("/", 2)).map(LocalDate::parse).toArray(LocalDate[]::new);
            return ends[0].isAfter(ends[ends.length - 1])
                    ? new LocalDate[0]
                    : new LocalDate[] {ends[0], ends[ends.length - 1]};
        } catch (DateTimeParseException e) {
            return new LocalDate[0];
        }
    }

    /** Two spellings of which staff said that they are one person's, or that they are not. */
    public record Spellings(String one, String other, boolean same) {}

    /** What staff said about persons, the oldest first: a later word wins. */
    public List<Spellings> spellings() {
        return ofPersons.stream()
                .map(decision -> new Spellings(
                        decision.ruling().words(),
                        decision.ruling().target(),
                        decision.ruling().kind() == Decision.Kind.SAME_PERSON))
                .toList();
    }
}
