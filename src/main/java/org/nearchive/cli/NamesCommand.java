package org.nearchive.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.nearchive.entity.Gazetteer;
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
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = Lines.of(file)) {
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                out.println(name + "\t" + String.join(",", gazetteer.resolve(name)));
            }
        }
        return Nearchive.DONE;
    }
}
