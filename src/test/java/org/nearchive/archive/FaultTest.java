package org.nearchive.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** Each step of a write and of storing a file fails once: nothing is half there, and the next try succeeds. */
class FaultTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2031-05-09T12:00:00Z"), ZoneOffset.UTC);
    /** Far above the steps of the batch below: a loop that does not end is a fault, too. */
    private static final int MOST_STEPS = 500;

    private static final List<Change> BEFORE =
            List.of(upsert("a", "one", "1.jpg"), upsert("b", "one", "2.jpg", "3.jpg"), upsert("c", "one"));
    private static final List<Change> BATCH = List.of(
            upsert("a", "two", "1.jpg", "4.jpg"),
            upsert("d", "new", "5.jpg"),
            new Change.Withdraw("b"),
            upsert("c", "one"),
            upsert("e", "new"));

    @TempDir
    Path folder;

    private static Change upsert(String id, String body, String... files) {
        List<Attachment> attachments = new ArrayList<>();
        for (String file : files) {
            attachments.add(Attachment.missing(attachments.size() + 1, file, "not given"));
        }
        Post post = new Post(
                id,
                new Origin("near", List.of(), null, null, List.of()),
                "en",
                "Title of " + id,
                LocalDate.of(2031, 5, 9),
                null,
                body,
                attachments,
                Given.NOTHING);
        Provenance provenance = new Provenance("news.jsonl", "near-post/1", "1", Map.of());
        return new Change.Upsert(post, provenance, "RECORD", (id + body).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void aBatchIsThereWholeOrNotAtAllWhicheverStepFails(FailingConnections.Fault fault) throws IOException {
        List<ArchivedPost> before = contents(begun("before"));
        Path ended = begun("after");
        open(ended).write(BATCH);
        List<ArchivedPost> after = contents(ended);
        int failing = 1;
        boolean failed = true;
        for (; failed && failing < MOST_STEPS; failing++) {
            Path data = begun("data-" + failing);
            FailingConnections connections =
                    new FailingConnections(Database.toWrite(data.resolve("archive.db")), fault, failing);
            Archive archive = archive(data, connections);
            failed = fails(archive);
            assertThat(failed).as("step %d", failing).isEqualTo(connections.hasFailed());
            connections.heal();
            assertThat(contents(data)).as("after step %d failed", failing).isIn(before, after);
            archive.write(BATCH);
            assertThat(contents(data)).as("tried again after step %d", failing).isEqualTo(after);
        }
        assertThat(failing).as("steps of the batch").isBetween(15, MOST_STEPS - 1);
    }

    private static boolean fails(Archive archive) {
        try {
            archive.write(BATCH);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    @BeforeEach
    void writeWhatIsThereBefore() throws IOException {
        try (Archive archive = Archive.open(folder.resolve("first"), NOON)) {
            archive.write(BEFORE);
        }
    }

    /** A copy, so that each step begins alike. */
    private Path begun(String name) throws IOException {
        Path data = Files.createDirectory(folder.resolve(name));
        Files.copy(folder.resolve("first/archive.db"), data.resolve("archive.db"));
        return data;
    }

    private static Archive open(Path data) throws IOException {
        return archive(
                data,
                new FailingConnections(
                        Database.toWrite(data.resolve("archive.db")),
                        FailingConnections.Fault.NOT_DONE,
                        Integer.MAX_VALUE));
    }

    private static Archive archive(Path data, FailingConnections connections) throws IOException {
        return new Archive(
                connections, new FileStore(data.resolve("files")), NOON, new Disk(data, DiskFloor.USUAL, false));
    }

    private static List<ArchivedPost> contents(Path data) throws IOException {
        return open(data).changesAfter(0, 1000);
    }

    @Test
    void aFileIsThereWholeOrNotAtAllWhicheverStepFails() throws IOException {
        Path file = Files.writeString(folder.resolve("photo.jpg"), "bytes of a photo");
        String sha256 = Hashes.sha256Of(Files.readAllBytes(file));
        int[] step = {0};
        for (int failing = 1; failing < MOST_STEPS; failing++) {
            Path place = folder.resolve("files-" + failing);
            int last = failing;
            step[0] = 0;
            FileStore store = new FileStore(Files.createDirectories(place), what -> {
                step[0]++;
                if (step[0] == last) {
                    throw new IOException(what + " failed");
                }
            });
            if (step[0] + stepsOf(store, file) < failing) {
                assertThat(failing).as("steps of storing a file").isGreaterThan(6);
                return;
            }
            for (Path left : filesIn(place)) {
                assertThat(left).hasFileName(sha256).hasSameBinaryContentAs(file);
            }
            assertThat(store.put(file).sha256()).isEqualTo(sha256);
            assertThat(filesIn(place)).hasSize(1);
            assertThat(store.find(sha256).orElseThrow()).hasSameBinaryContentAs(file);
        }
    }

    /** Asserts that a failure is told; counted steps are those of a store that did not fail. */
    private static int stepsOf(FileStore store, Path file) throws IOException {
        try {
            store.put(file);
            return 0;
        } catch (IOException e) {
            assertThat(e).hasMessageEndingWith("failed");
            return MOST_STEPS;
        }
    }

    private static List<Path> filesIn(Path place) throws IOException {
        try (Stream<Path> walk = Files.walk(place)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aNameThatMayNotBeDurableIsMadeSoBeforeItIsGivenAway() throws IOException {
        Path file = Files.writeString(folder.resolve("photo.jpg"), "bytes of a photo");
        Files.createDirectory(folder.resolve("files"));
        new FileStore(folder.resolve("files")).put(file);
        List<String> steps = new ArrayList<>();
        new FileStore(folder.resolve("files"), steps::add).put(file);
        assertThat(steps).contains("force the names");
        FileStore broken = new FileStore(folder.resolve("files"), step -> {
            throw new IOException("the disk is gone");
        });
        assertThatThrownBy(() -> broken.put(file)).hasMessage("the disk is gone");
    }
}
