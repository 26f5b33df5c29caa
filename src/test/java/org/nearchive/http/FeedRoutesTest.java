package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.Samples;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FeedRoutesTest {
    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        try (Archived archived = Archived.in(folder.resolve("data"))) {
            archived.ingest(Samples.FOLDER);
        }
        served = Served.in(folder.resolve("data"));
        served.put("x:odd?wait=visible", Served.record("x:odd", "Odd <b>bold</b> & \\u0001 zzqodd"));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static Document xml(String path) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(served.get(path).body())));
    }

    @Test
    void aForeignReaderReadsAnySearchAsAFeed() throws Exception {
        SyndFeed feed = new SyndFeedInput()
                .build(new StringReader(served.get("/feed.atom?q=Gansu&limit=5").body()));
        JsonNode hits = Served.json(served.get("/api/v1/search?q=Gansu&limit=5&sort=newest"))
                .path("hits");
        assertThat(feed.getEntries()).hasSize(hits.size());
        for (int i = 0; i < hits.size(); i++) {
            assertThat(feed.getEntries().get(i).getTitle())
                    .isEqualTo(hits.get(i).path("title").asText());
            assertThat(feed.getEntries().get(i).getLink())
                    .endsWith("/posts/" + hits.get(i).path("id").asText());
        }
    }

    @Test
    void whatStandsInAPostIsTextInAFeed() throws Exception {
        SyndFeed feed = new SyndFeedInput()
                .build(new StringReader(served.get("/feed.atom?q=zzqodd").body()));
        assertThat(feed.getEntries().getFirst().getTitle()).contains("<b>bold</b> &");
    }

    @Test
    void aBrowserIsToldHowToSearch() throws Exception {
        String text = served.get("/opensearch.xml").body();
        assertThat(xml("/opensearch.xml").getElementsByTagName("Url").getLength())
                .isEqualTo(3);
        assertThat(text).contains("http://127.0.0.1:" + served.server.port() + "/?q={searchTerms}");
        JsonNode suggestions = Served.json(served.get("/opensearch-suggest?q=gans"));
        assertThat(suggestions.get(0).asText()).isEqualTo("gans");
        assertThat(suggestions.get(1).toString()).contains("Gansu");
    }

    @Test
    void theSiteMapHasEveryPost() throws Exception {
        assertThat(xml("/sitemap.xml").getElementsByTagName("loc").item(0).getTextContent())
                .endsWith("/sitemap/1.xml");
        assertThat(xml("/sitemap/1.xml").getElementsByTagName("url").getLength())
                .isEqualTo((int) served.archived.archive.posts());
        assertThat(served.get("/sitemap/0.xml").statusCode()).isEqualTo(404);
        assertThat(served.get("/robots.txt").body()).contains("Sitemap: http://127.0.0.1:");
    }

    @Test
    void aHostThatIsNoHostStandsInNoLink() throws Exception {
        String answer = RawRequest.send(
                served.server.port(), "GET /robots.txt HTTP/1.1\r\nHost: evil<script>\r\nConnection: close\r\n\r\n");
        assertThat(answer).doesNotContain("<script>");
    }

    @Test
    void metricsCountRoutesAndSayHowTheArchiveStands() throws Exception {
        served.get("/api/v1/posts/x:odd");
        String metrics = served.get("/metrics").body();
        assertThat(metrics)
                .contains("nearchive_archive_posts " + served.archived.archive.posts() + ".0")
                .contains("route=\"/api/v1/posts/{id}\"")
                .contains("nearchive_index_ready 1.0")
                .doesNotContain("x:odd");
    }
}
