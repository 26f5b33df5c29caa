package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nearchive.date.DateEvaluation;
import org.nearchive.date.DateReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dates",
        mixinStandardHelpOptions = true,
        description = "Measures how well dates are read: a line of figures for each file of judged sentences.",
        footer = {
            "",
            "A file of judged sentences has JSON lines: {\"id\", \"lang\", \"text\", \"published\",",
            "\"dates\": [{\"start\", \"end\", \"value\"}]}, offsets in Unicode code points.",
            "Example:",
            "  nearchive evaluate dates src/test/resources/judged/dates --errors"
        })
final class EvaluateDatesCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "DIR", description = "a folder with *.jsonl, or one such file")
    private Path folder = Path.of(".");

    @Option(names = "--errors", description = "also print every sentence that was read otherwise than judged")
    private boolean errors;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        DateReader reader = DateReader.load(settings.config().folder());
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new Nearchive.WrongUse(folder + " holds no *.jsonl; name a folder of judged sentences");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("file       sentences  dates  found  span-precision  span-recall  value-accuracy  value-recall");
        for (Path file : files) {
            print(out, DateEvaluation.of(reader, file));
        }
        return Nearchive.DONE;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder) ? List.of(folder) : List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private void print(PrintWriter out, DateEvaluation figures) {
        out.println(String.format(
                Locale.ROOT,
                "%-10s %9d  %5d  %5d  %14.3f  %11.3f  %14.3f  %12.3f",
                figures.name(),
                figures.sentences(),
                figures.judged(),
                figures.found(),
                figures.spanPrecision(),
                figures.spanRecall(),
                figures.valueAccuracy(),
                figures.valueRecall()));
        if (errors) {
            figures.errors().forEach(error -> out.println("    " + error));
        }
    }
}
