package org.nearchive.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Mends an archive that nobody else uses, as far as it can be mended without knowing how posts are read: the database,
 * what lies about, what has to be read once more. Nothing that exists once only is deleted.
 */
public final class Repair {
    /** In place of a post's hash: a post that is sent again is a change, even when it is the same. */
    static final String DAMAGED = "damaged";

    private final Path data;
    private final Disk disk;
    private final FileStore files;
    private final List<String> done = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    private Repair(Path data, Disk disk) {
        this.data = data;
        this.disk = disk;
        files = new FileStore(data.resolve("files"));
    }

    /**
     * What came of it.
     *
     * @param done in words
     * @param lost what cannot be had again out of this folder, in words
     * @param posts to be read once more out of what they came in
     * @param databaseIsNew whether the index has to be built anew, whatever state it is in
     */
    public record Report(List<String> done, List<String> lost, List<String> posts, boolean databaseIsNew) {
        public Report {
            done = List.copyOf(done);
            lost = List.copyOf(lost);
            posts = List.copyOf(posts);
        }
    }

    /**
     * @param found by a check just before
     * @throws InUseException when another process has the archive open
     * @throws DamagedArchiveException when nothing of the database can be read
     */
    public static Report of(Path data, DiskFloor floor, ArchiveCheck.Report found) throws IOException, InUseException {
        Repair repair = new Repair(data, new Disk(data, floor, Database.isReadOnly(data.resolve("archive.db"))));
        repair.disk.mustBeWritable();
        return repair.run(found);
    }

    private Report run(ArchiveCheck.Report found) throws IOException, InUseException {
        Path database = data.resolve("archive.db");
        ArchiveCheck.Report now = found;
        if (!found.databaseIsSound()) {
            Salvage salvage = new Salvage(database);
            salvage.run(disk);
            done.addAll(salvage.done());
            lost.addAll(salvage.lost());
            now = ArchiveCheck.of(data, (files, share) -> {});
        }
        List<String> posts = new ArrayList<>();
        try (HikariDataSource alone = Database.openAlone(database)) {
            new Schema(database, alone).migrate(disk);
            Jdbi jdbi = Jdbi.create(alone);
            for (Damage damage : now.damages()) {
                mend(damage, jdbi, posts);
            }
            if (found.databaseIsSound()) {
                removeLeftovers(now, jdbi);
            } else if (!now.leftFiles().isEmpty()) {
                done.add(
                        now.leftFiles().size() + " files that no post names are kept: they may be those of lost posts");
            }
        }
        return new Report(done, lost, posts, !found.databaseIsSound());
    }

    private void mend(Damage damage, Jdbi jdbi, List<String> posts) throws IOException {
        String subject = Objects.requireNonNullElse(damage.subject(), "");
        switch (damage.kind()) {
            case EXTRACTION -> {
                jdbi.useHandle(handle -> handle.execute("update extraction set again = 1 where sha256 = ?", subject));
                done.add("the file " + subject + " is read once more by the next ingest or serve");
            }
            case POST -> {
                jdbi.useHandle(
                        handle -> handle.execute("update post set content_hash = ? where id = ?", DAMAGED, subject));
                posts.add(subject);
            }
            case FILE -> {
                Path aside = Files.createDirectories(data.resolve("damaged")).resolve(subject);
                Files.move(files.path(subject), aside, StandardCopyOption.REPLACE_EXISTING);
                done.add("what is left of the file " + subject + " is kept as " + aside);
                lost.add(damage.words());
            }
            case RAW, MISSING_FILE, DATABASE -> lost.add(damage.words());
            case INDEX -> {
                // Built anew by whoever knows how.
            }
        }
    }

    /** Nobody else has the archive open: what no post names now, nobody is about to name. */
    private void removeLeftovers(ArchiveCheck.Report found, Jdbi jdbi) throws IOException {
        int rows = jdbi.withHandle(Leftovers::remove);
        if (rows > 0) {
            done.add(rows + " rows that belong to no post any longer removed");
        }
        int removed = 0;
        try (Handle handle = jdbi.open()) {
            for (String sha256 : found.leftFiles()) {
                if (!Leftovers.isNamed(handle, sha256)) {
                    files.remove(sha256);
                    removed++;
                }
            }
        }
        if (removed > 0) {
            done.add(removed + " files that no post names removed");
        }
    }
}
