package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Kind;
import org.nearchive.http.Json;
import org.nearchive.http.SearchJson;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.index.lucene.Readiness;
import org.nearchive.query.Facet;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Suggestion;
import picocli.CommandLine;
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

    @Option(names = "--from", paramLabel = "DAY", description = "Published then or later: 2022, 2022-06, 2022-06-29.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Published then or earlier; 2024 is to its last day.")
    private @Nullable String to;

    @Option(names = "--on-from", paramLabel = "DAY", description = "Speaks of a day then or later.")
    private @Nullable String onFrom;

    @Option(names = "--on-to", paramLabel = "DAY", description = "Speaks of a day then or earlier.")
    private @Nullable String onTo;

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

    @Option(names = "--json", description = "The answer of the API.")
    private boolean json;

    private CommandSpec spec = CommandSpec.create();

    /** Every filter that is a facet is an option of the same make. */
    @Spec
    void setSpec(CommandSpec given) {
        spec = given;
        for (Facet facet : Facet.ALL) {
            given.addOption(CommandLine.Model.OptionSpec.builder(option(facet))
                    .paramLabel(facet.kind() == null ? "VALUE" : "ID|NAME")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description(description(facet) + "; repeat for OR.")
                    .build());
        }
    }

    private static String option(Facet facet) {
        return "--" + facet.name().replace('_', '-');
    }

    private static String description(Facet facet) {
        Kind kind = facet.kind();
        if (kind != null) {
            return "Posts that name this " + kind.type();
        }
        return switch (facet.name()) {
            case "lang" -> "Posts in this language, as ko or zh-Hant";
            case "board" -> "Posts of this board: its path or a heading of it";
            case "filetype" -> "Posts with a file of this type, as pdf, hwp or jpeg";
            case "year" -> "Posts published in this year";
            case "on_year" -> "Posts that speak of this year";
            default -> "Posts with this " + facet.name();
        };
    }

    @Override
    public Integer call() throws IOException {
        try (LuceneIndex index = LuceneIndex.open(settings.index())) {
            if (index.readiness().state() == Readiness.State.NO_INDEX) {
                throw new Nearchive.WrongUse(
                        "there is no index in " + settings.data().toAbsolutePath()
                                + "; ingest something first, or name another folder with --data");
            }
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

    private SearchParameters parameters() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("q", List.of(String.join(" ", words)));
        for (Facet facet : Facet.ALL) {
            List<String> chosen = spec.findOption(option(facet)).getValue();
            values.put(facet.name(), chosen == null ? List.of() : chosen);
        }
        put(values, "from", from);
        put(values, "to", to);
        put(values, "on_from", onFrom);
        put(values, "on_to", onTo);
        put(values, "sort", sort);
        put(values, "limit", limit);
        put(values, "offset", offset);
        put(values, "cursor", cursor);
        // Printed are only hits.
        put(values, "facets", json ? facets : "none");
        put(values, "labels", labels);
        return new SearchParameters(values);
    }

    private static void put(Map<String, List<String>> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, List.of(value));
        }
    }

    private static void print(SearchResult result, SearchQuery query, PrintWriter out) {
        for (SearchResult.Understood read : result.understood()) {
            List<String> names = read.entities().stream()
                    .map(entity -> entity.label() + " (" + entity.id() + ")")
                    .toList();
            out.println("\"" + read.text() + "\" is read as " + String.join(" or ", names)
                    + (read.wordsTotal() == 0
                            ? ""
                            : "; " + read.wordsTotal() + " more with the words: " + read.wordsQuery()));
        }
        query.notes()
                .forEach(note -> out.println("\"" + note.text() + "\" at offset " + note.at() + ": "
                        + note.reason().message()));
        out.println(result.total()
                + (result.total() == 1 ? " post" : " posts")
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
            out.println("   " + hit.published() + "  " + hit.lang() + "  " + hit.id());
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
