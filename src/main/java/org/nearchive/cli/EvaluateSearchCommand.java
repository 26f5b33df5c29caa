package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.http.SearchParameters;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.Ingest;
import org.nearchive.ingest.IngestReport;
import org.nearchive.ingest.Progress;
import org.nearchive.query.Hit;
import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Measures a search whose right answers are known, in an index made for it and thrown away.",
        footer = {
            "",
            "CORPUS has near-post/1 records. QUERIES has JSON lines {\"id\",\"text\",\"lang\"?}; lang only groups the",
            "figures, the search is not told. QRELS has lines \"query post grade\", or TREC's four columns.",
            "Example:",
            "  nearchive evaluate search corpus.jsonl queries.jsonl qrels.tsv --run nearchive.run",
            "Exit codes: 0 done; 1 a record was refused; 2 wrong use."
        })
final class EvaluateSearchCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Parameters(index = "0", paramLabel = "CORPUS")
    private Path corpus = Path.of("corpus.jsonl");

    @Parameters(index = "1", paramLabel = "QUERIES")
    private Path queries = Path.of("queries.jsonl");

    @Parameters(index = "2", paramLabel = "QRELS")
    private Path judgements = Path.of("qrels.tsv");

    @Option(names = "--run", paramLabel = "FILE", description = "Write what was found, as TREC's tools read it.")
    private @Nullable Path run;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, IndexOwnedException {
        for (Path file : List.of(corpus, queries, judgements)) {
            if (!Files.isRegularFile(file)) {
                throw new Nearchive.WrongUse("there is no file " + file);
            }
        }
        JudgedQueries judged = JudgedQueries.read(queries, judgements);
        Path data = Files.createTempDirectory("nearchive-evaluate");
        try {
            return evaluate(judged, data);
        } finally {
            remove(data);
        }
    }

    private int evaluate(JudgedQueries judged, Path data) throws IOException, IndexOwnedException {
        IndexConfig config = settings.config();
        PrintWriter out = spec.commandLine().getOut();
        try (Archive archive = Archive.open(data, Clock.systemUTC());
                LuceneIndex index = LuceneIndex.open(data.resolve("index"));
                IngestReport report = IngestReport.in(data.resolve("report.jsonl"))) {
            new Ingest(archive, Extractor.load(config.folder()), id -> {}, Progress.UNWATCHED, report)
                    .run(List.of(corpus));
            try (IndexOwner owner =
                    IndexOwner.claim(data.resolve("index"), archive, config, index, "nearchive evaluate search")) {
                owner.follow();
            }
            out.println(report.inWords());
            report.shown().forEach(spec.commandLine().getErr()::println);
            search(judged, index, out);
            return report.refused() == 0 ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        }
    }

    private void search(JudgedQueries judged, LuceneIndex index, PrintWriter out) throws IOException {
        Map<String, List<SearchScores>> byLanguage = new TreeMap<>();
        List<SearchScores> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int unjudged = 0;
        for (JudgedQueries.Query query : judged.queries()) {
            List<String> found = found(index, query);
            for (int i = 0; i < found.size(); i++) {
                lines.add(String.format(
                        Locale.ROOT, "%s Q0 %s %d %d nearchive", query.id(), found.get(i), i + 1, found.size() - i));
            }
            if (!judged.isJudged(query)) {
                unjudged++;
                continue;
            }
            SearchScores scores = SearchScores.of(found, judged.of(query));
            byLanguage
                    .computeIfAbsent(query.language(), language -> new ArrayList<>())
                    .add(scores);
            all.add(scores);
        }
        if (run != null) {
            Files.write(run, lines);
        }
        out.println("language  queries  Recall@1   MRR@10  nDCG@10  Recall@100");
        byLanguage.forEach((language, scores) -> out.println(line(language, scores)));
        if (byLanguage.size() > 1) {
            out.println(line("together", all));
        }
        if (unjudged > 0) {
            out.println(unjudged + " queries have no relevant post in " + judgements + " and are not counted");
        }
    }

    private List<String> found(LuceneIndex index, JudgedQueries.Query query) throws IOException {
        SearchParameters parameters = new SearchParameters(Map.of("q", List.of(query.text()), "limit", List.of("100")));
        try {
            SearchResult result = index.search(
                    vocabulary -> parameters.toQuery(vocabulary, "en", LocalDate.now(ZoneId.of("Asia/Seoul"))));
            return result.hits().stream().map(Hit::id).toList();
        } catch (InvalidQueryException e) {
            spec.commandLine().getErr().println("query " + query.id() + ": " + e.getMessage());
            return List.of();
        }
    }

    private static String line(String language, List<SearchScores> scores) {
        SearchScores mean = SearchScores.mean(scores);
        return String.format(
                Locale.ROOT,
                "%-8s %8d %9.4f %8.4f %8.4f %11.4f",
                language,
                scores.size(),
                mean.recallAt1(),
                mean.mrrAt10(),
                mean.ndcgAt10(),
                mean.recallAt100());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
