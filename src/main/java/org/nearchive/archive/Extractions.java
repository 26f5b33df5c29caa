package org.nearchive.archive;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.Extraction;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FilePart;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;

/** What was read out of each file, by its bytes: a file that hangs on several posts is read once. */
public final class Extractions {
    private static final String TO_READ = " from attachment a left join extraction e on e.sha256 = a.sha256"
            + " where a.sha256 is not null and (e.sha256 is null or e.again = 1)";

    private static final String TO_RECOGNISE =
            " from extraction e join attachment a on a.sha256 = e.sha256 where e.unread_pictures = 1 and e.again = 0";

    /** Words that were recognised with more confidence than this are not looked for in other languages. */
    private static final int CLEAR = 80;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Disk disk;

    Extractions(Jdbi jdbi, Clock clock, Disk disk) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.disk = disk;
    }

    /**
     * A file that is to be read.
     *
     * @param fileName one of the names it has on posts
     */
    public record ToRead(String sha256, String fileName) {}

    /**
     * A file in whose pictures words are to be looked for.
     *
     * @param languages of the posts that show it, as far as they declare one, BCP 47, the most frequent first
     * @param before what was read of it till now
     */
    public record ToRecognise(ToRead file, List<String> languages, Extraction before) {}

    /** Which files to read once more. */
    public enum Again {
        /** Those that failed, and those that no earlier version could read. */
        FAILED,
        /** Those that another version of the extractor read. */
        STALE,
        ALL
    }

    /** Files that were not read yet or that somebody wants read again, by SHA-256, at most {@code limit}. */
    public List<ToRead> toRead(int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "select a.sha256, min(a.file_name) as file_name" + TO_READ
                                + " group by a.sha256 order by a.sha256 limit ?",
                        limit)
                .map((row, context) -> new ToRead(row.getString("sha256"), row.getString("file_name")))
                .list());
    }

    /** Files whose pictures may hold words that nobody has read yet, by SHA-256, at most {@code limit}. */
    public List<ToRecognise> toRecognise(int limit) {
        return jdbi.withHandle(handle -> handle.select(
                        "select e.*, min(a.file_name) as file_name" + TO_RECOGNISE
                                + " group by e.sha256 order by e.sha256 limit ?",
                        limit)
                .map((row, context) -> {
                    ToRead file = new ToRead(row.getString("sha256"), row.getString("file_name"));
                    return new ToRecognise(file, languagesAround(handle, file.sha256()), extraction(row));
                })
                .list());
    }

    private static List<String> languagesAround(Handle handle, String sha256) {
        return handle.select(
                        "select json_extract(p.content, '$.declaredLanguage') as language from attachment a"
                                + " join post p on p.id = a.post_id where a.sha256 = ? and language is not null"
                                + " group by language order by count(*) desc, language",
                        sha256)
                .mapTo(String.class)
                .list();
    }

    private static Extraction extraction(ResultSet row) throws SQLException {
        return new Extraction(
                FileStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("media_type"),
                StoredJson.read(row.getString("metadata").getBytes(StandardCharsets.UTF_8), FileMetadata.class),
                row.getString("text"),
                parts(row),
                row.getInt("unread_pictures") == 1,
                row.getBytes("thumbnail"));
    }

    private static List<FilePart> parts(ResultSet row) throws SQLException {
        return List.of(StoredJson.read(row.getString("parts").getBytes(StandardCharsets.UTF_8), FilePart[].class));
    }

    /** How many files have pictures that nobody has searched for words. */
    public long toRecognise() {
        return jdbi.withHandle(handle -> handle.select("select count(distinct e.sha256)" + TO_RECOGNISE)
                .mapTo(Long.class)
                .one());
    }

    /** How many files are to be read. */
    public long toRead() {
        return jdbi.withHandle(handle -> handle.select("select count(distinct a.sha256)" + TO_READ)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Asks for files to be read again; what was read before counts until then.
     *
     * @param extractor name and version of today's
     * @return how many files that are
     */
    public int askAgain(Again which, String extractor) {
        return disk.writing(
                0,
                () -> jdbi.inTransaction(handle -> switch (which) {
                    case FAILED ->
                        handle.execute(
                                "update extraction set again = 1 where status in ('FAILED', 'UNREADABLE', 'PENDING')");
                    case STALE ->
                        handle.execute(
                                "update extraction set again = 1 where extractor <> ? and extractor not like ? || ' %'",
                                extractor, extractor);
                    case ALL -> handle.execute("update extraction set again = 1");
                }));
    }

    /**
     * Stores what was read, in one transaction; every post with one of the files takes a new number, so that whoever
     * follows the archive sees it.
     *
     * @param extractor name and version of what read them
     */
    public void write(String extractor, Map<ToRead, Extraction> read) {
        write(extractor, read, null);
    }

    /**
     * Stores what was read, words in pictures included.
     *
     * @param around languages in which words were looked for, BCP 47; {@code null} when they were not
     */
    public void write(String extractor, Map<ToRead, Extraction> read, @Nullable List<String> around) {
        String now = clock.instant().toString();
        long bytes = read.values().stream()
                .mapToLong(extraction -> 6L * extraction.text().length() + 4096)
                .sum();
        disk.writing(bytes, () -> {
            jdbi.useTransaction(handle -> write(handle, extractor, read, around, now));
            return true;
        });
    }

    private static void write(
            Handle handle, String extractor, Map<ToRead, Extraction> read, @Nullable List<String> around, String now) {
        read.forEach((file, extraction) -> {
            handle.execute(
                    "insert or replace into extraction"
                            + " (sha256, extractor, status, reason, media_type, metadata, text, characters, at, again,"
                            + " unread_pictures, text_sha256, parts, around, thumbnail)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
                    file.sha256(),
                    extractor,
                    extraction.status().name(),
                    extraction.reason(),
                    extraction.mediaType(),
                    new String(StoredJson.write(extraction.metadata()), StandardCharsets.UTF_8),
                    extraction.text(),
                    extraction.text().length(),
                    now,
                    extraction.unreadPictures(),
                    Hashes.sha256Of(extraction.text().getBytes(StandardCharsets.UTF_8)),
                    new String(StoredJson.write(extraction.parts()), StandardCharsets.UTF_8),
                    around == null ? null : "," + String.join(",", around) + ",",
                    extraction.thumbnail());
            renumberPostsWith(handle, file.sha256());
        });
    }

    private static void renumberPostsWith(Handle handle, String sha256) {
        List<String> posts = handle.select("select distinct post_id from attachment where sha256 = ?", sha256)
                .mapTo(String.class)
                .list();
        for (String post : posts) {
            handle.execute("update post set seq = ? where id = ?", Archive.nextSeq(handle), post);
        }
    }

    /**
     * Asks for the words in a post's pictures to be looked for again where they were read badly, and not in its language.
     *
     * @param language as the post declares it; {@code null} when it does not
     */
    static void recogniseAgain(Handle handle, String sha256, @Nullable String language) {
        if (language != null) {
            handle.execute(
                    "update extraction set unread_pictures = 1 where sha256 = ? and around not like ?"
                            + " and json_extract(metadata, '$.ocrConfidence') < ?",
                    sha256,
                    "%," + language + ",%",
                    CLEAR);
        }
    }

    /** A small picture of a file, JPEG; empty when there is none. */
    public Optional<byte[]> thumbnail(String sha256) {
        return jdbi.withHandle(handle -> handle.select(
                        "select thumbnail from extraction where sha256 = ? and thumbnail is not null", sha256)
                .mapTo(byte[].class)
                .findOne());
    }

    /** The texts of a post's files, by attachment number; files without text are left out. */
    public Map<Integer, String> textsOf(Post post) {
        Map<Integer, String> texts = new TreeMap<>();
        for (Attachment file : post.attachments()) {
            if (file.characters() > 0) {
                texts.put(file.number(), textOf(Objects.requireNonNull(file.sha256())));
            }
        }
        return texts;
    }

    /** Where in the texts of a post's files their parts stand, by attachment number; files of one piece are left out. */
    public Map<Integer, List<FilePart>> partsOf(Post post) {
        Map<Integer, List<FilePart>> parts = new TreeMap<>();
        for (Attachment file : post.attachments()) {
            if (file.characters() > 0) {
                List<FilePart> found = jdbi.withHandle(
                        handle -> handle.select("select parts from extraction where sha256 = ?", file.sha256())
                                .map((row, context) -> parts(row))
                                .one());
                if (!found.isEmpty()) {
                    parts.put(file.number(), found);
                }
            }
        }
        return parts;
    }

    private String textOf(String sha256) {
        return jdbi.withHandle(handle -> handle.select("select text from extraction where sha256 = ?", sha256)
                .mapTo(String.class)
                .one());
    }
}
