package org.nearchive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invented posts in any number, the same for the same numbers: for load and for crashes, not for judging search. */
public final class GeneratedPosts {
    private static final List<String> LANGUAGES = List.of("ko", "en", "zh", "ja", "ru", "mn");
    private static final Map<String, List<String>> SENTENCES = Map.of(
            "ko", List.of("%s에서 %s 협력 회의가 열렸다.", "%s 대표단은 사무국을 방문하여 %s 교류를 논의하였다.", "내년에는 %s에서 %s 행사가 이어진다."),
            "en",
                    List.of(
                            "A meeting on %2$s was held in %1$s.",
                            "The delegation of %s visited the Secretariat to discuss %s.",
                            "Next year %s will host an event on %s."),
            "zh", List.of("%s举行了%s合作会议。", "%s代表团访问秘书处，就%s交流进行座谈。", "明年%s还将举办%s活动。"),
            "ja", List.of("%sで%s協力会議が開かれた。", "%sの代表団が事務局を訪れ、%s交流を話し合った。", "来年は%sで%sの行事が続く。"),
            "ru",
                    List.of(
                            "Встреча: %s, тема — %s.",
                            "Делегация (%s) посетила Секретариат и обсудила тему «%s».",
                            "В следующем году %s примет мероприятие на тему «%s»."),
            "mn",
                    List.of(
                            "%s-д %s сэдэвт уулзалт болов.",
                            "%s-ийн төлөөлөгчид Хэрэг эрхлэх газарт зочилж, %s сэдвээр ярилцлаа.",
                            "Ирэх жил %s-д %s арга хэмжээ болно."));
    private static final Map<String, List<String>> PLACES = Map.of(
            "ko", List.of("간쑤성", "경상북도", "도야마현", "연해주", "울산광역시", "셀렝게 아이막"),
            "en",
                    List.of(
                            "Gansu Province",
                            "Gyeongsangbuk-do",
                            "Toyama Prefecture",
                            "Primorsky Krai",
                            "Ulsan",
                            "Selenge Province"),
            "zh", List.of("甘肃省", "庆尚北道", "富山县", "滨海边疆区", "蔚山广域市", "色楞格省"),
            "ja", List.of("甘粛省", "慶尚北道", "富山県", "沿海地方", "蔚山広域市", "セレンゲ県"),
            "ru",
                    List.of(
                            "провинция Ганьсу",
                            "провинция Кёнсан-Пукто",
                            "префектура Тояма",
                            "Приморский край",
                            "Ульсан",
                            "аймак Селенга"),
            "mn",
                    List.of(
                            "Ганьсу муж",
                            "Кёнсанбүг муж",
                            "Тояма муж",
                            "Приморийн хязгаар",
                            "Улсан хот",
                            "Сэлэнгэ аймаг"));
    private static final Map<String, List<String>> THEMES = Map.of(
            "ko", List.of("관광", "환경", "방재", "농업", "청년", "물류"),
            "en", List.of("tourism", "the environment", "disaster prevention", "agriculture", "youth", "logistics"),
            "zh", List.of("旅游", "环境", "防灾", "农业", "青年", "物流"),
            "ja", List.of("観光", "環境", "防災", "農業", "青年", "物流"),
            "ru",
                    List.of(
                            "туризм",
                            "экология",
                            "предупреждение бедствий",
                            "сельское хозяйство",
                            "молодёжь",
                            "логистика"),
            "mn",
                    List.of(
                            "аялал жуулчлал",
                            "байгаль орчин",
                            "гамшгаас хамгаалах",
                            "хөдөө аж ахуй",
                            "залуучууд",
                            "логистик"));
    private static final String SYLLABLES = "kanorimetusolavidepi";
    /** About the length of a real post. */
    private static final int SENTENCES_A_POST = 22;

    private GeneratedPosts() {}

    /** The record of post {@code number}, on one line. */
    public static String line(int number) {
        Random random = new Random(number);
        String language = LANGUAGES.get(number % LANGUAGES.size());
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < SENTENCES_A_POST; i++) {
            body.append(sentence(random, language)).append(i % 5 == 4 ? "\\n" : " ");
            if (random.nextInt(4) == 0) {
                body.append(rareName(random)).append(". ");
            }
        }
        LocalDate day = LocalDate.of(1996, 9, 12).plusDays(random.nextInt(10_800));
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"near-post/1\",\"id\":\"gen:%d\",\"source\":{\"site\":\"gen\",\"board\":[\"Board %d\"]},"
                        + "\"title\":\"%s\",\"publishedOn\":\"%s\",\"body\":{\"format\":\"text\",\"content\":\"%s\"},"
                        + "\"attachments\":[{\"fileName\":\"%s.jpg\"}]}",
                number,
                number % 7,
                sentence(random, language),
                day,
                body,
                rareName(random));
    }

    /** Writes a feed of posts {@code 0} to {@code count - 1}. */
    public static Path feed(Path file, int count) {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int number = 0; number < count; number++) {
                out.write(line(number));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String sentence(Random random, String language) {
        return String.format(
                pick(random, SENTENCES, language), pick(random, PLACES, language), pick(random, THEMES, language));
    }

    private static String pick(Random random, Map<String, List<String>> from, String language) {
        List<String> list = from.getOrDefault(language, List.of());
        return list.get(random.nextInt(list.size()));
    }

    /** A long tail: vocabularies keep growing. */
    private static String rareName(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int at = 2 * random.nextInt(SYLLABLES.length() / 2);
            name.append(SYLLABLES, at, at + 2);
        }
        return name.toString();
    }
}
