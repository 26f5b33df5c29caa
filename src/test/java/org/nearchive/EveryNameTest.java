package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.config.IndexConfig;
import org.nearchive.entity.Entity;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Name;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.SearchResult;

/** Law 8: the same thing gives the same set, under every name in every script. Over the whole gazetteer. */
class EveryNameTest {
    @TempDir
    static Path folder;

    private static final Gazetteer GAZETTEER = Gazetteer.load(Archived.CONFIG.folder());
    private static Archived archived;

    private static List<Entity> provinces() {
        return GAZETTEER.entities().stream()
                .filter(entity -> entity.kind() == Kind.PROVINCE)
                .toList();
    }

    /** A name that no other entity shares. */
    private static String plainName(Entity entity) {
        return entity.names().values().stream()
                .flatMap(List::stream)
                .map(Name::text)
                .filter(name -> GAZETTEER.mentionsIn(name).size() == 1
                        && GAZETTEER.mentionsIn(name).getFirst().candidates().equals(List.of(entity.id())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entity.id() + " has no name of its own"));
    }

    /** A post for each province: its id tells which, and only its title names it. */
    @BeforeAll
    static void ingest() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Entity province : provinces()) {
            lines.add("{\"schema\":\"near-post/1\",\"id\":\"t:" + province.id() + "\",\"title\":\""
                    + plainName(province).replace("\"", "") + "\",\"publishedOn\":\"2024-05-06\"}");
        }
        archived = Archived.in(folder.resolve("data"));
        archived.ingest(Files.write(folder.resolve("feed.jsonl"), lines));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    private static SearchResult search(String typed) {
        return archived.search(new SearchParameters(Map.of("q", List.of(typed), "limit", List.of("100"))));
    }

    @Test
    void everyNameOfAProvinceFindsItsPostsAndAnAmbiguousOneShowsItsChoices() {
        List<String> wrong = new ArrayList<>();
        int names = 0;
        for (Entity province : provinces()) {
            for (Name name :
                    province.names().values().stream().flatMap(List::stream).toList()) {
                names++;
                SearchResult result = search(name.text());
                List<String> understood = result.understood().stream()
                        .flatMap(read -> read.entities().stream())
                        .map(SearchResult.Label::id)
                        .toList();
                boolean found = result.hits().stream().anyMatch(hit -> hit.id().equals("t:" + province.id()));
                boolean alone = understood.equals(List.of(province.id())) && result.total() == 1;
                boolean choice = understood.contains(province.id()) && understood.size() > 1;
                if (!found || !(alone || choice)) {
                    wrong.add(
                            province.id() + " " + name.text() + " → " + understood + ", " + result.total() + " posts");
                }
            }
        }
        assertThat(names).isGreaterThan(5_000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void anEditedLineOfTheGazetteerChangesWhatItShouldAndNothingElse(@TempDir Path own) throws IOException {
        Path config = own.resolve("config");
        copy(Archived.CONFIG.folder(), config);
        Path feed = Files.write(
                own.resolve("feed.jsonl"),
                List.of(
                        "{\"schema\":\"near-post/1\",\"id\":\"t:1\",\"title\":\"To Jade Gate Land\",\"publishedOn\":\"2024-05-06\"}",
                        "{\"schema\":\"near-post/1\",\"id\":\"t:2\",\"title\":\"To Akita\",\"publishedOn\":\"2024-05-06\"}"));
        try (Archived edited = Archived.in(own.resolve("data"), IndexConfig.in(config, "a copy"))) {
            edited.ingest(feed);
            assertThat(edited.found("province:CN-GS")).isEmpty();
            assertThat(edited.found("province:JP-05")).containsExactly("t:2");
            Path file = config.resolve("entities/provinces.tsv");
            String text = Files.readString(file);
            String more = text.replaceFirst("(?m)^(CN-GS\\t.*?)Gansu Province", "$1Gansu Province|Jade Gate Land");
            assertThat(more).isNotEqualTo(text);
            Files.writeString(file, more);
            edited.owner.reindex(progress -> {});
            assertThat(edited.found("province:CN-GS")).containsExactly("t:1");
            assertThat(edited.found("甘肃")).containsExactly("t:1");
            assertThat(edited.found("province:JP-05")).containsExactly("t:2");
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(source.relativize(file).toString());
                Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
