package org.nearchive.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.config.ConfigException;
import org.nearchive.person.Persons.Person;

class PersonsTest {
    private static final PersonNames NAMES = PersonNames.load(Path.of("index-config"));
    private static final String HEADER = "id\tko\ten\tzh\tja\tru\tmn\toffices\tsource\n";

    private static Persons.Roll roll(KnownPersons known, List<String> spellings) {
        Persons persons = new Persons(NAMES, known);
        Map<String, List<String>> byKey = new HashMap<>();
        spellings.forEach(spelling -> persons.keysOf(spelling)
                .forEach(key ->
                        byKey.computeIfAbsent(key, one -> new ArrayList<>()).add(spelling)));
        return persons.in(key -> byKey.getOrDefault(key, List.of()));
    }

    private static Set<String> groups(Persons.Roll roll, List<String> spellings) {
        Set<String> groups = new TreeSet<>();
        for (String spelling : spellings) {
            groups.add(String.join(" ", roll.personOf(spelling).spellings()));
        }
        return groups;
    }

    private static final List<String> SPELLINGS =
            List.of("HAN Do-jin", "한도진", "韓道鎮", "韩道镇", "Хан До Чжин", "한도준", "HAN Do-jun", "Ochir Bold", "Очир Болд");

    @Test
    void spellingsOfOnePersonAreOneGroup() {
        assertThat(groups(roll(KnownPersons.NONE, SPELLINGS), SPELLINGS))
                .contains("HAN Do-jun 한도준", "Ochir Bold Очир Болд")
                .anyMatch(group -> group.contains("HAN Do-jin") && group.contains("한도진") && group.contains("韓道鎮"));
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 20).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neitherOrderNorWhoIsAskedFirstChangesAGroup(int seed) {
        List<String> shuffled = new ArrayList<>(SPELLINGS);
        shuffled.add("韓道珍");
        shuffled.add("HAN Tojin");
        List<String> sorted = List.copyOf(new TreeSet<>(shuffled));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(groups(roll(KnownPersons.NONE, shuffled), shuffled))
                .isEqualTo(groups(roll(KnownPersons.NONE, sorted), sorted));
    }

    @Test
    void whoCouldBeEitherOfTwoIsNeither() {
        List<String> spellings = List.of("한도진", "韓道鎮", "韓道珍");
        assertThat(groups(roll(KnownPersons.NONE, spellings), spellings))
                .containsExactlyInAnyOrder("한도진", "韓道鎮", "韓道珍");
        assertThat(roll(KnownPersons.NONE, spellings).find("Han Do-jin").same()).hasSize(3);
    }

    @Test
    void anIdOfAnySpellingLeadsToTheSamePerson() {
        Persons.Roll roll = roll(KnownPersons.NONE, SPELLINGS);
        Set<Person> persons = Stream.of("HAN Do-jin", "한도진", "韓道鎮", "韩道镇")
                .map(spelling -> roll.person(Persons.ID + spelling).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(persons).hasSize(1);
        assertThat(roll.person("person:한도운")).isEmpty();
    }

    @Test
    void aKnownPersonIsToldFromWhoSoundsAlike(@TempDir Path folder) throws IOException {
        KnownPersons known = known(
                folder,
                "person:han-do-jin\t한도진\tHAN Do-jin\t韩道镇\t韓道鎮\t\t\tgovernor@KR-47:2030..2034\thttp://a.example\n");
        Persons.Roll roll = roll(known, List.of("HAN Do-jin", "韓道鎮", "韓道珍", "Хан До Чжин"));
        assertThat(roll.find("한도진").same()).extracting(Person::id).containsExactly("person:han-do-jin");
        assertThat(roll.find("韓道珍").same()).extracting(Person::id).containsExactly("person:韓道珍");
        assertThat(roll.find("韓道珍").perhaps()).extracting(Person::id).containsExactly("person:han-do-jin");
        assertThat(roll.person("person:han-do-jin").orElseThrow().spellings())
                .containsExactlyInAnyOrder("HAN Do-jin", "韓道鎮", "Хан До Чжин");
        assertThat(known.person("person:han-do-jin").orElseThrow().offices())
                .containsExactly(new KnownPersons.Office("governor", "KR-47", "2030", "2034"));
    }

    private static KnownPersons known(Path folder, String lines) throws IOException {
        Files.createDirectories(folder.resolve("entities"));
        Files.writeString(folder.resolve("entities/persons.tsv"), HEADER + lines);
        return KnownPersons.load(folder, NAMES);
    }

    @Test
    void allMistakesOfTheFileAreNamedWithTheirLine(@TempDir Path folder) {
        assertThatThrownBy(() -> known(folder, """
                        person:Han\t한도진\t\t\t\t\t\tgovernor@KR-47:2030..\thttp://a.example
                        person:no-name\t\t\t\t\t\t\t\thttp://a.example
                        person:no-term\t한도진\t\t\t\t\t\tgovernor of KR-47\thttp://a.example
                        person:no-source\t한도진\t\t\t\t\t\t\t
                        too short
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("persons.tsv:2: an id is like")
                .hasMessageContaining("persons.tsv:3: person:no-name has no name")
                .hasMessageContaining("persons.tsv:4: an office is ROLE@ID:FROM..UNTIL")
                .hasMessageContaining("persons.tsv:5: person:no-source has no source")
                .hasMessageContaining("persons.tsv:6: a line has 9 columns");
    }
}
