package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.GeneratedPosts;
import org.nearchive.Samples;
import org.nearchive.archive.Archive;

/** The drill of whoever keeps the archive: back up, restore, check, repair, purge. */
class CareTest {
    private static final String MARKER = "Zarathustranova";

    @TempDir
    Path folder;

    private Path data;

    private record Run(int exit, String out, String err) {}

    private Run nearchive(Path of, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data");
        all.add(of.toString());
        int exit = Nearchive.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private Run nearchive(String... arguments) {
        return nearchive(data, arguments);
    }

    @TempDir
    static Path prepared;

    @BeforeAll
    static void takeIn() throws IOException {
        try (Archived archived = Archived.in(prepared)) {
            archived.ingest(Samples.FOLDER);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        data = folder.resolve("data");
        for (Path file : files(prepared)) {
            Path copy = data.resolve(prepared.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    /** Without reading files, which takes its time. */
    private void sendAgain() throws IOException {
        try (Archived archived = Archived.in(data)) {
            archived.ingest(Samples.FOLDER);
        }
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> walk = Files.walk(of)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Path> originals() throws IOException {
        return files(data.resolve("files"));
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 0x21);
        }
    }

    private static String title(Archive archive) {
        return Objects.requireNonNull(archive.post("near:70101").orElseThrow().post())
                .title();
    }

    @Test
    void aSoundFolderIsSaidToBeSound() {
        Run check = nearchive("check");
        assertThat(check.exit).as(check.out).isZero();
        assertThat(check.out)
                .contains(Samples.POSTS - Samples.WITHDRAWN + " posts")
                .endsWith("sound\n");
        assertThat(nearchive("check", "--json").out).startsWith("{\"sound\":true,");
    }

    @Test
    void everyKindOfDamageIsFoundAndNamed() throws IOException {
        List<Path> originals = originals();
        flip(originals.get(0), 3);
        Files.delete(originals.get(1));
        Path orphan = Files.createDirectories(data.resolve("files/ab")).resolve("ab".repeat(32));
        Files.writeString(orphan, "nobody's");
        Run check = nearchive("check");
        assertThat(check.exit).isEqualTo(1);
        assertThat(check.out)
                .contains(originals.get(0).getFileName() + " (")
                .contains("is not as it was stored")
                .contains(originals.get(1).getFileName() + " (")
                .contains("is not there")
                .contains("left over: ", "ab".repeat(32));
        assertThat(nearchive("check", "--json").out)
                .contains("\"kind\":\"file\"", "\"kind\":\"missing_file\"", "\"sound\":false");

        Run repair = nearchive("repair");
        assertThat(repair.exit).as(repair.out).isEqualTo(1);
        assertThat(repair.out).contains("lost: the file " + originals.get(0).getFileName());
        assertThat(orphan).doesNotExist();
        assertThat(data.resolve("damaged").resolve(originals.get(0).getFileName()))
                .as("what is left of the only copy is kept")
                .exists();
        sendAgain();
        assertThat(nearchive("check").exit).isZero();
    }

    @Test
    void aFlippedByteInAPostIsFoundAndThePostIsReadOnceMore() throws IOException {
        String before;
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            before = title(archive);
        }
        // The raw input is stored first, so the last place is the post's.
        byte[] bytes = Files.readAllBytes(data.resolve("archive.db"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String title = new String(before.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"title\":\"" + title + "\",\"published\":[");
        if (at < 0) {
            at = text.indexOf("\"title\":\"" + title + "\",\"published\":\"");
        }
        assertThat(at).isPositive();
        flip(data.resolve("archive.db"), at + 10);
        Run check = nearchive("check");
        assertThat(check.exit).isEqualTo(1);
        assertThat(check.out).contains("the post near:70101 is not as it was stored");
        Run repair = nearchive("repair");
        assertThat(repair.exit).as(repair.out + repair.err).isZero();
        assertThat(nearchive("check").exit).isZero();
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(title(archive)).isEqualTo(before);
        }
    }

    @Test
    void aDamagedDatabaseIsSavedRowByRowAndTheOldOneIsKept() throws IOException {
        Path database = data.resolve("archive.db");
        long size = Files.size(database);
        try (RandomAccessFile bytes = new RandomAccessFile(database.toFile(), "rw")) {
            bytes.seek(size / 2 / 4096 * 4096);
            bytes.write(new byte[3 * 4096]);
        }
        Run check = nearchive("check");
        assertThat(check.exit).as(check.out).isEqualTo(1);
        assertThat(check.out).contains("archive.db");
        Run repair = nearchive("repair");
        assertThat(repair.exit).as(repair.out + repair.err).isIn(0, 1);
        assertThat(repair.out).contains("the damaged one is kept as");
        assertThat(data.resolve("archive.db.damaged-1")).exists();
        assertThat(nearchive("check").out).doesNotContain("archive.db: ");
        sendAgain();
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(archive.posts()).isEqualTo(Samples.POSTS - Samples.WITHDRAWN);
        }
        assertThat(nearchive("search", "Gansu", "--json").out).startsWith("{\"total\":" + Samples.GANSU.size() + ",");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInWordsAndLeftAlone() throws IOException {
        Files.writeString(data.resolve("archive.db"), "this is no database, whatever it is. ".repeat(200));
        Run status = nearchive("status");
        assertThat(status.exit).isEqualTo(2);
        assertThat(status.err).contains("is damaged", "restore a backup").hasLineCount(1);
        assertThat(nearchive("check").exit).isEqualTo(1);
        assertThat(nearchive("repair").exit).isEqualTo(2);
        assertThat(data.resolve("archive.db")).content().startsWith("this is no database");
    }

    @Test
    void aDamagedIndexIsFoundAndBuiltAnew() throws IOException {
        Path segments = files(data.resolve("index")).stream()
                .filter(file ->
                        file.toString().endsWith(".cfs") || file.toString().endsWith(".fdt"))
                .findFirst()
                .orElseThrow();
        Files.delete(segments);
        Run check = nearchive("check");
        assertThat(check.exit).as(check.out).isEqualTo(1);
        assertThat(check.out).contains("damaged: ");
        Run repair = nearchive("repair");
        assertThat(repair.exit).as(repair.out + repair.err).isZero();
        assertThat(nearchive("check").exit).isZero();
        assertThat(nearchive("search", "Gansu", "--json").out).startsWith("{\"total\":" + Samples.GANSU.size() + ",");
    }

    @Test
    void repairIsRefusedWhileSomebodyUsesTheFolder() throws IOException {
        try (Archive used = Archive.open(data, Clock.systemUTC())) {
            assertThat(used.posts()).isPositive();
            Run repair = nearchive("repair");
            assertThat(repair.exit).isEqualTo(2);
            assertThat(repair.err).contains("another process has", "open: end nearchive serve");
        }
        assertThat(nearchive("repair").exit).isZero();
        assertThat(nearchive("check").out).doesNotContain("left over");
    }

    @Test
    void aBackupMadeWhileOthersWriteIsRestoredWhole() throws Exception {
        Path backup = folder.resolve("backup");
        Path feed = GeneratedPosts.feed(folder.resolve("feed.jsonl"), 3000);
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (Archived archived = Archived.in(data)) {
                archived.ingest(feed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                over.set(true);
            }
        });
        int made = 0;
        while (!over.get() || made == 0) {
            Run run = nearchive("backup", backup.toString());
            assertThat(run.exit).as(run.out + run.err).isZero();
            made++;
        }
        writer.join();
        assertThat(nearchive("backup", backup.toString()).out).contains("; 0 files were new");

        Path restored = folder.resolve("restored");
        Run restore = nearchive(restored, "restore", backup.toString());
        assertThat(restore.exit).as(restore.err).isZero();
        assertThat(nearchive(restored, "check").exit).isZero();
        assertThat(nearchive(restored, "reindex").exit).isZero();
        try (Archive before = Archive.open(data, Clock.systemUTC());
                Archive after = Archive.open(restored, Clock.systemUTC())) {
            assertThat(after.posts()).isEqualTo(before.posts());
            assertThat(after.changesAfter(0, 100_000)).isEqualTo(before.changesAfter(0, 100_000));
        }
        assertThat(nearchive(restored, "search", "Gansu", "--json").out.replaceAll("\"took_ms\":\\d+", ""))
                .startsWith(nearchive("search", "Gansu", "--json").out.replaceAll("\"took_ms\":\\d+.*\\s*", ""));
        Run again = nearchive(restored, "restore", backup.toString());
        assertThat(again.exit).isEqualTo(2);
        assertThat(again.err).contains("is not empty");
    }

    @Test
    void aDamagedBackupIsRefusedAndWhatItLacksIsListed() throws IOException {
        Path backup = folder.resolve("backup");
        assertThat(nearchive("backup", backup.toString()).exit).isZero();
        Path original = files(backup.resolve("files")).getFirst();
        flip(original, 1);
        Run restore = nearchive(folder.resolve("one"), "restore", backup.toString());
        assertThat(restore.exit).isEqualTo(1);
        assertThat(restore.out).contains("lost: the file " + original.getFileName() + " is damaged in the backup");
        assertThat(nearchive("backup", backup.toString(), "--verify").out).contains("; 1 files were new");
        assertThat(nearchive(folder.resolve("two"), "restore", backup.toString()).exit)
                .isZero();
        Path database = files(backup).stream()
                .filter(file -> file.toString().endsWith(".db"))
                .findFirst()
                .orElseThrow();
        flip(database, Files.size(database) / 2);
        Run refused = nearchive(folder.resolve("three"), "restore", backup.toString());
        assertThat(refused.exit).isEqualTo(2);
        assertThat(refused.err).contains("is not as the manifest says");
        assertThat(folder.resolve("three/archive.db")).doesNotExist();
    }

    @Test
    void aBackupIsNotMadeIntoAFolderWithOtherThings() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.docx"), "mine");
        Run run = nearchive("backup", other.toString());
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("holds thesis.docx");
        assertThat(nearchive("backup", data.resolve("backup").toString()).err).contains("lies in the data folder");
        assertThat(nearchive(folder.resolve("new"), "restore", other.toString()).err)
                .contains("no manifest.json");
    }

    /** Taken into a folder of its own. */
    private Path feedWithTheMarker() throws IOException {
        data = folder.resolve("small");
        Path given = Files.createDirectories(folder.resolve("given"));
        Files.writeString(given.resolve(MARKER + ".txt"), "Minutes kept by " + MARKER + ", in full.\n");
        return Files.writeString(given.resolve("feed.jsonl"), """
                {"schema":"near-post/1","id":"near:1","title":"Visit of %1$s","publishedOn":"2031-05-09",\
                "body":"%1$s spoke in Gansu.","attachments":[{"path":"%1$s.txt"}]}
                {"schema":"near-post/1","id":"near:12","title":"Another visit","publishedOn":"2031-05-10","body":"Nobody spoke."}
                """.formatted(MARKER));
    }

    private List<Path> filesWithTheMarker() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files(data)) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (bytes.toLowerCase(java.util.Locale.ROOT).contains(MARKER.toLowerCase(java.util.Locale.ROOT))) {
                found.add(file);
            }
        }
        return found;
    }

    @Test
    void aPurgedPostLeavesNoTraceInAnyFile() throws IOException {
        Path feed = feedWithTheMarker();
        assertThat(nearchive("ingest", feed.toString()).exit).isZero();
        Files.writeString(feed, Files.readString(feed).replace("spoke in Gansu", "spoke twice in Gansu"));
        assertThat(nearchive("ingest", feed.toString()).out).contains("1 changed");
        assertThat(nearchive("search", MARKER).exit).isZero();
        assertThat(filesWithTheMarker()).isNotEmpty();

        Run purge = nearchive("purge", "near:1");
        assertThat(purge.exit).as(purge.out + purge.err).isZero();
        assertThat(purge.out).contains("purged: near:1", "Backups made before");
        assertThat(filesWithTheMarker()).isEmpty();
        assertThat(nearchive("search", MARKER).exit).isEqualTo(1);

        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(archive.post("near:12").orElseThrow().post()).isNotNull();
            assertThat(archive.post("near:1").orElseThrow().post()).isNull();
        }
        assertThat(nearchive("check").exit).isZero();
        assertThat(nearchive("purge", "near:never").out).contains("the archive never had near:never");
    }

    @Test
    void aPurgeBesideARunningServerReachesItsIndex() throws Exception {
        Path feed = feedWithTheMarker();
        nearchive("ingest", feed.toString());
        AtomicBoolean over = new AtomicBoolean();
        try (Archived running = Archived.in(data)) {
            OwnerWork work = new OwnerWork(
                    running.archive,
                    Archived.CONFIG,
                    new org.nearchive.ingest.FileReading(
                            running.archive,
                            org.nearchive.extract.FileParser.in(
                                    data.resolve("extractor"), org.nearchive.extract.FileParser.Limits.USUAL),
                            Optional.empty()),
                    running.owner);
            Run[] purge = new Run[1];
            Thread purging = Thread.ofPlatform().start(() -> {
                purge[0] = nearchive("purge", "near:1");
                over.set(true);
            });
            while (!over.get()) {
                running.owner.follow();
                work.doNextJob(() -> false);
            }
            purging.join();
            assertThat(purge[0].exit).as(purge[0].out + purge[0].err).isZero();
            assertThat(running.search(MARKER).total()).isZero();
        }
        assertThat(filesWithTheMarker()).isEmpty();
    }

    @Test
    void aFileThatAnotherPostHasTooStays() throws IOException {
        Path feed = feedWithTheMarker();
        nearchive("ingest", feed.toString());
        Path second = Files.writeString(feed.resolveSibling("second.jsonl"), """
                {"schema":"near-post/1","id":"near:13","title":"Minutes","publishedOn":"2031-05-11","body":"See the file.",\
                "attachments":[{"path":"%s.txt"}]}
                """.formatted(MARKER));
        nearchive("ingest", second.toString());
        long before = originals().size();
        assertThat(nearchive("purge", "near:1").exit).isZero();
        assertThat(originals()).hasSize((int) before);
        assertThat(nearchive("search", MARKER).out).contains("1 post", "near:13");
        assertThat(nearchive("check").exit).isZero();
    }

    @Test
    void everyCommandOfCareNeedsAnArchive() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        for (String[] command : List.of(
                new String[] {"check"},
                new String[] {"repair"},
                new String[] {"backup", folder.resolve("b").toString()},
                new String[] {"purge", "near:1"})) {
            Run run = nearchive(nowhere, command);
            assertThat(run.exit).as(command[0]).isEqualTo(2);
            assertThat(run.err).contains("there is no archive in");
        }
        assertThat(nowhere).doesNotExist();
    }
}
