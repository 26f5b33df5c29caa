package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.extract.Extracted;
import org.nearchive.extract.Extractor;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;
import org.nearchive.query.Hit;
import org.nearchive.source.RawPost;
import org.nearchive.source.Sources;

/** The samples are what samples/README.md says. */
class SamplesTest {
    private static final Extractor EXTRACTOR = Extractor.load(Archived.CONFIG.folder());
    private static final Pattern ID = Pattern.compile("near:\\d{5}");

    /** The posts that stand there as record, page and dump. */
    static Stream<String> idsInThreeForms() {
        return Stream.iterate(70401, number -> number <= 70412, number -> number + 1)
                .map(number -> "near:" + number);
    }

    private static Map<String, Map<RawPost.Form, Post>> byId() throws IOException {
        Map<String, Map<RawPost.Form, Post>> posts = new TreeMap<>();
        Sources.visit(Samples.FOLDER, new Sources.Visitor() {
            @Override
            public boolean isDump(Path file) {
                return EXTRACTOR.isDump(file);
            }

            @Override
            public void post(RawPost raw) {
                if (EXTRACTOR.extract(raw) instanceof Extracted.Accepted accepted) {
                    posts.computeIfAbsent(accepted.post().id(), id -> new TreeMap<>())
                            .put(raw.form(), accepted.post());
                }
            }

            @Override
            public void refused(Path file, int line, String reason) {
                throw new AssertionError(file + ":" + line + ": " + reason);
            }

            @Override
            public void skipped(Path file) {
                assertThat(file.toString()).contains("files");
            }
        });
        return posts;
    }

    @ParameterizedTest
    @MethodSource("idsInThreeForms")
    void recordPageAndDumpOfAPostAreTheSamePost(String id) throws IOException {
        Map<RawPost.Form, Post> forms = Objects.requireNonNull(byId().get(id));
        assertThat(forms).containsOnlyKeys(RawPost.Form.values());
        Post record = Objects.requireNonNull(forms.get(RawPost.Form.RECORD));
        assertThat(forms.values()).allSatisfy(post -> {
            assertThat(post.title()).isEqualTo(record.title());
            assertThat(post.published()).isEqualTo(record.published());
            assertThat(post.author()).isEqualTo(record.author());
            assertThat(post.body()).isEqualTo(record.body());
            assertThat(post.origin().board()).isEqualTo(record.origin().board());
            assertThat(post.origin().number()).isEqualTo(record.origin().number());
            assertThat(names(post)).isEqualTo(names(record));
        });
        assertThat(Objects.requireNonNull(forms.get(RawPost.Form.PAGE)).declaredLanguage())
                .isEqualTo(record.declaredLanguage());
    }

    private static List<String> names(Post post) {
        return post.attachments().stream().map(Attachment::fileName).toList();
    }

    @Test
    void theLanguageOfAPostIsTheSameInAllItsForms(@TempDir Path folder) throws IOException {
        List<Map<String, String>> languages = new ArrayList<>();
        for (String form : List.of("news.jsonl", "pages", "dumps")) {
            try (Archived archived = Archived.in(folder.resolve(form))) {
                archived.ingest(Samples.FOLDER.resolve(form));
                Map<String, String> language = new TreeMap<>();
                List<Hit> hits = archived.search("").hits();
                idsInThreeForms()
                        .forEach(id -> hits.stream()
                                .filter(hit -> hit.id().equals(id))
                                .forEach(hit -> language.put(id, hit.lang())));
                languages.add(language);
            }
        }
        assertThat(languages.getFirst()).hasSize(12);
        assertThat(languages.getFirst().values()).contains("ko", "en", "zh-Hans", "zh-Hant", "ja", "ru", "mn");
        assertThat(languages).containsOnly(languages.getFirst());
    }

    @Test
    void theReadmeListsThePostsThatNameGansu() throws IOException {
        String readme = Files.readString(Samples.FOLDER.resolve("README.md"));
        String all = readme.substring(readme.indexOf("finds Gansu"), readme.indexOf("Published in 2022"));
        String years = readme.substring(readme.indexOf("Published in 2022"), readme.indexOf("Not of them"));
        assertThat(ids(all)).isEqualTo(Samples.GANSU);
        assertThat(ids(years)).isEqualTo(Samples.GANSU_2022_TO_2024);
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    /**
     * A row of the README's table of files.
     *
     * @param words that stand in the file and nowhere else; empty when it has none
     */
    private record FileRow(Path file, String post, List<String> words, FileStatus status) {}

    private static List<FileRow> fileRows() throws IOException {
        Matcher row = Pattern.compile(
                        "^\\| ((?:pages/)?files/[^ ,|]+)[^|]*\\| (\\d+)[^|]*\\| ([^|]+) \\| (\\w+) \\|",
                        Pattern.MULTILINE)
                .matcher(Files.readString(Samples.FOLDER.resolve("README.md"), StandardCharsets.UTF_8));
        List<FileRow> rows = new ArrayList<>();
        while (row.find()) {
            List<String> words = Stream.of(
                            row.group(3).replaceAll("\\([^)]*\\)", "").split(";"))
                    .map(String::strip)
                    .filter(word -> !word.equals("–"))
                    .toList();
            rows.add(new FileRow(
                    Samples.FOLDER.resolve(row.group(1)),
                    "near:" + row.group(2),
                    words,
                    FileStatus.valueOf(row.group(4).toUpperCase(Locale.ROOT))));
        }
        assertThat(rows).hasSizeGreaterThan(15);
        return rows;
    }

    @Test
    void theFilesThatTheReadmeNamesAreThereAndTheirWordsStandInNoPost() throws IOException {
        StringBuilder posts = new StringBuilder();
        byId().values().forEach(forms -> posts.append(forms.values()));
        for (FileRow row : fileRows()) {
            assertThat(row.file).isRegularFile();
            row.words.forEach(words -> assertThat(posts).doesNotContain(words));
        }
    }

    @Test
    void everyFileEndsAsTheReadmeSaysAndItsWordsFindItsPostAndNameIt(@TempDir Path data) throws IOException {
        try (Archived archived = Archived.in(data)) {
            archived.ingestWithFiles(Samples.FOLDER);
            for (FileRow row : fileRows()) {
                Attachment file = stored(archived, row);
                assertThat(file.status()).as("%s: %s", row.file, file.reason()).isEqualTo(row.status);
                if (row.status != FileStatus.OK) {
                    assertThat(file.reason()).as("%s", row.file).isNotBlank();
                }
                // A text layer may hold other letters than the eye sees on the page.
                boolean readable = row.status == FileStatus.OK;
                for (String words : row.words) {
                    assertThat(filesFound(archived, "\"" + words + "\"", row.post))
                            .as("files of %s that hold \"%s\"", row.post, words)
                            .isEqualTo(readable ? Set.of(file.fileName()) : Set.of());
                }
            }
        }
    }

    private static Attachment stored(Archived archived, FileRow row) throws IOException {
        String sha256 = archived.archive.store(row.file).sha256();
        return Objects.requireNonNull(
                        archived.archive.post(row.post).orElseThrow().post())
                .attachments()
                .stream()
                .filter(file -> sha256.equals(file.sha256()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row.post + " does not have " + row.file));
    }

    private static Set<String> filesFound(Archived archived, String words, String post) {
        return archived.search(words).hits().stream()
                .filter(hit -> hit.id().equals(post))
                .flatMap(hit -> hit.why().stream()
                        .filter(why -> why.field().equals("file_text"))
                        .map(why -> hit.fileName(Objects.requireNonNull(why.attachment()))))
                .collect(Collectors.toSet());
    }
}
