package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.archive.Change;
import org.nearchive.http.SearchParameters;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** Translations of one text are found, kept and shown, however the posts came. */
class TranslationsTest {
    @TempDir
    Path folder;

    @Test
    void everySampleKnowsItsTranslationsAndNoOthers() throws IOException {
        Map<String, Set<String>> judged = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/judged/groups-of-samples.tsv"))) {
            if (!line.startsWith("#")) {
                Set<String> ids = new TreeSet<>(List.of(line.split("\t")));
                ids.forEach(id -> judged.put(id, ids));
            }
        }
        try (Archived archived = Archived.in(folder)) {
            archived.ingest(Samples.FOLDER);
            assertThat(groups(archived)).isEqualTo(judged);
        }
    }

    @Test
    void groupsAreTheSameHoweverPostsComeChangeAndGo() throws IOException {
        Map<String, Set<String>> expected;
        List<Change> changes = new ArrayList<>();
        try (Archived first = Archived.in(folder.resolve("first"))) {
            first.ingest(Samples.FOLDER);
            expected = groups(first);
            for (ArchivedPost archived : first.archive.changesAfter(0, 10_000)) {
                if (archived.post() != null) {
                    changes.add(upsert(archived.post(), "whole"));
                }
            }
        }
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(changes, random);
            try (Archived other = Archived.in(folder.resolve("seed " + seed))) {
                for (Change change : changes) {
                    // Some come first as something else, some go and come again.
                    Post post = ((Change.Upsert) change).post();
                    if (random.nextInt(4) == 0) {
                        other.archive.write(List.of(upsert(
                                new Post(
                                        post.id(),
                                        post.origin(),
                                        null,
                                        "Something else",
                                        post.published(),
                                        null,
                                        "The text was not written yet.",
                                        List.of(),
                                        null),
                                "draft")));
                    }
                    if (random.nextInt(6) == 0) {
                        other.archive.write(List.of(change));
                        other.owner.follow();
                        other.archive.write(List.of(new Change.Withdraw(post.id())));
                    }
                    if (random.nextInt(5) == 0) {
                        other.owner.follow();
                    }
                    other.archive.write(List.of(change));
                }
                other.owner.follow();
                assertThat(groups(other)).as("seed %d", seed).isEqualTo(expected);
            }
            // The index goes on from what was committed.
            try (Archived again = Archived.in(folder.resolve("seed " + seed))) {
                again.archive.write(List.of(new Change.Withdraw("near:70104")));
                again.owner.follow();
                Map<String, Set<String>> without = groups(again);
                assertThat(without.get("near:70101"))
                        .doesNotContain("near:70104")
                        .hasSize(5);
                again.archive.write(List.of(changes.stream()
                        .filter(change -> change.id().equals("near:70104"))
                        .findFirst()
                        .orElseThrow()));
                again.owner.follow();
                assertThat(groups(again)).isEqualTo(expected);
            }
        }
    }

    private static Change.Upsert upsert(Post post, String form) {
        return new Change.Upsert(
                // Bytes of files are not carried over: their names are enough.
                post.with(post.attachments().stream()
                        .map(file -> org.nearchive.post.Attachment.missing(file.number(), file.fileName(), "a test"))
                        .toList()),
                new Provenance("a test", "near-post/1", "", Map.of()),
                "RECORD",
                (form + post.id()).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void groupedSearchShowsOneHitAGroupInTheReadersLanguageAndCountsBoth() {
        try (Archived archived = Archived.in(folder)) {
            archived.ingest(Samples.FOLDER);
            SearchResult all = search(archived, Map.of("q", "Gansu", "limit", "100"));
            assertThat(all.total()).isEqualTo(Samples.GANSU.size());
            assertThat(all.hits()).hasSize(Samples.GANSU.size());
            SearchResult grouped =
                    search(archived, Map.of("q", "Gansu", "group", "translations", "labels", "ja", "limit", "100"));
            assertThat(grouped.total()).isEqualTo(all.total());
            assertThat(grouped.totalGroups())
                    .isEqualTo(all.totalGroups())
                    .isEqualTo(grouped.hits().size());
            // 70101–70106, 70304–70309, 70316–70318 and 70402, 70403, 70406 are four groups, the others stand alone.
            assertThat(grouped.totalGroups()).isEqualTo(Samples.GANSU.size() - 5 - 5 - 2 - 2);
            assertThat(ids(grouped)).contains("near:70104", "near:70307").doesNotContain("near:70101", "near:70102");
            Hit lanzhou = grouped.hits().stream()
                    .filter(hit -> hit.id().equals("near:70104"))
                    .findFirst()
                    .orElseThrow();
            assertThat(lanzhou.translations())
                    .extracting(Hit.Translation::id)
                    .containsExactly("near:70101", "near:70102", "near:70103", "near:70105", "near:70106");
            assertThat(lanzhou.translations())
                    .extracting(Hit.Translation::lang)
                    .containsExactly("ko", "en", "zh-Hans", "ru", "mn");
            assertThat(lanzhou.why()).isNotEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aWalkThroughGroupsMeetsEveryGroupOnce() throws IOException {
        try (Archived archived = Archived.in(folder)) {
            archived.ingest(Samples.FOLDER);
            for (String sort : List.of("relevance", "newest", "oldest", "event", "id")) {
                SearchResult page =
                        search(archived, Map.of("q", "", "group", "translations", "sort", sort, "limit", "7"));
                long groups = page.totalGroups();
                assertThat(page.total()).isEqualTo(Samples.POSTS - Samples.WITHDRAWN);
                List<String> met = new ArrayList<>();
                Set<String> told = new HashSet<>();
                while (true) {
                    for (Hit hit : page.hits()) {
                        met.add(hit.id());
                        assertThat(told.add(hit.id())).as(hit.id()).isTrue();
                        hit.translations()
                                .forEach(other ->
                                        assertThat(told.add(other.id())).isTrue());
                    }
                    String next = page.next();
                    if (next == null) {
                        break;
                    }
                    page = search(
                            archived,
                            Map.of("q", "", "group", "translations", "sort", sort, "limit", "7", "cursor", next));
                    assertThat(page.totalGroups()).isEqualTo(groups);
                }
                assertThat(met).as(sort).hasSize(Math.toIntExact(groups));
                assertThat(told).hasSize(Samples.POSTS - Samples.WITHDRAWN);
            }
        }
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }

    private static SearchResult search(Archived archived, Map<String, String> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, List.of(value)));
        if (parameters.containsKey("q")) {
            values.putIfAbsent("labels", List.of("en"));
        }
        SearchParameters asked = new SearchParameters(values);
        asked.refuseUnknown();
        try {
            // The walk's cursor needs its question; Archived.search asks in English.
            return archived.index.search(
                    vocabulary -> Objects.requireNonNull(asked.toQuery(vocabulary, "en", Archived.TODAY)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** By post, all of its group; posts without translations are left out. */
    private static Map<String, Set<String>> groups(Archived archived) {
        Map<String, Set<String>> groups = new TreeMap<>();
        int offset = 0;
        for (SearchResult page = page(archived, offset); !page.hits().isEmpty(); page = page(archived, offset)) {
            for (Hit hit : page.hits()) {
                if (!hit.translations().isEmpty()) {
                    Set<String> ids = new TreeSet<>(Set.of(hit.id()));
                    hit.translations().forEach(other -> ids.add(other.id()));
                    groups.put(hit.id(), ids);
                }
            }
            offset += page.hits().size();
        }
        return groups;
    }

    private static SearchResult page(Archived archived, int offset) {
        return search(archived, Map.of("q", "", "sort", "id", "limit", "100", "offset", "" + offset));
    }
}
