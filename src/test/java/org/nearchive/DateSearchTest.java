package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Timeline;

/** Posts are found by the days they speak of, which are others than the day they were published on. */
class DateSearchTest {
    @TempDir
    static Path folder;

    private static Archived archived;

    private static String post(String id, String published, String body) {
        return "{\"schema\":\"near-post/1\",\"id\":\"" + id + "\",\"title\":\"Post " + id + "\",\"publishedOn\":\""
                + published + "\",\"body\":{\"format\":\"text\",\"content\":\"" + body + "\"}}";
    }

    @BeforeAll
    static void ingest() throws IOException {
        archived = Archived.in(folder.resolve("data"));
        archived.ingest(Files.write(
                folder.resolve("feed.jsonl"),
                List.of(
                        post(
                                "d:1",
                                "2023-07-11",
                                "On June 29 the delegates met at the 2023 Training Course. The next meeting will be"
                                        + " held on October 25."),
                        post("d:2", "2023-09-01", "A plan for the first quarter of 2024 was agreed."),
                        post("d:3", "2022-05-06", "The forum took place from April 30 to May 2."),
                        post("d:4", "2021-03-04", "The new library is open."),
                        post("d:5", "2023-12-20", "지난 12월 18일 간담회가 열렸다."))));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on:2023-06-29 | d:1",
                "on:2023-10 | d:1",
                "on:2023-08 | ",
                "on:~2023-08 | d:1",
                "on:2023 | d:1 d:5",
                "on:2024-01 | ",
                "on:2024-01..2024-03 | d:2",
                "on:~2024-01 | d:2",
                "on:2024 | d:2",
                "on:2022-05-01 | d:3",
                "on:2022-04 | d:3",
                "on:2022-05-03..2022-05-31 | ",
                "on:..2022 | d:3",
                "on:\"last year\" | d:1 d:5",
                "on:작년 | d:1 d:5",
                "on:去年 | d:1 d:5",
                "on:2023年12月18日 | d:5",
                "on:\"December 2023\" | d:5",
                "date:2023 | d:1 d:2 d:5",
                "date:\"прошлый год\" | d:1 d:2 d:5",
                "-on:2023 date:2023 | d:2"
            })
    void daysSpokenOfAndDaysOfPublicationAnswerDifferently(String typed, String ids) {
        assertThat(archived.found(typed)).isEqualTo(ids == null ? List.of() : List.of(ids.split(" ")));
    }

    private static SearchResult search(String... namesAndValues) {
        Map<String, List<String>> values = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return archived.search(new SearchParameters(values));
    }

    @Test
    void theFilterOfDaysSpokenOfSaysWhichWordsMatched() {
        SearchResult result = search("on_from", "2023-10", "on_to", "2023-10");
        assertThat(result.hits()).extracting(Hit::id).containsExactly("d:1");
        Hit hit = result.hits().getFirst();
        assertThat(hit.why()).containsExactly(new Hit.Why("body", null, "October 25", null, "2023-10-25"));
        assertThat(hit.snippet()).contains(new Hit.Piece("October 25", true));
        assertThat(hit.mentioned())
                .extracting(day -> day.from() + " " + day.precision() + " " + day.text())
                .contains("2023-06-29 day June 29", "2023-10-25 day October 25");
        assertThat(search("from", "2023-10", "to", "2023-10").total()).isZero();
    }

    @Test
    void postsAreOrderedByTheFirstDayTheySpeakOf() {
        assertThat(search("sort", "event").hits())
                .extracting(Hit::id)
                .containsExactly("d:4", "d:3", "d:1", "d:2", "d:5");
    }

    @Test
    void yearsSpokenOfAreCountedApartFromYearsOfPublication() {
        SearchResult all = search();
        assertThat(all.facets().get("on_year"))
                .extracting(count -> count.id() + ":" + count.count())
                .containsExactlyInAnyOrder("2022:1", "2023:2", "2024:1");
        assertThat(all.facets().get("year"))
                .extracting(count -> count.id() + ":" + count.count())
                .containsExactlyInAnyOrder("2021:1", "2022:1", "2023:3");
    }

    @Test
    void aTimelineCountsOnEitherAxis() throws IOException {
        assertThat(timeline(Timeline.Axis.PUBLISHED, Timeline.Unit.YEAR)).containsExactly("2021:1", "2022:1", "2023:3");
        assertThat(timeline(Timeline.Axis.ON, Timeline.Unit.MONTH))
                .containsExactly("2022-04:1", "2022-05:1", "2023-06:1", "2023-10:1", "2023-12:1");
    }

    private static List<String> timeline(Timeline.Axis axis, Timeline.Unit unit) throws IOException {
        SearchParameters all = new SearchParameters(Map.of());
        Timeline timeline =
                archived.index.timeline(vocabulary -> all.toQuery(vocabulary, "en", Archived.TODAY), axis, unit);
        assertThat(timeline.total()).isEqualTo(5);
        return timeline.counts().stream()
                .map(count -> count.id() + ":" + count.count())
                .toList();
    }

    @Test
    void aDayThatCannotBeReadIsRefusedByName() {
        assertThatThrownBy(() -> archived.found("on:someday"))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("on: \"someday\" is no date");
        assertThatThrownBy(() -> search("on_from", "2023-99")).isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> archived.found("date:2023-99")).isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> search("on_from", "2023-13"))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("on_from");
        assertThatThrownBy(() -> search("on_from", "2024", "on_to", "2023"))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("on_from must not be after on_to");
    }
}
