package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.archive.Job;
import org.nearchive.config.IndexConfig;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.Watch;
import org.nearchive.ingest.FileReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description = "Builds the index anew from the archive, beside the old one, and swaps it in. Searches go on.",
        footer = {
            "",
            "Run it after a change of index-config/. Beside a running server it asks the server to do it, with the",
            "configuration folder that the server was started with, and waits.",
            "A new index is checked before it is swapped in: it holds every post, Lucene finds it whole, it answers the",
            "lines of index-config/checks.tsv, and in every language finds a post by its title. The one before is kept;",
            "--rollback goes back to it.",
            "Exit codes: 0 done; 2 it failed or was refused, the index before goes on serving."
        })
final class ReindexCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);

    @Mixin
    private Settings settings = new Settings();

    @Option(
            names = "--extract",
            paramLabel = "failed|stale|all",
            description =
                    "Before, read once more: files that could not be read (failed); posts and files that were read"
                            + " by other rules than today's, such as a page template changed since (stale); or all. Nothing is"
                            + " fetched: the archive keeps what posts came in.")
    private Extractions.@Nullable Again extract;

    @Option(
            names = "--rollback",
            description = "Builds nothing: goes back to the index before the last swap, brought up to the archive.")
    private boolean rollback;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rollback && extract != null) {
            throw new Nearchive.WrongUse("--rollback builds nothing, so --extract cannot be done with it; choose one");
        }
        PrintWriter out = spec.commandLine().getOut();
        IndexConfig config = settings.config();
        try (Archive archive = settings.existingArchive();
                LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("reindex", archive, config, index);
            if (owner.isEmpty()) {
                return ask(archive, out);
            }
            try (IndexOwner mine = owner.get();
                    FileReading reading = settings.reading(archive)) {
                out.println(build(mine, new OwnerWork(archive, config, reading, mine)));
            }
            return Nearchive.DONE;
        }
    }

    /** Clears its line before what was done is printed. */
    private String build(IndexOwner owner, OwnerWork work) throws IOException, InterruptedException {
        try (ProgressLine progress =
                new ProgressLine("posts", spec.commandLine().getErr())) {
            Watch watch = step -> progress.at(step.done(), (double) step.done() / Math.max(1, step.total()));
            return rollback ? owner.rollback(watch) : work.reindex(extract, words -> {}, watch);
        }
    }

    private int ask(Archive archive, PrintWriter out) throws InterruptedException {
        Job job = archive.jobs()
                .ask(rollback ? OwnerWork.ROLLBACK : OwnerWork.REINDEX, extract == null ? null : extract.name());
        out.println("the running server " + (rollback ? "goes back" : "re-indexes") + " (job " + job.id() + ")");
        try (ProgressLine progress =
                new ProgressLine("posts", spec.commandLine().getErr())) {
            while (!job.isOver()) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                job = archive.jobs().job(job.id()).orElseThrow();
                if (job.total() > 0) {
                    progress.at(job.done(), (double) job.done() / job.total());
                }
            }
        }
        out.println(job.message());
        return job.state() == Job.State.DONE ? Nearchive.DONE : Nearchive.WRONG_USE;
    }
}
