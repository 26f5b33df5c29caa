package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Job;
import org.nearchive.archive.Miss;
import org.nearchive.archive.Refusal;
import org.nearchive.http.JobJson;
import org.nearchive.http.Json;
import org.nearchive.http.Status;
import org.nearchive.index.lucene.LuceneIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Counts of posts and files, how far the index is behind, what was refused.")
final class StatusCommand implements Callable<Integer> {
    /** Refusals that are listed, by file and line. */
    private static final int SHOWN = 100;

    private static final int JOBS = 5;

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String fingerprint = settings.config().fingerprint();
        try (Archive archive = settings.existingArchive();
                LuceneIndex index = LuceneIndex.open(settings.index())) {
            Status status = Status.of(archive, index, fingerprint);
            List<String> refusals =
                    archive.refusals(SHOWN).stream().map(Refusal::inWords).toList();
            List<Job> jobs = archive.jobs().newest(JOBS);
            List<Miss> misses = archive.misses().most(SHOWN);
            Map<String, Object> fields = Json.fields(status);
            if (json) {
                fields.put("refusals", refusals);
                fields.put("searches_without_hits", misses);
                fields.put(
                        "jobs",
                        jobs.stream().map(job -> JobJson.of(job, Instant.now())).toList());
                out.println(Json.write(fields));
                return Nearchive.DONE;
            }
            fields.remove("degraded");
            fields.forEach((name, value) -> out.printf("%-18s %s%n", name.replace('_', ' '), value));
            refusals.forEach(refusal -> out.println("  " + refusal));
            jobs.forEach(job -> out.println("job " + job.id() + "  " + job.kind() + "  "
                    + job.state().name().toLowerCase(Locale.ROOT) + ": " + job.message()));
            if (!misses.isEmpty()) {
                out.println("searches without hits, most often first:");
                misses.forEach(miss ->
                        out.printf("  %5d  %s  (%s to %s)%n", miss.searches(), miss.text(), miss.first(), miss.last()));
            }
            status.degraded().forEach(out::println);
            return Nearchive.DONE;
        }
    }
}
