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
            "Exit codes: 0 done; 2 it failed, the old index goes on serving."
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
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
                out.println(new OwnerWork(archive, config, reading, mine).reindex(extract, words -> {}));
            }
            return Nearchive.DONE;
        }
    }

    private int ask(Archive archive, PrintWriter out) throws InterruptedException {
        Job job = archive.jobs().ask(OwnerWork.REINDEX, extract == null ? null : extract.name());
        out.println("the running server re-indexes (job " + job.id() + ")");
        while (!job.isOver()) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            job = archive.jobs().job(job.id()).orElseThrow();
        }
        out.println(job.message());
        return job.state() == Job.State.DONE ? Nearchive.DONE : Nearchive.WRONG_USE;
    }
}
