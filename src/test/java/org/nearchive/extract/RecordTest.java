package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;
import org.nearchive.post.Post;
import org.nearchive.source.RawPost;

/** Records of the shape near-post/1. */
class RecordTest {
    private static final Extractor EXTRACTOR = Extractor.load(Path.of("index-config"));
    private static final String START =
            "{\"schema\":\"near-post/1\",\"id\":\"near:1\",\"title\":\"t\",\"publishedOn\":\"2031-05-09\"";

    @TempDir
    Path folder;

    /** @param more fields after the required ones, each with a comma before it */
    private Extracted extract(String more) {
        return EXTRACTOR.extract(new RawPost(
                folder.resolve("feed.jsonl"),
                1,
                RawPost.Form.RECORD,
                (START + more + "}").getBytes(StandardCharsets.UTF_8)));
    }

    private Post post(String more) {
        Extracted extracted = extract(more);
        assertThat(extracted).isInstanceOf(Extracted.Accepted.class);
        return ((Extracted.Accepted) extracted).post();
    }

    private Given given(String more) {
        return Objects.requireNonNull(post(more).given());
    }

    @Test
    void everythingThatARecordSaysIsKept() {
        Post post = post("""
                ,"op":"upsert","source":{"site":"near","boardId":"9001","board":["News","Secretariat"],"postNo":70001,
                "url":"http://a.example/x?n=1","aliases":["http://a.example/y","http://a.example/x?n=1"],
                "fetchedAt":"2031-05-10T02:00:00Z","crawler":"c"},
                "lang":{"declared":"zh-Hans","text":null,"sure":0.5},"updatedAt":"2031-05-11T11:00:00+09:00","author":" Ad\\u0000min ",
                "views":15,"body":{"format":"text","content":"b","words":1},
                "translations":{"group":"g1","of":"near:7","how":"hand"},
                "hints":{"entities":["CN-GS"],"events":["event:x"],"activity":["visit","visit"],"mood":[1,null,{"a":true}]},
                "rights":"KOGL 1","extra":{"paper":"p","source":{"desk":3}},"colour":"red"
                """);
        assertThat(post.origin().board()).containsExactly("News", "Secretariat");
        assertThat(post.origin().number()).isEqualTo("70001");
        assertThat(post.origin().aliases()).singleElement().hasToString("http://a.example/y");
        assertThat(post.declaredLanguage()).isEqualTo("zh-Hans");
        assertThat(post.author()).isEqualTo("Admin");
        Given given = Objects.requireNonNull(post.given());
        assertThat(given.updated()).hasToString("2031-05-11T02:00:00Z");
        assertThat(given.translationGroup()).isEqualTo("g1");
        assertThat(given.translationOf()).isEqualTo("near:7");
        assertThat(given.entities()).containsExactly("CN-GS");
        assertThat(given.events()).containsExactly("event:x");
        assertThat(given.activity()).containsExactly("visit");
        assertThat(given.rights()).isEqualTo("KOGL 1");
        assertThat(given.extra())
                .containsEntry("paper", "p")
                .containsEntry("colour", "red")
                .containsEntry("source", Map.of("desk", 3, "crawler", "c"))
                .containsEntry("lang", Map.of("sure", 0.5))
                .containsEntry("body", Map.of("words", 1))
                .containsEntry("translations", Map.of("how", "hand"))
                .containsKey("hints")
                .hasSize(7);
        assertThat(given.extra().get("hints")).hasToString("{mood=[1, null, {a=true}]}");
    }

    @Test
    void aLanguageThatIsNoneIsKeptAndNotUsed() {
        Post post = post(",\"lang\":{\"declared\":\"the Korean one\"}");
        assertThat(post.declaredLanguage()).isNull();
        assertThat(Objects.requireNonNull(post.given()).extra())
                .containsExactly(Map.entry("lang", Map.of("declared", "the Korean one")));
    }

    @Test
    void aRecordThatSaysNothingMoreGivesNothing() {
        assertThat(given("")).isEqualTo(Given.NOTHING);
    }

    @Test
    void aDayOfChangeIsItsFirstMomentInKorea() {
        assertThat(given(",\"updatedAt\":\"2031-05-11\"").updated()).hasToString("2031-05-10T15:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"title\":[\"t\"] | title must be text, but was a list",
                "\"title\":{\"ko\":\"t\"} | title must be text, but was an object",
                "\"title\":7 | title must be text, but was the number 7",
                "\"publishedOn\":20310509 | publishedOn must be text, but was the number 20310509",
                "\"publishedOn\":\"2031-02-30\" | publishedOn must be a day like 2031-05-09, but was \"2031-02-30\"",
                "\"updatedAt\":\"yesterday\" | updatedAt must be a moment like 2031-05-10T02:00:00Z or a day",
                "\"updatedAt\":\"2031-05-10T02:00:00\" | updatedAt must be a moment like 2031-05-10T02:00:00Z or a day",
                "\"source\":\"near\" | source must be an object, but was text",
                "\"source\":{\"aliases\":\"http://a.example/\"} | source.aliases must be a list, but was text",
                "\"source\":{\"aliases\":[5]} | source.aliases[0] must be text, but was the number 5",
                "\"source\":{\"aliases\":[\"javascript:alert(1)\"]} | source.aliases must be an address",
                "\"body\":[] | body must be an object, but was a list",
                "\"body\":{\"format\":\"rtf\",\"content\":\"x\"} | body.format must be html, text or markdown, but was \"rtf\"",
                "\"hints\":{\"entities\":[{\"id\":1}]} | hints.entities[0] must be text, but was an object",
                "\"translations\":{\"of\":\"a b\"} | translations.of must be a post's id without spaces",
                "\"attachments\":{} | attachments must be a list, but was an object",
                "\"attachments\":[\"a.jpg\"] | attachments[0] must be an object, but was text",
                "\"attachments\":[{\"sha256\":\"abc\"}] | attachments[0].sha256 must be 64 hex digits",
                "\"attachments\":[{\"size\":-1}] | attachments[0].size must be a whole number from 0",
                "\"views\":\"many\" | views must be a whole number from 0, but was text",
                "\"rights\":true | rights must be text, but was true",
            })
    void aFieldOfAWrongKindIsRefusedByName(String field, String reason) {
        assertThat(extract("," + field))
                .isInstanceOfSatisfying(
                        Extracted.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void allMistakesOfARecordAreSaidAtOnce() {
        assertThat(extract(",\"title\":[],\"author\":3,\"publishedOn\":null"))
                .isEqualTo(new Extracted.Refused(
                        "title must be text, but was a list; publishedOn is missing; write the day"
                                + " as 2031-05-09; author must be text, but was the number 3"));
    }

    @Test
    void ofAFieldThatStandsThereTwiceTheLastCounts() {
        assertThat(post(",\"title\":\"second\"").title()).isEqualTo("second");
    }

    @Test
    void aWithdrawalMaySayWhen() {
        assertThat(extract(",\"op\":\"delete\",\"deletedAt\":\"2031-06-01T00:00:00Z\""))
                .isEqualTo(new Extracted.Withdrawn("near:1"));
        assertThat(extract(",\"op\":\"delete\",\"deletedAt\":\"soon\"")).isInstanceOf(Extracted.Refused.class);
        assertThat(extract(",\"deletedAt\":\"2031-06-01\"")).isInstanceOf(Extracted.Refused.class);
    }

    @Test
    void markdownIsReadAsAReaderSeesIt() {
        String markdown = """
                # Visit

                Guests from **Tot**tori saw [the harbour](http://a.example/x)
                and *Po*hang.

                - one
                - two & three

                | Name | Seat |
                |---|---|
                | Uvs | Ulaangom |

                <script>alert(1)</script>
                """;
        assertThat(post(",\"body\":{\"format\":\"markdown\",\"content\":\"" + markdown.replace("\n", "\\n") + "\"}")
                        .body())
                .isEqualTo(
                        "Visit\nGuests from Tottori saw the harbour and Pohang.\none\ntwo & three\nName Seat\nUvs Ulaangom");
    }

    @Test
    void deepMarkdownAndDeepJsonAreNoDanger() {
        assertThat(extract(",\"body\":{\"format\":\"markdown\",\"content\":\"" + "> ".repeat(20_000) + "x\"}"))
                .isNotNull();
        assertThat(extract(",\"body\":{\"format\":\"markdown\",\"content\":\"" + "*a **b ".repeat(20_000) + "\"}"))
                .isNotNull();
        assertThat(extract(",\"x\":" + "[".repeat(90) + "]".repeat(90))).isInstanceOf(Extracted.Accepted.class);
        assertThat(extract(",\"x\":" + "[".repeat(200) + "]".repeat(200))).isInstanceOf(Extracted.Refused.class);
    }

    @Test
    void strayControlsAndHalfCharactersAreCleanedAway() {
        Post post = post(",\"title\":\"a\\ud800b\\u0007\tc\",\"x\":\"\\udc00y\"");
        assertThat(post.title()).isEqualTo("ab c");
        assertThat(Objects.requireNonNull(post.given()).extra()).containsEntry("x", "y");
    }

    @Test
    void whatFollowsARecordOnItsLineIsNotSilentlyDropped() {
        assertThat(extract("} {\"x\":1")).isInstanceOf(Extracted.Refused.class);
    }

    @Test
    void aFileWhoseBytesAreNotTheOnesMeantIsMissingAndSaysWhy() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "abc");
        // SHA-256 of "abc": FIPS 180-2, appendix B.1
        String right = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
        Extracted.Accepted fits = (Extracted.Accepted)
                extract(",\"attachments\":[{\"path\":\"a.txt\",\"sha256\":\"" + right + "\",\"size\":3}]");
        assertThat(fits.files()).containsOnlyKeys(1);
        Extracted.Accepted differs = (Extracted.Accepted)
                extract(",\"attachments\":[{\"path\":\"a.txt\",\"sha256\":\"" + right.replace('B', 'C') + "\"}]");
        assertThat(differs.files()).isEmpty();
        assertThat(differs.post().attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.reason()).contains("ba7816bf", "but the record says ca7816cf"));
    }

    @Test
    void attachmentsStandInThePagesOrderAndLoseNothing() {
        Post post = post(
                ",\"attachments\":[{\"no\":2,\"fileName\":\"b.jpg\",\"url\":\"http://a.example/b\"},"
                        + "{\"no\":1,\"fileName\":\"a.jpg\",\"text\":\"on the photo\",\"camera\":\"c\"},{\"no\":3,\"path\":\"x/c.pdf\"}]");
        assertThat(post.attachments()).extracting(Attachment::fileName).containsExactly("a.jpg", "b.jpg", "c.pdf");
        assertThat(Objects.requireNonNull(post.given()).extra())
                .containsEntry(
                        "attachments",
                        List.of(
                                Map.of("no", 1, "text", "on the photo", "camera", "c"),
                                Map.of("no", 2, "url", "http://a.example/b")));
    }
}
