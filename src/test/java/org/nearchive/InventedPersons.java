package org.nearchive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nearchive.archive.Change;
import org.nearchive.config.IndexConfig;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** Posts about persons who do not exist, and a configuration that knows two of them. */
public final class InventedPersons {
    /** id, language, day, title, body */
    public static final List<List<String>> POSTS = List.of(
            List.of(
                    "en",
                    "en",
                    "2031-05-09",
                    "Secretary-General Meets Representatives",
                    "On May 4, Secretary-General SEO Yun-ho met the guests. Mr. Seo thanked them for coming."),
            List.of("ko", "ko", "2031-06-01", "사무국 방문", "서윤호 사무총장은 도야마현 대표단을 만나 환담했다. 서 총장은 감사의 뜻을 전했다."),
            List.of("zh", "zh-Hans", "2031-06-02", "访问秘书处", "徐允镐秘书长会见了代表团。徐秘书长表示感谢。"),
            List.of(
                    "ru",
                    "ru",
                    "2031-06-03",
                    "Визит в Секретариат",
                    "Генеральный секретарь Со Юн Хо встретился с делегацией."),
            List.of("ja", "ja", "2031-06-04", "事務局訪問", "徐允鎬事務総長は代表団と面談した。"),
            List.of("near-miss", "ko", "2031-07-01", "국장 면담", "서윤수 국장은 대표단을 만났다."),
            List.of("other-han", "zh-Hans", "2031-07-02", "会见", "徐润浩局长会见了代表团。"),
            List.of("governor", "ko", "2032-01-05", "지사 접견", "경상북도 문태식 지사는 대표단을 접견했다. 문 지사는 환영했다."),
            List.of("left-open", "ko", "2032-02-05", "축사", "문 지사는 축사에서 협력을 강조했다."));

    private InventedPersons() {}

    /** The usual one with two persons known under their names, so that other characters are told apart. */
    public static IndexConfig config(Path folder) throws IOException {
        Path usual = Path.of("index-config");
        try (Stream<Path> files = Files.walk(usual)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(usual.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        Files.writeString(folder.resolve("entities/persons.tsv"), """
                id\tko\ten\tzh\tja\tru\tmn\toffices\tsource
                person:seo-yun-ho\t서윤호\tSEO Yun-ho\t徐允镐\t徐允鎬\t\t\tsecretary-general@org:near:2031..\tinvented
                person:seo-min-jae\t서민재\t\t\t\t\t\tsecretary-general@org:near:2027..2030\tinvented
                """);
        Files.deleteIfExists(folder.resolve("checks.tsv"));
        return IndexConfig.in(folder, "a test's");
    }

    /** A post of id, language, day, title and body. */
    public static Change change(List<String> fields) {
        Post post = new Post(
                "post:" + fields.getFirst(),
                new Origin("test", List.of("News"), null, null, List.of()),
                fields.get(1),
                fields.get(3),
                LocalDate.parse(fields.get(2)),
                null,
                fields.get(4),
                List.of(),
                null);
        return new Change.Upsert(
                post,
                new Provenance("a test", "near-post/1", "", Map.of()),
                "RECORD",
                fields.getFirst().getBytes(StandardCharsets.UTF_8));
    }
}
