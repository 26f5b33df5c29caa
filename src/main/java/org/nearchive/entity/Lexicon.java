package org.nearchive.entity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code index-config/} knows about names, made ready for reading texts. */
final class Lexicon {
    private static final List<String> ATTRIBUTE_ENDINGS =
            List.of(" ая ой ую ые ых ым ыми ое ого ому ый ом ий ие их ими ия ии ию ием а о ы и".split(" ", -1));

    private final Map<String, Entity> entities;
    private final NameMatcher matcher = new NameMatcher();
    private final Numbers numbers;
    /** Folded words that end an office's name. */
    private final Set<String> stops = new HashSet<>();
    /** Series and number, or series and year, → the id of a known event. */
    private final Map<String, String> events = new HashMap<>();

    private final Map<String, Entity> seriesBySlug = new HashMap<>();
    /** Language → what stands before and after a bare name, in small letters. */
    private final Map<String, Set<TypeWord>> typeWords = new HashMap<>();

    private record TypeWord(String before, String after) {}

    private Lexicon(EntityFiles.Loaded loaded, Words words) {
        entities = Collections.unmodifiableMap(loaded.entities());
        numbers = new Numbers(words.ordinals().getOrDefault("mark", Map.of()));
        words.bodies()
                .getOrDefault("stop", Map.of())
                .values()
                .forEach(list -> list.forEach(word -> stops.add(FoldedText.fold(word))));
        loaded.types()
                .values()
                .forEach(byLanguage -> byLanguage.forEach((language, patterns) ->
                        patterns.forEach(pattern -> typeWord(language, pattern.toLowerCase(Locale.ROOT)))));
        for (Entity entity : entities.values()) {
            if (entity.kind() == Kind.ACTIVITY) {
                entity.names()
                        .forEach((language, names) ->
                                names.forEach(name -> add(language, name.text(), Cue.Layer.ACTIVITY, entity.id(), 0)));
            } else if (!isTitle(entity)) {
                names(entity, loaded.types().getOrDefault(EntityFiles.typeKey(entity.type()), Map.of()));
            }
            know(entity);
        }
        words.bodies().forEach((key, byLanguage) -> {
            if (!key.equals("stop")) {
                Cue.Layer layer = key.equals("foreign") ? Cue.Layer.NAME : Cue.Layer.BODY;
                byLanguage.forEach((language, list) -> list.forEach(word -> add(language, word, layer, key, 0)));
            }
        });
        words.modality()
                .forEach((key, byLanguage) -> byLanguage.forEach((language, list) -> list.forEach(
                        word -> add("", word, key.equals("clause") ? Cue.Layer.CLAUSE : Cue.Layer.MODALITY, key, 0))));
        words.ordinals().forEach((key, byLanguage) -> {
            if (!key.equals("mark")) {
                byLanguage.forEach((language, list) ->
                        list.forEach(word -> add(language, word, Cue.Layer.NUMBER, key, Integer.parseInt(key))));
            }
        });
    }

    static Lexicon load(Path indexConfig) {
        List<String> mistakes = new ArrayList<>();
        Words words = Words.read(indexConfig.resolve("words"), mistakes);
        return new Lexicon(EntityFiles.read(indexConfig.resolve("entities"), mistakes), words);
    }

    /** "Secretary-General": beside a person it is a title, beside NEAR it must not hide NEAR. */
    private static boolean isTitle(Entity entity) {
        return entity.kind() == Kind.ORGANISATION && entity.type().equals("office");
    }

    private void typeWord(String language, String pattern) {
        int hole = pattern.indexOf("{}");
        typeWords
                .computeIfAbsent(language, key -> new LinkedHashSet<>())
                .add(new TypeWord(pattern.substring(0, hole), pattern.substring(hole + 2)));
    }

    private void know(Entity entity) {
        if (entity.isSeries()) {
            seriesBySlug.put(entity.slug(), entity);
        } else if (entity.kind() == Kind.EVENT && entity.parent() != null) {
            if (entity.ordinal() > 0) {
                events.put(entity.parent() + "#" + entity.ordinal(), entity.id());
            }
            if (entity.from() != null) {
                // Two in one year: the year alone does not say which.
                events.merge(entity.parent() + "@" + entity.from().substring(0, 4), entity.id(), (one, other) -> "");
            }
        }
    }

    private void names(Entity entity, Map<String, List<String>> ofType) {
        entity.names().forEach((language, names) -> {
            for (Name name : names) {
                boolean typed = isTyped(name.text(), language);
                add(entity, language, name, typed);
                if (name.exact() || typed) {
                    continue;
                }
                // With the type's word beside it even a weak name is plain: Central Aimag.
                for (String pattern : ofType.getOrDefault(language, List.of())) {
                    String full = pattern.replace("{}", name.text());
                    add(entity, language, new Name(full, name.from(), name.until(), name.shared(), false, false), true);
                }
            }
        });
    }

    /** Whether a name holds a type's word already: no "Gansu Province Province". */
    private boolean isTyped(String name, String language) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (TypeWord word : typeWords.getOrDefault(language, Set.of())) {
            if (lower.length() > word.before.length() + word.after.length()
                    && lower.startsWith(word.before)
                    && lower.endsWith(word.after)) {
                return true;
            }
        }
        return false;
    }

    private void add(Entity entity, String language, Name name, boolean typed) {
        Set<String> forms = Forms.whole(language, name.text());
        Meaning whole = Meaning.of(entity, language, name, typed, false);
        forms.forEach(form -> matcher.add(form, whole));
        if (language.equals("mn")) {
            Meaning stem = Meaning.of(entity, language, name, typed, true);
            Forms.stems(forms).forEach(form -> matcher.add(form, stem));
        }
    }

    private void add(String language, String written, Cue.Layer layer, String key, int number) {
        int inner = written.indexOf("* ");
        if (inner > 0) {
            // генеральн* ассамбле*: an attribute takes a few endings only.
            for (String ending : ATTRIBUTE_ENDINGS) {
                add(language, written.substring(0, inner) + ending + written.substring(inner + 1), layer, key, number);
            }
            return;
        }
        boolean open = written.endsWith("*");
        String word = open ? written.substring(0, written.length() - 1) : written;
        Cue cue = new Cue(layer, key, number);
        Meaning whole = Meaning.of(cue, false, open);
        Set<String> forms = Forms.whole(open ? "" : language, word);
        forms.forEach(form -> matcher.add(form, whole));
        if (!open && language.equals("mn")) {
            Meaning stem = Meaning.of(cue, true, false);
            Forms.stems(forms).forEach(form -> matcher.add(form, stem));
        }
    }

    Map<String, Entity> entities() {
        return entities;
    }

    NameMatcher matcher() {
        return matcher;
    }

    Numbers numbers() {
        return numbers;
    }

    Set<String> stops() {
        return stops;
    }

    /** The id of a series' event, known or not: {@code event:near-ga-15}. */
    String event(Entity series, int number, boolean ordinal) {
        String known = events.getOrDefault(series.id() + (ordinal ? "#" : "@") + number, "");
        return known.isEmpty() ? Kind.EVENT.prefix() + series.slug() + "-" + number : known;
    }

    /** An event that only its id tells of, {@code event:near-ga-15}; {@code null} when the id names no series. */
    @Nullable
    Entity countedEvent(String id) {
        int hyphen = id.lastIndexOf('-');
        if (!id.startsWith(Kind.EVENT.prefix())
                || hyphen < 0
                || !id.substring(hyphen + 1).matches("\\d{1,4}")) {
            return null;
        }
        Entity series = seriesBySlug.get(id.substring(Kind.EVENT.prefix().length(), hyphen));
        return series == null ? null : event(id, series, Integer.parseInt(id.substring(hyphen + 1)));
    }

    /** The event itself, with names made of the series' where it has none. */
    Entity named(Entity event) {
        Entity series = event.kind() != Kind.EVENT || event.parent() == null ? null : entities.get(event.parent());
        if (series == null || event.names().values().stream().anyMatch(names -> !names.isEmpty())) {
            return event;
        }
        String from = event.from();
        int number = event.ordinal() > 0 ? event.ordinal() : from == null ? 0 : Integer.parseInt(from.substring(0, 4));
        Entity counted = event(event.id(), series, number);
        return new Entity(
                event.id(),
                event.type(),
                event.country(),
                event.status(),
                event.inside(),
                event.parent(),
                event.slug(),
                event.ordinal(),
                from,
                event.until(),
                counted.names());
    }

    private Entity event(String id, Entity series, int number) {
        boolean year = number >= 1990;
        Map<String, List<Name>> names = new LinkedHashMap<>();
        series.names().forEach((language, list) -> {
            if (!list.isEmpty()) {
                String name = list.getFirst().text();
                String text = year ? number + " " + name : numbers.label(language, number, name);
                names.put(language, List.of(new Name(text, null, null, false, false, false)));
            }
        });
        return new Entity(
                id, "", "", "", List.of(), series.id(), "", year ? 0 : number, year ? "" + number : null, null, names);
    }

    /** The id of the topmost organisation above an organisation or series; its own when none is. */
    String root(Entity entity) {
        Entity at = entity;
        for (int steps = 0; steps < 8 && at.parent() != null; steps++) {
            Entity parent = entities.get(at.parent());
            if (parent == null) {
                break;
            }
            at = parent;
        }
        return at.id();
    }

    boolean isAbove(Entity above, Entity below) {
        Entity at = below;
        for (int steps = 0; steps < 8 && at != null && at.parent() != null; steps++) {
            if (at.parent().equals(above.id())) {
                return true;
            }
            at = entities.get(at.parent());
        }
        return false;
    }
}
