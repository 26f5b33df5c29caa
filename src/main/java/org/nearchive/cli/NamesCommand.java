package org.nearchive.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nearchive.entity.Gazetteer;
import org.nearchive.person.KnownPersons;
import org.nearchive.person.Likeness;
import org.nearchive.person.PersonNames;
import org.nearchive.person.Persons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "names",
        mixinStandardHelpOptions = true,
        description = "What names mean.",
        synopsisSubcommandLabel = "COMMAND")
final class NamesCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description = "Ids of the entities that names mean, the likeliest first. One line out for each line in.",
            footer = {
                "",
                "A line in: a name in any script. A line out: the name, TAB, ids joined by commas; nothing when unknown.",
                "Examples:",
                "  nearchive names resolve names.txt",
                "  echo 산시성 | nearchive names resolve -",
                "Exit codes: 0 done; 2 wrong use."
            })
    int resolve(
            @Mixin Settings settings,
            @Parameters(paramLabel = "FILE", description = "A name a line, or - for standard input.") String file)
            throws IOException {
        Gazetteer gazetteer = Gazetteer.load(settings.config().folder());
        PersonNames names = PersonNames.load(settings.config().folder());
        Persons.Roll known =
                new Persons(names, KnownPersons.load(settings.config().folder(), names)).in(key -> List.of());
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = Lines.of(file)) {
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                List<String> ids = new ArrayList<>(gazetteer.resolve(name));
                if (!name.isBlank()) {
                    known.person(name.strip()).ifPresent(person -> ids.add(person.id()));
                    known.find(name).same().forEach(person -> ids.add(person.id()));
                }
                out.println(
                        name + "\t" + String.join(",", ids.stream().distinct().toList()));
            }
        }
        return Nearchive.DONE;
    }

    @Command(
            name = "match",
            mixinStandardHelpOptions = true,
            description = "Whether two names can be one person's, in any scripts. One line out for each line in.",
            footer = {
                "",
                "A line in: two names with a TAB between. A line out: both, TAB, a score from 0 to 1, TAB, same, perhaps or different.",
                "same: all that both say agrees, and both say enough. perhaps: it agrees, but one has only a family name or initials.",
                "Examples:",
                "  nearchive names match pairs.tsv",
                "  printf 'LIM Byung-jin\\t林秉鎮\\n' | nearchive names match -",
                "Exit codes: 0 done; 2 wrong use."
            })
    int match(
            @Mixin Settings settings,
            @Parameters(paramLabel = "FILE", description = "Two names a line, or - for standard input.") String file)
            throws IOException {
        PersonNames names = PersonNames.load(settings.config().folder());
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = Lines.of(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                String one = cells[0];
                // A line without a TAB still gets its line out.
                String other = cells.length > 1 ? cells[1] : "";
                Likeness likeness = names.compare(one, other);
                out.println(String.join(
                        "\t",
                        one,
                        other,
                        String.format(Locale.ROOT, "%.2f", likeness.score()),
                        likeness.verdict().word()));
            }
        }
        return Nearchive.DONE;
    }
}
