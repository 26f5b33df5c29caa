package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Job;

/**
 * A job as the API shows it.
 *
 * @param argument lower case; left out when there is none
 * @param total items there are; left out when that is not known
 * @param perSecond items done in a second since it began; left out before
 * @param secondsLeft at that speed; left out when it does not run, or nobody can know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobJson(
        long id,
        String kind,
        @Nullable String argument,
        String state,
        Instant asked,
        @Nullable Instant begun,
        @Nullable Instant ended,
        long done,
        @Nullable Long total,
        @Nullable Double perSecond,
        @Nullable Long secondsLeft,
        boolean cancelAsked,
        @Nullable String message) {

    /** @param now for speed and time left */
    public static JobJson of(Job job, Instant now) {
        Double speed = perSecond(job, now);
        boolean runs = job.state() == Job.State.RUNNING;
        String argument = job.argument();
        return new JobJson(
                job.id(),
                job.kind(),
                argument == null ? null : argument.toLowerCase(Locale.ROOT),
                job.state().name().toLowerCase(Locale.ROOT),
                job.asked(),
                job.begun(),
                job.ended(),
                job.done(),
                job.total() == 0 ? null : job.total(),
                speed,
                runs && speed != null && speed > 0 && job.total() > 0
                        ? Math.round(Math.max(0, job.total() - job.done()) / speed)
                        : null,
                job.cancelAsked(),
                job.message());
    }

    private static @Nullable Double perSecond(Job job, Instant now) {
        Instant begun = job.begun();
        if (begun == null || job.done() == 0) {
            return null;
        }
        Instant ended = job.ended();
        double seconds = Duration.between(begun, ended == null ? now : ended).toMillis() / 1000.0;
        return seconds <= 0 ? null : Math.round(10 * job.done() / seconds) / 10.0;
    }
}
