package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.post.Provenance;
import org.nearchive.source.RawPost;

/** Pages of sites that no template knows. */
class ArticleTest {
    private static final Extractor EXTRACTOR = Extractor.load(Path.of("index-config"));

    private static final String PAGE = """
            <!DOCTYPE html><!-- saved from url=(0031)https://www.aimag.example/news/5#top -->
            <html lang="en"><head><title>Wool market opens in Ulaangom | Aimag news</title></head><body>
            <nav><ul><li><a href="/">Home</a></li><li><a href="/gansu">Gansu</a></li></ul></nav>
            <div class="page"><aside id="sidebar"><h3>Most read</h3><ul><li><a href="/1">Toyama opens a harbour</a></li></ul></aside>
            <div class="post"><h1>Wool market opens in Ulaangom</h1><p class="meta">9 May 2031, press office</p>
            <p>The market of Uvs aimag opened on Saturday with forty stands, among them <b>wo</b><i>ol</i> and honey from six
            districts, and the choir of the school sang.</p>
            <p>Guests from Tuva brought horses, and everybody is welcome until Sunday, the governor's office said on 1 May 2030.</p>
            </div></div>
            <footer><p>Office, Heilongjiang street 5. All rights reserved. Write to us, call us, or come by in the mornings.</p></footer>
            </body></html>
            """;

    private static Extracted extract(String name, String html) {
        return EXTRACTOR.extractAgain(RawPost.Form.PAGE, name, html.getBytes(StandardCharsets.UTF_8));
    }

    private static Extracted.Accepted accepted(String name, String html) {
        Extracted extracted = extract(name, html);
        assertThat(extracted).isInstanceOf(Extracted.Accepted.class);
        return (Extracted.Accepted) extracted;
    }

    private static void assertRefused(String html, String... reasons) {
        assertThat(extract("a.html", html))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reasons));
    }

    @Test
    void theMainContentIsToldFromMenusAndMargins() {
        Extracted.Accepted accepted = accepted("a.html", PAGE);
        assertThat(accepted.provenance().template()).isEqualTo(Provenance.MAIN_CONTENT);
        assertThat(accepted.post().title()).isEqualTo("Wool market opens in Ulaangom");
        assertThat(accepted.post().body())
                .contains("among them wool and honey from six districts", "Guests from Tuva")
                .doesNotContain("Gansu", "Toyama", "Heilongjiang", "Wool market opens");
        assertThat(accepted.post().published()).hasToString("2031-05-09");
        assertThat(accepted.post().declaredLanguage()).isEqualTo("en");
        assertThat(accepted.post().origin().site()).isEqualTo("www.aimag.example");
        assertThat(accepted.post().origin().url()).hasToString("https://www.aimag.example/news/5");
    }

    @Test
    void anIdFollowsFromTheAddressWithoutFragment() {
        String id = accepted("a.html", PAGE).post().id();
        assertThat(id).matches("www\\.aimag\\.example:[0-9a-f]{16}");
        assertThat(accepted("b.html", PAGE.replace("#top", "").replace("forty", "fifty"))
                        .post()
                        .id())
                .isEqualTo(id);
        assertThat(accepted("a.html", PAGE.replace("news/5", "news/6")).post().id())
                .isNotEqualTo(id);
    }

    @Test
    void anIdFollowsFromTheContentWhereThereIsNoAddress() {
        String lone = PAGE.replace("saved from", "kept");
        String id = accepted("a.html", lone).post().id();
        assertThat(id).matches("page:[0-9a-f]{16}");
        assertThat(accepted("b.html", lone).post().id()).isEqualTo(id);
        assertThat(accepted("a.html", lone.replace("forty", "fifty")).post().id())
                .isNotEqualTo(id);
    }

    @Test
    void aCanonicalLinkThatManyPagesShareIsNoIdentity() {
        String lone = PAGE.replace("saved from", "kept");
        String front = lone.replace("<head>", "<head><link rel=canonical href='https://www.aimag.example/'>");
        String view = lone.replace("<head>", "<head><link rel=canonical href='https://www.aimag.example/view.do'>");
        assertThat(accepted("a.html", front).post().id()).startsWith("page:");
        assertThat(accepted("view.do?id=5.html", view).post().id()).startsWith("page:");
        assertThat(accepted("www.aimag.example/view.do?id=5.html", view)
                        .post()
                        .origin()
                        .url())
                .hasToString("http://www.aimag.example/view.do?id=5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta property='article:published_time' content='2031-05-08T10:00:00+09:00'> | meta | 2031-05-08",
                "<meta property='article:published_time' content='2031-05-07T23:30:00Z'> | meta | 2031-05-08",
                "<meta name='PubDate' content='2031-05-08 10:00:00'> | meta | 2031-05-08",
                "<meta name='DC.date.issued' content='20310508'> | meta | 2031-05-08",
                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-05-08\"}]}</script> | json-ld | 2031-05-08",
                "<meta name='date' content='0001-01-01'> | text | 2031-05-09",
            })
    void theDayIsWhatThePageSaysToPrograms(String head, String way, String day) {
        Extracted.Accepted accepted = accepted("a.html", PAGE.replace("<head>", "<head>" + head));
        assertThat(accepted.post().published()).hasToString(day);
        assertThat(accepted.provenance().ways()).containsEntry("published", way);
    }

    @Test
    void theDayIsReadFromTimeAddressOrFileName() {
        String time = PAGE.replace("<p class=\"meta\">", "<p><time datetime='2031-05-08'>yesterday</time></p><p>");
        assertThat(accepted("a.html", time).post().published()).hasToString("2031-05-08");
        assertThat(accepted("a.html", PAGE.replace("news/5", "2031/05/08/wool"))
                        .post()
                        .published())
                .hasToString("2031-05-08");
        assertThat(accepted("t20310508_12.html", PAGE).post().published()).hasToString("2031-05-08");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031. 5. 9.",
                "2031년 5월 9일",
                "2031年5月9日",
                "9 мая 2031 г.",
                "May 9, 2031",
                "2031 оны 5 дугаар сарын 9",
                "09.05.2031",
                "등록일 : 2031-05-09 10:22 | 조회 12",
            })
    void theDayNearTheTitleIsReadInTheUsualShapes(String day) {
        assertThat(accepted("a.html", PAGE.replace("9 May 2031, press office", day))
                        .post()
                        .published())
                .hasToString("2031-05-09");
    }

    @Test
    void aShortPageInATableIsReadToo() {
        Extracted.Accepted accepted = accepted("a.html", """
                <html lang="ko"><head><title>도정 소식</title></head><body><div id="gnb"><a href="/g">간쑤성</a></div><h2>도정 소식</h2>
                <table><tr><th>제목</th><td>투브 아이막 대표단 접견</td></tr><tr><th>작성일</th><td>2031-05-09</td></tr>
                <tr><td colspan=2><p>대표단이 도청을 찾아 농업 분야 협력을 논의하였다.</p></td></tr></table></body></html>""");
        assertThat(accepted.post().title()).isEqualTo("투브 아이막 대표단 접견");
        assertThat(accepted.post().published()).hasToString("2031-05-09");
        assertThat(accepted.post().body()).contains("농업 분야 협력을 논의하였다.").doesNotContain("간쑤성");
    }

    @Test
    void aPageWithoutArticleElementsDoesNotRepeatItsTitle() {
        Extracted.Accepted accepted = accepted("a.html", """
                <html lang="ja"><head><title>青年交流の集い - 県のページ</title></head><body><div id="contents"><h1>青年交流の集い</h1>
                <p>更新日：2031年5月9日</p><p>県は慶尚北道の青年を迎えました。</p></div></body></html>""");
        assertThat(accepted.post().title()).isEqualTo("青年交流の集い");
        assertThat(accepted.post().body()).contains("慶尚北道の青年").doesNotContain("集い");
    }

    @Test
    void whatIsNoArticleIsRefusedInWords() {
        assertRefused(PAGE.replace("9 May 2031, ", ""), "no publication day", "meta", "<time datetime>");
        assertRefused("<p>Just a page</p>", "fits no site's template");
        assertRefused("", "fits no site's template");
        assertRefused(
                "<title>News</title><h1>News</h1><p>9 May 2031</p><div>"
                        + "<p><a href='/1'>The harbour of Toyama opens, with a band and a choir and many boats</a></p>"
                                .repeat(20)
                        + "</div>",
                "a list, no article");
    }
}
