package org.nearchive.person;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of a language whose names are rows of single syllables: how they are read in each script, and compared. */
abstract class SyllableNames {
    static final int MOST_FORMS = 24;
    private static final int MOST_SYLLABLES = 6;

    private final long[] fields;

    /** @param fields the bits of each part of a syllable */
    SyllableNames(long... fields) {
        this.fields = fields.clone();
    }

    /** The ways to read a name; empty when it cannot be one of this language. */
    abstract List<Form> forms(PersonName name);

    /** How many syllables of the row are a family name that we know; 0 when it begins with none. */
    abstract int familyLength(List<long[]> syllables);

    boolean agree(long[] one, long[] other) {
        for (long a : one) {
            for (long b : other) {
                if (agree(a & b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean agree(long both) {
        for (long field : fields) {
            if ((both & field) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Those ways to read a part that stands where the family name does that are no longer than a family name. */
    List<List<long[]>> families(List<List<long[]>> ways) {
        return ways.stream()
                .filter(way -> way.size() == 1 || (way.size() == 2 && familyLength(way) == 2))
                .toList();
    }

    /** All rows that take one way for each part; none when a part has no way. */
    static List<List<long[]>> rows(List<List<List<long[]>>> ways) {
        List<List<long[]>> rows = List.of(List.of());
        for (List<List<long[]>> part : ways) {
            List<List<long[]>> longer = new ArrayList<>();
            for (List<long[]> row : rows) {
                for (List<long[]> way : part) {
                    if (longer.size() < MOST_FORMS && row.size() + way.size() <= MOST_SYLLABLES) {
                        List<long[]> next = new ArrayList<>(row);
                        next.addAll(way);
                        longer.add(next);
                    }
                }
            }
            rows = longer;
        }
        return rows;
    }

    /** What this language says to two names; {@code null} when one of them cannot be read in it. */
    @Nullable
    Likeness compare(List<Form> ones, List<Form> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return null;
        }
        Likeness best = Likeness.DIFFERENT;
        for (Form one : ones) {
            for (Form other : others) {
                best = best.or(compare(one, other));
            }
        }
        return best;
    }

    private Likeness compare(Form one, Form other) {
        if (one.length() != other.length()) {
            return shorter(one, other);
        }
        for (int i = 0; i < one.length(); i++) {
            if (!agree(one.syllables().get(i), other.syllables().get(i))) {
                return Likeness.DIFFERENT;
            }
        }
        boolean family = one.hasFamily() && other.hasFamily();
        if (one.length() == 1 || (family && one.isFamilyOnly(familyLength(one.syllables())))) {
            return Likeness.perhaps(0.5);
        }
        if (one.isWeak() || other.isWeak()) {
            return Likeness.perhaps(0.6);
        }
        boolean guess = one.isGuess() || other.isGuess();
        if (guess) {
            return family && one.length() > 2 ? Likeness.same(0.8) : Likeness.perhaps(0.55);
        }
        return Likeness.same(family ? 0.96 : 0.86);
    }

    /** A family name alone, or a given name alone, and a full name. */
    private Likeness shorter(Form one, Form other) {
        Form brief = one.length() < other.length() ? one : other;
        Form full = one.length() < other.length() ? other : one;
        int family = full.hasFamily() ? familyLength(full.syllables()) : 0;
        if (family == 0 || brief.isGuess() || full.isGuess()) {
            return Likeness.DIFFERENT;
        }
        if (brief.hasFamily() && brief.length() == family && agreeFrom(brief, full, 0)) {
            return Likeness.perhaps(0.45);
        }
        boolean given = brief.length() > 1 && brief.length() == full.length() - family;
        return given && agreeFrom(brief, full, family) ? Likeness.perhaps(0.4) : Likeness.DIFFERENT;
    }

    private boolean agreeFrom(Form brief, Form full, int begin) {
        for (int i = 0; i < brief.length(); i++) {
            if (!agree(brief.syllables().get(i), full.syllables().get(begin + i))) {
                return false;
            }
        }
        return true;
    }
}
