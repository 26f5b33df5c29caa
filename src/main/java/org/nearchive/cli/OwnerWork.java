package org.nearchive.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.archive.Job;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.extract.FileParser;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.ingest.FileReading;
import org.nearchive.ingest.Progress;
import org.nearchive.ingest.Reextraction;

/** What the owner of the index does when somebody asks for it. Used by one thread. */
final class OwnerWork {
    /** The kind of job that builds a new generation; its argument says what is read again before. */
    static final String REINDEX = "reindex";

    /** The kind of job that leaves nothing of deleted posts in the index. */
    static final String EXPUNGE = "expunge";

    private final Archive archive;
    private final IndexConfig config;
    private final FileReading reading;
    private final IndexOwner owner;

    OwnerWork(Archive archive, IndexConfig config, FileReading reading, IndexOwner owner) {
        this.archive = archive;
        this.config = config;
        this.reading = reading;
        this.owner = owner;
    }

    /** Does the next job that somebody asked for, if there is one. How it went stands in the job. */
    void doNextJob() throws InterruptedException {
        Optional<Job> next = archive.jobs().next();
        if (next.isEmpty()) {
            return;
        }
        Job job = next.get();
        if (job.kind().equals(EXPUNGE)) {
            expunge(job);
            return;
        }
        if (!job.kind().equals(REINDEX)) {
            note(job, Job.State.FAILED, "this version knows no job of the kind " + job.kind());
            return;
        }
        note(job, Job.State.RUNNING, "begun");
        try {
            String argument = job.argument();
            Extractions.@Nullable Again again = argument == null ? null : Extractions.Again.valueOf(argument);
            note(job, Job.State.DONE, reindex(again, words -> note(job, Job.State.RUNNING, words)));
        } catch (IOException | RuntimeException e) {
            note(job, Job.State.FAILED, "the old generation goes on serving: " + e.getMessage());
        }
    }

    private void expunge(Job job) {
        note(job, Job.State.RUNNING, "begun");
        try {
            owner.expunge();
            note(job, Job.State.DONE, "the index holds nothing of deleted posts any longer");
        } catch (IOException | RuntimeException e) {
            note(job, Job.State.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void note(Job job, Job.State state, String words) {
        archive.jobs().update(job.id(), state, words);
    }

    /**
     * Builds a new generation; searches go on, and what is written meanwhile is found.
     *
     * @param again what is read once more before: posts out of what they came in, files out of their bytes;
     *     {@code null} for nothing
     * @param said told how far it is, in words
     * @return what was done, in words
     */
    String reindex(Extractions.@Nullable Again again, Consumer<String> said) throws IOException, InterruptedException {
        String before = again == null ? "" : readAgain(again, said) + "; ";
        return before + owner.reindex(said);
    }

    private String readAgain(Extractions.Again again, Consumer<String> said) throws IOException, InterruptedException {
        String posts = "";
        if (again != Extractions.Again.FAILED) {
            // As its files stand now: what was mended since this process began counts.
            Extractor extractor = Extractor.load(config.folder());
            Reextraction.Report report =
                    new Reextraction(archive, extractor).run(again == Extractions.Again.ALL, followed("posts", said));
            report.kept().forEach(said);
            posts = report.inWords() + "; ";
        }
        int files = archive.extractions().askAgain(again, FileParser.VERSION);
        reading.run(followed("files", said), (file, extraction) -> {});
        return posts + files + " files read once more";
    }

    /** Says how far the work is and lets searches find what it changed so far. */
    private Progress followed(String what, Consumer<String> said) {
        return (items, share) -> {
            said.accept(String.format(Locale.ROOT, "%d %s read once more, %.0f %%", items, what, 100 * share));
            try {
                owner.follow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
