package org.nearchive.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nearchive.archive.Change;
import org.nearchive.archive.Refusal;

/** What became of the inputs of one run: every input is counted exactly once. */
public final class IngestReport {
    private final Map<Change.Outcome, Integer> outcomes = new EnumMap<>(Change.Outcome.class);
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    void add(Change.Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    void skip(String file) {
        skipped.add(file);
    }

    public int count(Change.Outcome... of) {
        int sum = 0;
        for (Change.Outcome outcome : of) {
            sum += outcomes.getOrDefault(outcome, 0);
        }
        return sum;
    }

    /** Inputs of which no post could be made, in the order they were met. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Text files in folders that are neither feed nor dump. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** One line for people: {@code 24 posts: 24 new, 0 changed, 0 unchanged, 0 withdrawn; 0 inputs refused}. */
    public String inWords() {
        int all = count(Change.Outcome.values());
        return all + (all == 1 ? " post: " : " posts: ") + count(Change.Outcome.CREATED) + " new, "
                + count(Change.Outcome.CHANGED) + " changed, " + count(Change.Outcome.UNCHANGED) + " unchanged, "
                + count(Change.Outcome.WITHDRAWN) + " withdrawn; " + refusals.size()
                + (refusals.size() == 1 ? " input" : " inputs") + " refused"
                + (skipped.isEmpty() ? "" : "; " + skipped.size() + " text files in folders left alone");
    }
}
