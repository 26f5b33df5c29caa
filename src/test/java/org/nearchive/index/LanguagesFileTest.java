package org.nearchive.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.config.ConfigException;
import org.nearchive.index.LanguageRules.Cutting;

class LanguagesFileTest {
    @TempDir
    private Path folder;

    @Test
    void theProjectsFileIsRead() {
        Languages languages = Languages.load(Archived.CONFIG.folder());
        assertThat(languages.rules()).containsOnlyKeys(Languages.ALL);
        assertThat(languages.of("ko").tokenizer()).isEqualTo(Cutting.NORI);
        assertThat(languages.of("ja").grams()).containsExactly(1, 2);
    }

    @Test
    void theDefaultsOfTheProjectsFileAreThoseOfAnEmptyOne() {
        Languages written = Languages.load(Archived.CONFIG.folder());
        Languages empty = Languages.load(folder);
        assertThat(written.weights()).isEqualTo(empty.weights());
        assertThat(written.questionShare()).isEqualTo(empty.questionShare());
    }

    @Test
    void allMistakesAreToldWithTheirLines() throws IOException {
        Path file = folder.resolve("languages.yaml");
        Files.writeString(file, """
                weights:
                  titel: 2
                  neutral: 7
                languages:
                  ko:
                    tokenizer: noori
                    grams: [4]
                """);
        assertThatThrownBy(() -> Languages.load(folder)).isInstanceOfSatisfying(ConfigException.class, wrong -> {
            assertThat(wrong.mistakes()).hasSize(3);
            assertThat(wrong.mistakes())
                    .anySatisfy(mistake -> assertThat(mistake).contains("languages.yaml:2:", "titel", "title"))
                    .anySatisfy(mistake -> assertThat(mistake).contains("languages.yaml:3:", "0.0 to 1.0", "7"))
                    .anySatisfy(mistake -> assertThat(mistake).contains("languages.yaml:6:", "noori", "nori"));
        });
    }
}
