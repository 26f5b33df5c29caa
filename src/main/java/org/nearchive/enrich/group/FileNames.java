package org.nearchive.enrich.group;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How much a file's name tells: a photo of an event often keeps its name on all translations, but "1.jpg" is everybody's. */
final class FileNames {
    private static final Pattern EXTENSION = Pattern.compile("\\.[\\p{Alnum}]{2,5}$");
    /** One of several photos: a translation may show another one. */
    private static final Pattern COUNTED = Pattern.compile("[\\s_()\\[\\]（）-]*\\d{0,2}[\\s_()\\[\\]（）-]*$");
    /** Words of cameras, programs and of everybody's photos. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?<!\\p{L})(?:img|dsc[nf]?|dscf|pict?|image|photo|picture|file|scan|screenshot|kakaotalk|wechat|whatsapp|mmexport|"
                    + "untitled|logo|banner|poster|thumb(?:nail)?|main|cover|attach(?:ment)?|фото|файл|логотип|зураг)(?!\\p{L})"
                    + "|사진|단체|로고|이미지|첨부|파일|무제|제목없음|포스터|图片|照片|合影|合照|附件|标志|微信|写真|画像|集合|ロゴ|ポスター");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final int TELLING_CHARACTERS = 4;
    private static final int TELLING_LETTERS = 8;
    private static final int TELLING_DIGITS = 8;

    private FileNames() {}

    static Clue clue(String fileName) {
        String name = Normalizer.normalize(fileName, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String stem = EXTENSION.matcher(name).replaceFirst("");
        Sign sign = sign(stem);
        String counted = COUNTED.matcher(stem).replaceFirst("");
        boolean same = sign == Sign.TELLING_FILE_NAME && sign(counted) == sign;
        return new Clue(sign, same ? counted : stem);
    }

    private static Sign sign(String stem) {
        String letters = NO_LETTER.matcher(PLAIN.matcher(stem).replaceAll(" ")).replaceAll("");
        long characters = letters.codePoints()
                .filter(letter -> Character.isIdeographic(letter)
                        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL
                        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.KATAKANA)
                .count();
        long others = letters.codePointCount(0, letters.length()) - characters;
        long digits = stem.codePoints().filter(Character::isDigit).count();
        long weight = characters * 2 + others;
        boolean isPhrase = characters >= TELLING_CHARACTERS || others >= TELLING_LETTERS;
        if (isPhrase || digits >= TELLING_DIGITS || (digits >= 6 && weight >= 2)) {
            return Sign.TELLING_FILE_NAME;
        }
        return weight >= 3 || digits >= 3 ? Sign.FILE_NAME : Sign.PLAIN_FILE_NAME;
    }
}
