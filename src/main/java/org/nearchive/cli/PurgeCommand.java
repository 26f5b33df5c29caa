package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Job;
import org.nearchive.archive.Purge;
import org.nearchive.config.IndexConfig;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description =
                "Removes posts for good: text, what they came in, files that no other post has, their traces in the"
                        + " index. Only the id stays, as the note that there was a post.",
        footer = {
            "",
            "Example:",
            "  nearchive purge near:64099",
            "It waits until the words are out of the index too, beside a running server as well. Backups that were made",
            "before still hold the post, and a source that sends it again brings it back: see to both.",
            "Exit codes: 0 gone; 1 the archive never had one of them, or something may still hold it; 2 wrong use."
        })
final class PurgeCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 200;

    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of posts, like near:64099.")
    private List<String> ids = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        IndexConfig config = settings.config();
        try (Archive archive = settings.existingArchive()) {
            Purge.Report report = archive.purge(ids);
            List<String> notYet = new ArrayList<>(report.notYet());
            expunge(archive, config).ifPresent(notYet::add);
            if (!report.purged().isEmpty()) {
                out.println("purged: " + String.join(", ", report.purged()) + "; " + report.files()
                        + " files removed. Backups made before still hold them.");
            }
            report.unknown().forEach(id -> out.println("the archive never had " + id));
            notYet.forEach(words -> out.println("not yet: " + words));
            return report.unknown().isEmpty() && notYet.isEmpty() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        }
    }

    /** @return why words may still stand in the index; empty when none do */
    private Optional<String> expunge(Archive archive, IndexConfig config) throws IOException, InterruptedException {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("purge", archive, config, index);
            if (owner.isPresent()) {
                try (IndexOwner mine = owner.get()) {
                    mine.expunge();
                    return Optional.empty();
                }
            }
        }
        Job job = archive.jobs().ask(OwnerWork.EXPUNGE, null);
        while (!job.isOver()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            job = archive.jobs().job(job.id()).orElseThrow();
        }
        return job.state() == Job.State.DONE
                ? Optional.empty()
                : Optional.of("words may still stand in the index: " + job.message() + "; run: nearchive reindex");
    }
}
