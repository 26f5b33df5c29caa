package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Miss;
import org.nearchive.archive.Refusal;
import org.nearchive.http.Json;
import org.nearchive.index.lucene.LuceneIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Counts of posts and files, how far the index is behind, what was refused.")
final class StatusCommand implements Callable<Integer> {
    /** Refusals that are listed, by file and line. */
    private static final int SHOWN = 100;

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String fingerprint = settings.config().fingerprint();
        try (Archive archive = settings.existingArchive();
                LuceneIndex index = LuceneIndex.open(settings.index())) {
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("posts", archive.posts());
            Map<String, Long> files = new LinkedHashMap<>();
            archive.filesByStatus()
                    .forEach((state, count) -> files.put(state.name().toLowerCase(Locale.ROOT), count));
            status.put("files", files);
            status.put("archive_seq", archive.seq());
            Optional<LuceneIndex.State> state = index.state();
            status.put("generation", state.map(LuceneIndex.State::generation).orElse("none"));
            status.put("index_seq", state.map(LuceneIndex.State::seq).orElse(0L));
            status.put("indexed_posts", state.map(LuceneIndex.State::posts).orElse(0));
            status.put(
                    "config_is_current",
                    state.filter(known -> known.configFingerprint().equals(fingerprint))
                            .isPresent());
            status.put("files_to_read", archive.extractions().toRead());
            status.put("refused", archive.refused());
            List<String> refusals =
                    archive.refusals(SHOWN).stream().map(Refusal::inWords).toList();
            status.put("refusals", refusals);
            List<Miss> misses = archive.misses().most(SHOWN);
            status.put("searches_without_hits", misses);
            if (json) {
                out.println(Json.write(status));
                return Nearchive.DONE;
            }
            status.forEach((name, value) -> {
                if (!name.equals("refusals") && !name.equals("searches_without_hits")) {
                    out.printf("%-18s %s%n", name.replace('_', ' '), value);
                }
            });
            refusals.forEach(refusal -> out.println("  " + refusal));
            if (!misses.isEmpty()) {
                out.println("searches without hits, most often first:");
                misses.forEach(miss ->
                        out.printf("  %5d  %s  (%s to %s)%n", miss.searches(), miss.text(), miss.first(), miss.last()));
            }
            if (Boolean.FALSE.equals(status.get("config_is_current"))) {
                out.println("index-config/ differs from the one this index was built with; run: nearchive reindex");
            }
            return Nearchive.DONE;
        }
    }
}
