package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.http.SearchParameters;
import org.nearchive.query.Facet;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchResult;

/** A facet's counts are the totals of the searches that they promise. */
class FacetTest {
    @TempDir
    static Path folder;

    private static Archived archived;

    @BeforeAll
    static void ingest() {
        archived = Archived.in(folder.resolve("data"));
        archived.ingest(Samples.FOLDER);
        archived.ingest(GeneratedPosts.feed(folder.resolve("feed.jsonl"), 300));
    }

    @AfterAll
    static void close() throws IOException {
        archived.close();
    }

    private static SearchResult search(Map<String, ? extends Collection<String>> filters, String facets) {
        Map<String, List<String>> values = new TreeMap<>();
        filters.forEach((name, chosen) -> values.put(name, List.copyOf(chosen)));
        values.put("facets", List.of(facets));
        values.put("limit", List.of("1"));
        return archived.search(new SearchParameters(values));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 12).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyValueCountsWhatTheSearchWithItFinds(long seed) {
        Random random = new Random(seed);
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        chosen.put(
                "q",
                List.of(List.of("", "Gansu", "회의", "lang:ko OR lang:ja", "-NEAR")
                        .get(random.nextInt(5))));
        Map<String, List<SearchResult.Count>> all = search(chosen, "all").facets();
        for (int i = random.nextInt(3); i > 0; i--) {
            Facet facet = Facet.ALL.get(random.nextInt(Facet.ALL.size()));
            List<String> values = new ArrayList<>(all.getOrDefault(facet.name(), List.of()).stream()
                    .map(SearchResult.Count::id)
                    .toList());
            java.util.Collections.shuffle(values, random);
            chosen.put(facet.name(), values.subList(0, Math.min(values.size(), 1 + random.nextInt(2))));
        }
        SearchResult result = search(chosen, "all");
        for (Facet facet : Facet.ALL) {
            for (SearchResult.Count count : result.facets().getOrDefault(facet.name(), List.of())) {
                Map<String, List<String>> with = new LinkedHashMap<>(chosen);
                with.put(facet.name(), List.of(count.id()));
                assertThat(search(with, "none").total())
                        .as(chosen + " with " + facet.name() + "=" + count.id())
                        .isEqualTo(count.count());
            }
        }
    }

    @Test
    void severalValuesOfAFacetWidenAndSeveralFacetsNarrow() {
        long korean = search(Map.of("lang", List.of("ko")), "none").total();
        long japanese = search(Map.of("lang", List.of("ja")), "none").total();
        assertThat(search(Map.of("lang", List.of("ko", "ja")), "none").total()).isEqualTo(korean + japanese);
        SearchResult both = search(Map.of("lang", List.of("ko", "ja"), "year", List.of("2022", "2023")), "lang,year");
        assertThat(both.total()).isPositive().isLessThan(korean + japanese);
        assertThat(both.facets().get("lang")).extracting(SearchResult.Count::id).contains("ru", "mn");
        assertThat(both.facets().get("year")).extracting(SearchResult.Count::id).contains("2021");
    }

    @Test
    void onlyTheFacetsThatAreAskedForAreCounted() {
        assertThat(search(Map.of(), "none").facets()).isEmpty();
        assertThat(search(Map.of(), "year, province").facets()).containsOnlyKeys("province", "year");
        assertThat(search(Map.of(), "all").facets())
                .containsOnlyKeys(Facet.ALL.stream().map(Facet::name).toList());
        assertThatThrownBy(() -> search(Map.of(), "colour"))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        wrong -> assertThat(wrong.parameter()).isEqualTo("facets"))
                .hasMessageContaining("on_year");
    }

    @Test
    void aYearOfFourDigitsAndATypeOfLettersAreAskedFor() {
        for (String[] wrong : new String[][] {{"year", "99"}, {"on_year", "May"}, {"filetype", "a picture"}}) {
            assertThatThrownBy(() -> search(Map.of(wrong[0], List.of(wrong[1])), "none"))
                    .isInstanceOfSatisfying(
                            InvalidQueryException.class,
                            error -> assertThat(error.code()).isEqualTo("invalid_" + wrong[0]));
        }
    }
}
