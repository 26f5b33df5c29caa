package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gdcc.xoai.model.oaipmh.results.record.Header;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.JdkHttpOaiClient;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.parameters.ListIdentifiersParameters;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.Archived;
import org.nearchive.Samples;

/** By a foreign harvester where it can ask, by hand where it cannot. */
class OaiRoutesTest {
    @TempDir
    static Path folder;

    private static Served served;
    private static ServiceProvider harvester;

    @BeforeAll
    static void start() throws Exception {
        try (Archived archived = Archived.in(folder.resolve("data"))) {
            archived.ingest(Samples.FOLDER);
        }
        served = Served.in(folder.resolve("data"));
        String base = "http://127.0.0.1:" + served.server.port() + "/oai";
        harvester = new ServiceProvider(new Context()
                .withBaseUrl(base)
                .withOAIClient(JdkHttpOaiClient.newBuilder().withBaseUrl(base).build()));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static List<Header> headers(ListIdentifiersParameters parameters) throws Exception {
        List<Header> headers = new ArrayList<>();
        Iterator<Header> all = harvester.listIdentifiers(parameters);
        all.forEachRemaining(headers::add);
        return headers;
    }

    private static ListIdentifiersParameters all() {
        return ListIdentifiersParameters.request().withMetadataPrefix("oai_dc");
    }

    private static String idOf(Header header) {
        return header.getIdentifier().substring("oai:nearchive:".length());
    }

    @Test
    void aHarvesterTakesTheWholeArchiveThenOnlyChangesAndSeesDeletions() throws Exception {
        List<Header> headers = headers(all());
        assertThat(headers.stream().filter(header -> !header.isDeleted()))
                .hasSize((int) served.archived.archive.posts());
        assertThat(headers.stream().map(OaiRoutesTest::idOf)).doesNotHaveDuplicates();
        Instant last = headers.stream()
                .map(Header::getDatestamp)
                .max(Instant::compareTo)
                .orElseThrow();
        String gone = headers.stream()
                .filter(header -> !header.isDeleted())
                .map(OaiRoutesTest::idOf)
                .findFirst()
                .orElseThrow();
        served.put("x:new", Served.record("x:new", "New"));
        served.send(served.request("/api/v1/posts/" + gone + "?wait=visible").DELETE());
        List<Header> changed = headers(all().withFrom(last));
        assertThat(changed.stream().map(OaiRoutesTest::idOf)).contains("x:new", gone);
        assertThat(changed.stream().filter(Header::isDeleted).map(OaiRoutesTest::idOf))
                .contains(gone)
                .doesNotContain("x:new");
    }

    @Test
    void aSetHasThePostsThatTheFilterFinds() throws Exception {
        List<String> found = new ArrayList<>();
        Served.json(served.get("/api/v1/search?province=CN-GS&limit=100"))
                .path("hits")
                .forEach(hit -> found.add(hit.path("id").asText()));
        List<String> inSet = headers(all().withSetSpec("province:CN-GS")).stream()
                .filter(header -> !header.isDeleted())
                .map(OaiRoutesTest::idOf)
                .toList();
        assertThat(inSet).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() throws Exception {
        String first = served.get("/oai?verb=ListRecords&metadataPrefix=near").body();
        assertThat(first.split("<record>", -1).length - 1).isEqualTo(100);
        String token = first.replaceFirst("(?s).*<resumptionToken[^>]*>([^<]+)</resumptionToken>.*", "$1");
        String second =
                served.get("/oai?verb=ListRecords&resumptionToken=" + token).body();
        assertThat(second).contains("<record>").contains("cursor=\"100\"");
    }

    @ParameterizedTest
    @CsvSource({
        "verb=Nonsense, badVerb",
        "verb=Identify&x=1, badArgument",
        "verb=ListRecords, badArgument",
        "verb=ListRecords&metadataPrefix=marc, cannotDisseminateFormat",
        "verb=ListRecords&metadataPrefix=oai_dc&from=yesterday, badArgument",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-01-01T00:00:00Z, badArgument",
        "verb=ListRecords&resumptionToken=nonsense, badResumptionToken",
        "verb=ListRecords&metadataPrefix=oai_dc&set=colour:red, badArgument",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2090-01-01, noRecordsMatch",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:nearchive:none, idDoesNotExist"
    })
    void mistakesHaveTheProtocolsNames(String query, String code) throws Exception {
        assertThat(served.get("/oai?" + query).body()).contains("<error code=\"" + code + "\">");
    }

    @Test
    void aRecordIsDublinCore() throws Exception {
        String id = Served.json(served.get("/api/v1/search?q=Gansu&limit=1"))
                .at("/hits/0/id")
                .asText();
        String record = served.get("/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:nearchive:" + id)
                .body();
        assertThat(record)
                .contains("<setSpec>province:CN-GS</setSpec>")
                .contains("<dc:identifier>http://127.0.0.1:" + served.server.port() + "/posts/" + id)
                .contains("<dc:coverage>Gansu");
    }
}
