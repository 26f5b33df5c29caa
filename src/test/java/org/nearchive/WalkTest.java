package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.SearchLimits;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.OverloadedException;
import org.nearchive.query.SearchResult;

/** A whole set is walked page by page; one search may not take all for itself. */
class WalkTest {
    private static final int POSTS = 60;

    @TempDir
    Path folder;

    private Archived archived;

    @BeforeEach
    void ingest() {
        archived = Archived.in(folder.resolve("data"));
        archived.ingest(GeneratedPosts.feed(folder.resolve("feed.jsonl"), POSTS));
    }

    @AfterEach
    void close() throws IOException {
        archived.close();
    }

    private static SearchParameters page(String cursor, String... others) {
        Map<String, List<String>> values = new HashMap<>(Map.of("limit", List.of("7"), "cursor", List.of(cursor)));
        for (int i = 0; i < others.length; i += 2) {
            values.put(others[i], List.of(others[i + 1]));
        }
        return new SearchParameters(values);
    }

    private static void addIds(SearchResult page, List<String> walked) {
        page.hits().stream().map(Hit::id).forEach(walked::add);
    }

    @Test
    void everyPostThatWasThereAllTheTimeComesOnceThoughOthersComeAndGoAndTheIndexIsSwapped() throws IOException {
        List<String> walked = new ArrayList<>();
        SearchResult page = archived.search(page("", "sort", "id"));
        addIds(page, walked);
        assertThat(page.total()).isEqualTo(POSTS);
        int round = 0;
        while (page.next() != null) {
            round++;
            if (round == 2) {
                Path changes = folder.resolve("changes.jsonl");
                Files.writeString(
                        changes,
                        "{\"schema\":\"near-post/1\",\"id\":\"gen:0\",\"op\":\"delete\"}\n"
                                + GeneratedPosts.line(POSTS).replace("\"gen:" + POSTS, "\"a:1") + "\n"
                                + GeneratedPosts.line(7).replace("\"content\":\"", "\"content\":\"Changed. ") + "\n");
                archived.ingest(changes);
                archived.owner.reindex(progress -> {});
            }
            page = archived.search(page(page.next(), "sort", "id"));
            addIds(page, walked);
            assertThat(page.total()).isEqualTo(POSTS);
            assertThat(page.facets()).isEmpty();
        }
        assertThat(walked).doesNotHaveDuplicates().isSorted();
        for (int number = 1; number < POSTS; number++) {
            assertThat(walked).contains("gen:" + number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relevance", "newest", "oldest", "event"})
    void otherOrdersAreWalkedByCursorToo(String sort) {
        List<String> walked = new ArrayList<>();
        String next = "";
        while (next != null) {
            SearchResult page = archived.search(page(next, "sort", sort));
            addIds(page, walked);
            next = page.next();
        }
        assertThat(walked).hasSize(POSTS).doesNotHaveDuplicates();
    }

    @Test
    void aCursorOfAnotherQuestionOrOfNobodyIsRefused() {
        String next = String.valueOf(
                archived.search(page("", "sort", "id", "lang", "ko")).next());
        assertThat(archived.search(page(next, "sort", "id", "lang", "ko", "labels", "ja", "facets", "year"))
                        .facets())
                .containsKey("year");
        for (SearchParameters wrong : List.of(
                page(next, "sort", "id"),
                page(next, "sort", "newest", "lang", "ko"),
                page(next, "sort", "id", "lang", "ko", "q", "Gansu"),
                page(next, "sort", "id", "lang", "ko", "offset", "7"),
                page("nonsense", "sort", "id"),
                page("é!", "sort", "id"),
                page(next.substring(3), "sort", "id", "lang", "ko"))) {
            assertThatThrownBy(() -> archived.search(wrong))
                    .isInstanceOfSatisfying(
                            InvalidQueryException.class,
                            error -> assertThat(error.code()).isEqualTo("invalid_cursor"));
        }
    }

    @Test
    void aSearchThatTakesTooLongEndsInWords() throws IOException {
        try (LuceneIndex hasty =
                LuceneIndex.open(folder.resolve("data/index"), new SearchLimits(Duration.ZERO, 1, 1))) {
            SearchParameters all = new SearchParameters(Map.of());
            assertThatThrownBy(() -> hasty.search(vocabulary -> all.toQuery(vocabulary, "en", Archived.TODAY)))
                    .isInstanceOfSatisfying(
                            OverloadedException.class,
                            late -> assertThat(late.code()).isEqualTo("query_timeout"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whenTooManySearchAtOnceTheOthersAreSentAwayAndComeInLater() throws Exception {
        SearchParameters all = new SearchParameters(Map.of());
        try (Archived other = Archived.in(folder.resolve("other"))) {
            other.ingest(GeneratedPosts.feed(folder.resolve("other.jsonl"), POSTS));
        }
        try (LuceneIndex small =
                LuceneIndex.open(folder.resolve("other/index"), new SearchLimits(Duration.ofSeconds(30), 1, 0))) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Thread slow = Thread.ofPlatform().start(() -> {
                try {
                    small.search(vocabulary -> {
                        inside.countDown();
                        awaitQuietly(go);
                        return all.toQuery(vocabulary, "en", Archived.TODAY);
                    });
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            inside.await();
            assertThatThrownBy(() -> small.search(vocabulary -> all.toQuery(vocabulary, "en", Archived.TODAY)))
                    .isInstanceOfSatisfying(OverloadedException.class, busy -> {
                        assertThat(busy.code()).isEqualTo("too_busy");
                        assertThat(busy.retryAfterSeconds()).isPositive();
                    });
            go.countDown();
            slow.join();
            assertThat(small.search(vocabulary -> all.toQuery(vocabulary, "en", Archived.TODAY))
                            .total())
                    .isEqualTo(POSTS);
        }
    }
}
