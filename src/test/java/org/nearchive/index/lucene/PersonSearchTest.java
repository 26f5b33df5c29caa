package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nearchive.InventedPersons;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Change;
import org.nearchive.config.IndexConfig;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchResult;

/** Invented persons in invented posts, asked for in every spelling. */
class PersonSearchTest {
    private static Archive archive;
    private static LuceneIndex index;
    private static IndexOwner owner;

    @BeforeAll
    static void index(@TempDir Path folder) throws IOException, IndexOwnedException {
        IndexConfig config = InventedPersons.config(folder.resolve("config"));
        archive = Archive.open(folder.resolve("data"), Clock.systemUTC());
        archive.write(
                InventedPersons.POSTS.stream().map(InventedPersons::change).toList());
        GenerationFolder generations = new GenerationFolder(folder.resolve("data/index"), Directories.ON_DISK);
        index = LuceneIndex.later(generations);
        owner = IndexOwner.claim(generations, archive, config, index, "a test");
        owner.follow();
    }

    @AfterAll
    static void close() throws IOException {
        owner.close();
        index.close();
        archive.close();
    }

    private static SearchResult search(String... pairs) throws IOException {
        Map<String, List<String>> values = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.computeIfAbsent(pairs[i], name -> new ArrayList<>()).add(pairs[i + 1]);
        }
        return index.search(
                vocabulary -> new SearchParameters(values).toQuery(vocabulary, "en", LocalDate.of(2032, 6, 15)));
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.id().substring(5)).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEO Yun-ho",
                "Seo Yoon Ho",
                "Yunho Seo",
                "서윤호",
                "徐允镐",
                "徐允鎬",
                "Со Юн Хо",
                "ソ・ユンホ",
            })
    void everySpellingOfANameFindsTheSamePosts(String name) throws IOException {
        for (SearchResult result : List.of(
                search("q", "person:\"" + name + "\""),
                search("q", name),
                search("person", name),
                search("person", "person:seo-yun-ho"))) {
            assertThat(ids(result)).containsExactly("en", "ja", "ko", "ru", "zh");
        }
        assertThat(search("q", name).understood().getFirst().foundAs())
                .containsExactlyInAnyOrder("SEO Yun-ho", "서윤호", "徐允镐", "徐允鎬", "Со Юн Хо");
    }

    @ParameterizedTest
    @ValueSource(strings = {"서윤수", "SEO Yun-su"})
    void oneSyllableOffIsAnotherPerson(String name) throws IOException {
        assertThat(ids(search("q", "person:\"" + name + "\""))).containsExactly("near-miss");
        assertThat(ids(search("q", name))).containsExactly("near-miss");
    }

    @Test
    void otherCharactersThatSoundAlikeAreOnlyPerhapsTheSame() throws IOException {
        SearchResult result = search("q", "person:徐润浩");
        assertThat(ids(result)).containsExactly("other-han");
        assertThat(result.understood().getFirst().perhaps())
                .extracting(SearchResult.Label::id)
                .containsExactly("person:seo-yun-ho");
        assertThat(ids(search("q", "person:~徐润浩"))).containsExactly("en", "ja", "ko", "other-han", "ru", "zh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"서 총장", "徐秘书长", "Secretary-General Seo", "徐事務総長", "Генеральный секретарь Со", "Mr. Seo"})
    void aFamilyNameWithATitleFindsTheHolder(String typed) throws IOException {
        assertThat(ids(search("q", "person:\"" + typed + "\""))).contains("en", "ja", "ko", "ru", "zh");
        assertThat(ids(search("q", typed)))
                .contains("en", "ja", "ko", "ru", "zh")
                .doesNotContain("governor");
    }

    @Test
    void aFamilyNameWithATitleFindsShortFormsThatNoPostCompletes() throws IOException {
        assertThat(ids(search("q", "문 지사"))).containsExactly("governor", "left-open");
        assertThat(ids(search("q", "Governor Moon"))).containsExactly("governor", "left-open");
    }

    @Test
    void theFacetCountsAPersonOnceUnderAllSpellings() throws IOException {
        List<SearchResult.Count> persons = search("q", "").facets().getOrDefault("person", List.of());
        assertThat(persons).contains(new SearchResult.Count("person:seo-yun-ho", "SEO Yun-ho", 5));
        assertThat(persons).extracting(SearchResult.Count::count).containsExactly(5L, 1L, 1L, 1L);
        for (SearchResult.Count person : persons) {
            assertThat(search("person", person.id()).total()).as(person.id()).isEqualTo(person.count());
        }
        assertThat(ids(search("person", "person:seo-yun-ho", "person", "person:문태식")))
                .containsExactly("en", "governor", "ja", "ko", "ru", "zh");
    }

    @Test
    void aHitSaysWhichWordsNamedThePerson() throws IOException {
        Hit hit = search("q", "person:徐允鎬", "lang", "en").hits().getFirst();
        assertThat(hit.why()).extracting(Hit.Why::surface).contains("SEO Yun-ho", "Seo");
        assertThat(hit.entities()).contains(new SearchResult.Label("person:seo-yun-ho", "SEO Yun-ho"));
    }

    @Test
    void theOrderInWhichPostsCameChangesNothing(@TempDir Path folder) throws Exception {
        List<Change> changes = new ArrayList<>(
                InventedPersons.POSTS.stream().map(InventedPersons::change).toList());
        Collections.shuffle(changes, new Random(8));
        IndexConfig config = InventedPersons.config(folder.resolve("config"));
        try (Archive shuffled = Archive.open(folder.resolve("data"), Clock.systemUTC())) {
            changes.forEach(change -> shuffled.write(List.of(change)));
            GenerationFolder generations = new GenerationFolder(folder.resolve("data/index"), Directories.ON_DISK);
            try (LuceneIndex other = LuceneIndex.later(generations);
                    IndexOwner otherOwner = IndexOwner.claim(generations, shuffled, config, other, "a test")) {
                otherOwner.follow();
                SearchResult result = other.search(vocabulary ->
                        new SearchParameters(Map.of()).toQuery(vocabulary, "en", LocalDate.of(2032, 6, 15)));
                assertThat(result.facets()).isEqualTo(search("q", "").facets());
            }
        }
    }
}
