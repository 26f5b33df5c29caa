package org.nearchive.enrich.group;

/**
 * How much two posts look like translations of each other: the sum of what speaks for it and what speaks against it. Symmetric, and
 * a function of the two posts alone. Where the weights come from: src/docs/translations.md.
 */
final class Comparison {
    /** Days between the publications of two translations, at most. */
    static final int WINDOW = 30;
    /** From here on two posts are held together. */
    static final double THRESHOLD = 4.0;

    private static final int SIGNS = Sign.NUMBERS;

    private Comparison() {}

    /** Below zero when nothing speaks for it. */
    static double score(Traits one, Traits other) {
        int apart = Math.abs(one.day() - other.day());
        if (apart > WINDOW) {
            return -10;
        }
        int[] shared = new int[SIGNS];
        int[] onlyOne = new int[SIGNS];
        int[] onlyOther = new int[SIGNS];
        count(one.clues(), other.clues(), shared, onlyOne, onlyOther);
        double names = names(shared, onlyOne, onlyOther);
        double days = days(shared, onlyOne, onlyOther);
        double numbers = numbers(shared, onlyOne, onlyOther);
        double persons = persons(shared, onlyOne, onlyOther);
        return near(apart)
                + files(shared)
                + names
                + days
                + numbers
                + persons
                + activity(shared, onlyOne, onlyOther)
                + topics(shared, onlyOne, onlyOther)
                + length(one, other)
                + tense(one, other, shared);
    }

    private static void count(long[] a, long[] b, int[] shared, int[] onlyA, int[] onlyB) {
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                shared[Clue.signIn(a[i])]++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                onlyA[Clue.signIn(a[i++])]++;
            } else {
                onlyB[Clue.signIn(b[j++])]++;
            }
        }
        while (i < a.length) {
            onlyA[Clue.signIn(a[i++])]++;
        }
        while (j < b.length) {
            onlyB[Clue.signIn(b[j++])]++;
        }
    }

    private static double near(int days) {
        return days <= 1 ? 1 : days <= 3 ? 0.8 : days <= 7 ? 0.3 : days <= 14 ? -0.5 : -1.5;
    }

    private static double files(int[] shared) {
        double bytes = shared[Sign.FILE.number()] == 0
                ? 0
                : Sign.FILE.weight() + Math.min(0.5, 0.25 * (shared[Sign.FILE.number()] - 1));
        double names = shared[Sign.TELLING_FILE_NAME.number()] > 0
                ? Sign.TELLING_FILE_NAME.weight()
                : shared[Sign.FILE_NAME.number()] > 0
                        ? Sign.FILE_NAME.weight()
                        : weight(Sign.PLAIN_FILE_NAME, Math.min(1, shared[Sign.PLAIN_FILE_NAME.number()]));
        return Math.max(bytes, names);
    }

    private static double weight(Sign sign, int count) {
        return sign.weight() * count;
    }

    private static double sum(int[] counts, Sign... signs) {
        double sum = 0;
        for (Sign sign : signs) {
            sum += weight(sign, counts[sign.number()]);
        }
        return sum;
    }

    private static final Sign[] NAMES = {
        Sign.EVENT, Sign.PLACE, Sign.PROVINCE, Sign.ORGANISATION, Sign.ASSOCIATION, Sign.IN_TITLE
    };

    /** A version may leave a name out, and we may not know it in one language; two that each name others are about different things. */
    private static double names(int[] shared, int[] onlyOne, int[] onlyOther) {
        double both = Math.min(3.0, sum(shared, NAMES));
        double one = sum(onlyOne, NAMES);
        double other = sum(onlyOther, NAMES);
        return both - 0.7 * Math.min(one, other) - 0.1 * Math.min(3, Math.max(one, other));
    }

    private static double days(int[] shared, int[] onlyOne, int[] onlyOther) {
        int day = Sign.DAY.number();
        double months = Math.min(0.6, sum(shared, Sign.MONTH));
        int one = onlyOne[day];
        int other = onlyOther[day];
        if (shared[day] > 0) {
            return months
                    + Math.min(2.3, Sign.DAY.weight() + 0.4 * (shared[day] - 1))
                    - 0.5 * Math.min(2, Math.min(one, other));
        }
        return one > 0 && other > 0 ? months - 2.5 : months;
    }

    private static double numbers(int[] shared, int[] onlyOne, int[] onlyOther) {
        double both = Math.min(2.0, sum(shared, Sign.LARGE_NUMBER, Sign.NUMBER, Sign.SMALL_NUMBER));
        double one = sum(onlyOne, Sign.LARGE_NUMBER, Sign.NUMBER);
        double other = sum(onlyOther, Sign.LARGE_NUMBER, Sign.NUMBER);
        return both - Math.min(1.5, 0.8 * Math.min(one, other));
    }

    /** Each name has several keys: how many are shared says less than whether any is. */
    private static double persons(int[] shared, int[] onlyOne, int[] onlyOther) {
        int person = Sign.PERSON.number();
        if (shared[person] > 0) {
            return Math.min(1.6, Sign.PERSON.weight() + 0.15 * (shared[person] - 1));
        }
        return onlyOne[person] > 0 && onlyOther[person] > 0 ? -0.9 : 0;
    }

    private static double activity(int[] shared, int[] onlyOne, int[] onlyOther) {
        int activity = Sign.ACTIVITY.number();
        if (shared[activity] > 0) {
            return Sign.ACTIVITY.weight();
        }
        return onlyOne[activity] > 0 && onlyOther[activity] > 0 ? -0.5 : 0;
    }

    /** Two that are each about something and share none of it are about different things. */
    private static double topics(int[] shared, int[] onlyOne, int[] onlyOther) {
        int topic = Sign.TOPIC.number();
        int title = Sign.TITLE_TOPIC.number();
        double both = Math.min(1.2, weight(Sign.TOPIC, shared[topic]))
                + Math.min(0.7, weight(Sign.TITLE_TOPIC, shared[title]));
        double against = shared[topic] == 0 && onlyOne[topic] > 0 && onlyOther[topic] > 0 ? 1.0 : 0;
        double aside = 0.15 * Math.min(4, Math.min(onlyOne[topic], onlyOther[topic]));
        double titles = shared[title] == 0 && onlyOne[title] > 0 && onlyOther[title] > 0 ? 0.5 : 0;
        return both - against - aside - titles;
    }

    private static double length(Traits one, Traits other) {
        double longer = Math.max(one.length(), other.length());
        double shorter = Math.max(1, Math.min(one.length(), other.length()));
        double ratio = longer / shorter;
        return ratio < 1.5 ? 0.2 : ratio < 2.5 ? 0 : ratio < 4 ? -0.8 : -2;
    }

    /** An announcement and a report of one event are two posts. */
    private static double tense(Traits one, Traits other, int[] shared) {
        return shared[Sign.DAY.number()] > 0 && one.tense() * other.tense() < 0 ? -2.5 : 0;
    }
}
