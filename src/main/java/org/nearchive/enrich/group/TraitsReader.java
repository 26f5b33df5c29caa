package org.nearchive.enrich.group;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateMention;
import org.nearchive.date.Precision;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;
import org.nearchive.person.PersonMention;
import org.nearchive.person.PersonNames;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;
import org.nearchive.post.Post;

/** Reads out of a post what its translations would show too. A pure function of the post and what was found in it; used by many threads. */
public final class TraitsReader {
    /** Days of a longer stay are not told one by one. */
    private static final int LONGEST_STAY = 14;

    private static final int MOST_CLUES = 400;
    private static final int LONGEST_NAME = 300;
    /** A long text touches on everything. */
    private static final int BEGINNING = 3_000;

    private static final int FIRST_NUMBER = 13;
    private static final int FIRST_LARGE_NUMBER = 100;

    /** Characters that say what a hundred letters of English say, as measured on our own samples. */
    private static final Map<String, Double> CHARACTERS =
            Map.of("ko", 47.0, "zh", 29.0, "ja", 38.0, "en", 100.0, "ru", 100.0, "mn", 98.0);

    private final PersonNames names;
    private final Topics topics = Topics.load();

    public TraitsReader(PersonNames names) {
        this.names = names;
    }

    public Traits read(Post post, Enrichment enrichment) {
        Given given = Objects.requireNonNullElse(post.given(), Given.NOTHING);
        return new Traits(
                post.id(),
                enrichment.language(),
                Math.toIntExact(post.published().toEpochDay()),
                tense(post, enrichment),
                length(post, enrichment.language()),
                post.origin().site(),
                cut(given.translationOf()),
                cut(given.translationGroup()),
                clues(post, enrichment).stream()
                        .mapToLong(Clue::key)
                        .distinct()
                        .limit(MOST_CLUES)
                        .sorted()
                        .toArray());
    }

    /** A name that is longer than any is cut, not refused. */
    private static String cut(@Nullable String name) {
        return name == null ? "" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** What it shows, in words, each once; the traits hold their keys. */
    public Set<Clue> clues(Post post, Enrichment enrichment) {
        Set<Clue> clues = new LinkedHashSet<>();
        for (Attachment file : post.attachments()) {
            if (file.sha256() != null) {
                clues.add(new Clue(Sign.FILE, file.sha256()));
            }
            clues.add(FileNames.clue(file.fileName()));
        }
        enrichment.dates().stream()
                .filter(found -> isText(found.part()))
                .map(FieldDate::date)
                .forEach(date -> days(date, clues));
        enrichment.mentions().stream().filter(found -> isText(found.part())).forEach(found -> entity(found, clues));
        enrichment.activities().forEach(id -> clues.add(new Clue(Sign.ACTIVITY, id)));
        String beginning =
                post.body().substring(0, Math.min(BEGINNING, post.body().length()));
        topics.in(post.title() + "\n" + beginning, enrichment.language())
                .forEach(topic -> clues.add(new Clue(Sign.TOPIC, topic)));
        topics.in(post.title(), enrichment.language()).forEach(topic -> clues.add(new Clue(Sign.TITLE_TOPIC, topic)));
        clues.addAll(numbers(post, enrichment));
        enrichment.persons().stream()
                .filter(found -> isText(found.part()))
                .forEach(found -> person(found.person(), clues));
        return clues;
    }

    private static boolean isText(Part part) {
        return part == Part.TITLE || part == Part.BODY;
    }

    private static void days(DateMention date, Set<Clue> clues) {
        if (date.precision() != Precision.DAY) {
            clues.add(new Clue(Sign.MONTH, date.value()));
            return;
        }
        clues.add(new Clue(Sign.DAY, date.to().toString()));
        boolean isLong = ChronoUnit.DAYS.between(date.from(), date.to()) > LONGEST_STAY;
        for (LocalDate day = date.from(); day.isBefore(date.to()); day = isLong ? date.to() : day.plusDays(1)) {
            clues.add(new Clue(Sign.DAY, day.toString()));
        }
    }

    private static void entity(FieldMention found, Set<Clue> clues) {
        Mention mention = found.mention();
        if (mention.candidates().size() == 1) {
            add(found, mention.candidates().getFirst(), clues);
        }
        mention.inside().forEach(id -> add(found, id, clues));
    }

    private static void add(FieldMention found, String id, Set<Clue> clues) {
        Sign sign = switch (Kind.of(id)) {
            case EVENT -> Sign.EVENT;
            case PLACE -> Sign.PLACE;
            case PROVINCE -> Sign.PROVINCE;
            default ->
                id.startsWith("org:near") && !id.startsWith("org:near-subcommittee-")
                        ? Sign.ASSOCIATION
                        : Sign.ORGANISATION;
        };
        clues.add(new Clue(sign, id));
        if (found.part() == Part.TITLE && sign != Sign.ASSOCIATION && sign != Sign.ORGANISATION) {
            clues.add(new Clue(Sign.IN_TITLE, id));
        }
    }

    /** The numbers of title and body that are no part of a date. */
    static Set<Clue> numbers(Post post, Enrichment enrichment) {
        Set<Clue> clues = new LinkedHashSet<>();
        StringBuilder title = digits(post.title());
        StringBuilder body = digits(post.body());
        for (FieldDate found : enrichment.dates()) {
            StringBuilder text = found.part() == Part.TITLE ? title : body;
            for (int i = found.date().start();
                    isText(found.part()) && i < found.date().end();
                    i++) {
                text.setCharAt(i, '\n');
            }
        }
        for (String value : NumbersInText.in(title.append("\n").append(body).toString())) {
            boolean large = value.length() > 9 || Double.parseDouble(value) >= FIRST_LARGE_NUMBER;
            Sign small = !large && Double.parseDouble(value) < FIRST_NUMBER ? Sign.SMALL_NUMBER : Sign.NUMBER;
            clues.add(new Clue(large ? Sign.LARGE_NUMBER : small, value));
        }
        return clues;
    }

    /** The same with ASCII digits, at the same places. */
    private static StringBuilder digits(String text) {
        StringBuilder digits = new StringBuilder(text);
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '０' && c <= '９') {
                digits.setCharAt(i, (char) (c - '０' + '0'));
            }
        }
        return digits;
    }

    private void person(PersonMention person, Set<Clue> clues) {
        String name = person.fullName() == null ? person.surface() : person.fullName();
        for (String key : names.keysOf(names.read(name))) {
            // A family name alone is everybody's.
            if (key.length() > 2) {
                clues.add(new Clue(Sign.PERSON, key));
            }
        }
    }

    private static int tense(Post post, Enrichment enrichment) {
        return enrichment.dates().stream()
                .filter(found -> isText(found.part()))
                .map(FieldDate::date)
                .filter(date -> date.precision() == Precision.DAY)
                .findFirst()
                .map(date ->
                        date.from().isAfter(post.published()) ? 1 : date.to().isBefore(post.published()) ? -1 : 0)
                .orElse(0);
    }

    private static int length(Post post, String language) {
        double characters = CHARACTERS.getOrDefault(language.split("-", 2)[0], 100.0);
        String text = post.title() + post.body();
        return (int) (text.codePoints().filter(Character::isLetterOrDigit).count() * 100 / characters);
    }
}
