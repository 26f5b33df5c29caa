package org.nearchive.enrich;

import java.lang.Character.UnicodeScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text by its script, by letters that only some languages have, and by their commonest words and
 * endings. What a site declares is only asked where the text itself leaves it open.
 */
final class Language {
    /** Only so much of a text is read: longer ones do not change their mind. */
    private static final int ENOUGH = 2000;
    /** A syllable or a Han character carries about what three letters of an alphabet carry. */
    private static final int LETTERS_A_CHARACTER = 3;
    // Characters that only one of three orthographies has; the commonest of the news.
    private static final String TRADITIONAL =
            "兩簽國會與長們來時東發對說開間關經問題業學習動產這進還區總務員訪華協際議場參觀團體辦達縣廣連運過選邊聯訊設認談讓車轉電預願風飛麗龍後從應據實寫將專導島當歲歷條樂機權氣濟灣為無現環確種稱積節約級紀結統續維網線義聖聲職藝術處號衛補規視覽計記許證評試請論護貿質費資賓賽農遠適鄰針銀錄鐵門陽陸階隊隨險雙雖難雲靜響頁項順須領頭類顧館驗黨點齊";

    private static final String SIMPLIFIED =
            "两签国会与长们来时东发对说开间关经问题业学习动产这进还区总务员访华协际议场参观团体办达县广连运过选边联讯设认谈让车转电预愿风飞丽龙后从应据实写将专导岛当岁历条乐机权气济湾为无现环确种称积节约级纪结统续维网线义圣声职艺术处号卫补规视览计记许证评试请论护贸质费资宾赛农远适邻针银录铁门阳陆阶队随险双虽难云静响页项顺须领头类顾馆验党点齐";
    private static final String JAPANESE = "県総広対気発団済経権検観関訳鉄駅図残従実辺価労働沢読択営戦単帰歓続転険験黒歩渋拡払込";

    private static final Pattern KAZAKH = Pattern.compile("[әғқұһ]");
    private static final Pattern KYRGYZ =
            Pattern.compile("ң|\\b(?:жана|менен|үчүн|боюнча|болгон|эмес|кийин)\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern UKRAINIAN = Pattern.compile("[їєґ]|і");
    private static final Pattern MONGOLIAN_FORMS = Pattern.compile(
            "(?:ийн|аас|ээс|оос|тай|тэй|той|ууд|лаа|лээ|лоо|гаа)\\b|аа|ээ|уу", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern RUSSIAN_FORMS = Pattern.compile(
            "\\b(?:в|и|на|с|по|о|из|к|для|от|не|что|его|был[аио]?)\\b|(?:ого|его|ие|ия|ии|ый|ая|ое|ые|ский|ской|ская|ться|ость|ных|ами)\\b|[щё]",
            Pattern.UNICODE_CHARACTER_CLASS);
    /** The hard sign as a vowel. */
    private static final Pattern BULGARIAN = Pattern.compile("[бвгджзклмнпрстфхцчш]ъ[бвгджзклмнпрстфхцчш]");

    private static final Pattern NOT_BULGARIAN = Pattern.compile("[ыэё]");

    private Language() {}

    /**
     * @param declared what the site says, BCP 47; {@code null} when it says nothing
     * @return ko, en, zh-Hans, zh-Hant, ja, ru or mn; kk, ky, uk or bg, which are told apart so as not to be taken for
     *     those; {@code und} when the text holds no letters that tell
     */
    static String of(String text, @Nullable String declared) {
        String begin = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        int hangul = 0;
        int kana = 0;
        int han = 0;
        int cyrillic = 0;
        int latin = 0;
        int traditional = 0;
        int simplified = 0;
        int japanese = 0;
        for (int i = 0; i < begin.length(); i++) {
            char c = begin.charAt(i);
            if (c < 0x80) {
                latin += Character.isLetter(c) ? 1 : 0;
                continue;
            }
            switch (UnicodeScript.of(c)) {
                case HANGUL -> hangul++;
                case HIRAGANA, KATAKANA -> kana++;
                case HAN -> {
                    han++;
                    traditional += TRADITIONAL.indexOf(c) >= 0 ? 1 : 0;
                    simplified += SIMPLIFIED.indexOf(c) >= 0 ? 1 : 0;
                    japanese += JAPANESE.indexOf(c) >= 0 ? 1 : 0;
                }
                case CYRILLIC -> cyrillic++;
                case LATIN -> latin++;
                default -> {
                    // Digits, marks, other scripts tell nothing about our six languages.
                }
            }
        }
        int eastAsian = LETTERS_A_CHARACTER * (hangul + kana + han);
        if (eastAsian == 0 && cyrillic == 0 && latin == 0) {
            return "und";
        }
        if (eastAsian >= cyrillic && eastAsian >= latin) {
            if (hangul >= kana + han / 2) {
                return "ko";
            }
            // A few kana in a Chinese text are a name; Japanese without any kana is a title.
            return kana * 10 > han ? "ja" : han(traditional, simplified, japanese, declared);
        }
        return cyrillic >= latin ? cyrillic(begin.toLowerCase(java.util.Locale.ROOT), declared) : "en";
    }

    private static String han(int traditional, int simplified, int japanese, @Nullable String declared) {
        if (japanese > Math.max(traditional, simplified)) {
            return "ja";
        }
        if (traditional == simplified && declared != null) {
            if (declared.startsWith("ja")) {
                return "ja";
            }
            if (declared.equalsIgnoreCase("zh-Hant") || declared.equalsIgnoreCase("zh-TW")) {
                return "zh-Hant";
            }
        }
        return traditional > simplified ? "zh-Hant" : "zh-Hans";
    }

    private static String cyrillic(String text, @Nullable String declared) {
        boolean frontVowels = text.indexOf('ө') >= 0 || text.indexOf('ү') >= 0;
        if (KAZAKH.matcher(text).find()) {
            return "kk";
        }
        if (KYRGYZ.matcher(text).find()) {
            return "ky";
        }
        if (UKRAINIAN.matcher(text).find()) {
            return frontVowels ? "kk" : "uk";
        }
        if (frontVowels) {
            return "mn";
        }
        if (BULGARIAN.matcher(text).find() && !NOT_BULGARIAN.matcher(text).find()) {
            return "bg";
        }
        int mongolian = count(MONGOLIAN_FORMS, text);
        int russian = count(RUSSIAN_FORMS, text);
        if (mongolian == russian && declared != null && declared.startsWith("mn")) {
            return "mn";
        }
        return mongolian > russian ? "mn" : "ru";
    }

    private static int count(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
