package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.Archived;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;
import org.nearchive.query.Hit;
import org.nearchive.source.RawPost;

/** Saved pages of the association's board, as invented ones. */
class PageTest {
    private static final Extractor EXTRACTOR = Extractor.load(Path.of("index-config"));
    private static final String ADDRESS = "http://www.board.example/en/page.jsp?mnu_uid=9001&cmd=258&bod_uid=71001";

    @TempDir
    Path folder;

    private static String page(String address) {
        return """
                <!DOCTYPE html>
                <!-- saved from url=(0070)%s -->
                <html lang="en"><head><meta charset="utf-8"><title>The Association</title></head>
                <body><div id="header"><h1><img alt="로고"></h1><ul class="gnb"><li>Gansu</li></ul></div>
                <div id="content"><h2>News | Secretariat</h2><p class="location">Home &gt; News/Activities &gt; News | Secretariat</p>
                <div class="board_view"><h4 class="view_tit">도야마현 청년 교류 2031<span class="date">2031-07-03</span></h4>
                <dl class="view_info"><dt>Write</dt><dd>관리자</dd><dt>Views</dt><dd>1,031</dd></dl>
                <p class="file"><strong>File</strong> <a href="files/1.jpg" title="교류 사진.jpg 파일 다운로드">첨부파일 교류 사진.jpg</a>
                <a href="/down?x=2">첨부파일 명단.hwp</a></p>
                <div class="view_cont"><p><span>도야</span><b>마현</b> 청년들이 <span>6</span><span>월29</span>일 포항을 찾았다.</p><p>사진 설명</p></div>
                <ul class="prev_next"><li>Next <a href="?bod_uid=71002">안후이성 소식</a></li></ul></div></div></body></html>
                """.formatted(address);
    }

    private Extracted extract(String fileName, String html) {
        return EXTRACTOR.extract(
                new RawPost(folder.resolve(fileName), 0, RawPost.Form.PAGE, html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPageIsCutIntoItsParts() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/1.jpg"), "photo");
        Extracted.Accepted accepted = (Extracted.Accepted) extract("page.html", page(ADDRESS));
        Post post = accepted.post();
        assertThat(post.id()).isEqualTo("near:71001");
        assertThat(post.title()).isEqualTo("도야마현 청년 교류 2031");
        assertThat(post.published()).hasToString("2031-07-03");
        assertThat(post.author()).isEqualTo("관리자");
        assertThat(post.declaredLanguage()).isEqualTo("en");
        assertThat(post.origin().board()).containsExactly("News/Activities", "News | Secretariat");
        assertThat(post.origin().url()).hasToString(ADDRESS);
        assertThat(post.body()).isEqualTo("도야마현 청년들이 6월29일 포항을 찾았다.\n사진 설명");
        assertThat(post.attachments()).extracting(Attachment::fileName).containsExactly("교류 사진.jpg", "명단.hwp");
        assertThat(accepted.files()).containsOnlyKeys(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.jsp?mnu_uid=9001&cmd=258&bod_uid=71001.html", "page.jsp@cmd=258&bod_uid=71001.html"})
    void withoutAnAddressTheFileNameTellsTheNumber(String fileName) {
        String html = page(ADDRESS).replace("saved from", "kept as");
        assertThat(((Extracted.Accepted) extract(fileName, html)).post().id()).isEqualTo("near:71001");
    }

    @Test
    void aGluedDayIsFoundWhenItHasNoElementOfItsOwn() {
        String html = page(ADDRESS).replace("<span class=\"date\">2031-07-03</span>", "2031-07-03");
        Post post = ((Extracted.Accepted) extract("p.html", html)).post();
        assertThat(post.title()).isEqualTo("도야마현 청년 교류 2031");
        assertThat(post.published()).hasToString("2031-07-03");
    }

    @Test
    void whatCannotBeCutIsRefusedInWords() {
        assertThat(extract("a.html", page("http://www.board.example/en/")))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains("bod_uid"));
        assertThat(extract("a.html", page(ADDRESS).replace("2031-07-03", "soon")))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no publication day"));
        assertThat(extract("a.html", page(ADDRESS).replace("2031-07-03", "2031-02-30")))
                .isEqualTo(new Extracted.Refused(
                        "the publication day reads \"2031-02-30\", which is no day of the calendar"));
        assertThat(extract("a.html", page(ADDRESS).replace("h4", "h6").replace("view_tit", "x")))
                .isEqualTo(new Extracted.Refused("no title where the template looks for it"));
        assertThat(extract("a.html", page(ADDRESS).replace("view_cont", "view_x")))
                .isEqualTo(new Extracted.Refused("no body where the template looks for it"));
        assertThat(extract("a.html", "<div class=board_list><a>도야마현 소식</a> 2031-07-03</div>"))
                .isEqualTo(new Extracted.Refused("is a list of posts of near and no post"));
    }

    private Extracted.Accepted accepted(String fileName, String html) {
        Extracted extracted = extract(fileName, html);
        assertThat(extracted).isInstanceOf(Extracted.Accepted.class);
        return (Extracted.Accepted) extracted;
    }

    @Test
    void itIsKeptWhichWayFoundEachField() {
        assertThat(accepted("p.html", page(ADDRESS)).provenance().ways())
                .containsEntry("address", "saved-from")
                .containsEntry("title", "1")
                .containsEntry("published", "1")
                .containsEntry("author", "1")
                .containsEntry("body", "1")
                .doesNotContainKey("encoding");
        String glued = page(ADDRESS).replace("<span class=\"date\">2031-07-03</span>", "2031-07-03");
        assertThat(accepted("p.html", glued).provenance().ways())
                .containsEntry("title", "3")
                .containsEntry("published", "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!-- saved from url=(0070)%s --> | saved-from",
                "<!-- An invented page, saved from\\n     %s --> | saved-from",
                "<!-- Page saved with SingleFile \\n url: %s \\n saved date: today --> | saved-from",
                "<link rel=canonical href='%s'> | canonical",
            })
    void theAddressOfASavedPageIsReadFromThePage(String written, String place) {
        String html = page("").replaceFirst("<!-- saved.*-->", "")
                + written.formatted(ADDRESS).translateEscapes();
        Extracted.Accepted accepted = accepted("x.html", html);
        assertThat(accepted.post().origin().url()).hasToString(ADDRESS);
        assertThat(accepted.provenance().ways()).containsEntry("address", place);
    }

    @Test
    void aCanonicalLinkToTheFrontPageDoesNotHideTheNumberInTheFileName() {
        String html =
                page("").replaceFirst("<!-- saved.*-->", "") + "<link rel=canonical href='http://www.board.example/'>";
        Extracted.Accepted accepted = accepted("page.jsp%3Fbod_uid%3D71001%26cmd%3D258.html", html);
        assertThat(accepted.post().id()).isEqualTo("near:71001");
        assertThat(accepted.post().origin().url()).isNull();
        assertThat(accepted.provenance().ways()).containsEntry("address", "file-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.board.example/en/page.jsp?mnu_uid=9001&cmd=258&bod_uid=71001.html",
                "www.board.example/en/page.jsp@mnu_uid=9001&cmd=258&bod_uid=71001.html",
                "www.board.example/en/page.jsp%3Fmnu_uid=9001%26cmd=258%26bod_uid=71001.html",
            })
    void anAddressIsRebuiltFromAFolderThatIsCalledAfterAHost(String path) {
        String html = page("").replaceFirst("<!-- saved.*-->", "").replace("<html lang=\"en\">", "<html>");
        Extracted.Accepted accepted = accepted(path, html);
        assertThat(accepted.post().origin().url()).hasToString(ADDRESS);
        assertThat(accepted.post().declaredLanguage()).isEqualTo("en");
        // Read again, from the archive and without folders, it comes out the same.
        assertThat(EXTRACTOR.extractAgain(
                        RawPost.Form.PAGE, accepted.provenance().name(), html.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(accepted);
    }

    @Test
    void anAddressIsShownWithoutItsNoiseAndKeptAsItWas() {
        Post post = accepted("p.html", page(ADDRESS + "&pageNo=3&srchKeyword=&&srchEnable=0&#top"))
                .post();
        assertThat(post.origin().url()).hasToString(ADDRESS);
        assertThat(post.origin().aliases())
                .singleElement()
                .hasToString(ADDRESS + "&pageNo=3&srchKeyword=&&srchEnable=0&#top");
    }

    @ParameterizedTest
    @CsvSource({
        "<html lang=\"ko-KR\">, en, ko-KR",
        "<html lang=\"cn\">, en, zh",
        "<html>, cn, zh",
        "<html>, jp, ja",
        "<html lang=\"\">, mn, mn",
        "<html lang=\"{{x}}\">, ru, ru",
    })
    void theLanguageIsWhatThePageDeclaresElseWhatItsAddressDoes(String root, String part, String language) {
        String html = page(ADDRESS.replace("/en/", "/" + part + "/")).replace("<html lang=\"en\">", root);
        assertThat(accepted("p.html", html).post().declaredLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031-07-03",
                "2031.07.03",
                "2031. 7. 3.",
                "2031/07/03",
                "2031년 7월 3일",
                "2031年7月3日",
                "03.07.2031",
                "3 июля 2031",
                "July 3, 2031",
                "2031 оны 7 дугаар сарын 3",
            })
    void theSiteMayPrintADayInEveryShapeOfItsTemplate(String day) {
        assertThat(accepted("p.html", page(ADDRESS).replace("2031-07-03", day))
                        .post()
                        .published())
                .hasToString("2031-07-03");
        String glued = page(ADDRESS).replace(" 2031<span class=\"date\">2031-07-03</span>", " 2031-06-29" + day);
        Post post = accepted("p.html", glued).post();
        assertThat(post.title()).isEqualTo("도야마현 청년 교류 2031-06-29");
        assertThat(post.published()).hasToString("2031-07-03");
    }

    @Test
    void aDayInALineOfItsOwnLeavesTheTitleWhole() {
        String html = page(ADDRESS)
                .replace("2031<span class=\"date\">2031-07-03</span>", "2031-06-29")
                .replace("<dt>Write</dt>", "<dt>등록일</dt><dd>2031-07-03 10:12</dd><dt>Write</dt>");
        Post post = accepted("p.html", html).post();
        assertThat(post.title()).isEqualTo("도야마현 청년 교류 2031-06-29");
        assertThat(post.published()).hasToString("2031-07-03");
    }

    @Test
    void aPageWithOtherElementsIsCutByLaterWays() {
        String html = """
                <!-- saved from url=(0070)%s --><html lang="ko"><body><div class="board_view">
                <h3 class="title">하바롭스크 대표단 방문</h3><ul class="view_info"><li><span>작성자</span> 관리자</li>
                <li>등록일 2031.07.03</li><li>조회 12</li></ul><div class="view_file"><a href="/d?f=1">첨부파일 사진.jpg</a></div>
                <div class="board_cont"><p>대표단이 왔다.</p><ul class="prev_next"><li>다음글 간쑤성</li></ul></div></div></body></html>
                """.formatted(ADDRESS);
        Post post = accepted("p.html", html).post();
        assertThat(post.title()).isEqualTo("하바롭스크 대표단 방문");
        assertThat(post.published()).hasToString("2031-07-03");
        assertThat(post.author()).isEqualTo("관리자");
        assertThat(post.body()).isEqualTo("대표단이 왔다.");
        assertThat(post.attachments()).extracting(Attachment::fileName).containsExactly("사진.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "글쓰기",
        "작성자",
        "发贴",
        "書き込み",
        "Написать текст",
        "Бичлэг оруулах",
        "Writer",
    })
    void theWriterIsFoundUnderItsLabelInEveryLanguage(String label) {
        assertThat(accepted("p.html", page(ADDRESS).replace("<dt>Write</dt>", "<dt>" + label + "</dt>"))
                        .post()
                        .author())
                .isEqualTo("관리자");
    }

    @Test
    void whatTheSitePutsUnderAPostIsNotInItsBody() {
        String html = page(ADDRESS)
                .replace(
                        "<p>사진 설명</p>",
                        "<p>사진 설명</p><p class=sns><a>공유</a></p><p>Next 안후이성 소식</p><p>Prev 간쑤성 소식</p><p>목록</p>");
        assertThat(accepted("p.html", html).post().body()).isEqualTo("도야마현 청년들이 6월29일 포항을 찾았다.\n사진 설명");
    }

    @Test
    void aLastSentenceThatBeginsLikeALabelIsThePosts() {
        String html = page(ADDRESS).replace("<p>사진 설명</p>", "<p>Next year it will be held in Ulsan.</p><p>LIST</p>");
        assertThat(accepted("p.html", html).post().body()).endsWith("\nNext year it will be held in Ulsan.");
    }

    @Test
    void filesAreNamedOnceAndByTheirNames() {
        String html = page(ADDRESS)
                .replace(
                        "<a href=\"/down?x=2\">첨부파일 명단.hwp</a>",
                        "<a href='/down?x=2'>첨부파일 명단.hwp (1,204 KB)</a> <a href='/down?x=2'>Download</a>"
                                + "<a href='#'>표.xlsx</a><a href='#'>지도.pdf</a>");
        assertThat(accepted("p.html", html).post().attachments())
                .extracting(Attachment::fileName)
                .containsExactly("교류 사진.jpg", "명단.hwp", "표.xlsx", "지도.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUC-KR", "x-windows-949", "UTF-16"})
    void aPageInAnOlderEncodingIsReadAndSaysSo(String charset) {
        String html = page(ADDRESS).replace("<meta charset=\"utf-8\">", "");
        Extracted extracted = EXTRACTOR.extract(new RawPost(
                folder.resolve("p.html"),
                0,
                RawPost.Form.PAGE,
                html.getBytes(java.nio.charset.Charset.forName(charset))));
        assertThat(extracted).isInstanceOfSatisfying(Extracted.Accepted.class, accepted -> {
            assertThat(accepted.post().title()).isEqualTo("도야마현 청년 교류 2031");
            assertThat(accepted.provenance().ways()).containsKey("encoding");
        });
    }

    @Test
    void onePageUnderFiveAddressesIsOnePostInWhateverOrderTheyCome(@TempDir Path first, @TempDir Path second)
            throws IOException {
        List<String> addresses = List.of(
                ADDRESS,
                "http://board.example/en/page.jsp?mnu_uid=9001&cmd=258&bod_uid=71001",
                "http://www.board.example/ko/page.jsp?bod_uid=71001&cmd=258&mnu_uid=9001",
                "http://www.board.example/en/m_2018/page.jsp?bod_uid=71001&cmd=258&mnu_uid=9001",
                ADDRESS + "&pageNo=3&srchKeyword=&srchEnable=0&");
        List<Path> files = new java.util.ArrayList<>();
        for (String address : addresses) {
            files.add(Files.writeString(folder.resolve(files.size() + ".html"), page(address)));
        }
        try (Archived one = Archived.in(first);
                Archived other = Archived.in(second)) {
            one.ingest(files.toArray(Path[]::new));
            other.ingest(files.reversed().toArray(Path[]::new));
            Post post = java.util.Objects.requireNonNull(
                    one.archive.post("near:71001").orElseThrow().post());
            assertThat(post)
                    .isEqualTo(other.archive.post("near:71001").orElseThrow().post());
            assertThat(post.origin().aliases()).hasSize(4);
            assertThat(addresses)
                    .contains(String.valueOf(post.origin().url()))
                    .containsAll(post.origin().aliases().stream()
                            .map(Object::toString)
                            .toList());
            assertThat(one.ingest(folder).count(org.nearchive.archive.Change.Outcome.UNCHANGED))
                    .isEqualTo(5);
            assertThat(one.search("").total()).isEqualTo(1);
            assertThat(one.search("lang:ko 6월29일").hits()).extracting(Hit::id).containsExactly("near:71001");
            assertThat(one.found("도야마현")).hasSize(1);
            assertThat(one.found("안후이성")).isEmpty();
            assertThat(one.found("Gansu")).isEmpty();
            assertThat(one.found("관리자")).isEmpty();
            assertThat(one.archive.filesByStatus()).containsExactly(java.util.Map.entry(FileStatus.MISSING, 2L));
        }
    }

    @Test
    void pageDumpAndRecordOfAPostAreTheSamePost() {
        Post page = ((Extracted.Accepted) extract("p.html", page(ADDRESS))).post();
        String dump = """
                로고
                한 구호,
                News | Secretariat
                News/Activities News | Secretariat
                도야마현 청년 교류 20312031-07-03
                Write관리자
                File 첨부파일 교류 사진.jpg   첨부파일 명단.hwp

                도야마현 청년들이 6월29일 포항을 찾았다.

                사진 설명
                Next 안후이성 소식 / LIST
                """;
        String record = """
                {"schema":"near-post/1","id":"near:71001","title":"도야마현 청년 교류 2031","publishedOn":"2031-07-03",
                "author":"관리자","source":{"site":"near","board":"News/Activities > News | Secretariat"},
                "body":{"format":"html","content":"<p>도야마현 청년들이 6월<i>29</i>일 포항을 찾았다.</p><p>사진 설명</p>"},
                "attachments":[{"fileName":"교류 사진.jpg"},{"fileName":"명단.hwp"}]}""";
        for (RawPost raw : List.of(
                new RawPost(
                        folder.resolve("post-71001.txt"), 0, RawPost.Form.DUMP, dump.getBytes(StandardCharsets.UTF_8)),
                new RawPost(
                        folder.resolve("f.jsonl"), 1, RawPost.Form.RECORD, record.getBytes(StandardCharsets.UTF_8)))) {
            Post same = ((Extracted.Accepted) EXTRACTOR.extract(raw)).post();
            assertThat(same.id()).isEqualTo(page.id());
            assertThat(same.title()).isEqualTo(page.title());
            assertThat(same.published()).isEqualTo(page.published());
            assertThat(same.author()).isEqualTo(page.author());
            assertThat(same.origin().board()).isEqualTo(page.origin().board());
            assertThat(same.body()).isEqualTo(page.body());
            assertThat(same.attachments())
                    .extracting(Attachment::fileName)
                    .isEqualTo(page.attachments().stream()
                            .map(Attachment::fileName)
                            .toList());
        }
    }
}
