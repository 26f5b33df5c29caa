package org.nearchive.enrich;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Tells English from Vietnamese, by its letters, and from other languages in Latin letters, by the commonest words. */
final class Latin {
    private static final Set<String> ENGLISH = words("""
            the of and to in for with on at by from is are was were be been has have had will would can may its it this that
            these those their his her our your they he she we you as an or not but after before between into over under about
            against during through who which what when where how more than new all also other first its no up out""");
    /** None of them is an English word or part of many names. */
    private static final Set<String> OTHER = words("""
            und der das dem ein eine einer eines mit für auf ist sind wird werden nicht auch sich zum zur bei nach über durch
            oder aus vom wie haben zwischen
            et les des une dans pour sur avec est sont aux qui que pas leur ses plusieurs entre ce cette lors dès
            una para por sus como más sobre desde
            gli della delle dei nel nella che sono è una alla dal tra ed
            os uma não na aos pela pelo são em seu
            het een voor met zijn niet ook aan bij wordt werd uit naar
            na się jest nie dla oraz przez od ze są
            bir için ile bu olarak olan daha çok
            yang dan di untuk dengan dari pada itu dalam tidak akan ke oleh
            och att det som för av är inte på og af ikke
            se na že je jako při
            és az egy hogy nem
            și în cu pe este""");
    /** In names, titles or English as well: they count only beside others. */
    private static final Set<String> IN_NAMES = words(
            "das dos du del di da do van den des der el los las il la le al y na no ao ce se su un ou ve con per com par");

    /** Vietnamese writes each syllable apart. */
    private static final int LONGEST_SYLLABLE = 7;

    private int words;
    private int english;
    private int vietnamese;
    private int perhapsVietnamese;
    private int other;
    private int otherInNames;

    private Latin() {}

    static Latin read(String text) {
        Latin latin = new Latin();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && isLetter(text.charAt(i));
            if (letter && begin < 0) {
                begin = i;
            } else if (!letter && begin >= 0) {
                latin.add(text.substring(begin, Math.min(i, begin + 30)).toLowerCase(Locale.ROOT));
                begin = -1;
            }
        }
        return latin;
    }

    private static boolean isLetter(char c) {
        boolean apostrophe = c == '\'' || c == '’';
        return apostrophe || ((c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) && Character.isLetter(c));
    }

    private void add(String word) {
        words++;
        boolean foreignLetter = mark(word);
        if (ENGLISH.contains(word)) {
            english++;
        } else if (IN_NAMES.contains(word)) {
            otherInNames++;
        } else if (OTHER.contains(word)) {
            other++;
        } else if (foreignLetter) {
            otherInNames++;
        }
    }

    /** Whether a word has letters that English has not; counts what may be Vietnamese among them. */
    private boolean mark(String word) {
        boolean foreign = false;
        boolean perhaps = false;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter < 0x80) {
                continue;
            }
            if (isVietnamese(letter)) {
                vietnamese++;
                return true;
            }
            perhaps |= mayBeVietnamese(letter) && word.length() <= LONGEST_SYLLABLE;
            foreign |= letter != '’';
        }
        perhapsVietnamese += perhaps ? 1 : 0;
        return foreign;
    }

    /** Letters with a tone below or two marks, with a horn or a bar, or with a tilde that few others write. */
    private static boolean isVietnamese(char letter) {
        return (letter >= 0x1EA0 && letter <= 0x1EF9) || "ơưđĩũ".indexOf(letter) >= 0;
    }

    private static boolean mayBeVietnamese(char letter) {
        return "àáâãăèéêìíòóôõùúý".indexOf(letter) >= 0;
    }

    /** {@code en}, {@code vi}, or {@code und} for another language. */
    String language() {
        if (vietnamese > 0
                && (vietnamese + perhapsVietnamese) * 3 >= words
                && vietnamese + perhapsVietnamese > english) {
            return "vi";
        }
        boolean foreign = other > english || other + otherInNames > Math.max(1, english * 2);
        return foreign ? "und" : "en";
    }

    /** Whether there is a sentence or at least a phrase, not names only. */
    boolean areCertain() {
        return switch (language()) {
            case "en" -> english > 0 && words >= 4;
            default -> words >= 3;
        };
    }

    private static Set<String> words(String text) {
        return Set.of(Arrays.stream(text.strip().split("\\s+")).distinct().toArray(String[]::new));
    }
}
