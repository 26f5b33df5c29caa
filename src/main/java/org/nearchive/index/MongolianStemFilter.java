package org.nearchive.index;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes case, plural and possessive endings off Mongolian words in Cyrillic: аймгийн, аймагт, аймгууд → айм(а)г.
 *
 * <p>The endings are the case paradigm of any grammar in its four vowel harmonies. The last vowel of a stem comes and
 * goes with them (аймаг, аймгийн), so a stem's last short vowel before a consonant goes too.
 */
final class MongolianStemFilter extends TokenFilter {
    private static final int SHORTEST_STEM = 3;
    private static final Pattern REFLEXIVE = Pattern.compile("(?:аа|ээ|оо|өө)$");
    private static final Pattern CASE = Pattern.compile("(?:г?(?:аас|ээс|оос|өөс)|г?(?:аар|ээр|оор|өөр)|т(?:ай|эй|ой)"
            + "|н?(?:ы|ий)н?г?|(?:ын|ийн)|[рл](?:уу|үү)|н?[дт]|(?:нд)|ыг|ийг|аа|ээ|оо|өө)$");
    private static final Pattern PLURAL = Pattern.compile("(?:нууд|нүүд|ууд|үүд|чууд|чүүд)$");
    private static final Pattern FLEETING_VOWEL = Pattern.compile("[аэоөиу]([бвгджзклмнпрстхцчшщ])$");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    MongolianStemFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String word = term.toString();
        String stem = stem(word);
        if (!stem.equals(word)) {
            term.setEmpty().append(stem);
        }
        return true;
    }

    static String stem(String word) {
        if (word.length() <= SHORTEST_STEM) {
            return word;
        }
        String stem = without(PLURAL, without(CASE, without(REFLEXIVE, word)));
        Matcher vowel = FLEETING_VOWEL.matcher(stem);
        return stem.length() > SHORTEST_STEM && vowel.find() ? vowel.replaceFirst("$1") : stem;
    }

    private static String without(Pattern ending, String word) {
        Matcher matcher = ending.matcher(word);
        return matcher.find() && matcher.start() >= SHORTEST_STEM ? word.substring(0, matcher.start()) : word;
    }
}
