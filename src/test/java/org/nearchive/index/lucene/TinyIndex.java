package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.config.IndexConfig;
import org.nearchive.http.SearchParameters;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** A small archive with a small configuration and its index: for what goes wrong on disks. */
final class TinyIndex implements AutoCloseable {
    private static final List<String> TITLES = List.of(
            "Visit to the Secretariat", "사무국 방문", "访问秘书处 座谈", "事務局 訪問", "Визит в Секретариат", "Нарийн бичгийн газар");
    private static final List<String> THEMES =
            List.of("tourism", "환경", "防灾", "農業", "логистика", "залуучууд", "youth", "물류");
    /** Words, a phrase, filters by day, and all. */
    private static final List<String> QUERIES = List.of(
            "",
            "tourism",
            "환경",
            "防灾",
            "youth -tourism",
            "\"Secretariat\"",
            "логистика",
            "date:2020",
            "even",
            "lang:ko");

    final Archive archive;
    final LuceneIndex index;
    final IndexOwner owner;
    private final boolean ownsArchive;

    private TinyIndex(boolean ownsArchive, Archive archive, LuceneIndex index, IndexOwner owner) {
        this.ownsArchive = ownsArchive;
        this.archive = archive;
        this.index = index;
        this.owner = owner;
    }

    static TinyIndex in(Path data, IndexConfig config) throws IOException {
        return in(data, config, Directories.ON_DISK);
    }

    static TinyIndex in(Path data, IndexConfig config, Directories directories) throws IOException {
        return of(Archive.open(data, Clock.systemUTC()), true, data.resolve("index"), config, directories);
    }

    /** Another index of the same archive. */
    TinyIndex beside(Path indexFolder, IndexConfig config, Directories directories) throws IOException {
        return of(archive, false, indexFolder, config, directories);
    }

    private static TinyIndex of(
            Archive archive, boolean ownsArchive, Path indexFolder, IndexConfig config, Directories directories)
            throws IOException {
        GenerationFolder folder = new GenerationFolder(indexFolder, directories);
        LuceneIndex index = LuceneIndex.later(folder);
        try {
            return new TinyIndex(
                    ownsArchive, archive, index, IndexOwner.claim(folder, archive, config, index, "a test"));
        } catch (IndexOwnedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without entities: it loads in no time. */
    static IndexConfig config(Path folder) throws IOException {
        for (String part : List.of("dates", "words")) {
            try (Stream<Path> files = Files.list(Path.of("index-config", part))) {
                for (Path file : files.toList()) {
                    Files.createDirectories(folder.resolve(part));
                    Files.copy(
                            file,
                            folder.resolve(part)
                                    .resolve(Objects.requireNonNull(file.getFileName())
                                            .toString()));
                }
            }
        }
        return IndexConfig.in(folder, "a test's");
    }

    /** Stores posts {@code from} to {@code to - 1}. */
    void store(int from, int to) {
        List<Change> changes = new ArrayList<>();
        for (int number = from; number < to; number++) {
            changes.add(change(number, ""));
        }
        archive.write(changes);
    }

    static Change change(int number, String more) {
        String title = TITLES.get(number % TITLES.size());
        String body = (number % 2 == 0 ? "even " : "odd ") + THEMES.get(number % THEMES.size()) + " "
                + THEMES.get(number / 3 % THEMES.size()) + " number" + number + more;
        Post post = new Post(
                "tiny:" + number,
                new Origin("tiny", List.of("Board " + number % 3), null, null, List.of()),
                List.of("en", "ko", "zh-Hans", "ja", "ru", "mn").get(number % 6),
                title,
                LocalDate.of(2019, 1, 1).plusDays(11L * number),
                null,
                body,
                List.of(),
                null);
        return new Change.Upsert(
                post,
                new Provenance("a test", "near-post/1", "", Map.of()),
                "RECORD",
                (number + more).getBytes(StandardCharsets.UTF_8));
    }

    /** What is found, by query: how many, which, and the facets. */
    Map<String, List<Object>> answers() {
        Map<String, List<Object>> answers = new LinkedHashMap<>();
        QUERIES.forEach(query -> answers.put(query, answer(query)));
        return answers;
    }

    List<Object> answer(String query) {
        return answer(index, query);
    }

    static List<Object> answer(LuceneIndex index, String query) {
        try {
            SearchResult result = index.search(vocabulary -> new SearchParameters(
                            Map.of("q", List.of(query), "sort", List.of("id"), "limit", List.of("100")))
                    .toQuery(vocabulary, "en", LocalDate.of(2024, 6, 15)));
            return List.of(result.total(), result.hits().stream().map(Hit::id).toList(), result.facets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> queries() {
        return QUERIES;
    }

    long total() {
        return (Long) answer("").getFirst();
    }

    @Override
    public void close() throws IOException {
        owner.close();
        index.close();
        if (ownsArchive) {
            archive.close();
        }
    }
}
