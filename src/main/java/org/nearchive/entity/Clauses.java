package org.nearchive.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sentences and clauses of a text, and what the words in them say about whether a thing happened. */
final class Clauses {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "st", "no", "prof", "gov", "vs", "г", "гг", "им", "т", "е", "д", "п", "ул", "тов");

    /** Where each sentence and each clause ends, ascending; the last is the text's end. */
    private int[] sentences = new int[16];

    private int sentenceCount;
    private int[] clauses = new int[16];
    private int clauseCount;
    /** By sentence: conditional. By clause: planned, denied. */
    private final boolean[] conditional;

    private final boolean[] planned;
    private final boolean[] denied;

    Clauses(FoldedText text, List<Token> cues, List<Token> borders) {
        int next = 0;
        for (int at = 0; at < text.length(); at++) {
            while (next < borders.size() && borders.get(next).start() < at) {
                next++;
            }
            if (next < borders.size() && borders.get(next).start() == at) {
                // A Korean or Japanese connective ends its clause; the other languages' begin one.
                boolean ends =
                        FoldedText.isCjk(text.charAt(at)) && FoldedText.classOf(text.charAt(at)) != FoldedText.HAN;
                clause(ends ? borders.get(next).end() : at);
            }
            if (endsSentence(text, at)) {
                clause(at + 1);
                sentence(at + 1);
            } else if (endsClause(text, at)) {
                clause(at + 1);
            }
        }
        clause(text.length());
        sentence(text.length());
        conditional = new boolean[sentenceCount];
        planned = new boolean[clauseCount];
        denied = new boolean[clauseCount];
        for (Token cue : cues) {
            if (isKey(cue, "conditional")) {
                conditional[sentenceOf(cue.start())] = true;
            } else if (isKey(cue, "planned")) {
                planned[clauseOf(cue.start())] = true;
            } else if (isKey(cue, "denied")) {
                denied[clauseOf(cue.start())] = true;
            }
        }
    }

    private static boolean isKey(Token token, String key) {
        for (Meaning meaning : token.meanings()) {
            if (meaning.cue() != null && meaning.cue().key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    int sentenceOf(int at) {
        return indexOf(sentences, sentenceCount, at);
    }

    int sentences() {
        return sentenceCount;
    }

    @Nullable
    Modality modality(int start, int end) {
        int clause = clauseOf(Math.max(start, end - 1));
        if (denied[clause]) {
            return Modality.DENIED;
        }
        if (conditional[sentenceOf(start)]) {
            return Modality.CONDITIONAL;
        }
        return planned[clause] ? Modality.PLANNED : null;
    }

    private int clauseOf(int at) {
        return indexOf(clauses, clauseCount, at);
    }

    private static int indexOf(int[] ends, int count, int at) {
        int found = Arrays.binarySearch(ends, 0, count, at + 1);
        return Math.min(found < 0 ? -found - 1 : found, count - 1);
    }

    private void sentence(int end) {
        if (sentenceCount == 0 || sentences[sentenceCount - 1] < end) {
            sentences = sentenceCount == sentences.length ? Arrays.copyOf(sentences, sentenceCount * 2) : sentences;
            sentences[sentenceCount++] = end;
        }
    }

    private void clause(int end) {
        if (clauseCount == 0 || clauses[clauseCount - 1] < end) {
            clauses = clauseCount == clauses.length ? Arrays.copyOf(clauses, clauseCount * 2) : clauses;
            clauses[clauseCount++] = end;
        }
    }

    private static boolean endsClause(FoldedText text, int at) {
        return switch (text.charAt(at)) {
            case ',', ';', ':', '؛', '，', '；' -> true;
            default -> false;
        };
    }

    private static boolean endsSentence(FoldedText text, int at) {
        return switch (text.charAt(at)) {
            case '。', '!', '?', '\n', '｡' -> true;
            case '.' -> isFullStop(text, at);
            default -> false;
        };
    }

    /** Not the one of "Mr. Lim", "г. Улан-Батор", "J. Smith", "2023.10.25", "14.5". */
    private static boolean isFullStop(FoldedText text, int at) {
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (FoldedText.classOf(after) == FoldedText.DIGIT || (FoldedText.isLetter(after) && !FoldedText.isCjk(after))) {
            return false;
        }
        int from = at;
        while (from > 0 && FoldedText.isLetter(text.charAt(from - 1)) && at - from < 5) {
            from--;
        }
        if (from < at) {
            String word = text.substring(from, at);
            boolean known = word.length() == 1 || ABBREVIATIONS.contains(word);
            return FoldedText.isCjk(word.charAt(0)) || !known;
        }
        if (at == 0 || FoldedText.classOf(text.charAt(at - 1)) != FoldedText.DIGIT) {
            return true;
        }
        // 2023. 10. 25. 울산: a number with a stop is a part of a date in Korea; elsewhere it may end a sentence.
        char next = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
        return FoldedText.classOf(next) != FoldedText.DIGIT && !FoldedText.isCjk(next);
    }
}
