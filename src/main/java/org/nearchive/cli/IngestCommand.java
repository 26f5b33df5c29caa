package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.NoRoomException;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.FileReading;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.post.FileStatus;
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

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where everything that is not ok is listed, a JSON line each (default: report.jsonl in the data"
                            + " folder).")
    private @Nullable Path report;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Feeds (*.jsonl), saved pages (*.html), dumps (*.txt), folders.")
    private List<Path> paths = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        IndexConfig config = settings.config();
        try (Archive archive = settings.archive();
                IngestReport report = IngestReport.in(reportFile())) {
            try {
                takeIn(archive, config, report, out, err);
            } catch (NoRoomException e) {
                out.println(report.inWords());
                indexWhatWasTaken(archive, config, e, err);
                throw e;
            }
            out.println(report.inWords());
            index(archive, config, report, out, err);
            report.shown().forEach(err::println);
            if (report.notOk() > 0) {
                out.println(report.notOk() + " inputs and files are not ok; why stands in " + reportFile());
            }
            boolean allTaken = report.refused() == 0 && report.files(FileStatus.FAILED) == 0;
            return allTaken ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        }
    }

    /** The floor leaves room for that; where it does not, the next run or server does it. */
    private void indexWhatWasTaken(Archive archive, IndexConfig config, NoRoomException full, PrintWriter err) {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("ingest", archive, config, index);
            if (owner.isPresent()) {
                try (IndexOwner mine = owner.get()) {
                    follow(mine, err);
                }
            }
        } catch (IOException | RuntimeException e) {
            full.addSuppressed(e);
            err.println("what was taken in is not in the index yet: the next ingest or serve does that");
        }
    }

    private Path reportFile() {
        return report == null ? settings.data().resolve("report.jsonl") : report;
    }

    private void takeIn(Archive archive, IndexConfig config, IngestReport report, PrintWriter out, PrintWriter err)
            throws IOException {
        try (ProgressLine progress = new ProgressLine("posts", err)) {
            Extractor extractor = Extractor.load(config.folder());
            new Ingest(archive, extractor, id -> acknowledge(id, out), progress, report).run(paths);
        }
    }

    private void acknowledge(String id, PrintWriter out) {
        if (acknowledge) {
            out.println("ACK " + id);
        }
    }

    private void index(Archive archive, IndexConfig config, IngestReport report, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("ingest", archive, config, index);
            if (owner.isEmpty()) {
                out.println("the running server reads the files and brings the index up to date");
                return;
            }
            try (IndexOwner mine = owner.get()) {
                follow(mine, err);
                readFiles(archive, report, err);
                follow(mine, err);
            }
            if (!report.filesInWords().isEmpty()) {
                out.println(report.filesInWords());
            }
        }
    }

    private static void follow(IndexOwner owner, PrintWriter err) throws IOException {
        try (ProgressLine progress = new ProgressLine("changes indexed", err)) {
            owner.follow(progress::at);
        }
    }

    private void readFiles(Archive archive, IngestReport report, PrintWriter err)
            throws IOException, InterruptedException {
        if (archive.extractions().toRead() + archive.extractions().toRecognise() > 0) {
            try (FileReading reading = settings.reading(archive);
                    ProgressLine progress = new ProgressLine("files", err)) {
                reading.run(progress, report::read);
            }
        }
    }
}
