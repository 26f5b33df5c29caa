package org.nearchive.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good a ranked list is, 0 to 1 each.
 *
 * @param recallAt1 share of the relevant posts that stand first
 * @param mrrAt10 one by the place of the first relevant post; 0 beyond the tenth
 * @param ndcgAt10 gain by grade, discounted by the logarithm of the place, of what a perfect order would have
 * @param recallAt100 share of the relevant posts among the first hundred
 */
public record SearchScores(double recallAt1, double mrrAt10, double ndcgAt10, double recallAt100) {
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    /**
     * @param ranked ids, the best first
     * @param grades of the judged posts by id; 0 is not relevant
     */
    public static SearchScores of(List<String> ranked, Map<String, Integer> grades) {
        Set<String> relevant = new HashSet<>();
        grades.forEach((id, grade) -> {
            if (grade > 0) {
                relevant.add(id);
            }
        });
        if (relevant.isEmpty()) {
            throw new IllegalArgumentException("nothing is judged relevant");
        }
        double gain = 0;
        double mrr = 0;
        int found = 0;
        double first = 0;
        for (int i = 0; i < Math.min(HUNDRED, ranked.size()); i++) {
            String id = ranked.get(i);
            if (!relevant.contains(id)) {
                continue;
            }
            found++;
            first = i == 0 ? 1 : first;
            if (i < TEN) {
                gain += grades.getOrDefault(id, 0) / discount(i);
                mrr = mrr == 0 ? 1.0 / (i + 1) : mrr;
            }
        }
        return new SearchScores(first / relevant.size(), mrr, gain / perfect(grades), found / (double) relevant.size());
    }

    private static double perfect(Map<String, Integer> grades) {
        List<Integer> best = grades.values().stream()
                .filter(grade -> grade > 0)
                .sorted((a, b) -> b - a)
                .toList();
        double gain = 0;
        for (int i = 0; i < Math.min(TEN, best.size()); i++) {
            gain += best.get(i) / discount(i);
        }
        return gain;
    }

    private static double discount(int place) {
        return Math.log(place + 2) / Math.log(2);
    }

    /** The means of several queries; zeros of none. */
    public static SearchScores mean(List<SearchScores> of) {
        double count = Math.max(1, of.size());
        return new SearchScores(
                of.stream().mapToDouble(SearchScores::recallAt1).sum() / count,
                of.stream().mapToDouble(SearchScores::mrrAt10).sum() / count,
                of.stream().mapToDouble(SearchScores::ndcgAt10).sum() / count,
                of.stream().mapToDouble(SearchScores::recallAt100).sum() / count);
    }
}
