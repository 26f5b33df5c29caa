package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.source.RawPost;

/** Damaged inputs end as a post, a withdrawal or a refusal in words; nothing is thrown. */
class FuzzTest {
    private static final Extractor EXTRACTOR = Extractor.load(Path.of("index-config"));

    private static final String PAGE = """
            <!-- saved from url=(0070)http://www.board.example/en/page.jsp?mnu_uid=9001&cmd=258&bod_uid=71001 -->
            <html lang="ko"><head><meta charset="utf-8"><link rel=canonical href="http://a.example/ [x]"></head><body>
            <div class="board_view"><h4 class="view_tit">돗토리현 방문 2031<span class="date">2031-07-03</span></h4>
            <dl class="view_info"><dt>글쓰기</dt><dd>관리자</dd></dl><p class="file"><a href="f/1.jpg" title="사진.jpg 다운로드">첨부파일 사진.jpg</a></p>
            <div class="view_cont"><p>돗<b>토리</b>현 대표단이 왔다.<br><ruby>鳥取<rt>とっとり</rt></ruby></p><table><tr><td>1</td></tr></table></div>
            <ul class="prev_next"><li>Next <a href="?bod_uid=2">다음</a></li></ul></div></body></html>
            """;
    private static final String ARTICLE = """
            <html><head><title>Harbour day - News</title><meta name="pubdate" content="2031-05-09T01:00:00Z">
            <script type="application/ld+json">{"datePublished":"2031-05-09","a":[{"b":[1,2]}]}</script></head>
            <body><nav><a href="/">Home</a></nav><article><h1>Harbour day</h1><time datetime="2031-05-09">May 9, 2031</time>
            <p>Boats from Tottori and Vladivostok came into the harbour, and many people stood at the quay and waved, said the mayor.</p>
            <p>The next harbour day will be held in a year, with more boats, more music, and a market, if the weather allows it.</p>
            </article><footer>Office</footer></body></html>
            """;
    private static final String RECORD = """
            {"schema":"near-post/1","id":"near:1","op":"upsert","source":{"site":"near","board":["a"],"url":"http://a.example/?q=1","aliases":[]},
            "lang":{"declared":"ko"},"title":"제목","publishedOn":"2031-05-09","updatedAt":"2031-05-09T00:00:00Z","views":1,
            "body":{"format":"markdown","content":"# a\\n\\n|b|c|\\n|-|-|\\n|*d*|e|"},"attachments":[{"no":1,"fileName":"a","path":"b/c.txt","size":3}],
            "hints":{"entities":["x"]},"translations":{"of":null},"extra":{"k":[1.5,null]}}""".replace("\n", "");
    private static final String DUMP = """
            로고
            News | Secretariat
            Tottori visit 2031-05-062031-05-09
            WriteAdmin
            File 첨부파일 a.jpg   첨부파일 b.jpg

            The guests came.
            Next one
            Prev other
            LIST
            """;
    private static final List<String> SPLINTERS = List.of(
            "<",
            ">",
            "</p>",
            "<p",
            "<!--",
            "-->",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\u",
            "\\",
            "&#",
            "\uD800",
            "\u0000",
            "<div><div><div>",
            "<table><td>",
            "<svg>",
            "<plaintext>",
            "1e999",
            "null",
            "-",
            "2031-13-45",
            "%",
            "%zz",
            "?",
            "=");

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damageIsAnsweredInWords(int seed) throws IOException {
        Random random = new Random(seed);
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/c.txt"), "abc");
        record Case(String name, RawPost.Form form, String text) {}
        for (Case from : List.of(
                new Case("a.html", RawPost.Form.PAGE, PAGE),
                new Case("page.jsp?bod_uid=5&x=%2.html", RawPost.Form.PAGE, ARTICLE),
                new Case("b.html", RawPost.Form.PAGE, ARTICLE),
                new Case("feed.jsonl", RawPost.Form.RECORD, RECORD),
                new Case("post-1.txt", RawPost.Form.DUMP, DUMP))) {
            byte[] bytes = damaged(from.text(), random);
            Extracted extracted = EXTRACTOR.extract(new RawPost(folder.resolve(from.name()), 0, from.form(), bytes));
            if (extracted instanceof Extracted.Refused refused) {
                assertThat(refused.reason()).isNotBlank().isNotEqualTo("null");
            }
        }
    }

    private static byte[] damaged(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(6); i > 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                case 2 -> changed.insert(at, changed.substring(at, to).repeat(random.nextInt(40)));
                case 3 -> changed.setLength(at);
                default -> changed.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
