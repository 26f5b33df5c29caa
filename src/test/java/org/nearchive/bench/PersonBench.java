package org.nearchive.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nearchive.enrich.Language;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Mention;
import org.nearchive.person.KnownPersons;
import org.nearchive.person.PersonNames;
import org.nearchive.person.PersonReader;
import org.nearchive.person.Persons;

/**
 * What persons cost: finding them in texts, and finding out who a name means among 100,000 spellings. Arguments: posts as JSON lines
 * (title, body as text or {"content": …}), and how many of them.
 */
public final class PersonBench {
    private static final String[] KOREAN = "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍".split(" ");
    private static final String[] SYLLABLES =
            "민 서 지 현 우 준 호 영 수 진 성 재 동 경 상 병 태 철 희 은 정 미 연 혜 규 석 훈 원 일 종 기 용 선 승 인 광 문 춘 옥 순".split(" ");
    private static final String[] LATIN_KOREAN =
            "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong".split(" ");
    private static final String[] LATIN_SYLLABLES =
            ("min seo ji hyun woo jun ho young su jin sung jae dong kyung sang byung tae chul hee eun jung mi yeon hye"
                            + " kyu seok hoon won il jong ki yong sun seung in kwang moon chun ok soon")
                    .split(" ");
    private static final String[] CHINESE = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗".split(" ");
    private static final String[] CHARACTERS =
            "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 文 建 国 志 海 晓 东 春 红 梅 龙 云 飞 鹏 宇".split(" ");
    private static final String[] PINYIN =
            "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo".split(" ");
    private static final String[] PINYIN_SYLLABLES =
            ("wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xiu xia ping gang gui ying hua yu"
                            + " wen jian guo zhi hai xiao dong chun hong mei long yun fei peng yu")
                    .split(" ");
    private static final String[] JAPANESE = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本".split(" ");
    private static final String[] RUSSIAN =
            "Иванов Петров Сидоров Кузнецов Смирнов Попов Волков Соколов Морозов Новиков Фёдоров Орлов Андреев"
                    .split(" ");
    private static final String[] FIRST =
            "Иван Пётр Алексей Сергей Андрей Олег Дмитрий Николай Виктор Михаил Юрий Павел Борис Глеб".split(" ");
    private static final String[] MONGOLIAN =
            "Бат Болд Ган Дорж Сүх Эрдэнэ Цэрэн Пүрэв Даваа Нямаа Энх Тулга Баяр Мөнх Алтан Цэцэг".split(" ");
    private static final String[] MONGOLIAN_ENDS =
            "болд баатар сүрэн жаргал туяа чимэг мөнх бат тулга дорж хуяг".split(" ");

    /** The machine may have other work. */
    private static final java.lang.management.ThreadMXBean CPU =
            java.lang.management.ManagementFactory.getThreadMXBean();

    private PersonBench() {}

    /** Prints a table. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        long before = heap();
        PersonNames names = PersonNames.load(Path.of("index-config"));
        PersonReader reader = PersonReader.of(names);
        Persons persons = new Persons(names, KnownPersons.load(Path.of("index-config"), names));
        out.printf(Locale.ROOT, "tables: %.1f MB of heap%n", (heap() - before) / 1e6);
        if (reader.names() != names) {
            throw new IllegalStateException();
        }
        if (arguments.length > 0) {
            read(reader, Path.of(arguments[0]), Integer.parseInt(arguments[1]), out);
        }
        if (arguments.length < 3) {
            resolve(persons, out);
        }
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private record Text(String text, List<Mention> mentions, String language) {}

    private static void read(PersonReader reader, Path posts, int most, PrintStream out) throws IOException {
        Gazetteer gazetteer = Gazetteer.load(Path.of("index-config"));
        ObjectMapper mapper = new ObjectMapper();
        List<Text> texts = new ArrayList<>();
        try (Stream<String> lines = Files.lines(posts)) {
            for (String line : lines.limit(most).toList()) {
                JsonNode post = mapper.readTree(line);
                JsonNode body = post.path("body");
                String text = post.path("title").asText() + "\n\n"
                        + (body.isObject() ? body.path("content").asText() : body.asText());
                String language = Language.of(text, null);
                texts.add(new Text(text, gazetteer.mentionsIn(text, language, null), language));
            }
        }
        for (int round = 0; round < 6; round++) {
            Map<String, long[]> byLanguage = new HashMap<>();
            for (Text text : texts) {
                long begin = CPU.getCurrentThreadCpuTime();
                int found = reader.personsIn(text.text, text.mentions).size();
                long took = CPU.getCurrentThreadCpuTime() - begin;
                for (String language : List.of(text.language, "all")) {
                    long[] sums = byLanguage.computeIfAbsent(language, one -> new long[3]);
                    sums[0] += took;
                    sums[1] += text.text.length();
                    sums[2] += found;
                }
            }
            if (round == 5) {
                new java.util.TreeMap<>(byLanguage)
                        .forEach((language, sums) -> out.printf(
                                Locale.ROOT,
                                "reading %-8s %.4f ms per 1,000 characters, %d persons in %d characters%n",
                                language,
                                sums[0] / 1e6 / (sums[1] / 1e3),
                                sums[2],
                                sums[1]));
            }
        }
    }

    private static void resolve(Persons persons, PrintStream out) {
        Random random = new Random(8);
        Set<String> spellings = new TreeSet<>();
        while (spellings.size() < 100_000) {
            spellings.add(name(random));
        }
        Map<String, List<String>> byKey = new HashMap<>();
        for (String spelling : spellings) {
            persons.keysOf(spelling)
                    .forEach(key ->
                            byKey.computeIfAbsent(key, one -> new ArrayList<>()).add(spelling));
        }
        int largest = byKey.values().stream().mapToInt(List::size).max().orElse(0);
        String fullest = byKey.entrySet().stream()
                .filter(one -> one.getValue().size() == largest)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse("");
        out.printf(
                "%d spellings, %d keys, the fullest key %s has %d%n", spellings.size(), byKey.size(), fullest, largest);
        Persons.Spellings archive = key -> (Collection<String>) byKey.getOrDefault(key, List.of());
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            asked.add(name(random));
        }
        compare(persons.names(), new ArrayList<>(spellings), random, out);
        for (int round = 0; round < 2; round++) {
            List<Double> millis = new ArrayList<>();
            int found = 0;
            for (String name : asked) {
                if (round == 0 && asked.indexOf(name) < 0) {
                    Map<String, Integer> sizes = new java.util.TreeMap<>();
                    persons.names()
                            .askedKeysOf(persons.names().read(name))
                            .forEach(key -> sizes.put(key, archive.withKey(key).size()));
                    long b = System.nanoTime();
                    persons.in(archive).find(name);
                    out.println(name + " " + (System.nanoTime() - b) / 1000 + " µs " + sizes);
                }
                long begin = System.nanoTime();
                found += persons.in(archive).find(name).same().size();
                millis.add((System.nanoTime() - begin) / 1e6);
            }
            millis.sort(null);
            out.printf(
                    Locale.ROOT,
                    "resolving: median %.2f ms, 95 of 100 %.2f ms, longest %.2f ms; %d persons for %d names%n",
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() * 95 / 100),
                    millis.getLast(),
                    found,
                    asked.size());
        }
    }

    private static void compare(PersonNames names, List<String> spellings, Random random, PrintStream out) {
        java.util.Collections.shuffle(spellings, random);
        List<org.nearchive.person.ReadName> read = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            read.clear();
            long begin = System.nanoTime();
            spellings.stream().limit(3000).map(names::read).forEach(read::add);
            long reading = System.nanoTime() - begin;
            begin = System.nanoTime();
            int same = 0;
            for (int i = 0; i + 60 < read.size(); i++) {
                for (int j = 1; j <= 60; j++) {
                    same += names.compare(read.get(i), read.get(i + j)).score() > 0 ? 1 : 0;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "reading a name %.1f µs; comparing two that were read %.2f µs (%d alike)%n",
                    reading / 1e3 / read.size(),
                    (System.nanoTime() - begin) / 1e3 / (60.0 * (read.size() - 60)),
                    same);
        }
    }

    private static String any(String[] some, Random random) {
        return some[random.nextInt(some.length)];
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String name(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> any(KOREAN, random) + any(SYLLABLES, random) + any(SYLLABLES, random);
            case 2 ->
                any(LATIN_KOREAN, random).toUpperCase(Locale.ROOT) + " " + capital(any(LATIN_SYLLABLES, random)) + "-"
                        + any(LATIN_SYLLABLES, random);
            case 3 -> any(CHINESE, random) + any(CHARACTERS, random) + any(CHARACTERS, random);
            case 4 ->
                any(PINYIN, random).toUpperCase(Locale.ROOT) + " " + capital(any(PINYIN_SYLLABLES, random))
                        + any(PINYIN_SYLLABLES, random);
            case 5 -> any(JAPANESE, random) + any(CHARACTERS, random) + any(CHARACTERS, random);
            case 6 ->
                any(FIRST, random) + " " + any(FIRST, random) + "ович " + any(RUSSIAN, random)
                        + (random.nextBoolean() ? "" : "ский");
            default ->
                any(MONGOLIAN, random) + any(MONGOLIAN_ENDS, random) + "ын " + any(MONGOLIAN, random)
                        + any(MONGOLIAN_ENDS, random);
        };
    }
}
