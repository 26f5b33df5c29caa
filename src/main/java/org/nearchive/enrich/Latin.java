package org.nearchive.enrich;

import java.util.List;
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
            und der das den dem des ein eine einer eines mit für auf ist sind wird werden nicht auch sich zum zur bei nach über
            durch oder aus vom wie hat haben im zwischen
            et les des une dans pour sur avec est sont aux du qui que pas ou leur ses au par plus entre ce cette lors dès
            el los las una para con por que del sus es son como más entre sobre desde su y se lo un
            il gli della delle dei del nel nella con per che sono è una alla dal tra ed al di
            os uma com não dos das na no ao aos pela pelo são em seu sua
            het een van voor met zijn niet ook aan bij wordt werd uit naar
            i w na z się jest nie dla oraz przez od do w ze są
            ve bir için ile bu olarak olan da daha çok
            yang dan di untuk dengan dari pada ini itu dalam tidak akan ke oleh
            och att det som för av är inte till på med på og af ikke
            se ve na že je pro za jako při
            és az egy hogy nem
            și în cu pe din care este la""");
    /** In names and titles as often as in sentences: they count only beside others. */
    private static final Set<String> IN_NAMES =
            words("des das dos du del di da do van den der el los las il la le al i y na no ao ce su se un im ou ve");

    private static final Set<String> ALSO_ENGLISH = words("no w z is pas on plus as per in do was are an or");
    private static final String OTHER_LETTERS = "ßñãõçğşıłąężźśćńřěůőűåøæœäöüàèéêëìíîïòóôùúûýšžčșțăâđ";

    private int words;
    private int english;
    private int vietnamese;
    private int other;
    private int otherInNames;

    private Latin() {}

    static Latin read(String text) {
        Latin latin = new Latin();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && text.charAt(i) < 0x2000 && Character.isLetter(text.charAt(i));
            if (letter && begin < 0) {
                begin = i;
            } else if (!letter && begin >= 0) {
                latin.add(text.substring(begin, Math.min(i, begin + 30)).toLowerCase(Locale.ROOT));
                begin = -1;
            }
        }
        return latin;
    }

    private void add(String word) {
        if (word.charAt(0) > 0x250 && (word.charAt(0) < 0x1E00 || word.charAt(0) > 0x1EFF)) {
            return;
        }
        words++;
        if (word.chars().anyMatch(Latin::isVietnamese)) {
            vietnamese++;
        }
        if (ENGLISH.contains(word)) {
            english++;
        } else if (IN_NAMES.contains(word)) {
            otherInNames++;
        } else if (OTHER.contains(word) && !ALSO_ENGLISH.contains(word)) {
            other++;
        } else if (word.chars().anyMatch(letter -> OTHER_LETTERS.indexOf(letter) >= 0)) {
            otherInNames++;
        }
    }

    /** Letters with two marks, and the three with a horn or a bar. */
    private static boolean isVietnamese(int letter) {
        return (letter >= 0x1EA0 && letter <= 0x1EF9) || letter == 'ơ' || letter == 'ư' || letter == 'đ';
    }

    /** {@code en}, {@code vi}, or {@code und} for another language. */
    String language() {
        if (vietnamese * 4 >= words && vietnamese > english) {
            return "vi";
        }
        boolean foreign = other > english || other + otherInNames > Math.max(1, english * 2);
        return foreign ? "und" : "en";
    }

    /** Whether there is a sentence or at least a phrase, not names only. */
    boolean isCertain() {
        return switch (language()) {
            case "en" -> english > 0 && words >= 4;
            default -> words >= 3;
        };
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.strip().split("\\s+")));
    }
}
