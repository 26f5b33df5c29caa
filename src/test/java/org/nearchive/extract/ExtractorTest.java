package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;
import org.nearchive.source.RawPost;

class ExtractorTest {
    private static final Extractor EXTRACTOR = Extractor.load(Path.of("index-config"));

    @TempDir
    Path folder;

    private Extracted dump(String name, String text) {
        return EXTRACTOR.extract(
                new RawPost(folder.resolve(name), 0, RawPost.Form.DUMP, text.getBytes(StandardCharsets.UTF_8)));
    }

    private Extracted record(String json) {
        return EXTRACTOR.extract(new RawPost(
                folder.resolve("feed.jsonl"), 1, RawPost.Form.RECORD, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Post post(Extracted extracted) {
        assertThat(extracted).isInstanceOf(Extracted.Accepted.class);
        return ((Extracted.Accepted) extracted).post();
    }

    private static final String DUMP = """
            동북아시아지방정부연합 로고

            Нуур, тал нутгийн хөршүүд,

            News | Secretariat

            News/Activities News | Secretariat

            Sports Day of the Secretariat 2031-05-062031-05-09

            WriteAdmin

            File 첨부파일 운동회 사진.jpg   첨부파일 310504_2.JPG

            \u00a0
            On May 4, the  staff met in\u00a0Pohang.


            Everybody ran. The date was 2031-05-04
            Next A neighbour names Gansu
            Prev Another neighbour
            LIST
            """;

    @Test
    void aDumpIsCutIntoItsParts() {
        Post post = post(dump("post-70001.txt", DUMP));
        assertThat(post.id()).isEqualTo("near:70001");
        assertThat(post.title()).isEqualTo("Sports Day of the Secretariat 2031-05-06");
        assertThat(post.published()).hasToString("2031-05-09");
        assertThat(post.author()).isEqualTo("Admin");
        assertThat(post.origin().board()).containsExactly("News/Activities", "News | Secretariat");
        assertThat(post.attachments()).extracting(Attachment::fileName).containsExactly("운동회 사진.jpg", "310504_2.JPG");
        assertThat(post.attachments()).extracting(Attachment::status).containsOnly(FileStatus.MISSING);
        assertThat(post.body()).isEqualTo("On May 4, the staff met in Pohang.\nEverybody ran. The date was 2031-05-04");
    }

    @Test
    void aDumpWithoutATitleLineIsRefusedWithTheRule() {
        assertThat(dump("post-1.txt", "only a text\nwithout a day"))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith(
                                        "no line fits the rule for the title of a dump of near, a title that ends in its publication"
                                                + " day, written as YYYY-MM-DD, "));
    }

    @Test
    void aDumpWhoseNameNobodyKnowsIsRefused() {
        assertThat(dump("letter.txt", DUMP))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains("fits no dump", "post-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Next year it will be held in Ulsan. | Next year it will be held in Ulsan.",
                "다음 총회는 울산에서 열린다. | 다음 총회는 울산에서 열린다.",
                "Writers met, and they wrote. | Writers met, and they wrote.",
                "It ended.;Next A title;Prev Another title;LIST | It ended.",
                "It ended.;Next;A title;Prev;Another title | It ended.",
                "It ended.;Next A title / Prev Another title / LIST | It ended.",
                "그렇다.;이전글 간쑤성 소식;다음글 안후이성 소식;목록 | 그렇다.",
                "Так было.;Поделиться Печать;Следующий Новость;Предыдущий Другая;Список | Так было.",
                "そうだった。;次へ 島根県;一覧 | そうだった。",
            })
    void aBodyEndsWhereTheSiteBegins(String end, String body) {
        Post post = post(dump("post-1.txt", "A title2031-05-09\nWrite: Admin Views 1,031\n" + end.replace(';', '\n')));
        assertThat(post.body()).isEqualTo(body);
        assertThat(post.author()).isEqualTo("Admin");
    }

    @Test
    void aDumpMayBeInAnOlderEncodingAndPrintItsDayOtherwise() {
        Extracted extracted = EXTRACTOR.extract(new RawPost(
                folder.resolve("post-9.txt"),
                0,
                RawPost.Form.DUMP,
                "충청남도 소식 2031년 5월 9일\n대표단이 포항에 왔다.".getBytes(java.nio.charset.Charset.forName("EUC-KR"))));
        assertThat(post(extracted).title()).isEqualTo("충청남도 소식");
        assertThat(post(extracted).published()).hasToString("2031-05-09");
    }

    @Test
    void aDayThatIsNotInTheCalendarIsRefused() {
        assertThat(dump("post-1.txt", "A title2031-02-30\nbody"))
                .isEqualTo(new Extracted.Refused("the title ends in \"2031-02-30\", which is no day of the calendar"));
    }

    @Test
    void inlineBordersNeitherAddNorDropAnything() {
        Post post = post(record("""
                {"schema":"near-post/1","id":"near:1","title":"t","publishedOn":"2031-05-09","body":{"format":"html",
                "content":"<style>p{}</style><p><span>6</span><span>月2</span><b>9</b>日 began</p><p>Next<br>line&nbsp;&amp; end</p>"}}""".replace("\n", " ")));
        assertThat(post.body()).isEqualTo("6月29日 began\nNext\nline & end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{broken | is no JSON",
                "[1] | is no JSON object",
                "{\"id\":\"a\"} | schema must be \"near-post/1\"",
                "{\"schema\":\"near-post/1\",\"id\":\"a b\"} | id must be 1 to 200",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"publishedOn\":\"2031-05-09\"} | neither a title nor a body",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\"} | publishedOn is missing",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"9 May\"} | publishedOn must be a day",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"op\":\"drop\"} | op must be upsert or delete",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\",\"source\":{\"url\":\"javascript:x\"}} | source.url must be an address",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\",\"attachments\":[{\"path\":\"../secret\"}]} | leads out of the folder of what names it",
                "{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\",\"attachments\":[{\"path\":\"/etc/passwd\"}]} | leads out of the folder of what names it",
            })
    void aBadRecordIsRefusedInWords(String line, String reason) {
        assertThat(record(line))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void aLinkOutOfTheFolderIsRefused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);
        assertThat(record("{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\","
                        + "\"attachments\":[{\"path\":\"link.txt\"}]}"))
                .isInstanceOf(Extracted.Refused.class);
    }

    @Test
    void aNamedFileThatIsNotThereIsMissingAndThePostStays() {
        Post post =
                post(record("{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\","
                        + "\"attachments\":[{\"fileName\":\"사진.jpg\",\"path\":\"files/1.jpg\"}]}"));
        assertThat(post.attachments()).singleElement().satisfies(file -> {
            assertThat(file.status()).isEqualTo(FileStatus.MISSING);
            assertThat(file.fileName()).isEqualTo("사진.jpg");
            assertThat(file.reason()).contains("files/1.jpg");
        });
    }

    @Test
    void aMarkOfByteOrderIsNoPartOfTheFeed() {
        assertThat(post(record(
                                "\uFEFF{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\"}"))
                        .title())
                .isEqualTo("t");
    }

    @Test
    void aYearThatCannotBeIsRefused() {
        assertThat(record(
                        "{\"schema\":\"near-post/1\",\"id\":\"a\",\"title\":\"t\",\"publishedOn\":\"+999999-05-09\"}"))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains("between 1900 and 2200"));
    }

    @Test
    void aWithdrawalIsRead() {
        assertThat(record("{\"schema\":\"near-post/1\",\"id\":\"near:9\",\"op\":\"delete\"}"))
                .isEqualTo(new Extracted.Withdrawn("near:9"));
    }
}
