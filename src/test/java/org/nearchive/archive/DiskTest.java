package org.nearchive.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.post.Given;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** A disk that is full, one that cannot be written, one whose machine has a wrong clock. */
class DiskTest {
    private static final Provenance PROVENANCE = new Provenance("news.jsonl", "near-post/1", "1", Map.of());

    @TempDir
    Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", folder.resolve("disk").toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path smallDisk() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "none", disk.toString()) == 0;
        } catch (IOException e) {
            mounted = false;
        }
        Assumptions.assumeThat(mounted)
                .as("a disk of 24 MB can be mounted here (only root may)")
                .isTrue();
        return disk.resolve("data");
    }

    private static Change upsert(String id, int size) {
        StringBuilder body = new StringBuilder();
        Random random = new Random(id.hashCode());
        while (body.length() < size) {
            body.append(Long.toHexString(random.nextLong())).append(' ');
        }
        Post post = new Post(
                id,
                new Origin("near", List.of("News"), null, null, List.of()),
                "en",
                "Title of " + id,
                LocalDate.of(2031, 5, 9),
                null,
                body.toString(),
                List.of(),
                Given.NOTHING);
        return new Change.Upsert(
                post, PROVENANCE, "RECORD", body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Writes until there is no room, and tells how many posts were taken. */
    private static int fill(Archive archive, String name) {
        for (int i = 0; i < 10_000; i++) {
            try {
                archive.write(List.of(upsert(name + i, 20_000)));
            } catch (NoRoomException e) {
                assertThat(e).hasMessageContaining("the disk ");
                return i;
            }
        }
        throw new AssertionError("a small disk took everything");
    }

    @Test
    void writesEndAtTheFloorAndGoOnWhenThereIsRoom() throws Exception {
        Path data = smallDisk();
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            Path ballast = Files.write(data.resolveSibling("ballast"), new byte[8_000_000]);
            int taken = fill(archive, "a");
            assertThat(taken).isPositive();
            assertThat(Files.getFileStore(data).getUsableSpace()).isGreaterThan(1_000_000);
            assertThat(archive.posts()).isEqualTo(taken);
            assertThatThrownBy(() -> archive.store(Files.write(folder.resolve("big"), new byte[2_000_000])))
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageContaining("must stay free");
            assertThat(archive.write(List.of(new Change.Withdraw("a0")))).containsExactly(Change.Outcome.WITHDRAWN);
            assertThat(archive.jobs().ask("reindex", null).id()).isPositive();
            Files.delete(ballast);
            assertThat(fill(archive, "b")).as("without a restart").isPositive();
        }
    }

    @Test
    void aDiskThatIsFullToTheLastByteLosesNothingAndKeepsNothingHalf() throws Exception {
        Path data = smallDisk();
        try (Archive archive = Archive.open(data, Clock.systemUTC(), DiskFloor.NOTHING)) {
            Path room = Files.write(data.resolveSibling("room"), new byte[6_000_000]);
            int taken = fill(archive, "a");
            fillUp(data.resolveSibling("ballast"));
            assertThatThrownBy(() -> archive.write(List.of(upsert("more", 20_000))))
                    .isInstanceOf(NoRoomException.class);
            assertThatThrownBy(() -> archive.store(Files.write(folder.resolve("big"), new byte[2_000_000])))
                    .isInstanceOf(NoRoomException.class);
            assertThat(archive.posts()).as("reads go on").isEqualTo(taken);
            assertThat(archive.changesAfter(0, 100_000)).hasSize(taken);
            Files.delete(room);
            assertThat(fill(archive, "b")).isPositive();
        }
        assertThat(ArchiveCheck.of(data, (files, share) -> {}).damages()).isEmpty();
        try (Archive archive = Archive.open(data, Clock.systemUTC(), DiskFloor.NOTHING);
                java.util.stream.Stream<Path> drafts = Files.list(data.resolve("files"))) {
            assertThat(archive.posts()).isPositive();
            assertThat(drafts).isEmpty();
        }
    }

    private static void fillUp(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    @Test
    void aDiskThatCannotBeWrittenServesReads() throws Exception {
        Path data = smallDisk();
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            archive.write(List.of(upsert("a", 100), upsert("b", 100)));
        }
        assertThat(run("mount", "-o", "remount,ro", String.valueOf(data.getParent())))
                .isZero();
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(archive.isReadOnly()).isTrue();
            assertThat(archive.posts()).isEqualTo(2);
            assertThat(archive.changesAfter(0, 10)).hasSize(2);
            assertThatThrownBy(() -> archive.write(List.of(upsert("c", 100))))
                    .isInstanceOf(ReadOnlyException.class)
                    .hasMessageContaining("can be read but not written");
            assertThatThrownBy(() -> archive.jobs().ask("reindex", null)).isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> archive.purge(List.of("a"))).isInstanceOf(ReadOnlyException.class);
        }
        assertThat(ArchiveCheck.of(data, (files, share) -> {}).isSound()).isTrue();
    }

    @Test
    void aDiskThatCannotBeWrittenShowsWhatAKilledProcessHadWritten() throws Exception {
        Path data = smallDisk();
        Path copy = data.resolveSibling("copy");
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            archive.write(List.of(upsert("a", 100), upsert("b", 100)));
            // As after kill -9: what was written lies beside the database.
            Files.createDirectories(copy);
            for (String part : List.of("archive.db", "archive.db-wal", "archive.db-shm")) {
                Files.copy(data.resolve(part), copy.resolve(part));
            }
        }
        assertThat(run("mount", "-o", "remount,ro", String.valueOf(data.getParent())))
                .isZero();
        try (Archive archive = Archive.open(copy, Clock.systemUTC())) {
            assertThat(archive.isReadOnly()).isTrue();
            assertThat(archive.posts()).isEqualTo(2);
        }
    }

    @Test
    void whatAProcessThatDiedWasWritingGoesAndWhatOneWritesStays() throws Exception {
        Path files = Files.createDirectories(folder.resolve("data/files"));
        Path old = Files.writeString(files.resolve("draft-1-9.tmp"), "half");
        Path fresh = Files.writeString(files.resolve("draft-1-8.tmp"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Archive.open(folder.resolve("data"), Clock.systemUTC()).close();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void theTimeOfAChangeNeverGoesBackThoughTheClockDoes() throws Exception {
        Instant noon = Instant.parse("2031-05-09T12:00:00Z");
        try (Archive archive = Archive.open(folder, Clock.fixed(noon, ZoneOffset.UTC))) {
            archive.write(List.of(upsert("a", 10)));
        }
        Clock back = Clock.fixed(noon.minus(Duration.ofHours(3)), ZoneOffset.UTC);
        try (Archive archive = Archive.open(folder, back)) {
            archive.write(List.of(upsert("b", 10), new Change.Withdraw("a")));
            assertThat(archive.changesAfter(0, 10))
                    .extracting(ArchivedPost::contentChanged)
                    .containsOnly(noon);
        }
        try (Archive archive = Archive.open(folder, Clock.offset(back, Duration.ofHours(4)))) {
            archive.write(List.of(upsert("c", 10)));
            assertThat(archive.post("c").orElseThrow().contentChanged()).isEqualTo(noon.plus(Duration.ofHours(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1 GB, 1000000000", "200 MB, 200000000", "500kB, 500000", "0, 0", "12 B, 12"})
    void aFloorIsANumberWithItsUnit(String words, long bytes) throws IOException {
        assertThat(DiskFloor.of(words).on(folder)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1 TBB", "12", "-1 GB", "much"})
    void aFloorThatIsNoneIsRefusedInWords(String words) {
        assertThatThrownBy(() -> DiskFloor.of(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a number with its unit");
    }
}
