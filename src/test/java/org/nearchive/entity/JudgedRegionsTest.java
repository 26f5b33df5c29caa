package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Judged spellings of regions and traps set for them: how many are read right, and no fewer than were. */
class JudgedRegionsTest {
    private static final Path JUDGED = Path.of("src/test/resources/judged/regions");
    private static final Gazetteer GAZETTEER = Gazetteer.load(Path.of("index-config"));

    @Test
    void spellingsMeanTheirRegion() throws IOException {
        assertRead("spellings.tsv", 0.98, cells -> GAZETTEER.resolve(cells.getFirst()));
    }

    @Test
    void trapsCatchNobody() throws IOException {
        assertRead("traps.tsv", 0.96, cells -> {
            Set<String> provinces = new TreeSet<>();
            for (Mention mention : GAZETTEER.mentionsIn(cells.getFirst(), cells.get(2), null)) {
                provinces.addAll(mention.inside());
                mention.candidates().stream()
                        .filter(id -> Kind.of(id) == Kind.PROVINCE)
                        .forEach(provinces::add);
            }
            return provinces;
        });
    }

    private static void assertRead(String file, double floor, Function<List<String>, Collection<String>> read)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        int judged = 0;
        for (String line : Files.readAllLines(JUDGED.resolve(file))) {
            List<String> cells = List.of(line.split("\t", -1));
            if (line.startsWith("#") || cells.size() < 3 || cells.get(1).equals("expected")) {
                continue;
            }
            judged++;
            Set<String> expected = cells.get(1).equals("-")
                    ? Set.of()
                    : new TreeSet<>(List.of(cells.get(1).split("\\|")));
            Set<String> found = new TreeSet<>(read.apply(cells));
            if (!found.equals(expected)) {
                wrong.add(cells.getFirst() + ": expected " + expected + ", but found " + found);
            }
        }
        assertThat(1 - (double) wrong.size() / judged)
                .as(String.join("\n", wrong))
                .isGreaterThanOrEqualTo(floor);
    }
}
