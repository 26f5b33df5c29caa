package org.nearchive.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Given;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

class ArchiveTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2031-05-09T12:00:00Z"), ZoneOffset.UTC);

    private static final Provenance PROVENANCE = new Provenance("news.jsonl", "near-post/1", "1", Map.of());

    @TempDir
    Path data;

    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = Archive.open(data, NOON);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private static Change upsert(String id, String body) {
        Post post = new Post(
                id,
                new Origin("near", List.of("News"), null, null, List.of()),
                "en",
                "Title of " + id,
                LocalDate.of(2031, 5, 9),
                null,
                body,
                List.of(Attachment.missing(1, "사진.jpg", "not given")),
                Given.NOTHING);
        return new Change.Upsert(post, PROVENANCE, "RECORD", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** What the database itself refuses. */
    @SuppressWarnings("NullAway")
    private static Change upsertOfNoForm(String id) {
        return new Change.Upsert(((Change.Upsert) upsert(id, "x")).post(), PROVENANCE, null, new byte[] {1});
    }

    @Test
    void aPostComesBackAsItWasWritten() {
        Change.Upsert change = (Change.Upsert) upsert("near:1", "body");
        assertThat(archive.write(List.of(change))).containsExactly(Change.Outcome.CREATED);
        ArchivedPost back = archive.post("near:1").orElseThrow();
        assertThat(back.post()).isEqualTo(change.post());
        assertThat(back.seq()).isEqualTo(1);
        assertThat(back.contentChanged()).isEqualTo(NOON.instant());
    }

    @Test
    void onlyWhatChangedTakesANumber() {
        archive.write(List.of(upsert("a", "one"), upsert("b", "one")));
        assertThat(archive.write(List.of(upsert("a", "one"), upsert("b", "two"))))
                .containsExactly(Change.Outcome.UNCHANGED, Change.Outcome.CHANGED);
        assertThat(archive.seq()).isEqualTo(3);
        assertThat(archive.changesAfter(2, 10)).extracting(ArchivedPost::id).containsExactly("b");
        assertThat(archive.posts()).isEqualTo(2);
    }

    @Test
    void aWithdrawnPostLeavesATombstoneAndMayComeBack() {
        archive.write(List.of(upsert("a", "one")));
        assertThat(archive.write(List.of(new Change.Withdraw("a"), new Change.Withdraw("never"))))
                .containsExactly(Change.Outcome.WITHDRAWN, Change.Outcome.UNCHANGED);
        assertThat(archive.post("a").orElseThrow().post()).isNull();
        assertThat(archive.posts()).isZero();
        assertThat(archive.changesAfter(1, 10)).extracting(ArchivedPost::id).containsExactly("a");
        assertThat(archive.write(List.of(upsert("a", "one")))).containsExactly(Change.Outcome.CREATED);
        assertThat(archive.posts()).isEqualTo(1);
    }

    @Test
    void aBatchIsTakenWholeOrNotAtAll() {
        List<Change> batch = List.of(upsert("a", "one"), new Change.Withdraw("a"), upsertOfNoForm("b"));
        assertThatThrownBy(() -> archive.write(batch)).hasMessageContaining("NOT NULL");
        assertThat(archive.posts()).isZero();
        assertThat(archive.seq()).isZero();
    }

    @Test
    void numbersBecomeVisibleInOrderWhileSeveralWrite() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(4);
                Archive second = Archive.open(data, NOON)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String name = "w" + writer;
                Archive mine = writer % 2 == 0 ? archive : second;
                running.add(writers.submit(() -> IntStream.range(0, 25)
                        .forEach(i -> mine.write(List.of(upsert(name + "-" + i, "x"), upsert(name + "+" + i, "y"))))));
            }
            long seen = 0;
            List<String> followed = new ArrayList<>();
            while (followed.size() < 200) {
                for (ArchivedPost change : archive.changesAfter(seen, 7)) {
                    assertThat(change.seq()).isEqualTo(seen + 1);
                    seen = change.seq();
                    followed.add(change.id());
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
            assertThat(followed).doesNotHaveDuplicates().hasSize(200);
        }
    }

    @Test
    void aFileIsStoredOnceUnderItsHash() throws IOException {
        Path file = Files.writeString(data.resolve("photo.jpg"), "bytes of a photo");
        StoredFile stored = archive.store(file);
        assertThat(archive.store(file)).isEqualTo(stored);
        assertThat(stored.bytes()).isEqualTo(16);
        assertThat(archive.file(stored.sha256()).orElseThrow()).hasSameBinaryContentAs(file);
        assertThat(archive.file("0".repeat(64))).isEmpty();
    }

    @Test
    void statusesAreCounted() {
        archive.write(List.of(upsert("a", "one"), upsert("b", "two")));
        assertThat(archive.filesByStatus()).containsExactly(java.util.Map.entry(FileStatus.MISSING, 2L));
    }

    @Test
    void refusalsOfAFileAreReplacedWhenItComesAgain() {
        archive.refuse(
                List.of(new Refusal("feed.jsonl", 3, "is no JSON"), new Refusal("other.txt", 0, "fits no dump")));
        assertThat(archive.refusals(10))
                .extracting(Refusal::inWords)
                .containsExactly("feed.jsonl:3: is no JSON", "other.txt: fits no dump");
        archive.forgetRefusals("feed.jsonl");
        assertThat(archive.refusals(10)).extracting(Refusal::file).containsExactly("other.txt");
        assertThat(archive.refused()).isEqualTo(1);
    }

    @Test
    void aJobIsAskedForDoneAndRemembered() {
        Job job = archive.jobs().ask("reindex", null);
        assertThat(archive.jobs().next()).contains(job);
        archive.jobs().update(job.id(), Job.State.DONE, "24 posts");
        assertThat(archive.jobs().next()).isEmpty();
        assertThat(archive.jobs().job(job.id()).orElseThrow())
                .satisfies(done -> assertThat(done.isOver()).isTrue())
                .satisfies(done -> assertThat(done.message()).isEqualTo("24 posts"));
    }
}
