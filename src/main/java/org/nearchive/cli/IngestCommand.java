package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Refusal;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Takes posts into the archive and the index. A post that is there already and did not change costs"
                        + " nothing.",
        footer = {
            "",
            "Examples:",
            "  nearchive ingest samples                 a folder of feeds and dumps",
            "  nearchive ingest news.jsonl              a feed: a near-post/1 record a line",
            "  nearchive ingest post-64099.txt --ack    a dump of a page",
            "Beside a running server it only writes to the archive; the server indexes it within seconds.",
            "Exit codes: 0 all taken in; 1 something was refused, see the lines that say why; 2 wrong use."
        })
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--ack", description = "Print ACK and the id of each post once it is durable.")
    private boolean acknowledge;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Feeds (*.jsonl), saved pages (*.html), dumps (*.txt), folders.")
    private List<Path> paths = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        IndexConfig config = settings.config();
        try (Archive archive = settings.archive()) {
            Ingest ingest = new Ingest(archive, Extractor.load(config.folder()), id -> {
                if (acknowledge) {
                    out.println("ACK " + id);
                }
            });
            IngestReport report = ingest.run(paths);
            report.refusals().stream().map(Refusal::inWords).forEach(err::println);
            report.skipped().forEach(file -> err.println(file + ": left alone: no dump by its name"));
            out.println(report.inWords());
            index(archive, config, out);
            return report.refusals().isEmpty() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        }
    }

    private void index(Archive archive, IndexConfig config, PrintWriter out) throws IOException {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("ingest", archive, config, index);
            if (owner.isEmpty()) {
                out.println("the running server brings the index up to date");
                return;
            }
            try (IndexOwner mine = owner.get()) {
                mine.follow();
            }
        }
    }
}
