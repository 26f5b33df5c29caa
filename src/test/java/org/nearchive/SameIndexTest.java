package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.archive.Change;
import org.nearchive.http.SearchParameters;
import org.nearchive.post.Attachment;
import org.nearchive.post.Provenance;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** Law 2: the index is a function of archive and configuration. */
class SameIndexTest {
    private static final List<String> QUERIES = List.of(
            "",
            "Gansu",
            "간쑤성",
            "甘肃",
            "甘粛省",
            "Ганьсу",
            "회의",
            "会议",
            "会議",
            "meeting",
            "встреча",
            "уулзалт",
            "форум",
            "environment",
            "环境",
            "환경",
            "観光",
            "tourism",
            "туризм",
            "аялал",
            "방재 훈련",
            "малчин",
            "the",
            "Gansu -lang:ko",
            "lang:mn",
            "lang:zh",
            "lang:ja",
            "lang:ru",
            "lang:en",
            "lang:ko",
            "date:2022",
            "date:2023-06..2024-01",
            "date:..2010",
            "on:2023",
            "on:2023-10",
            "on:~2023-10",
            "\"Silk Road\"",
            "province:KR-47",
            "province:CN-GS",
            "province:RU-PRI",
            "province:JP-16",
            "Gansu Tottori",
            "산시성",
            "Приморье",
            "org:near",
            "programme.pdf",
            "Secretariat",
            "사무국",
            "秘书处",
            "nothingatall");

    private static final List<String> SORTS = List.of("id", "newest", "oldest", "event");

    @TempDir
    Path folder;

    @Test
    void theSameArchiveAnswersTheSameHoweverItsIndexCameAbout() throws IOException {
        Map<String, List<Object>> answers;
        try (Archived first = Archived.in(folder.resolve("first"))) {
            first.ingest(Samples.FOLDER);
            answers = answers(first);
            assertThat(answers.get("Gansu")).isNotEqualTo(answers.get(""));
            List<Change> shuffled = new ArrayList<>();
            for (ArchivedPost archived : first.archive.changesAfter(0, 10_000)) {
                if (archived.post() != null) {
                    shuffled.add(new Change.Upsert(
                            archived.post(),
                            Objects.requireNonNullElse(
                                    archived.provenance(), new Provenance("a test", "near-post/1", "", Map.of())),
                            "RECORD",
                            archived.id().getBytes(StandardCharsets.UTF_8)));
                }
            }
            Collections.shuffle(shuffled, new Random(2));
            try (Archived other = Archived.in(folder.resolve("other"))) {
                for (Change change : shuffled) {
                    storeFiles((Change.Upsert) change, first.archive, other.archive);
                    other.archive.write(List.of(change));
                    if (other.archive.seq() % 30 == 0) {
                        other.owner.follow();
                    }
                }
                other.owner.follow();
                assertSame(other, answers, "in another order, in many steps");
            }
        }
        remove(folder.resolve("first/index"));
        try (Archived again = Archived.in(folder.resolve("first"))) {
            assertSame(again, answers, "index/ removed and built anew");
        }
    }

    private static void assertSame(Archived archived, Map<String, List<Object>> expected, String how) {
        Map<String, List<Object>> answers = answers(archived);
        expected.forEach((query, answer) ->
                assertThat(answers.get(query)).as("%s: %s", how, query).isEqualTo(answer));
    }

    /** Total, facets and the whole walk, in every order that does not depend on deleted documents. */
    private static Map<String, List<Object>> answers(Archived archived) {
        Map<String, List<Object>> answers = new LinkedHashMap<>();
        for (String query : QUERIES) {
            List<Object> answer = new ArrayList<>();
            for (String sort : query.equals("") ? SORTS : SORTS.subList(0, 1)) {
                List<String> walked = new ArrayList<>();
                SearchResult page;
                do {
                    page = archived.search(new SearchParameters(Map.of(
                            "q",
                            List.of(query),
                            "sort",
                            List.of(sort),
                            "limit",
                            List.of("40"),
                            "offset",
                            List.of("" + walked.size()))));
                    page.hits().stream().map(Hit::id).forEach(walked::add);
                } while (!page.hits().isEmpty());
                answer.addAll(List.of(page.total(), walked, page.facets()));
            }
            answers.put(query, answer);
        }
        return answers;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void storeFiles(Change.Upsert change, Archive from, Archive to) throws IOException {
        for (Attachment file : change.post().attachments()) {
            if (file.sha256() != null) {
                to.store(from.file(file.sha256()).orElseThrow());
            }
        }
    }
}
