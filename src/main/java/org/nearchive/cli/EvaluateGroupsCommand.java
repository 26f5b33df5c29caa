package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.ingest.Progress;
import org.nearchive.query.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        description = "Precision and recall of telling which posts are translations of each other, and every error.",
        footer = {
            "",
            "DIR holds posts as ingest reads them and groups.tsv, a group a line: the ids of its posts, separated by TAB.",
            "A post that no line names has no translations. What two posts have in common is shown with each error.",
            "Example:",
            "  nearchive evaluate groups src/test/resources/judged/groups",
            "Exit codes: 0 done; 1 a post was refused; 2 wrong use."
        })
final class EvaluateGroupsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "The groups, when they do not stand in DIR/groups.tsv.")
    private @Nullable Path groups;

    @Override
    public Integer call() throws IOException {
        Path judged = groups == null ? folder.resolve("groups.tsv") : groups;
        if (!Files.isDirectory(folder) || !Files.isRegularFile(judged)) {
            throw new Nearchive.WrongUse("there is no " + judged
                    + "; name a folder of posts with groups.tsv in it, or the file with --groups");
        }
        IndexConfig config = settings.config();
        PrintWriter out = spec.commandLine().getOut();
        Path data = Files.createTempDirectory("nearchive-evaluate");
        try (Archive archive = Archive.open(data, Clock.systemUTC());
                IngestReport report = IngestReport.in(data.resolve("report.jsonl"))) {
            new Ingest(archive, Extractor.load(config.folder()), id -> {}, Progress.UNWATCHED, report)
                    .run(List.of(folder));
            report.shown().forEach(spec.commandLine().getErr()::println);
            GroupEvaluation evaluation =
                    new GroupEvaluation(Vocabulary.load(config.folder())).evaluate(archive, judged);
            evaluation.errors().forEach(out::println);
            out.println();
            evaluation.table().forEach(out::println);
            return report.refused() == 0 ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        } finally {
            remove(data);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
