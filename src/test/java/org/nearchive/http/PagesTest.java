package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.Samples;

class PagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int FIRST_VIEW = 120_000;

    @TempDir
    static Path folder;

    private static Archived archived;
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        archived = Archived.in(folder.resolve("data"));
        Path feed = folder.resolve("hostile.jsonl");
        String longWord = "w".repeat(3000);
        Files.writeString(feed, """
                {"schema":"near-post/1","id":"test:1","title":"</script><script>alert(1)</script> \\u202egnitekraM","publishedOn":"2030-01-02","author":"<b>Writer</b>","source":{"site":"test","board":"<i>Board</i>","url":"http://archive.example/?a=1&b=%22"},"body":{"format":"text","content":"</p><img src=x onerror=alert(1)> Gansu on 5 May 2029 LONG"},"attachments":[{"no":1,"fileName":"</title><svg onload=alert(1)>.txt"}]}
                """.replace("LONG", longWord));
        archived.ingest(Samples.FOLDER, feed);
        server = Server.start("127.0.0.1", 0, archived.archive, archived.index);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        archived.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request(path).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static Document page(String path) throws IOException, InterruptedException {
        return Jsoup.parse(get(path));
    }

    private static String q(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    @Test
    void storedMarkupShowsAsTextOnEveryPage() throws Exception {
        for (String path :
                new String[] {"/posts/test:1", "/?q=onerror", "/entities/CN-GS", "/?q=" + q("</script><svg onload=x>")
                }) {
            Document page = page(path);
            assertThat(page.select("svg, [onerror], [onload], main img[src=x]"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("script:not([src])"))
                    .as(path)
                    .allSatisfy(script -> assertThat(script.attr("type")).isEqualTo("application/ld+json"));
        }
        Document post = page("/posts/test:1");
        assertThat(post.select("h1").text()).startsWith("</script><script>alert(1)</script>");
        assertThat(post.select(".text").text()).contains("</p><img src=x onerror=alert(1)>");
        assertThat(post.select(".files").text()).contains("</title><svg onload=alert(1)>.txt");
        assertThat(post.select("meta[name=DC.creator]").attr("content")).isEqualTo("<b>Writer</b>");
    }

    @Test
    void aPostTellsProgramsWhatItIs() throws Exception {
        Document post = page("/posts/test:1");
        Element script = post.expectFirst("script[type=application/ld+json]");
        JsonNode article = new ObjectMapper().readTree(script.data());
        assertThat(article.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(article.path("headline").asText()).startsWith("</script><script>");
        assertThat(article.path("datePublished").asText()).isEqualTo("2030-01-02");
        assertThat(article.path("about").findValuesAsText("name")).contains("Gansu Province");
        assertThat(post.select("meta[name=citation_publication_date]").attr("content"))
                .isEqualTo("2030/01/02");
        assertThat(post.select("meta[name=DC.identifier]").attr("content")).isEqualTo("test:1");
    }

    @Test
    void namesAndDaysOfAPostAreMarkedAndCanBeSwitchedOff() throws Exception {
        Document post = page("/posts/test:1?ui=ko");
        assertThat(post.select(".text a.mention").attr("data-meaning")).isEqualTo("지역: 간쑤성");
        assertThat(post.select(".text a.mention").attr("href")).startsWith("/entities/CN-GS");
        assertThat(post.select(".text a.day").attr("data-meaning")).isEqualTo("2029. 5. 5.");
        assertThat(page("/posts/test:1?marks=off").select(".text a")).isEmpty();
    }

    @Test
    void aPostLeadsToSimilarOnesAndShowsTheTextOfItsFiles() throws Exception {
        assertThat(page("/posts/near:70101").select(".similar a").eachAttr("href"))
                .contains("/posts/near:70102");
    }

    @Test
    void anEntityHasItsNamesInAllLanguagesAndItsCompanions() throws Exception {
        Document page = page("/entities/CN-GS?ui=mn");
        assertThat(page.select("h1").text()).isEqualTo("Ганьсу муж");
        for (String name : new String[] {"간쑤성", "Gansu Province", "甘肃省", "甘粛省", "провинция Ганьсу"}) {
            assertThat(page.select(".names").text()).contains(name);
        }
        assertThat(page.select(".bars li[data-value=2023] a").attr("href"))
                .contains("province=CN-GS", "from=2023", "to=2023");
        assertThat(page.select("aside .links a").eachText()).anyMatch(text -> text.startsWith("Тояма муж"));
        assertThat(CLIENT.send(request("/entities/XX-YY").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theBarsCountWhatTheirLinksFind() throws Exception {
        for (String path :
                new String[] {"/?q=Gansu", "/?q=Gansu&from=2022&to=2023", "/?q=Gansu&axis=on", "/entities/CN-GS"}) {
            int followed = 0;
            for (Element bar : page(path).select(".bars li[data-value] a")) {
                String count = bar.select(".count").text();
                if (!count.isEmpty()) {
                    assertThat(page(bar.attr("href")).select("h1 [role=status]").text())
                            .as(bar.attr("href"))
                            .isEqualTo(count + (count.equals("1") ? " post" : " posts"));
                    followed++;
                }
            }
            assertThat(followed).as(path).isPositive();
        }
    }

    @Test
    void theMapCountsWhatItsCellsFindAndHasThemAsATableToo() throws Exception {
        Document page = page("/?q=" + q("회의"));
        Element toyama = page.expectFirst(".cells a[title^=Toyama]");
        String count = toyama.select("b").text();
        assertThat(page(toyama.attr("href")).select("h1 [role=status]").text()).startsWith(count + " post");
        assertThat(page.select(".map tbody tr").eachText()).contains("Toyama Prefecture " + count);
    }

    @Test
    void everyRegionThatIsAMemberHasItsPlaceOnTheMap() throws Exception {
        Document page = page("/?ui=en");
        assertThat(page.select(".cells a")).hasSizeGreaterThan(80);
        assertThat(page.select(".cells li").eachAttr("class")).doesNotHaveDuplicates();
        List<String> titles = page.select(".cells a").eachAttr("title");
        int members = 0;
        for (String line : Files.readAllLines(Path.of("index-config/entities/provinces.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 6 && cells[3].equals("member")) {
                String name = cells[6].split("[|\\[?~!]", -1)[0];
                assertThat(titles).as(line).anyMatch(title -> title.startsWith(name + ":"));
                members++;
            }
        }
        assertThat(members).isGreaterThan(70);
    }

    @Test
    void aChosenValueIsTakenBackWhereItWasChosen() throws Exception {
        Document page = page("/?q=Gansu&province=" + q("도야마현") + "&lang=zh");
        assertThat(page.select(".choices a[aria-current]").eachText())
                .anyMatch(text -> text.startsWith("Toyama Prefecture"))
                .anyMatch(text -> text.startsWith("Chinese"));
        Element chip = page.expectFirst(".chosen a[href*=lang]");
        assertThat(page(chip.attr("href")).select(".chosen a")).hasSize(2);
    }

    @Test
    void anEmptyResultSaysWhatToLeaveOut() throws Exception {
        Document page = page("/?q=Gansu&province=JP-16&lang=mn&from=2012&to=2012");
        assertThat(page.select("h1").text()).isEqualTo("0 posts");
        assertThat(page.select(".chosen a").eachText())
                .anyMatch(text -> text.startsWith("Toyama Prefecture"))
                .anyMatch(text -> text.startsWith("Mongolian"))
                .anyMatch(text -> text.startsWith("Published: 2012 ×"));
        assertThat(page.select(".understood a").eachAttr("href")).contains("/?q=Gansu");
        assertThat(page.select(".suggestions a")).isNotEmpty();
    }

    @Test
    void anAmbiguousNameGivesTheChoiceAndTheChoiceIsKept() throws Exception {
        Document page = page("/?ui=ko&q=" + q("산시성 관광"));
        Element shaanxi = page.expectFirst(".understood a[href*=CN-SN]");
        Document chosen = page(shaanxi.attr("href"));
        assertThat(chosen.select("#q").attr("value")).isEqualTo("province:CN-SN 관광");
    }

    @Test
    void filesOfThePagesAreKeptForEverAndPagesAreAskedForAgain() throws Exception {
        HttpResponse<String> page = CLIENT.send(request("/?q=Gansu").build(), BodyHandlers.ofString());
        String tag = page.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                CLIENT.send(request("/?q=Gansu").header("If-None-Match", tag).build(), BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        Matcher file = Pattern.compile("\"(/web/[^\"]+)\"").matcher(page.body());
        int files = 0;
        while (file.find()) {
            HttpResponse<String> answer = CLIENT.send(request(file.group(1)).build(), BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            files++;
        }
        assertThat(files).isEqualTo(3);
        HttpResponse<String> old = CLIENT.send(request("/web/0123/style.css").build(), BodyHandlers.ofString());
        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-cache");
    }

    @Test
    void theFirstViewIsLight() throws Exception {
        Matcher file = Pattern.compile("\"(/web/[^\"]+)\"").matcher(get("/?q=Gansu"));
        int bytes = compressed("/?q=Gansu");
        while (file.find()) {
            bytes += compressed(file.group(1));
        }
        assertThat(bytes).isLessThan(FIRST_VIEW);
    }

    private static int compressed(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                CLIENT.send(request(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .hasSizeGreaterThan(answer.body().length);
        }
        return answer.body().length;
    }

    @Test
    void pagesAskNobodyElseForAnything() throws Exception {
        for (String path : new String[] {"/", "/?q=Gansu", "/posts/near:70101", "/entities/CN-GS"}) {
            assertThat(page(path).select("[src], link[rel=stylesheet], link[rel=icon]"))
                    .as(path)
                    .allSatisfy(
                            element -> assertThat(element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                                    .startsWith("/"));
        }
    }

    @Test
    void everyExampleOfTheAboutPageFindsSomething() throws Exception {
        for (String language : Messages.LANGUAGES) {
            Document about = page("/about?ui=" + language);
            for (Element way : about.select(".ways a")) {
                assertThat(page(way.attr("href")).select(".hits > li"))
                        .as("%s in %s", way.text(), language)
                        .isNotEmpty();
            }
        }
    }
}
