package org.nearchive.extract;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is left of the time and the number of pictures that one file has for the words in them (RELIABILITY R15). Used by one thread. */
final class PictureBudget {
    static final String CONFIDENCE = "nearchive:ocr-confidence";
    static final String LEFT = "nearchive:ocr-left";
    static final String TOO_LARGE = "nearchive:ocr-too-large";

    /** Pages of a PDF, pictures in a document. */
    static final int MAX_PAGES = 20;

    static final Duration TIME = Duration.ofSeconds(50);
    static final long MAX_PIXELS = 100_000_000;

    private final List<String> languages;
    private final long deadline = System.nanoTime() + TIME.toNanos();
    private final Set<String> seen = new HashSet<>();
    private int pages;

    /** @param languages in which to look for words, in Tesseract's names */
    PictureBudget(List<String> languages) {
        this.languages = languages;
    }

    List<String> languages() {
        return languages;
    }

    long millisLeft() {
        return (deadline - System.nanoTime()) / 1_000_000;
    }

    /** Whether one more may be read; then it counts. */
    boolean takesOne() {
        if (pages == MAX_PAGES || millisLeft() <= 0) {
            return false;
        }
        pages++;
        return true;
    }

    /** Whether a picture comes for the first time: a letterhead stands on every page. */
    boolean isNew(String sha256) {
        return seen.add(sha256);
    }
}
