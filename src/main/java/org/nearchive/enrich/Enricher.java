package org.nearchive.enrich;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DamagedDate;
import org.nearchive.date.DateMention;
import org.nearchive.date.DateReader;
import org.nearchive.date.DateReading;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.entity.Entity;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Mention;
import org.nearchive.person.PersonMention;
import org.nearchive.person.PersonNames;
import org.nearchive.person.PersonReader;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/** Reads language, mentions, dates and activities out of a post. A pure function of post and configuration; used by many threads. */
public final class Enricher {
    /** Mentions of one entity that are kept of the text of one file. */
    private static final int SHOWN_IN_A_FILE = 10;
    /** Nothing is one name across it, but title and body speak of the same things. */
    private static final String BREAK = "\n\n";
    /** What a post is about stands in its title, or else at the beginning of its body. */
    private static final int BEGINNING = 400;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private final Gazetteer gazetteer;
    private final DateReader dates;
    private final PersonReader persons;
    private final PersonNames names;
    private final Corrections corrections;

    public Enricher(Gazetteer gazetteer, DateReader dates, PersonReader persons) {
        this(gazetteer, dates, persons, Corrections.NONE);
    }

    /** @param corrections of staff, about single posts; those about all are in the gazetteer */
    public Enricher(Gazetteer gazetteer, DateReader dates, PersonReader persons, Corrections corrections) {
        this.gazetteer = gazetteer;
        this.dates = dates;
        this.persons = persons;
        this.names = persons.names();
        this.corrections = corrections;
    }

    /** @param fileTexts what was read out of its files, by attachment number */
    public Enrichment enrich(Post post, Map<Integer, String> fileTexts) {
        String text = post.title() + BREAK + post.body();
        String declared = post.declaredLanguage();
        String language = Language.of(post.title() + "\n" + post.body(), declared);
        int bodyStart = post.title().length() + BREAK.length();
        List<FieldMention> mentions = new ArrayList<>();
        List<FieldPerson> named = new ArrayList<>();
        Set<String> plain = new HashSet<>();
        List<Mention> inText =
                corrections.mentions(post.id(), text, gazetteer.mentionsIn(text, language, post.published()));
        for (PersonMention person : persons.personsIn(text, inText)) {
            boolean inTitle = person.start() < bodyStart;
            named.add(named(inTitle ? Part.TITLE : Part.BODY, 0, inTitle ? person : person.moved(-bodyStart)));
        }
        for (Mention mention : inText) {
            boolean inTitle = mention.start() < bodyStart;
            mentions.add(found(inTitle ? Part.TITLE : Part.BODY, 0, inTitle ? mention : mention.moved(-bodyStart)));
            if (!mention.isAmbiguous()) {
                plain.addAll(mention.candidates());
            }
        }
        for (Attachment attachment : post.attachments()) {
            String name = attachment.fileName();
            List<Mention> inName = corrections.mentions(
                    post.id(), name, gazetteer.mentionsIn(name, language, post.published(), plain));
            inName.forEach(mention -> mentions.add(found(Part.FILE_NAME, attachment.number(), mention)));
            persons.personsIn(name, inName)
                    .forEach(person -> named.add(named(Part.FILE_NAME, attachment.number(), person)));
        }
        Map<Integer, String> fileLanguages = new TreeMap<>();
        fileTexts.forEach((number, fileText) -> {
            String fileLanguage = Language.of(fileText, null);
            fileLanguages.put(number, fileLanguage);
            List<Mention> inFile = corrections.mentions(
                    post.id(), fileText, gazetteer.mentionsIn(fileText, fileLanguage, post.published(), plain));
            mentions.addAll(firstOfEach(number, inFile));
            named.addAll(firstOfEachPerson(number, persons.personsIn(fileText, inFile)));
        });
        // Title and body as one: a workshop's day in the title tells "the day before the workshop" in the body.
        DateReading reading = dates.readingOf(text, language, post.published());
        return new Enrichment(
                language,
                Language.stretches(post.body(), language, declared),
                mentions,
                corrections.days(post.id(), dates(post, reading.dates(), bodyStart, fileTexts, fileLanguages)),
                reading.damaged().stream().map(DamagedDate::surface).toList(),
                activities(post),
                named,
                fileLanguages);
    }

    private List<FieldDate> dates(
            Post post,
            List<DateMention> inPost,
            int bodyStart,
            Map<Integer, String> fileTexts,
            Map<Integer, String> fileLanguages) {
        List<FieldDate> found = new ArrayList<>();
        for (DateMention date : inPost) {
            boolean inTitle = date.start() < bodyStart;
            found.add(new FieldDate(inTitle ? Part.TITLE : Part.BODY, 0, inTitle ? date : date.moved(-bodyStart)));
        }
        for (Attachment attachment : post.attachments()) {
            dates.datesInFileName(attachment.fileName(), post.published())
                    .forEach(date -> found.add(new FieldDate(Part.FILE_NAME, attachment.number(), date)));
        }
        fileTexts.forEach((number, fileText) -> {
            // A timetable says one day a hundred times: its first place is enough to show it.
            Set<String> seen = new HashSet<>();
            dates.datesIn(fileText, fileLanguages.getOrDefault(number, Language.UNKNOWN), post.published()).stream()
                    .filter(date -> seen.add(date.value()))
                    .forEach(date -> found.add(new FieldDate(Part.FILE_TEXT, number, date)));
        });
        return found;
    }

    private FieldMention found(Part part, int attachment, Mention mention) {
        List<String> above = new ArrayList<>();
        for (String id : mention.candidates()) {
            Optional<Entity> entity = gazetteer.entity(id);
            String parent = entity.map(Entity::parent).orElse(null);
            while (parent != null && !above.contains(parent)) {
                above.add(parent);
                parent = gazetteer.entity(parent).map(Entity::parent).orElse(null);
            }
        }
        return new FieldMention(part, attachment, mention, above);
    }

    /** A file may name a place thousands of times: a few places in it are enough to show it. */
    private List<FieldMention> firstOfEach(int attachment, List<Mention> mentions) {
        Map<List<String>, Integer> seen = new HashMap<>();
        return mentions.stream()
                .map(mention -> found(Part.FILE_TEXT, attachment, mention))
                .filter(found -> seen.merge(found.ids(), 1, Integer::sum) <= SHOWN_IN_A_FILE)
                .toList();
    }

    private FieldPerson named(Part part, int attachment, PersonMention person) {
        String full = person.fullName();
        String spelling = full != null ? full : names.isShort(person.surface()) ? null : person.surface();
        return new FieldPerson(
                part,
                attachment,
                person,
                spelling == null ? null : oneLine(spelling),
                List.copyOf(names.familiesOf(spelling == null ? person.surface() : spelling)));
    }

    /** A name may go on in the next line. */
    private static String oneLine(String name) {
        return SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    private List<FieldPerson> firstOfEachPerson(int attachment, List<PersonMention> found) {
        Map<List<String>, Integer> seen = new HashMap<>();
        return found.stream()
                .map(person -> named(Part.FILE_TEXT, attachment, person))
                .filter(person -> seen.merge(person.ids(), 1, Integer::sum) <= SHOWN_IN_A_FILE)
                .toList();
    }

    private List<String> activities(Post post) {
        List<String> inTitle = gazetteer.activitiesIn(post.title());
        if (!inTitle.isEmpty()) {
            return inTitle;
        }
        return gazetteer.activitiesIn(
                post.body().substring(0, Math.min(BEGINNING, post.body().length())));
    }

    /**
     * What we see in a text that is no post.
     *
     * @param declared its language, where somebody says so
     * @param published its day, where known; else today in Korea
     */
    public Annotation annotate(String text, @Nullable String declared, @Nullable LocalDate published) {
        String language = Language.of(text, declared);
        List<Mention> mentions = gazetteer.mentionsIn(text, language, published);
        return new Annotation(
                language,
                mentions,
                persons.personsIn(text, mentions),
                dates.datesIn(text, language, published == null ? LocalDate.now(SEOUL) : published));
    }
}
