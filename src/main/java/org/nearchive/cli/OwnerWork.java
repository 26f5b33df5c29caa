package org.nearchive.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Extractions;
import org.nearchive.archive.Job;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.extract.FileParser;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.Watch;
import org.nearchive.ingest.FileReading;
import org.nearchive.ingest.Progress;
import org.nearchive.ingest.Reextraction;

/** What the owner of the index does when somebody asks for it. Used by one thread. */
final class OwnerWork {
    /** The kind of job that builds a new generation; its argument says what is read again before. */
    static final String REINDEX = "reindex";
    /** The kind of job that goes back to the generation before. */
    static final String ROLLBACK = "rollback";

    private static final String CANCELLED = "cancelled; the index before goes on serving";

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

    /**
     * Does the next job that somebody asked for, if there is one. How it went stands in the job.
     *
     * @param ends asked often; when it says so, the job is left to whoever owns the index next
     */
    void doNextJob(BooleanSupplier ends) throws InterruptedException {
        Optional<Job> next = archive.jobs().next();
        if (next.isEmpty()) {
            return;
        }
        Job job = next.get();
        boolean again = job.state() == Job.State.RUNNING;
        if (again && job.cancelAsked()) {
            note(job, Job.State.CANCELLED, CANCELLED);
            return;
        }
        note(job, Job.State.RUNNING, again ? "begun again: the process that did it before ended" : "begun");
        JobWatch watch = new JobWatch(archive, job, ends);
        try {
            String argument = job.argument();
            String done = switch (job.kind()) {
                case REINDEX ->
                    reindex(argument == null ? null : Extractions.Again.valueOf(argument), watch::said, watch);
                case ROLLBACK -> owner.rollback(watch);
                default -> throw new IllegalArgumentException("this version knows no job of the kind " + job.kind());
            };
            note(job, Job.State.DONE, done);
        } catch (CancellationException e) {
            if (ends.getAsBoolean()) {
                note(job, Job.State.WAITING, "the server ended; the job begins anew with the next one");
            } else {
                note(job, Job.State.CANCELLED, CANCELLED);
            }
        } catch (IOException | RuntimeException e) {
            note(job, Job.State.FAILED, "the index before goes on serving: " + e.getMessage());
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
     * @param said told in words what is read again
     * @param watch told how far the building is
     * @return what was done, in words
     */
    String reindex(Extractions.@Nullable Again again, Consumer<String> said, Watch watch)
            throws IOException, InterruptedException {
        String before = again == null ? "" : readAgain(again, said) + "; ";
        return before + owner.reindex(watch);
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
