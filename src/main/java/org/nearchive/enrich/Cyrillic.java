package org.nearchive.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells six languages in Cyrillic apart: by letters outside a language's alphabet, then by how likely its words have these
 * letters in a row. The counts of three letters are in {@code cyrillic.txt}, their source in decision 5.
 */
final class Cyrillic {
    /** In the order of the file. */
    private static final List<String> LANGUAGES = List.of("ru", "mn", "kk", "ky", "bg", "uk");
    /** The first sign is the border of a word; the last stands for every other letter. */
    private static final String LETTERS = "_абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґәғқңөұүһ?";

    private static final int SIZE = LETTERS.length();
    private static final int FIRST = 0x400;
    /** Place in {@link #LETTERS} by code point, from U+0400 on. */
    private static final byte[] PLACE = places();
    /** A letter that the language does not write: a foreign name may hold one, a sentence does not. */
    private static final double OUTSIDE = -10;
    /** How many sightings the shorter row is worth when a row of three is rare. */
    private static final double SMOOTHING = 8;
    /** Set over vowels in reference works. */
    private static final char STRESS = 0x301;
    /** Two of the six are the archive's own. */
    private static final double OURS = 2;
    /** What the site says counts as much as about one word of the text. */
    private static final double DECLARED = 3;
    /** Rows of three read at most; longer texts do not change their mind. */
    private static final int ENOUGH = 1_000;

    private static final Cyrillic MODEL = load();

    /** Logarithms of probabilities; language + number of languages × row. */
    private final float[] rows;

    /**
     * A language and how much likelier it is than the next.
     *
     * @param lead natural logarithm of the ratio
     */
    record Choice(String language, double lead) {}

    private Cyrillic(float[] rows) {
        this.rows = rows;
    }

    /** The likeliest language of the Cyrillic words of a text. */
    static Choice choose(String text, @Nullable String declared) {
        double[] scores = MODEL.scores(text);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += i < 2 ? OURS : 0;
            scores[i] += declared != null && declared.startsWith(LANGUAGES.get(i)) ? DECLARED : 0;
        }
        int best = 0;
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                next = scores[best];
                best = i;
            } else {
                next = Math.max(next, scores[i]);
            }
        }
        return new Choice(LANGUAGES.get(best), scores[best] - next);
    }

    private double[] scores(String text) {
        double[] scores = new double[LANGUAGES.size()];
        int before = 0;
        int last = 0;
        int read = 0;
        for (int i = 0; i <= text.length() && read < ENOUGH; i++) {
            int place = i < text.length() ? place(text.charAt(i)) : 0;
            if (STRESS == (i < text.length() ? text.charAt(i) : 0) || (place == 0 && last == 0)) {
                continue;
            }
            int row = LANGUAGES.size() * row(before, last, place);
            for (int language = 0; language < scores.length; language++) {
                scores[language] += rows[row + language];
            }
            before = place == 0 ? 0 : last;
            last = place;
            read++;
        }
        return scores;
    }

    private static int place(char letter) {
        char small = Character.toLowerCase(letter);
        return small >= FIRST && small < FIRST + PLACE.length ? PLACE[small - FIRST] : 0;
    }

    private static int row(int first, int second, int third) {
        return (first * SIZE + second) * SIZE + third;
    }

    private static byte[] places() {
        byte[] places = new byte[0x130];
        for (int i = 0; i < places.length; i++) {
            int place = LETTERS.indexOf(FIRST + i);
            places[i] = (byte) (place < 0 ? SIZE - 1 : place);
        }
        return places;
    }

    private static Cyrillic load() {
        try (InputStream file = Objects.requireNonNull(Cyrillic.class.getResourceAsStream("cyrillic.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            float[] rows = new float[LANGUAGES.size() * SIZE * SIZE * SIZE];
            float[] counts = new float[SIZE * SIZE * SIZE];
            String alphabet = "";
            int language = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                if (line.startsWith("#")) {
                    continue;
                }
                if (LANGUAGES.contains(parts[0])) {
                    learn(counts, alphabet, language, rows);
                    Arrays.fill(counts, 0);
                    language = LANGUAGES.indexOf(parts[0]);
                    alphabet = parts[1];
                } else {
                    for (int i = 0; i < parts[1].length(); i += 3) {
                        counts[row(at(parts[1], i), at(parts[1], i + 1), at(parts[1], i + 2))] =
                                Float.parseFloat(parts[0]);
                    }
                }
            }
            learn(counts, alphabet, language, rows);
            return new Cyrillic(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int at(String letters, int index) {
        return LETTERS.indexOf(letters.charAt(index));
    }

    /** Rows of three, leaning on rows of two, leaning on single letters. */
    private static void learn(float[] counts, String alphabet, int language, float[] rows) {
        if (language < 0) {
            return;
        }
        double[] one = new double[SIZE];
        double[] two = new double[SIZE * SIZE];
        double[] afterTwo = new double[SIZE * SIZE];
        double[] afterOne = new double[SIZE];
        double all = 0;
        for (int i = 0; i < counts.length; i++) {
            one[i % SIZE] += counts[i];
            two[i % (SIZE * SIZE)] += counts[i];
            afterTwo[i / SIZE] += counts[i];
            afterOne[i / SIZE % SIZE] += counts[i];
            all += counts[i];
        }
        for (int i = 0; i < counts.length; i++) {
            int third = i % SIZE;
            double single = (one[third] + 0.5) / (all + 0.5 * SIZE);
            double pair = (two[i % (SIZE * SIZE)] + SMOOTHING * single) / (afterOne[i / SIZE % SIZE] + SMOOTHING);
            double row = (counts[i] + SMOOTHING * pair) / (afterTwo[i / SIZE] + SMOOTHING);
            boolean written = third == 0 || alphabet.indexOf(LETTERS.charAt(third)) >= 0;
            rows[LANGUAGES.size() * i + language] = (float) (written ? Math.log(row) : OUTSIDE);
        }
    }
}
