package org.nearchive.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.nearchive.http.Export;
import org.nearchive.index.lucene.LuceneIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all posts that a search finds, by id: a complete set from one state of the index.",
        footer = {
            "",
            "Examples:",
            "  nearchive export Gansu --from 2022 --to 2024 --format csv --bom --output gansu.csv",
            "  nearchive export > everything.jsonl",
            "Exit codes: 0 written; 1 nothing found; 2 wrong use, or the index cannot answer."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "As for nearchive search; none for everything.")
    private List<String> words = List.of();

    @Mixin
    private Filters filters = new Filters();

    @Option(names = "--format", paramLabel = "FORM", description = "jsonl (default), csv, ris, bibtex or csl.")
    private @Nullable String format;

    @Option(names = "--bom", description = "Begin with a byte order mark, for spreadsheets.")
    private boolean bom;

    @Option(names = "--labels", paramLabel = "TAG", description = "Language of the entities' names (default en).")
    private @Nullable String labels;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Written whole or not at all (default: standard output).")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Map<String, List<String>> values = filters.values();
        values.put("q", List.of(String.join(" ", words)));
        Filters.put(values, "format", format);
        Filters.put(values, "bom", bom ? "true" : null);
        Filters.put(values, "labels", labels);
        Export export = Export.of(values);
        try (LuceneIndex index = SearchCommand.open(settings)) {
            Path target = output;
            if (target == null) {
                return write(index, export, System.out);
            }
            Path draft = target.resolveSibling(target.getFileName() + ".part");
            int code;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                code = write(index, export, out);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            return code;
        }
    }

    private int write(LuceneIndex index, Export export, OutputStream out) throws IOException {
        AtomicLong total = new AtomicLong();
        export.write(index, "", LocalDate.now(ZoneId.of("Asia/Seoul")), head -> {
            total.set(head.total());
            spec.commandLine()
                    .getErr()
                    .println(head.total() + " posts from " + head.generation() + ", change " + head.seq());
            return out;
        });
        out.flush();
        return total.get() > 0 ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
    }
}
