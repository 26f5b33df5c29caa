package org.nearchive.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.config.ConfigException;

class EntityFilesTest {
    private static final String ORGANISATIONS = "id\tkind\tinside\tparent\tfrom\tuntil\tko\ten\tsource\tnote";

    @TempDir
    Path folder;

    private void file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines));
    }

    @Test
    void mistakesOfAllFilesAreSaidTogetherWithTheirLines() throws IOException {
        file(
                "entities/organisations.tsv",
                "# bodies",
                ORGANISATIONS,
                "org:a\tclub\tCN-XX\torg:b\t1996\t2000\t\tName A[2001..]\t\t",
                "org:B\tother\t\t\t\t\t\tName A\t\t",
                "org:c\tother\t\t\tlast year\t\t\tName[..C\t\t");
        file("entities/series.tsv", "id\tslug\torganisation\tfr", "series:a\tA B\torg:a\tx");
        file("entities/types.tsv", "type\ten", "city\tCity");
        file("words/modality.tsv", "key\ten", "maybe\tperhaps", "planned\twill||shall");
        assertThatThrownBy(() -> Gazetteer.load(folder))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        wrong -> assertThat(wrong.mistakes()).hasSizeGreaterThanOrEqualTo(10))
                .hasMessageContaining("organisations.tsv:3: the kind is one of association")
                .hasMessageContaining("organisations.tsv:3: \"CN-XX\" is used, but no line defines it")
                .hasMessageContaining("organisations.tsv:3: \"org:b\" is used, but no line defines it; nearest: org:")
                .hasMessageContaining("organisations.tsv:3: \"Name A[2001..]\" is a name before or after the life")
                .hasMessageContaining("organisations.tsv:4: \"org:B\" is no id here; write org:")
                .hasMessageContaining("organisations.tsv:4: \"Name A\" is also a name of org:a (organisations.tsv:3)")
                .hasMessageContaining("organisations.tsv:5: from is a year, a month or a day")
                .hasMessageContaining("organisations.tsv:5: \"Name[..C\" (en) is no name; marks stand at its end")
                .hasMessageContaining("series.tsv:1: there is no column or language \"fr\"; nearest:")
                .hasMessageContaining("types.tsv:2: \"City\" has no {} where the bare name stands")
                .hasMessageContaining("modality.tsv:2: \"maybe\" is no key here; write planned")
                .hasMessageContaining("modality.tsv:3: an empty word between two |");
    }

    @Test
    void aNameCarriesItsMarks() throws IOException {
        file(
                "entities/organisations.tsv",
                ORGANISATIONS,
                "org:a\tother\t\t\t1996\t\t옛 모임[..2024-01-17]|새 모임[2024-01-18..]\tNEW!|club~\t\t");
        Gazetteer gazetteer = Gazetteer.load(folder);
        assertThat(gazetteer.label("org:a", "ko")).isEqualTo("새 모임");
        Entity entity = gazetteer.entity("org:a").orElseThrow();
        assertThat(entity.label("ko", java.time.LocalDate.of(2020, 5, 1))).isEqualTo("옛 모임");
        assertThat(gazetteer.resolve("옛 모임")).containsExactly("org:a");
        assertThat(gazetteer.mentionsIn("The NEW house is new."))
                .extracting(Mention::surface)
                .containsExactly("NEW");
        assertThat(gazetteer.mentionsIn("a club")).isEmpty();
        assertThat(gazetteer.namesIn("club")).extracting(Mention::candidates).containsExactly(List.of("org:a"));
    }

    @Test
    void aTypesWordJoinsABareName() throws IOException {
        file("entities/types.tsv", "type\ten\tru", "lake-shore\t{} Shore|Shore of {}\tберег {}");
        file(
                "entities/provinces.tsv",
                "id\tcountry\ttype\tstatus\tsince\ten\tru",
                "XX-A\tXX\tlake shore\tmember\t\tBlue~\tСиний");
        Gazetteer gazetteer = Gazetteer.load(folder);
        assertThat(gazetteer.mentionsIn("Blue Shore, the Shore of Blue, blue, на берегу Синий"))
                .extracting(Mention::surface)
                .containsExactly("Blue Shore", "Shore of Blue", "берегу Синий");
    }
}
