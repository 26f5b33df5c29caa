package org.nearchive.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Han characters that are taken for each other: alike but for a stroke or two (what Unicode's Unihan database calls spoofing
 * variants, and what schools teach as pairs to keep apart), or the same phonetic part with another radical. In Simplified
 * forms, as names are compared; a modest list of those that stand in names and news.
 */
public final class LookAlikes {
    private static final List<String> GROUPS = List.of(
            "己已巳", "未末", "士土", "日曰", "人入八", "大太犬", "千干于", "甲由申田", "王玉主壬", "天夫", "午牛", "木本", "析折拆", "戊戌戍", "侯候", "撤撒",
            "盲育", "睛晴", "清情请青", "历厉", "设没", "问间闻", "东车", "州洲", "肃萧", "白百自", "目且", "今令", "延廷", "免兔", "鸟乌岛", "师帅", "住往佳",
            "代伐", "古占", "石右", "刀力", "方万", "氏民", "斤斥", "爪瓜", "史吏", "外处", "兵乒乓", "辽迂", "宁丁", "陕峡狭", "浙淅", "湖潮", "河何",
            "海悔", "江汪", "吉告", "林休", "黑墨", "龙尤", "内肉", "蒙家", "古右", "山出", "西酉", "重量", "庆厌", "川州", "南幸", "北比", "冈岗刚", "福副",
            "鸣呜", "取敢", "京凉", "都郡", "富宫", "新亲", "岐歧", "广厂", "香杳", "岛鸟", "滨宾", "苏办", "会合", "协胁", "经径", "贸贺", "农衣", "观现",
            "旅族施");

    private static final Map<Character, String> OTHERS = others();

    private LookAlikes() {}

    private static Map<Character, String> others() {
        Map<Character, String> others = new HashMap<>();
        for (String group : GROUPS) {
            for (int at = 0; at < group.length(); at++) {
                char c = group.charAt(at);
                others.merge(c, group.replace(String.valueOf(c), ""), String::concat);
            }
        }
        return others;
    }

    /** Whether a form and the equally long piece of a text that begins at {@code start} differ in one such character. */
    static boolean differInOne(String form, String text, int start) {
        int differing = 0;
        for (int i = 0; i < form.length(); i++) {
            char other = text.charAt(start + i);
            if (form.charAt(i) != other) {
                if (OTHERS.getOrDefault(form.charAt(i), "").indexOf(other) < 0) {
                    return false;
                }
                differing++;
            }
        }
        return differing == 1;
    }

    /** All texts with one character changed for one that it may be taken for. */
    public static List<String> oneOff(String text) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            String alike = OTHERS.getOrDefault(text.charAt(i), "");
            for (int k = 0; k < alike.length(); k++) {
                others.add(text.substring(0, i) + alike.charAt(k) + text.substring(i + 1));
            }
        }
        return others;
    }
}
