package org.nearchive.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.archive.Intake;
import org.nearchive.archive.RollCall;
import org.nearchive.extract.Extractor;

/**
 * An input that holds all there is of each site it names: what the archive has of those sites beside it is withdrawn.
 * Posts of other sites, of no named site, and those that others stored since the run began stay.
 */
public final class CompleteInput {
    /** What a record without a site is said to be of: no site that could be complete. */
    private static final String NO_SITE = "unknown";

    private static final int BATCH = 200;

    private final Intake intake;
    private final Consumer<String> acknowledge;
    private final Progress progress;
    private final IngestReport report;
    private final DeleteLimit limit;

    /** @param intake where changes go: the archive itself, or a rehearsal of it */
    public CompleteInput(
            Intake intake, Consumer<String> acknowledge, Progress progress, IngestReport report, DeleteLimit limit) {
        this.intake = intake;
        this.acknowledge = acknowledge;
        this.progress = progress;
        this.report = report;
        this.limit = limit;
    }

    /** Takes in what lies at the paths, then withdraws what is missing there; why something stays is in the report. */
    public void run(Archive archive, Extractor extractor, List<Path> paths, InputStream standardInput)
            throws IOException {
        Set<String> sites = new TreeSet<>();
        try (RollCall roll = archive.callTheRoll()) {
            new Ingest(intake, extractor, acknowledge, progress, report, (id, site) -> {
                        roll.present(id);
                        note(site, sites);
                    })
                    .run(paths, standardInput);
            for (String site : sites) {
                withdraw(roll, roll.call(site));
            }
        }
    }

    private static void note(@Nullable String site, Set<String> sites) {
        if (site != null && !site.equals(NO_SITE)) {
            sites.add(site);
        }
    }

    private void withdraw(RollCall roll, RollCall.Site site) {
        if (site.missing() == 0) {
            return;
        }
        String missing = site.missing() + " of its " + site.posts() + " posts are missing in the input, ";
        if (report.refused() > 0) {
            report.keep(site.name(), missing + "and stay: the inputs that were refused may be these");
        } else if (site.missing() > limit.of(site.posts())) {
            report.keep(
                    site.name(),
                    missing + "more than the " + limit.of(site.posts())
                            + " that may go, and stay; if they are really gone: --delete-limit " + site.missing());
        } else {
            String last = "";
            for (List<String> some = roll.missingAfter(site.name(), last, BATCH);
                    !some.isEmpty();
                    some = roll.missingAfter(site.name(), last, BATCH)) {
                List<Change> changes = some.stream()
                        .map(id -> (Change) new Change.Withdraw(id))
                        .toList();
                List<Change.Outcome> outcomes = intake.write(changes);
                for (int i = 0; i < outcomes.size(); i++) {
                    report.add(some.get(i), outcomes.get(i));
                    acknowledge.accept(some.get(i));
                }
                last = some.getLast();
            }
        }
    }
}
