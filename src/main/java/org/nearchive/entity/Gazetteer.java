package org.nearchive.entity;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final NameMatcher matcher = new NameMatcher();

    Gazetteer(Collection<Entity> all) {
        for (Entity entity : all) {
            entities.put(entity.id(), entity);
            entity.names().forEach((language, names) -> names.forEach(name -> add(language, name, entity.id())));
        }
    }

    /**
     * @param indexConfig the folder that holds {@code entities/}
     * @throws org.nearchive.config.ConfigException with all mistakes of the files
     */
    public static Gazetteer load(Path indexConfig) {
        return new Gazetteer(ProvinceFile.read(indexConfig.resolve("entities").resolve("provinces.tsv")));
    }

    private void add(String language, String name, String id) {
        for (String form : forms(language, name)) {
            matcher.add(form, id);
        }
    }

    private static Collection<String> forms(String language, String name) {
        if (language.equals("ru")) {
            return RussianCases.of(name);
        }
        // The last vowel of a Mongolian stem goes before an ending: аймаг, but аймгийн.
        return language.equals("mn") && name.endsWith("аймаг")
                ? List.of(name, name.substring(0, name.length() - 2) + "г")
                : List.of(name);
    }

    /** Where entities are named in a text, in its order; none overlaps another. Empty when none is. */
    public List<Mention> mentionsIn(String text) {
        return matcher.mentionsIn(text);
    }

    /** The ids that an id or a whole name in any script may mean; empty when it is unknown. */
    public List<String> resolve(String idOrName) {
        String id = idOrName.strip().toUpperCase(java.util.Locale.ROOT);
        return entities.containsKey(id) ? List.of(id) : matcher.idsOf(idOrName);
    }

    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(entities.get(id));
    }

    public Collection<Entity> entities() {
        return java.util.Collections.unmodifiableCollection(entities.values());
    }

    /** The name of an entity for a reader of {@code language}; the id when the entity is unknown. */
    public String label(String id, String language) {
        return entity(id).map(entity -> entity.label(language)).orElse(id);
    }
}
