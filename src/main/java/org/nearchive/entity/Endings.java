package org.nearchive.entity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may stand between a name and the end of its written word: Korean particles, Mongolian endings. */
final class Endings {
    private static final int LONGEST = 10;

    private static final Set<String> KOREAN = korean();
    private static final Set<String> CYRILLIC = cyrillic();

    private Endings() {}

    /**
     * @param end where the name ends
     * @param needed whether the name is a stem that never stands alone
     * @return where the mention ends: with a Cyrillic ending, without a Korean particle; -1 when the word goes on
     */
    static int endOfMention(FoldedText text, int end, boolean needed) {
        if (end == text.length() || !FoldedText.continuesWord(text.charAt(end - 1), text.charAt(end))) {
            return needed ? -1 : end;
        }
        byte script = FoldedText.classOf(text.charAt(end));
        if (script != FoldedText.HANGUL && script != FoldedText.CYRILLIC) {
            return -1;
        }
        int wordEnd = wordEnd(text, end, LONGEST);
        if (wordEnd < 0) {
            return -1;
        }
        String rest = text.substring(end, wordEnd);
        if (script == FoldedText.HANGUL) {
            return KOREAN.contains(rest) ? end : -1;
        }
        return CYRILLIC.contains(rest) ? wordEnd : -1;
    }

    /** Whether a text is nothing but what Korean writes onto a name. */
    static boolean isKorean(String rest) {
        return KOREAN.contains(rest);
    }

    /** Where the written word that goes on at {@code from} ends; -1 when it is longer than {@code most}. */
    static int wordEnd(FoldedText text, int from, int most) {
        int at = from;
        while (at < text.length() && FoldedText.continuesWord(text.charAt(from), text.charAt(at))) {
            if (at - from == most) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static Set<String> korean() {
        Set<String> endings = new HashSet<>();
        List<String> first =
                words("에서 에게 에게서 으로 로 으로부터 로부터 부터 까지 이라 라 라고 라고도 이라고 이라고도 라는 이라는 처럼 보다 에 와 과 의 이 가 은 는 을 를 도 만"
                        + " 및 측 이나 나 이며 며 이고 고 인 으로서 로서 께서 한테 등 들 만이 뿐 마저 조차 간 내 외 산 발 행 이다 입니다 하고 랑 이랑 이란 란 씩"
                        + " 여 였다 이었다 에다 에서부터 과의 와의 으로의 로의");
        // Offices and people whose names Korean writes onto a region's: 경상북도지사, 울산시장, 강원도청.
        List<String> nouns = words("장 지사 부지사 도지사 시장 부시장 성장 부성장 청 도청 시청 성청 의회 정부 대표 대표단 방문단 사절단 주민 도민 시민"
                + " 교육감 교육청 당국 관계자 공무원 일대 지역 전역 출신 주재 총회 대회 포럼 회의 사무국 사무소");
        List<String> second = words("는 은 도 의 만 이 가 을 를 에 에서 와 과 로 에게 서 께서 측 측은 들 들은 들이 들의");
        for (String ending : first) {
            endings.add(ending);
            List.of("는", "도", "의", "만", "서").forEach(more -> endings.add(ending + more));
        }
        for (String noun : nouns) {
            endings.add(noun);
            second.forEach(more -> endings.add(noun + more));
        }
        return endings;
    }

    /**
     * Mongolian cases in the vowel harmonies that folding leaves, after consonants and with г or н after vowels, with
     * the reflexive. Russian ones change the name itself: {@link RussianCases}.
     */
    private static Set<String> cyrillic() {
        Set<String> endings = new HashSet<>();
        for (String vowel : List.of("а", "э", "о")) {
            String glide = vowel.equals("э") ? "и" : "ы";
            for (String link : List.of("", "г", "н", "и", "иг")) {
                for (String ending : List.of(vowel + vowel + "с", vowel + vowel + "р", vowel + vowel)) {
                    endings.add(link + ending);
                    endings.add(link + ending + vowel + vowel);
                }
                for (String ending : List.of(glide + "н", glide + "г", "ийн", "ийг", "ын", "ыг")) {
                    endings.add(link + ending);
                    endings.add(link + ending + "х");
                    endings.add(link + ending + "хан");
                    endings.add(link + ending + "хны");
                }
            }
            for (String link : List.of("", "а", "э", "о", "и", "н")) {
                for (String dative : List.of("т", "д")) {
                    endings.add(link + dative);
                    endings.add(link + dative + vowel + vowel);
                    endings.add(link + dative + "ах");
                    endings.add(link + dative + "эх");
                    endings.add(link + dative + "ох");
                }
            }
            endings.add("т" + vowel + "й");
            endings.add("т" + vowel + "йгаа");
            endings.add("т" + vowel + "йгээ");
            endings.add("н" + vowel + vowel + "с");
        }
        endings.addAll(words(
                "н ны ний ы г ийнхантай ийнхан ийнхны ийнханд ынхантай ынханд гийнхан гийн гын руу луу рyy лyy уд ууд нууд чууд ийхан йн йг йд йгаас йгээр"
                        + " иин иид иигаар даа дээ доо тоо ч"));
        return endings;
    }

    private static List<String> words(String words) {
        return List.of(words.split(" +"));
    }
}
