package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.config.ConfigException;

class TemplateTest {
    @TempDir
    Path folder;

    private List<String> mistakes(String template) throws IOException {
        Path file = Files.createDirectories(folder.resolve("sites")).resolve("near.yaml");
        Files.writeString(file, template);
        ConfigException mistakes = catchThrowableOfType(ConfigException.class, () -> Extractor.load(folder));
        return mistakes == null
                ? List.of()
                : mistakes.mistakes().stream()
                        .map(mistake -> mistake.replace(file.toString(), "near.yaml"))
                        .toList();
    }

    private static String template() throws IOException {
        return Files.readString(Path.of("index-config/sites/near.yaml"));
    }

    private static int lineOf(String template, String part) {
        return (int) template.substring(0, template.indexOf(part)).lines().count() + (part.startsWith("\n") ? 1 : 0);
    }

    @Test
    void allMistakesAreSaidAtOnceWithTheirLines() throws IOException {
        String broken = template()
                .replace("  - YYYY.MM.DD\n", "  - YY-M-D\n")
                .replace("  number: [bod_uid]", "  numbers: [bod_uid]")
                .replace("  file: 'post-(\\d+)\\.txt'", "  file: 'post-\\d+\\.txt'")
                .replace("(?<published>{date})", "({date})")
                .replace("    - '.*{logo}'", "    - '.*{logos}'")
                .replace("    - {select: '.location'}", "    - {select: '.location[', own: maybe, wrong: x}")
                .replace("{attribute: title, pattern: '(.*?)", "{attribute: title, pattern: '(.*?");
        List<String> mistakes = mistakes(broken);
        assertThat(mistakes)
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("near.yaml:" + lineOf(broken, "YY-M-D") + ": ")
                        .contains("YYYY-MM-DD, but was \"YY-M-D\""))
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("near.yaml:" + lineOf(broken, "numbers:") + ": ")
                        .contains("there is no key \"address.numbers\"; keys here are [number, noise, languages]"))
                .anySatisfy(mistake -> assertThat(mistake).contains("the key \"address.number\" is missing"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("near.yaml:" + lineOf(broken, "post-\\d") + ": ")
                        .contains("dump.file needs a group"))
                .anySatisfy(mistake -> assertThat(mistake).contains("needs a group named published"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("near.yaml:" + lineOf(broken, "{logos}") + ": ")
                        .contains("there is no label \"logos\""))
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("near.yaml:" + lineOf(broken, ".location[") + ": ")
                        .contains("is no CSS selector"))
                .anySatisfy(mistake -> assertThat(mistake).contains("own must be true or false, but was \"maybe\""))
                .anySatisfy(mistake -> assertThat(mistake).contains("there is no key \"page.board.wrong\""))
                .anySatisfy(mistake -> assertThat(mistake).contains("page.file-name.pattern is no regular expression"))
                .hasSize(10);
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() throws IOException {
        assertThat(mistakes("site: near\ndays: [\n"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).matches("near\\.yaml:[123]: is no YAML: (?s).*"));
    }

    @Test
    void anEmptyTemplateSaysWhatItNeeds() throws IOException {
        assertThat(mistakes(""))
                .singleElement()
                .satisfies(
                        mistake -> assertThat(mistake)
                                .startsWith(
                                        "near.yaml:1: a template must have the keys [site, days, labels, address, dump, page]"));
        assertThat(mistakes("site: near\nsite: near\nlabels: {next: []}\n"))
                .anySatisfy(mistake -> assertThat(mistake).contains(":2: ", "stands here a second time"))
                .anySatisfy(mistake -> assertThat(mistake).contains(":3: ", "labels.next has no words"))
                .anySatisfy(mistake -> assertThat(mistake).contains("the key \"labels.list\" is missing"))
                .anySatisfy(mistake -> assertThat(mistake).contains("the key \"page\" is missing"));
    }
}
