package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nearchive.person.NameEvaluation;
import org.nearchive.person.PersonNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "persons",
        mixinStandardHelpOptions = true,
        description = "Recall and precision of comparing persons' names, by language and two scripts, and every error.",
        footer = {
            "",
            "DIR holds people.tsv, a person a line: the language that the name comes from, then its spellings by language,",
            "separated by |; and others.tsv, two names a line that are not one person's.",
            "Example:",
            "  nearchive evaluate persons src/test/resources/judged/persons",
            "Exit codes: 0 done; 2 wrong use."
        })
final class EvaluatePersonsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(folder.resolve("people.tsv")) || !Files.exists(folder.resolve("others.tsv"))) {
            throw new Nearchive.WrongUse(
                    folder + " has no people.tsv and others.tsv; name a folder with judged names in it");
        }
        NameEvaluation evaluation =
                new NameEvaluation(PersonNames.load(settings.config().folder())).evaluate(folder);
        PrintWriter out = spec.commandLine().getOut();
        evaluation.errors().forEach(out::println);
        out.println();
        evaluation.table().forEach(out::println);
        return Nearchive.DONE;
    }
}
