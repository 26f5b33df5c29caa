package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nearchive.http.Json;
import org.nearchive.http.SearchJson;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.Readiness;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Finds posts. The words are those of the search page's box.",
        footer = {
            "",
            "Examples:",
            "  nearchive search Gansu --from 2022 --to 2024",
            "  nearchive search '\"working-level workshop\" -province:CN-GS lang:en'",
            "  nearchive search 'province:CN-GS OR province:CN-HA' --filetype pdf --filetype hwp",
            "  nearchive search 甘肃 旅游 --labels ko --json",
            "Exit codes: 0 found; 1 nothing found; 2 wrong use, or the index is damaged or of another version (then nothing",
            "is answered; nearchive reindex, or a running server, builds it anew)."
        })
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..*",
            description = "Words, \"phrases\", -not, OR, ( ), prefix*, word~, and fields: province: place: org: event:"
                    + " activity: lang: board: file: filetype: date: on:")
    private List<String> words = List.of();

    @Mixin
    private Filters filters = new Filters();

    @Option(names = "--sort", paramLabel = "ORDER", description = "relevance, newest, oldest, event or id.")
    private @Nullable String sort;

    @Option(names = "--limit", paramLabel = "N", description = "Hits to show, 1 to 100 (default 20).")
    private @Nullable String limit;

    @Option(names = "--offset", paramLabel = "N", description = "Hits to pass over.")
    private @Nullable String offset;

    @Option(names = "--cursor", paramLabel = "NEXT", description = "Goes on behind an answer that gave this as next.")
    private @Nullable String cursor;

    @Option(
            names = "--facets",
            paramLabel = "LIST",
            description = "Facets to count for --json: all, none or province,year,… (default all).")
    private @Nullable String facets;

    @Option(names = "--labels", paramLabel = "TAG", description = "Language of the entities' names (default en).")
    private @Nullable String labels;

    @Option(
            names = "--group",
            paramLabel = "translations",
            description = "Translations of one text are one hit: in the language of --labels, or the best match.")
    private @Nullable String group;

    @Option(names = "--json", description = "The answer of the API.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (LuceneIndex index = open(settings)) {
            AtomicReference<@Nullable SearchQuery> asked = new AtomicReference<>();
            SearchResult result = index.search(vocabulary -> {
                SearchQuery query = parameters().toQuery(vocabulary, "en", LocalDate.now(ZoneId.of("Asia/Seoul")));
                asked.set(query);
                return query;
            });
            SearchQuery query = java.util.Objects.requireNonNull(asked.get());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(SearchJson.of(query, result)));
            } else {
                print(result, query, out);
            }
            return result.total() > 0 ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        }
    }

    /** @throws Nearchive.WrongUse when there is no index */
    static LuceneIndex open(Settings settings) throws IOException {
        LuceneIndex index = LuceneIndex.open(settings.index());
        if (index.readiness().state() == Readiness.State.NO_INDEX) {
            index.close();
            throw new Nearchive.WrongUse(
                    "there is no index in " + settings.data().toAbsolutePath()
                            + "; ingest something first, or name another folder with --data");
        }
        return index;
    }

    private SearchParameters parameters() {
        Map<String, List<String>> values = filters.values();
        values.put("q", List.of(String.join(" ", words)));
        Filters.put(values, "sort", sort);
        Filters.put(values, "limit", limit);
        Filters.put(values, "offset", offset);
        Filters.put(values, "cursor", cursor);
        // Printed are only hits.
        Filters.put(values, "facets", json ? facets : "none");
        Filters.put(values, "labels", labels);
        Filters.put(values, "group", group);
        return new SearchParameters(values);
    }

    private static void print(SearchResult result, SearchQuery query, PrintWriter out) {
        for (SearchResult.Understood read : result.understood()) {
            List<String> names = read.entities().stream()
                    .map(entity -> entity.label() + " (" + entity.id() + ")")
                    .toList();
            String found = read.foundAs().isEmpty() ? "" : ", found as " + String.join(", ", read.foundAs());
            String perhaps = read.perhaps().isEmpty()
                    ? ""
                    : "; perhaps also "
                            + String.join(
                                    ", ",
                                    read.perhaps().stream()
                                            .map(SearchResult.Label::label)
                                            .toList())
                            + " (person:~)";
            out.println("\"" + read.text() + "\" is read as "
                    + (names.isEmpty() ? "a person" : String.join(" or ", names)) + found + perhaps
                    + (read.wordsTotal() == 0
                            ? ""
                            : "; " + read.wordsTotal() + " more with the words: " + read.wordsQuery()));
        }
        query.notes()
                .forEach(note -> out.println("\"" + note.text() + "\" at offset " + note.at() + ": "
                        + note.reason().message()));
        out.println(result.total()
                + (result.total() == 1 ? " post" : " posts")
                + (query.grouped() ? " in " + result.totalGroups() + " groups" : "")
                + (result.relaxed() ? "; not every one holds all the words, those that fit best come first" : ""));
        for (Suggestion other : result.suggestions()) {
            String words = other.insteadOf();
            String what = other.kind() == Suggestion.Kind.DROP
                    ? "without "
                            + (words == null
                                    ? "--" + String.join(", --", other.drop()).replace('_', '-')
                                    : words)
                    : "did you mean " + other.text() + "?";
            out.println("  " + what + " (" + other.total() + ")");
        }
        int number = query.offset();
        for (Hit hit : result.hits()) {
            out.println();
            out.println(++number + ". " + hit.plainTitle());
            out.println("   " + hit.published() + "  " + hit.lang() + "  " + hit.id()
                    + (hit.translations().isEmpty()
                            ? ""
                            : "  also in "
                                    + String.join(
                                            ", ",
                                            hit.translations().stream()
                                                    .map(Hit.Translation::lang)
                                                    .distinct()
                                                    .toList())));
            if (!hit.snippet().isEmpty()) {
                out.println("   " + inOneLine(hit.snippet()));
            }
            if (!hit.why().isEmpty()) {
                out.println("   matched: "
                        + String.join(
                                ", ",
                                hit.whyByPlace().stream()
                                        .map(why -> why.surface() + " (" + why.field()
                                                + (why.attachment() == null ? "" : " " + hit.fileName(why.attachment()))
                                                + (why.place() == null
                                                        ? ""
                                                        : ", " + why.place().inWords())
                                                + ")")
                                        .toList()));
            }
        }
    }

    /** Matches in «guillemets». */
    private static String inOneLine(List<Hit.Piece> pieces) {
        StringBuilder line = new StringBuilder();
        pieces.forEach(piece -> line.append(piece.match() ? "«" + piece.text() + "»" : piece.text()));
        return line.toString().replace('\n', ' ');
    }
}
