package org.nearchive.enrich.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Why two posts are held to be translations of each other, or not.
 *
 * @param score from {@link #threshold} on they are tied
 * @param reasons in words, what speaks for it first
 */
public record Resemblance(double score, List<String> reasons) {
    private static final int MOST = 12;

    public Resemblance {
        reasons = List.copyOf(reasons);
    }

    public static double threshold() {
        return Comparison.THRESHOLD;
    }

    /** The clues are those that the traits were made of. */
    public static Resemblance of(Traits one, Traits other, Set<Clue> ofOne, Set<Clue> ofOther) {
        List<String> reasons = new ArrayList<>();
        if (one.isLinkedTo(other)) {
            reasons.add("the source links them");
        }
        int days = Math.abs(one.day() - other.day());
        reasons.add(days == 0 ? "published on the same day" : "published " + days + " days apart");
        ofOne.stream()
                .filter(clue -> clue.sign() != Sign.PERSON && ofOther.contains(clue))
                .limit(MOST)
                .forEach(clue -> reasons.add("both: " + clue.inWords()));
        if (ofOne.stream().anyMatch(clue -> clue.sign() == Sign.PERSON && ofOther.contains(clue))) {
            reasons.add("both: a person's name");
        }
        for (Sign sign : List.of(Sign.EVENT, Sign.DAY, Sign.LARGE_NUMBER)) {
            boolean shared = ofOne.stream().anyMatch(clue -> clue.sign() == sign && ofOther.contains(clue));
            if (!shared && shows(ofOne, sign) && shows(ofOther, sign)) {
                reasons.add("against it: no "
                        + sign.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " in common");
            }
        }
        return new Resemblance(Comparison.score(one, other), reasons);
    }

    private static boolean shows(Set<Clue> clues, Sign sign) {
        return clues.stream().anyMatch(clue -> clue.sign() == sign);
    }
}
