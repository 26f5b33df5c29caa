package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.archive.Failures;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.FileParser;
import org.nearchive.http.Json;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.FileReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "failures",
        mixinStandardHelpOptions = true,
        description = "Lists what is not ok: inputs of which no post could be made, files that were not read whole.",
        footer = {
            "",
            "A line each: status, where, reason. With --retry the files that failed or were unreadable are read once",
            "more first; beside a running server the server does that.",
            "Exit codes: 0 done, whether or not there are any; 2 wrong use."
        })
final class FailuresCommand implements Callable<Integer> {
    private static final int AT_ONCE = 1_000;

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--retry", description = "Read files that failed or were unreadable once more.")
    private boolean retry;

    @Option(names = "--json", description = "A JSON line each.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        IndexConfig config = settings.config();
        try (Archive archive = settings.existingArchive()) {
            if (retry) {
                retry(archive, config, spec.commandLine().getErr());
            }
            int offset = 0;
            for (List<Failures.Failure> some = archive.failures().list(AT_ONCE, 0);
                    !some.isEmpty();
                    some = archive.failures().list(AT_ONCE, offset)) {
                some.forEach(failure -> out.println(json ? Json.write(failure) : line(failure)));
                offset += some.size();
            }
        }
        return Nearchive.DONE;
    }

    private void retry(Archive archive, IndexConfig config, PrintWriter err) throws IOException, InterruptedException {
        int files = archive.extractions().askAgain(Extractions.Again.FAILED, FileParser.VERSION);
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            Optional<IndexOwner> owner = settings.owner("failures --retry", archive, config, index);
            if (owner.isEmpty()) {
                err.println("the running server reads " + files + " files once more");
                return;
            }
            try (IndexOwner mine = owner.get();
                    FileReading reading = settings.reading(archive)) {
                reading.run((done, share) -> {}, (file, read) -> {});
                mine.follow();
            }
        }
        err.println(files + " files read once more");
    }

    private static String line(Failures.Failure failure) {
        String where = failure.post() == null
                ? failure.input() + (failure.line() == 0 ? "" : ":" + failure.line())
                : failure.post() + " file " + failure.number() + " " + failure.fileName();
        return failure.status() + "  " + where + "  " + (failure.reason() == null ? "" : failure.reason());
    }
}
