package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nearchive.date.DateReader;
import org.nearchive.enrich.Enricher;
import org.nearchive.entity.Gazetteer;
import org.nearchive.person.PersonReader;

/** Our own judged sentences. The floors are what was measured, a little below: a change that falls under one explains itself. */
class JudgedEntitiesTest {
    private static final Enricher ENRICHER = new Enricher(
            Gazetteer.load(Path.of("index-config")),
            DateReader.load(Path.of("index-config")),
            PersonReader.load(Path.of("index-config")));
    private static final Path JUDGED = Path.of("src/test/resources/judged/entities");

    private static final Map<String, Double> FLOORS = Map.of(
            "province", 0.97, "place", 0.9, "organisation", 0.95, "event", 0.95, "inside", 0.95, "modality", 0.9);

    @Test
    void noLanguageAndTypeFallsBelowItsFloor() throws IOException {
        EntityEvaluation evaluation = new EntityEvaluation(ENRICHER).evaluate(JUDGED);
        assertThat(evaluation.scores()).isNotEmpty();
        evaluation
                .scores()
                .forEach((key, score) -> assertThat(score.f1())
                        .as(key + "\n" + String.join("\n", evaluation.errors()))
                        .isGreaterThanOrEqualTo(FLOORS.getOrDefault(key.split(" ", -1)[1], 1.0)));
    }

    @Test
    void aMistakeIsCountedAndSaidInWords() throws IOException {
        Path folder = Files.createTempDirectory("judged");
        Files.writeString(
                folder.resolve("a.jsonl"),
                "{\"id\":\"x\",\"lang\":\"en\",\"text\":\"Gansu and Akita\",\"published\":\"2023-01-01\",\"entities\":["
                        + "{\"start\":0,\"end\":5,\"type\":\"province\",\"text\":\"Gansu\",\"entity\":\"CN-QH\"}]}\n");
        EntityEvaluation evaluation = new EntityEvaluation(ENRICHER).evaluate(folder);
        assertThat(evaluation.errors()).hasSize(3);
        assertThat(evaluation.scores())
                .hasEntrySatisfying(
                        "en province", score -> assertThat(score.f1()).isZero());
    }
}
