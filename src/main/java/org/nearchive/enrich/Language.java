package org.nearchive.enrich;

import java.lang.Character.UnicodeScript;

/**
 * Tells the language of a text by its script and by telling letters.
 *
 * <p>Hangul is Korean, kana Japanese, Han alone Chinese; Cyrillic with ө or ү is Mongolian, other Cyrillic Russian;
 * Latin is English.
 */
final class Language {
    /** Only a text this long is read further: longer ones do not change their mind. */
    private static final int ENOUGH = 4000;
    /** Characters that only one of the two Chinese orthographies has; the commonest of the news, made by us. */
    private static final String TRADITIONAL =
            "國會與長們來時東發對說開間關經問題業學習動產這進還區總務員訪華協際議場參觀團體辦達縣廣達連運過選邊聯訊設認談讓車轉電預願風飛麗龍後從應據實寫將專導島當歲歷條樂機權氣濟灣為無現環確種稱積節約級紀結統續維網線義聖聲職藝術處號衛補規視覽計記許證評試請論護貿質費資賓賽農遠適鄰針銀錄鐵門開陽陸階隊隨險雙雖難雲靜響頁項順須領頭類顧館驗黨點齊";

    private static final String SIMPLIFIED =
            "国会与长们来时东发对说开间关经问题业学习动产这进还区总务员访华协际议场参观团体办达县广连运过选边联讯设认谈让车转电预愿风飞丽龙后从应据实写将专导岛当岁历条乐机权气济湾为无现环确种称积节约级纪结统续维网线义圣声职艺术处号卫补规视览计记许证评试请论护贸质费资宾赛农远适邻针银录铁门阳陆阶队随险双虽难云静响页项顺须领头类顾馆验党点齐";

    private Language() {}

    /** @return ko, en, zh-Hans, zh-Hant, ja, ru or mn; {@code und} when the text holds no letters that tell */
    static String of(String text) {
        int hangul = 0;
        int kana = 0;
        int han = 0;
        int cyrillic = 0;
        int latin = 0;
        boolean mongolian = false;
        int traditional = 0;
        int simplified = 0;
        int length = Math.min(text.length(), ENOUGH);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
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
                }
                case CYRILLIC -> {
                    cyrillic++;
                    mongolian |= "өүӨҮ".indexOf(c) >= 0;
                }
                case LATIN -> latin++;
                default -> {
                    // digits, marks, other scripts: they tell nothing about our six languages
                }
            }
        }
        // A syllable or a Han character carries about what three letters of an alphabet carry.
        int eastAsian = 3 * (hangul + kana + han);
        if (eastAsian == 0 && cyrillic == 0 && latin == 0) {
            return "und";
        }
        if (eastAsian >= cyrillic && eastAsian >= latin) {
            if (hangul >= kana + han / 2) {
                return "ko";
            }
            // Japanese without any kana is rare beyond a title; a few kana in a Chinese text are a name.
            if (kana * 10 > han) {
                return "ja";
            }
            return traditional > simplified ? "zh-Hant" : "zh-Hans";
        }
        if (cyrillic >= latin) {
            return mongolian ? "mn" : "ru";
        }
        return "en";
    }
}
