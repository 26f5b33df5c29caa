package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.NoRoomException;
import org.nearchive.archive.Refusal;
import org.nearchive.archive.Rehearsal;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.ingest.CompleteInput;
import org.nearchive.ingest.DeleteLimit;
import org.nearchive.ingest.DropFolder;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
                        + " nothing, so a run that was cut off is simply started again.",
        footer = {
            "",
            "Examples:",
            "  nearchive ingest samples                 a folder of feeds and dumps",
            "  nearchive ingest news.jsonl              a feed: a near-post/1 record a line",
            "  nearchive ingest post-64099.txt --ack    a dump of a page",
            "  export-of-the-site | nearchive ingest -  a feed through a pipe; a post is stored when it has come",
            "  nearchive ingest news.jsonl --dry-run    what would become of each post; nothing is written",
            "  nearchive ingest site.jsonl --delete-missing",
            "                                           the feed is all there is of its sites: the rest is withdrawn",
            "  nearchive ingest --watch incoming        takes in what is put into a folder, until SIGTERM",
            "Beside a running server it only writes to the archive; the server indexes it within seconds.",
            "Exit codes: 0 all taken in; 1 something was refused, failed or kept back, see the lines that say why;"
                    + " 2 wrong use, or it could not go on."
        })
final class IngestCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(IngestCommand.class);
    private static final long LOOK_MILLIS = 1000;
    private static final long AFTER_FAILURE_MILLIS = 60_000;

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--ack", description = "Print ACK and the id of each post once it is durable.")
    private boolean acknowledge;

    @Option(
            names = "--dry-run",
            description = "Only say what would become of each post that is not unchanged, and of each input that would"
                    + " be refused.")
    private boolean dryRun;

    @Option(
            names = "--delete-missing",
            description = "The input is all there is of each site that it names (source.site): withdraw the posts of"
                    + " these sites that it no longer has. None goes when an input was refused, or when more are"
                    + " missing than the limit allows.")
    private boolean deleteMissing;

    @Option(
            names = "--delete-limit",
            paramLabel = "N|N%",
            description = "How many posts of a site may go at once (default: 10%%, but 5 always).")
    private @Nullable String deleteLimit;

    @Option(
            names = "--watch",
            paramLabel = "FOLDER",
            description = "Take in each feed, page or folder that is put into FOLDER, then move it, with its report,"
                    + " to FOLDER/done, or to FOLDER/refused when something of it was refused. Goes on until SIGTERM.")
    private @Nullable Path watch;

    @Option(
            names = "--settled",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "With --watch: so long nothing in a delivery may have changed (default ${DEFAULT-VALUE})."
                    + " Names that begin with a dot or end in .part or .tmp are left alone.")
    private int settled;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where everything that is not ok is listed, a JSON line each (default: report.jsonl in the data"
                            + " folder).")
    private @Nullable Path report;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Feeds (*.jsonl), saved pages (*.html), dumps (*.txt), folders; - is a feed through standard"
                    + " input.")
    private List<Path> paths = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeleteLimit limit = limit();
        refuseWrongUse();
        IndexConfig config = settings.config();
        if (dryRun) {
            return rehearse(config, limit);
        }
        try (Archive archive = settings.archive()) {
            return watch == null ? takeIn(archive, config, limit) : watch(watch, archive, config);
        }
    }

    private DeleteLimit limit() {
        try {
            return deleteLimit == null ? DeleteLimit.USUAL : DeleteLimit.parse(deleteLimit);
        } catch (IllegalArgumentException e) {
            throw new Nearchive.WrongUse("--delete-limit: " + e.getMessage());
        }
    }

    private void refuseWrongUse() {
        if (deleteLimit != null && !deleteMissing) {
            throw new Nearchive.WrongUse("--delete-limit limits --delete-missing; give both");
        }
        if (watch != null && (dryRun || deleteMissing || report != null || !paths.isEmpty())) {
            throw new Nearchive.WrongUse("--watch takes what comes into its folder: no PATH, --dry-run,"
                    + " --delete-missing or --report beside it");
        }
        if (watch == null && paths.isEmpty()) {
            throw new Nearchive.WrongUse("name what to take in: PATH…, - for standard input, or --watch FOLDER");
        }
        if (dryRun && acknowledge) {
            throw new Nearchive.WrongUse("--dry-run stores nothing that --ack could acknowledge; leave one out");
        }
    }

    private int takeIn(Archive archive, IndexConfig config, DeleteLimit limit)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path place = report == null ? settings.data().resolve("report.jsonl") : report;
        try (IngestReport report = IngestReport.in(place)) {
            try (ProgressLine progress = new ProgressLine("posts", err)) {
                Extractor extractor = Extractor.load(config.folder());
                if (deleteMissing) {
                    new CompleteInput(archive, this::acknowledge, progress, report, limit)
                            .run(archive, extractor, paths, System.in);
                } else {
                    new Ingest(archive, extractor, this::acknowledge, progress, report).run(paths, System.in);
                }
            } catch (NoRoomException e) {
                out.println(report.inWords());
                new IndexUpdate(settings, archive, config, out, err).runAfter(e);
                throw e;
            }
            out.println(report.inWords());
            new IndexUpdate(settings, archive, config, out, err).run(report);
            report.shown().forEach(err::println);
            if (report.notOk() > 0) {
                out.println(report.notOk() + " inputs and files are not ok; why stands in " + place);
            }
            return exitCode(report);
        }
    }

    private static int exitCode(IngestReport report) {
        return report.isWhole() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
    }

    private void acknowledge(String id) {
        if (acknowledge) {
            spec.commandLine().getOut().println("ACK " + id);
        }
    }

    private int rehearse(IndexConfig config, DeleteLimit limit) throws IOException {
        Path scratch = Files.createTempDirectory("nearchive-dry-run");
        // Where nothing is stored yet, nothing comes to be either.
        boolean fresh = !Files.isRegularFile(settings.data().resolve("archive.db"));
        try (Archive archive = fresh ? settings.archiveIn(scratch) : settings.archive();
                Rehearsal rehearsal = archive.rehearse();
                IngestReport said = report == null ? IngestReport.unwritten() : IngestReport.in(report)) {
            said.telling(this::say);
            Extractor extractor = Extractor.load(config.folder());
            try (ProgressLine progress =
                    new ProgressLine("posts", spec.commandLine().getErr())) {
                if (deleteMissing) {
                    new CompleteInput(rehearsal, id -> {}, progress, said, limit)
                            .run(archive, extractor, paths, System.in);
                } else {
                    new Ingest(rehearsal, extractor, id -> {}, progress, said).run(paths, System.in);
                }
            }
            said.shown().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getOut().println("dry run, nothing was written: " + said.inWords());
            return exitCode(said);
        } finally {
            remove(scratch);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void say(String id, Change.Outcome outcome) {
        if (outcome != Change.Outcome.UNCHANGED) {
            spec.commandLine().getOut().println("would be " + outcome.name().toLowerCase(Locale.ROOT) + "\t" + id);
        }
    }

    /** Ends with the process: a delivery that was not put away yet is taken in once more by the next one. */
    private int watch(Path folder, Archive archive, IndexConfig config) throws IOException, InterruptedException {
        if (settled < 0) {
            throw new Nearchive.WrongUse("--settled is a number of seconds from 0, but was " + settled);
        }
        DropFolder drop = new DropFolder(folder, Duration.ofSeconds(settled));
        spec.commandLine().getOut().println("watching " + folder.toAbsolutePath() + "  (Ctrl-C ends it)");
        while (true) {
            long pause = LOOK_MILLIS;
            try {
                for (Path delivery : drop.complete(System.nanoTime())) {
                    takeIn(delivery, drop, archive, config);
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("what was put into {} cannot be taken in now; trying again in a minute", folder, e);
                pause = AFTER_FAILURE_MILLIS;
            }
            Thread.sleep(pause);
        }
    }

    private void takeIn(Path delivery, DropFolder drop, Archive archive, IndexConfig config)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        String words;
        boolean whole;
        try (IngestReport report = IngestReport.in(drop.report(delivery))) {
            if (Files.isSymbolicLink(delivery)) {
                report.refuse(new Refusal(delivery.toString(), 0, "is a link; give the file or folder itself"));
            } else {
                try (ProgressLine progress = new ProgressLine("posts", err)) {
                    new Ingest(archive, Extractor.load(config.folder()), this::acknowledge, progress, report)
                            .run(List.of(delivery));
                }
                new IndexUpdate(settings, archive, config, out, err).run(report);
            }
            report.shown().forEach(err::println);
            words = report.inWords();
            whole = report.isWhole();
        }
        out.println(delivery.getFileName() + ": " + words + "; now " + drop.putAway(delivery, whole));
    }
}
