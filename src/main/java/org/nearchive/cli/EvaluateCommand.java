package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nearchive.enrich.Enricher;
import org.nearchive.query.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "How well we read, measured on judged texts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EvaluateDatesCommand.class,
            EvaluateSearchCommand.class,
            EvaluatePersonsCommand.class,
            EvaluateGroupsCommand.class
        })
final class EvaluateCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "entities",
            mixinStandardHelpOptions = true,
            description = "Precision, recall and F1 of entities by language and type, and every error.",
            footer = {
                "",
                "DIR holds *.jsonl; a line is what annotate should say, with the text:",
                "  {\"id\",\"lang\",\"text\",\"published\",\"entities\":[{\"start\",\"end\",\"type\",\"text\",\"entity\"?,\"inside\"?,\"modality\"?}]}",
                "Example:",
                "  nearchive evaluate entities src/test/resources/judged/entities",
                "Exit codes: 0 done; 2 wrong use."
            })
    int entities(@Mixin Settings settings, @Parameters(paramLabel = "DIR") Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Nearchive.WrongUse(folder + " is no folder; name one with judged *.jsonl in it");
        }
        Vocabulary vocabulary = Vocabulary.load(settings.config().folder());
        Enricher enricher = new Enricher(vocabulary.gazetteer(), vocabulary.dates(), vocabulary.persons());
        EntityEvaluation evaluation = new EntityEvaluation(enricher).evaluate(folder);
        PrintWriter out = spec.commandLine().getOut();
        evaluation.errors().forEach(out::println);
        out.println();
        evaluation.table().forEach(out::println);
        return Nearchive.DONE;
    }
}
