package org.nearchive.archive;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system of record: posts, their files, what was refused, the jobs. Several processes may use one folder at the
 * same time, and many threads one archive.
 *
 * <pre>
 * try (Archive archive = Archive.open(Path.of("data"), Clock.systemUTC())) {
 *     archive.write(List.of(new Change.Upsert(post, provenance, "RECORD", line)));   // durable when it returns
 *     archive.changesAfter(0, 1000);                                     // in the order of the changes
 * }
 * </pre>
 */
public final class Archive implements Intake, AutoCloseable {
    /** How long a run waits for another process that writes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long a caller who waits for an answer does; shorter than a server has to end. */
    private static final Duration GROUP_PATIENCE = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    /** A clock that is kept right is put back by less. */
    private static final Duration CLOCK_TREMBLES = Duration.ofSeconds(5);

    private final AtomicBoolean saidClockIsBack = new AtomicBoolean();
    private static final String ATTACHMENTS =
            "select a.*, e.status as read_status, e.reason as read_reason, e.media_type as read_type, e.characters,"
                    + " e.metadata from attachment a left join extraction e on e.sha256 = a.sha256 where post_id ";

    private final DataSource connections;
    private final Jdbi jdbi;
    private final FileStore files;
    private final Clock clock;
    private final Jobs jobs;
    private final Extractions extractions;
    private final Tokens tokens;
    private final Failures failures;
    private final GroupCommit groupCommit;
    private final Disk disk;
    private final Misses misses;
    private final Stamps stamps;
    private final Decisions decisions;

    /** @param connections to a database whose schema is there; closed with this when it is a pool */
    Archive(DataSource connections, FileStore files, Clock clock, Disk disk) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
        this.files = files;
        this.clock = clock;
        this.disk = disk;
        jobs = new Jobs(jdbi, clock, disk);
        extractions = new Extractions(jdbi, clock, disk);
        tokens = new Tokens(jdbi, clock);
        failures = new Failures(jdbi);
        misses = new Misses(jdbi, clock);
        stamps = new Stamps(jdbi);
        decisions = new Decisions(jdbi, clock, disk);
        groupCommit = new GroupCommit(this, GROUP_PATIENCE);
    }

    /** With the usual floor of free space. */
    public static Archive open(Path dataFolder, Clock clock) throws IOException {
        return open(dataFolder, clock, DiskFloor.USUAL);
    }

    /**
     * Opens the archive of a data folder; makes both when they are not there. A folder that cannot be written serves
     * reads, and every write is a {@link ReadOnlyException}.
     *
     * @param floor how much of the disk stays free
     * @throws IOException in words when the folder cannot be used
     * @throws NewerArchiveException when a newer version of this program wrote it
     * @throws DamagedArchiveException when the database is none that can be read
     */
    public static Archive open(Path dataFolder, Clock clock, DiskFloor floor) throws IOException {
        Path database = dataFolder.resolve("archive.db");
        Disk disk = new Disk(dataFolder, floor, Database.isReadOnly(database));
        FileStore files = new FileStore(dataFolder.resolve("files"));
        HikariDataSource connections = null;
        try {
            if (!disk.readOnly()) {
                Files.createDirectories(dataFolder);
                files.prepare(clock.instant());
            }
            connections = Database.open(database, disk.readOnly());
            Schema schema = new Schema(database, connections);
            if (disk.readOnly()) {
                schema.mustBeCurrent();
            } else {
                schema.migrate(disk);
            }
            return new Archive(connections, files, clock, disk);
        } catch (RuntimeException e) {
            if (connections != null) {
                connections.close();
            }
            throw Database.inWords(database, disk.inWords(e));
        } catch (IOException e) {
            if (connections != null) {
                connections.close();
            }
            throw e;
        }
    }

    /** Whether a folder holds an archive and cannot be written. */
    public static boolean canOnlyBeRead(Path dataFolder) {
        return Database.isReadOnly(dataFolder.resolve("archive.db"));
    }

    /** Whether this archive can only be read, because its folder cannot be written. */
    public boolean isReadOnly() {
        return disk.readOnly();
    }

    /**
     * Says whether there is room for more.
     *
     * @throws NoRoomException when the disk is at its floor
     * @throws ReadOnlyException when the folder cannot be written
     */
    public void mustHaveRoom() {
        disk.writing(1, () -> true);
    }

    static String address(Path dataFolder) {
        // IMMEDIATE: a deferred transaction that turns to writing fails at once when another process writes.
        return "jdbc:sqlite:" + dataFolder.resolve("archive.db").toAbsolutePath()
                + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=60000&foreign_keys=ON"
                // Asked for after each insert otherwise, by a statement of its own; we say "returning" where we need
                // one.
                + "&jdbc.get_generated_keys=false";
    }

    /** Work that is asked for. */
    public Jobs jobs() {
        return jobs;
    }

    /** Searches that found nothing. */
    public Misses misses() {
        return misses;
    }

    /** What changed when. */
    public Stamps stamps() {
        return stamps;
    }

    /** What staff decided. */
    public Decisions decisions() {
        return decisions;
    }

    /** What was read out of the files. */
    public Extractions extractions() {
        return extractions;
    }

    /** Who may write. */
    public Tokens tokens() {
        return tokens;
    }

    /** What is not ok. */
    public Failures failures() {
        return failures;
    }

    /** Writes of many threads in shared transactions. */
    public GroupCommit groupCommit() {
        return groupCommit;
    }

    /** Number of the last change; 0 before the first. */
    public long seq() {
        return jdbi.withHandle(handle ->
                handle.select("select seq from clock").mapTo(Long.class).one());
    }

    @Override
    public List<Change.Outcome> write(List<Change> changes) {
        return write(changes, false);
    }

    @Override
    public List<Change.Outcome> advance(List<Change> changes) {
        return write(changes, true);
    }

    private List<Change.Outcome> write(List<Change> changes, boolean onlyForward) {
        return writing(changes, PATIENCE, (handle, now) -> write(handle, changes, onlyForward, now));
    }

    /** @param patience how long to wait for another process that writes */
    List<Write.Result> write(List<Write> writes, Duration patience) {
        List<Change> changes = writes.stream().map(Write::change).toList();
        return writing(changes, patience, (handle, now) -> {
            List<Write.Result> results = new ArrayList<>(writes.size());
            for (Write write : writes) {
                results.add(apply(handle, write, now));
            }
            return results;
        });
    }

    private <T> List<T> writing(List<Change> changes, Duration patience, BiFunction<Handle, Instant, List<T>> work) {
        long bytes = changes.stream().mapToLong(Archive::room).sum();
        return disk.writing(
                bytes,
                () -> jdbi.withHandle(handle -> {
                    handle.execute("pragma busy_timeout = " + patience.toMillis());
                    try {
                        return handle.inTransaction(transaction -> {
                            Instant now = stamp(transaction);
                            mustHaveFilesOf(changes);
                            return work.apply(transaction, now);
                        });
                    } finally {
                        handle.execute("pragma busy_timeout = " + PATIENCE.toMillis());
                    }
                }));
    }

    /** Inside the transaction: a purge that removes what no post names does so in one too. */
    private void mustHaveFilesOf(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.Upsert upsert) {
                for (Attachment file : upsert.post().attachments()) {
                    if (file.sha256() != null && files.find(file.sha256()).isEmpty()) {
                        throw new IllegalStateException("the file " + file.fileName() + " of " + upsert.id()
                                + " was removed after it was stored, by a purge: send the post again");
                    }
                }
            }
        }
    }

    /** Raw, content, and both once more in the write-ahead log; a withdrawal is allowed always. */
    private static long room(Change change) {
        return change instanceof Change.Upsert upsert ? 4L * upsert.raw().length + 4096 : 0;
    }

    /**
     * The time of this transaction's changes: never before that of an earlier change, though the clock may have been
     * put back. Else whoever asks for what changed since would miss them.
     */
    private Instant stamp(Handle handle) {
        Instant now = clock.instant();
        Instant last = handle.select("select at from clock")
                .map((row, context) -> row.getString("at"))
                .findOne()
                .map(Instant::parse)
                .orElse(now);
        if (last.isAfter(now.plus(CLOCK_TREMBLES)) && saidClockIsBack.compareAndSet(false, true)) {
            LOG.warn(
                    "this machine's clock says {}, but the newest change is of {}: changes are stamped with that time until the clock has passed it",
                    now,
                    last);
        }
        return last.isAfter(now) ? last : now;
    }

    private static Write.Result apply(Handle handle, Write write, Instant now) {
        String id = write.change().id();
        Optional<String> before = hashOf(handle, id);
        if (!write.condition().holds(before.filter(hash -> !hash.isEmpty()))) {
            return new Write.Result(null, before.orElse(null));
        }
        Change.Outcome outcome =
                write(handle, List.of(write.change()), false, now).getFirst();
        return new Write.Result(outcome, hashOf(handle, id).orElse(null));
    }

    static List<Change.Outcome> write(Handle handle, List<Change> changes, boolean onlyForward, Instant now) {
        List<Change.Outcome> outcomes = new ArrayList<>(changes.size());
        for (Change change : changes) {
            outcomes.add(
                    switch (change) {
                        case Change.Upsert upsert -> upsert(handle, upsert, onlyForward, now);
                        case Change.Withdraw withdraw -> withdraw(handle, withdraw.id(), now);
                    });
        }
        return outcomes;
    }

    private static Change.Outcome upsert(Handle handle, Change.Upsert upsert, boolean onlyForward, Instant now) {
        String rawHash = Hashes.sha256Of(upsert.raw());
        String provenance = json(upsert.provenance());
        Optional<Stored> stored = stored(handle, upsert.id());
        boolean again = stored.isPresent() && rawHash.equals(stored.get().rawHash());
        if (again && stored.get().saysAlready(upsert.post().attachments(), provenance)) {
            return Change.Outcome.UNCHANGED;
        }
        Post known = stored.map(Stored::post).orElse(upsert.post());
        Post post = upsert.post().completedBy(known, again);
        String content = contentOf(post);
        String hash = hashOf(content, post.attachments());
        if (stored.isPresent() && stored.get().hash().equals(hash)) {
            // Read by newer rules with the same outcome: no change for anybody, but no longer stale.
            handle.execute(
                    "update post set provenance = ? where id = ? and raw_sha256 = ? and provenance is not ?",
                    provenance,
                    post.id(),
                    rawHash,
                    provenance);
            return Change.Outcome.UNCHANGED;
        }
        if (onlyForward && stored.isPresent() && !again && wasUsed(handle, rawHash)) {
            return Change.Outcome.REPLACED;
        }
        handle.execute(
                "insert into raw (sha256, form, bytes) values (?, ?, ?) on conflict do nothing",
                rawHash,
                upsert.form(),
                upsert.raw());
        put(handle, post.id(), hash, now, post.published().toString(), rawHash, content, provenance);
        if (stored.isPresent()) {
            handle.execute("delete from attachment where post_id = ?", post.id());
        }
        for (Attachment file : post.attachments()) {
            handle.execute(
                    "insert into attachment (post_id, number, file_name, sha256, bytes, media_type, status, reason)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    post.id(),
                    file.number(),
                    file.fileName(),
                    file.sha256(),
                    file.bytes(),
                    file.mediaType(),
                    (file.sha256() == null ? FileStatus.MISSING : FileStatus.PENDING).name(),
                    file.reason());
            if (file.sha256() != null) {
                Extractions.recogniseAgain(handle, file.sha256(), post.declaredLanguage());
            }
        }
        return stored.filter(before -> before.content() != null).isPresent()
                ? Change.Outcome.CHANGED
                : Change.Outcome.CREATED;
    }

    /** What the archive holds of a post when another form of it comes. */
    private record Stored(
            String hash,
            @Nullable String rawHash,
            @Nullable String content,
            @Nullable String provenance,
            List<Attachment> files) {

        /** {@code null} for a tombstone. */
        @Nullable
        Post post() {
            return content == null
                    ? null
                    : StoredJson.read(content.getBytes(StandardCharsets.UTF_8), Post.class)
                            .with(files);
        }

        /** Whether the very same input, read by the same rules, comes with no file that is not here. */
        boolean saysAlready(List<Attachment> given, String readBy) {
            return readBy.equals(provenance)
                    && given.size() == files.size()
                    && IntStream.range(0, given.size()).allMatch(i -> isHere(given.get(i), files.get(i)));
        }

        private static boolean isHere(Attachment given, Attachment known) {
            return given.sha256() == null || Objects.equals(given.sha256(), known.sha256());
        }
    }

    private static Optional<Stored> stored(Handle handle, String id) {
        return handle.select("select content_hash, raw_sha256, content, provenance from post where id = ?", id)
                .map((row, context) -> new Stored(
                        row.getString("content_hash"),
                        row.getString("raw_sha256"),
                        row.getString("content"),
                        row.getString("provenance"),
                        attachmentsOf(handle, id)))
                .findOne();
    }

    private static boolean wasUsed(Handle handle, String rawHash) {
        return handle.select("select 1 from raw where sha256 = ?", rawHash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** What a reader sees of a post: its content and which files it has, not how far we came with reading them. */
    static String hashOf(String content, List<Attachment> attachments) {
        StringBuilder seen = new StringBuilder(content);
        attachments.forEach(
                file -> seen.append('\n').append(file.fileName()).append('\t').append(file.sha256()));
        return Hashes.sha256Of(seen.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Change.Outcome withdraw(Handle handle, String id, Instant now) {
        if (hashOf(handle, id).filter(hash -> !hash.isEmpty()).isEmpty()) {
            return Change.Outcome.UNCHANGED;
        }
        handle.execute("delete from attachment where post_id = ?", id);
        put(handle, id, "", now, null, null, null, null);
        return Change.Outcome.WITHDRAWN;
    }

    /** Empty for a tombstone, so that a post that comes back is a change. */
    private static Optional<String> hashOf(Handle handle, String id) {
        return handle.select("select content_hash from post where id = ?", id)
                .mapTo(String.class)
                .findOne();
    }

    private static void put(
            Handle handle,
            String id,
            String hash,
            Instant now,
            @Nullable String published,
            @Nullable String rawHash,
            @Nullable String content,
            @Nullable String provenance) {
        long seq = handle.select("update clock set seq = seq + 1, at = ? returning seq", now.toString())
                .mapTo(Long.class)
                .one();
        handle.execute(
                "insert into post (id, seq, content_hash, content_changed, published, raw_sha256, content, provenance)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set seq = excluded.seq,"
                        + " content_hash = excluded.content_hash, content_changed = excluded.content_changed,"
                        + " published = excluded.published, raw_sha256 = excluded.raw_sha256,"
                        + " content = excluded.content, provenance = excluded.provenance",
                id,
                seq,
                hash,
                now.toString(),
                published,
                rawHash,
                content,
                provenance);
    }

    /** Held to the end of the transaction, so that numbers become visible in their order. */
    static long nextSeq(Handle handle) {
        return handle.select("update clock set seq = seq + 1 returning seq")
                .mapTo(Long.class)
                .one();
    }

    /** Changes with a number above {@code seq}, in their order, at most {@code limit}; empty when there is none. */
    public List<ArchivedPost> changesAfter(long seq, int limit) {
        return jdbi.inTransaction(handle -> withAttachments(
                handle,
                handle.select("select * from post where seq > ? order by seq limit ?", seq, limit)
                        .map((row, context) -> post(row))
                        .list()));
    }

    /** A post or its tombstone; empty when the archive never had it. */
    public Optional<ArchivedPost> post(String id) {
        return jdbi.withHandle(handle -> one(handle, id));
    }

    private static Optional<ArchivedPost> one(Handle handle, String id) {
        return withAttachments(
                        handle,
                        handle.select("select * from post where id = ?", id)
                                .map((row, context) -> post(row))
                                .list())
                .stream()
                .findFirst();
    }

    /**
     * What posts were made of, with an id above {@code id}, by id, at most {@code limit}; withdrawn posts have nothing.
     */
    public List<RawInput> rawAfter(String id, int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "select id, provenance, form, bytes from post join raw on raw.sha256 = post.raw_sha256"
                                + " where id > ? and content is not null order by id limit ?",
                        id,
                        limit)
                .map((row, context) -> raw(row))
                .list());
    }

    private static RawInput raw(ResultSet row) throws SQLException {
        return new RawInput(row.getString("id"), provenance(row), row.getString("form"), row.getBytes("bytes"));
    }

    private static @Nullable Provenance provenance(ResultSet row) throws SQLException {
        String stored = row.getString("provenance");
        return stored == null ? null : StoredJson.read(stored.getBytes(StandardCharsets.UTF_8), Provenance.class);
    }

    private static ArchivedPost post(ResultSet row) throws SQLException {
        String content = row.getString("content");
        return new ArchivedPost(
                row.getString("id"),
                row.getLong("seq"),
                row.getString("content_hash"),
                Instant.parse(row.getString("content_changed")),
                content == null ? null : StoredJson.read(content.getBytes(StandardCharsets.UTF_8), Post.class),
                provenance(row));
    }

    private static List<ArchivedPost> withAttachments(Handle handle, List<ArchivedPost> posts) {
        Map<String, List<Attachment>> attachments =
                attachmentsOf(handle, posts.stream().map(ArchivedPost::id).toList());
        return posts.stream()
                .map(archived -> archived.post() == null
                        ? archived
                        : new ArchivedPost(
                                archived.id(),
                                archived.seq(),
                                archived.contentHash(),
                                archived.contentChanged(),
                                archived.post().with(attachments.getOrDefault(archived.id(), List.of())),
                                archived.provenance()))
                .toList();
    }

    /** By post, each in its post's order. */
    private static Map<String, List<Attachment>> attachmentsOf(Handle handle, List<String> ids) {
        Map<String, List<Attachment>> attachments = new LinkedHashMap<>();
        // SQLite takes at most 32,766 parameters in a statement; a page of changes is far below.
        if (!ids.isEmpty()) {
            handle.createQuery(ATTACHMENTS + "in (<ids>) order by post_id, number")
                    .bindList("ids", ids)
                    .map((row, context) -> attachments
                            .computeIfAbsent(row.getString("post_id"), id -> new ArrayList<>())
                            .add(attachment(row)))
                    .list();
        }
        return attachments;
    }

    private static List<Attachment> attachmentsOf(Handle handle, String id) {
        return handle.select(ATTACHMENTS + "= ? order by number", id)
                .map((row, context) -> attachment(row))
                .list();
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        String status = row.getString("read_status");
        boolean read = status != null;
        return new Attachment(
                row.getInt("number"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString(read ? "read_type" : "media_type"),
                FileStatus.valueOf(read ? status : row.getString("status")),
                row.getString(read ? "read_reason" : "reason"),
                row.getInt("characters"),
                read
                        ? StoredJson.read(
                                row.getString("metadata").getBytes(StandardCharsets.UTF_8), FileMetadata.class)
                        : FileMetadata.NONE);
    }

    /** Number of posts, tombstones left out. */
    public long posts() {
        return jdbi.withHandle(handle -> handle.select("select count(*) from post where content is not null")
                .mapTo(Long.class)
                .one());
    }

    /** Number of attached files by status; a status that no file has is left out. */
    public Map<FileStatus, Long> filesByStatus() {
        return jdbi.withHandle(handle -> {
            Map<FileStatus, Long> counts = new EnumMap<>(FileStatus.class);
            handle.select("select coalesce(e.status, a.status) as status, count(*) as files from attachment a"
                            + " left join extraction e on e.sha256 = a.sha256 group by 1")
                    .map((row, context) ->
                            counts.put(FileStatus.valueOf(row.getString("status")), row.getLong("files")))
                    .list();
            return counts;
        });
    }

    /** Number of inputs of which no post could be made. */
    public long refused() {
        return jdbi.withHandle(handle ->
                handle.select("select count(*) from refusal").mapTo(Long.class).one());
    }

    @Override
    public StoredFile store(Path file) throws IOException {
        return disk.storing(Files.size(file), () -> files.put(file));
    }

    /** Where the bytes lie; empty when the archive does not have them. */
    public Optional<Path> file(String sha256) {
        return files.find(sha256);
    }

    /**
     * Removes posts for good; a tombstone of each stays.
     *
     * @throws ReadOnlyException when the folder cannot be written
     */
    public Purge.Report purge(List<String> ids) throws IOException {
        return new Purge(jdbi, files, disk, this::stamp).run(ids);
    }

    /** Whole copies of this archive as of one moment. */
    public Backup backup() {
        return new Backup(disk.folder(), jdbi, files, clock);
    }

    /** What a post was made of; empty when that is not kept, or not as it was stored. */
    public Optional<RawInput> raw(String id) {
        return jdbi.withHandle(handle -> handle.select(
                        "select id, provenance, form, bytes, raw_sha256 from post join raw on raw.sha256 = post.raw_sha256"
                                + " where id = ?",
                        id)
                .map((row, context) -> Hashes.sha256Of(row.getBytes("bytes")).equals(row.getString("raw_sha256"))
                        ? Optional.of(raw(row))
                        : Optional.<RawInput>empty())
                .findOne()
                .flatMap(kept -> kept));
    }

    /**
     * Puts a post in place of its damaged form; files that it has already stay.
     *
     * @param again read once more out of what it came in
     */
    public void heal(Change.Upsert again) {
        disk.writing(() -> jdbi.useTransaction(handle -> handle.execute(
                "update post set content = ?, content_hash = ?, provenance = null where id = ?",
                contentOf(again.post()),
                Repair.DAMAGED,
                again.id())));
        write(List.of(again));
    }

    @Override
    public void forgetRefusals(String file) {
        disk.writing(() -> jdbi.useTransaction(handle -> handle.execute("delete from refusal where file = ?", file)));
    }

    @Override
    public void refuse(List<Refusal> refusals) {
        String now = clock.instant().toString();
        disk.writing(() -> jdbi.useTransaction(handle -> {
            for (Refusal refusal : refusals) {
                handle.execute(
                        "insert or replace into refusal (file, line, reason, at) values (?, ?, ?, ?)",
                        refusal.file(),
                        refusal.line(),
                        refusal.reason(),
                        now);
            }
        }));
    }

    /** By file and line, at most {@code limit}. */
    public List<Refusal> refusals(int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "select file, line, reason from refusal order by file, line limit ?", limit)
                .map((row, context) -> new Refusal(row.getString("file"), row.getInt("line"), row.getString("reason")))
                .list());
    }

    /** A rehearsal of what {@link #write} would do; nothing of it stays. One at a time, used by one thread. */
    public Rehearsal rehearse() {
        return new Rehearsal(jdbi.open(), clock);
    }

    /** Begins to note which posts come in a run. Used by one thread. */
    public RollCall callTheRoll() {
        return new RollCall(jdbi.open());
    }

    @Override
    public void close() {
        if (connections instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    private static String contentOf(Post post) {
        return json(post.with(List.of()));
    }

    private static String json(Object value) {
        return new String(StoredJson.write(value), StandardCharsets.UTF_8);
    }
}
