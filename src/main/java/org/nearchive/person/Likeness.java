package org.nearchive.person;

/**
 * How alike two names are.
 *
 * @param score 0 to 1
 */
public record Likeness(double score, Verdict verdict) {
    static final Likeness DIFFERENT = new Likeness(0, Verdict.DIFFERENT);

    static Likeness same(double score) {
        return new Likeness(score, Verdict.SAME);
    }

    static Likeness perhaps(double score) {
        return new Likeness(score, Verdict.PERHAPS);
    }

    boolean isSame() {
        return verdict == Verdict.SAME;
    }

    Likeness or(Likeness other) {
        return other.score > score ? other : this;
    }
}
