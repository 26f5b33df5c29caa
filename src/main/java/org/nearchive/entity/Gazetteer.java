package org.nearchive.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.IndexConfig;

/**
 * All entities that we know, and their names. Immutable; read by many threads.
 *
 * <pre>
 * Gazetteer gazetteer = Gazetteer.load(Path.of("index-config"));
 * gazetteer.resolve("간쑤성");                   [CN-GS]
 * gazetteer.mentionsIn("the Gansu delegation");  one mention, offsets 4 to 9
 * gazetteer.label("CN-GS", "ja");                甘粛省
 * </pre>
 */
public final class Gazetteer {
    /**
     * Loading takes a second, and a start needs it twice: to check the configuration, and of the copy that the index was
     * built with. The same bytes are the same gazetteer.
     */
    private static final AtomicReference<@Nullable Loaded> LAST = new AtomicReference<>();

    private static final List<String> STATUSES =
            List.of("member", "special", "associate", "observer", "applicant", "none", "");
    /** Words that a typed name may have around it. */
    private static final Set<String> AROUND = Set.of(
            "the",
            "of",
            "a",
            "s",
            "in",
            "government",
            "prefectural",
            "provincial",
            "г",
            "гор",
            "пров",
            "обл",
            "в",
            "во",
            "из",
            "на",
            "人民政府",
            "政府",
            "庁",
            "廳",
            "厅");

    private final Lexicon lexicon;
    private final StaffNames staff;
    /** Made when first asked for: most commands never do. */
    private volatile @Nullable TypedNames typedNames;

    private Gazetteer(Lexicon lexicon, StaffNames staff) {
        this.lexicon = lexicon;
        this.staff = staff;
    }

    /** The same names, and those of staff before them. */
    public Gazetteer with(StaffNames names) {
        Gazetteer corrected = new Gazetteer(lexicon, names);
        corrected.typedNames = typedNames;
        return corrected;
    }

    /**
     * @param indexConfig the folder that holds {@code entities/} and {@code words/}
     * @throws org.nearchive.config.ConfigException with all mistakes of the files
     */
    public static Gazetteer load(Path indexConfig) {
        String fingerprint = fingerprint(indexConfig);
        Loaded last = LAST.get();
        if (last != null && last.fingerprint.equals(fingerprint)) {
            return last.gazetteer;
        }
        Gazetteer gazetteer = new Gazetteer(Lexicon.load(indexConfig), StaffNames.NONE);
        // Edited while they were read, the files may be neither what they were nor what they are.
        if (fingerprint(indexConfig).equals(fingerprint)) {
            LAST.set(new Loaded(fingerprint, gazetteer));
        }
        return gazetteer;
    }

    private record Loaded(String fingerprint, Gazetteer gazetteer) {}

    private static String fingerprint(Path indexConfig) {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("entities", "words")) {
            Path place = indexConfig.resolve(folder);
            if (Files.isDirectory(place)) {
                try (Stream<Path> list = Files.list(place)) {
                    list.filter(Files::isRegularFile).sorted().forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return IndexConfig.fingerprint(indexConfig, files);
    }

    /** Where entities are named in a text, in its order; none overlaps another. Empty when none is. */
    public List<Mention> mentionsIn(String text) {
        return mentionsIn(text, null, null);
    }

    /**
     * The same; where a name alone does not decide, the text's language and day may.
     *
     * @param language BCP 47; {@code null} when unknown
     * @param published the text's day; {@code null} when unknown
     */
    public List<Mention> mentionsIn(String text, @Nullable String language, @Nullable LocalDate published) {
        return mentionsIn(text, language, published, Set.of());
    }

    /** @param known ids that other parts of the same post name plainly */
    public List<Mention> mentionsIn(
            String text, @Nullable String language, @Nullable LocalDate published, Set<String> known) {
        String day = published == null ? null : published.toString();
        return staff.applied(text, new Reading(lexicon, text, language, false).mentions(day, known));
    }

    /** Names in a question: weak ones count as well, offices and plans do not. Every mention has candidates. */
    public List<Mention> namesIn(String question) {
        return staff.applied(question, new Reading(lexicon, question, null, true).mentions(null, Set.of())).stream()
                .filter(mention -> !mention.candidates().isEmpty())
                .toList();
    }

    /** Ids of the activities that a text's words tell of ({@code activity:visit}), the first told first. */
    public List<String> activitiesIn(String text) {
        return new Reading(lexicon, text, null, false).activities();
    }

    /** The ids that an id or a whole name in any script may mean, the likeliest first; empty when it is unknown. */
    public List<String> resolve(String idOrName) {
        String stripped = idOrName.strip();
        for (String id : List.of(stripped, stripped.toUpperCase(Locale.ROOT), stripped.toLowerCase(Locale.ROOT))) {
            if (entity(id).isPresent()) {
                return List.of(id);
            }
        }
        String ofStaff = staff.meaning(stripped);
        if (ofStaff != null) {
            return List.of(ofStaff);
        }
        if (staff.isStruck(stripped)) {
            return List.of();
        }
        Set<Entity> found = new LinkedHashSet<>();
        for (Meaning meaning : lexicon.matcher().meaningsOf(stripped)) {
            if (meaning.entity() != null && meaning.entity().kind() != Kind.COUNTRY) {
                found.add(meaning.entity());
            }
        }
        if (!found.isEmpty()) {
            return found.stream().sorted(BY_LIKELIHOOD).map(Entity::id).toList();
        }
        return mentionedBy(stripped);
    }

    /** As {@link #resolve(String)}, for one kind; a slug alone is an id as well: {@code near-ga-14}. */
    public List<String> resolve(Kind kind, String idOrName) {
        String id = kind.prefix() + idOrName.strip().toLowerCase(Locale.ROOT);
        if (!kind.prefix().isEmpty() && entity(id).isPresent()) {
            return List.of(id);
        }
        List<String> named = resolve(idOrName).stream()
                .filter(found -> Kind.of(found) == kind)
                .toList();
        // Words of activities stand in texts as no names; but one may be asked for by its word.
        return named.isEmpty() && kind == Kind.ACTIVITY ? activitiesIn(idOrName) : named;
    }

    private static final Comparator<Entity> BY_LIKELIHOOD = Comparator.comparing(Entity::kind)
            .thenComparing(Entity::isSeries)
            .thenComparingInt(entity -> STATUSES.indexOf(entity.status()));

    /** What a text means that is nothing but a name, inflected or with an article: "the 14th General Assembly". */
    private List<String> mentionedBy(String text) {
        List<Mention> mentions = namesIn(text);
        if (mentions.isEmpty()) {
            return List.of();
        }
        StringBuilder rest = new StringBuilder(text);
        for (Mention mention : mentions.reversed()) {
            rest.replace(mention.start(), mention.end(), " ");
        }
        for (String word : rest.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !AROUND.contains(word) && !Endings.isKorean(word)) {
                return List.of();
            }
        }
        // "Jilin, Jilin Province": the same thing said twice; two things are no name.
        List<String> common = new ArrayList<>(mentions.getFirst().candidates());
        mentions.forEach(mention -> common.retainAll(mention.candidates()));
        return List.copyOf(common);
    }

    /** Known ones, and events that only have a number in a known series. */
    public Optional<Entity> entity(String id) {
        Entity known = lexicon.entities().get(id);
        return Optional.ofNullable(known == null ? lexicon.countedEvent(id) : lexicon.named(known));
    }

    /** Without the countries, which are only context. */
    public Collection<Entity> entities() {
        return lexicon.entities().values().stream()
                .filter(entity -> entity.kind() != Kind.COUNTRY)
                .toList();
    }

    /** All names, to be found while they are being typed. */
    public TypedNames typedNames() {
        TypedNames made = typedNames;
        if (made == null) {
            // Made twice when two threads ask first: the same, and only once.
            made = new TypedNames(entities().stream().map(lexicon::named).toList());
            typedNames = made;
        }
        return made;
    }

    /** The name of an entity for a reader of {@code language}; the id when the entity is unknown. */
    public String label(String id, String language) {
        String ofStaff = staff.label(id);
        return ofStaff != null
                ? ofStaff
                : entity(id).map(entity -> entity.label(language)).orElse(id);
    }
}
