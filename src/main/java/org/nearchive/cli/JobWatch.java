package org.nearchive.cli;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Job;
import org.nearchive.index.lucene.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in a job how far it is, and ends it when somebody asked for that or the process ends. */
final class JobWatch implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    /** A note waits for the disk. */
    private static final long NOTE_NANOS = Duration.ofMillis(500).toNanos();

    private final Archive archive;
    private final Job job;
    private final BooleanSupplier ends;
    private long noted = System.nanoTime() - NOTE_NANOS;

    JobWatch(Archive archive, Job job, BooleanSupplier ends) {
        this.archive = archive;
        this.job = job;
        this.ends = ends;
    }

    @Override
    public void at(Building building) {
        note(building.done(), building.total(), building.inWords());
    }

    /** Something that cannot be counted. */
    void said(String words) {
        note(0, 0, words);
    }

    private void note(long done, long total, String words) {
        if (ends.getAsBoolean()) {
            throw new CancellationException("the process ends");
        }
        if (System.nanoTime() - noted < NOTE_NANOS) {
            return;
        }
        noted = System.nanoTime();
        if (!goesOn(done, total, words)) {
            throw new CancellationException("somebody asked for it");
        }
    }

    /** An archive that cannot be written now does not end the work. */
    private boolean goesOn(long done, long total, String words) {
        try {
            return archive.jobs().progress(job.id(), done, total, words);
        } catch (RuntimeException e) {
            LOG.warn("how far job {} is could not be noted: {}", job.id(), e.getMessage());
            return true;
        }
    }
}
