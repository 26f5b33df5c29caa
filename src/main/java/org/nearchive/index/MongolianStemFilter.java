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
    /** Genitive, accusative, ablative, instrumental (after a long vowel with г), then comitative, directive, dative. */
    private static final Pattern CASE =
            Pattern.compile("(?:(?:(?<=[аэоөуүия])г)?(?:ийн|ын|ийг|ыг|аас|ээс|оос|өөс|аар|ээр|оор|өөр)"
                    + "|н(?:ы|ий|аас|ээс|оос|өөс)|т(?:ай|эй|ой)|[рл](?:уу|үү)|(?:[аэоөи]|н)?д|(?<=[гсвр])т)$");

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
        String stem = without(PLURAL, without(CASE, word));
        Matcher vowel = FLEETING_VOWEL.matcher(stem);
        return stem.length() > SHORTEST_STEM && vowel.find() ? vowel.replaceFirst("$1") : stem;
    }

    private static String without(Pattern ending, String word) {
        Matcher matcher = ending.matcher(word);
        return matcher.find() && matcher.start() >= SHORTEST_STEM ? word.substring(0, matcher.start()) : word;
    }
}
