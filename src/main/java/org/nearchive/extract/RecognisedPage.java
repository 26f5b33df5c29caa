package org.nearchive.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Tesseract made of one picture.
 *
 * @param lines those that are words, not marks and shadows
 * @param words in them
 * @param confidence mean over those words, percent; 0 when there are none
 * @param doubted words in the lines that were left out
 */
record RecognisedPage(List<String> lines, int words, double confidence, int doubted) {
    static final RecognisedPage NOTHING = new RecognisedPage(List.of(), 0, 0, 0);

    /** Which of two readings of one picture makes more sense. */
    static final Comparator<RecognisedPage> BY_SENSE = Comparator.comparingDouble(RecognisedPage::sense);

    /** A line that Tesseract itself doubts more than this is a guess: shadows, or another language's letters. */
    private static final double DOUBTFUL = 60;

    private static final double CLEAR = 80;
    private static final int FEWEST_LETTERS = 4;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Chinese and Japanese come in pieces that no writer would divide. */
    private static final Pattern BETWEEN_IDEOGRAPHS =
            Pattern.compile("(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}、。，！？「」（）ー]) +"
                    + "(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}、。，！？「」（）ー])");

    private record Word(String text, double confidence) {}

    /**
     * @param text as Tesseract's {@code txt} writes it: the lines, with the spaces it believes in
     * @param table as its {@code tsv} writes it: a word a row, or a part of one, with its confidence
     */
    static RecognisedPage of(String text, String table) {
        Map<String, List<Word>> byLine = new LinkedHashMap<>();
        table.lines()
                .skip(1)
                .map(row -> row.split("\t", 12))
                .filter(row -> row.length == 12)
                .forEach(row -> {
                    Word word = new Word(row[11].strip(), Double.parseDouble(row[10]));
                    if (word.confidence >= 0 && !word.text.isEmpty()) {
                        byLine.computeIfAbsent(
                                        String.join(" ", row[1], row[2], row[3], row[4]), line -> new ArrayList<>())
                                .add(word);
                    }
                });
        Iterator<String> written = text.lines().filter(line -> !line.isBlank()).iterator();
        List<String> lines = new ArrayList<>();
        List<Word> kept = new ArrayList<>();
        int doubted = 0;
        for (List<Word> line : byLine.values()) {
            String whole = written.hasNext() ? written.next().strip() : "";
            if (mean(line) >= DOUBTFUL && letters(whole) >= 2) {
                lines.add(BETWEEN_IDEOGRAPHS
                        .matcher(SPACE.matcher(whole).replaceAll(" "))
                        .replaceAll(""));
                kept.addAll(line);
            } else {
                doubted += line.size();
            }
        }
        return new RecognisedPage(lines, kept.size(), mean(kept), doubted);
    }

    private static double mean(List<Word> words) {
        return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }

    /** Single Hangul jamo are not letters: they are what borders look like. */
    private static long letters(String line) {
        return line.codePoints()
                .filter(letter -> Character.isLetter(letter) && !(letter >= 0x3130 && letter <= 0x318F))
                .count();
    }

    /** Letters, each as far as it can be relied on. */
    private double sense() {
        return lines.stream().mapToLong(RecognisedPage::letters).sum() * Math.max(0, confidence - DOUBTFUL / 2);
    }

    boolean isNoise() {
        return lines.stream().mapToLong(RecognisedPage::letters).sum() < FEWEST_LETTERS;
    }

    /** Whether there is nothing to be gained by reading the picture in another way. */
    boolean isClear() {
        return confidence >= CLEAR && words >= 3 && words > doubted;
    }

    /** Whether there is anything like writing in the picture, be it in another language. */
    boolean hasWriting() {
        return words + doubted >= 3;
    }
}
