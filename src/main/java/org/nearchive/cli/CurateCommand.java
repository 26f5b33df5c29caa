package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Decision;
import org.nearchive.http.Curation;
import org.nearchive.http.Json;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "curate",
        mixinStandardHelpOptions = true,
        description =
                "What staff decide: it wins over all that is computed, survives every re-index, and can be undone.",
        synopsisSubcommandLabel = "list|add|undo|export|import",
        footer = {
            "",
            "Kinds, and what they name:",
            "  translations, not_translations   --post ID --target ID",
            "  alias                            --words NAME --target ENTITY",
            "  not_a_name                       --words NAME [--post ID]",
            "  means                            --words NAME --post ID --target ENTITY",
            "  wrong_date                       --words WORDS --post ID [--target DAY|FIRST/LAST]",
            "  rename                           --words NAME --target ENTITY",
            "  same_person, not_same_person     --words NAME --target NAME",
            "Examples:",
            "  nearchive curate add alias --words Kamsuk --target CN-GS --reason \"old spelling\"",
            "  nearchive curate add not_translations --post near:70101 --target near:70106 --preview",
            "  nearchive curate list",
            "  nearchive curate undo 3",
            "  nearchive curate export decisions.tsv",
            "A running server shows it within seconds; when none runs, the index is brought up to date here."
        })
final class CurateCommand implements Runnable {
    private static final String HEADING = "kind\tpost\twords\ttarget\tauthor\tat\treason\tundone\tundone_by";
    private static final int CELLS = 9;
    private static final int EXAMPLES = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "say what to do: curate list, add, undo, export or import");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows all decisions, undone ones among them.")
    int list(@Mixin Settings settings, @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Archive archive = settings.archive()) {
            List<Decision> all = archive.decisions().all();
            if (json) {
                all.forEach(decision -> out.println(Json.write(decision)));
            } else {
                out.println("id\t" + HEADING);
                all.forEach(decision -> out.println(decision.id() + "\t" + row(decision)));
            }
            return all.isEmpty() ? Nearchive.NOTHING_OR_REFUSED : Nearchive.DONE;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Decides something, or says how many posts it would change.")
    int add(
            @Mixin Settings settings,
            @Parameters(paramLabel = "KIND") String kind,
            @Option(names = "--post", paramLabel = "ID", description = "The post that it is about.") @Nullable
                    String post,
            @Option(names = "--words", paramLabel = "WORDS", defaultValue = "", description = "As they stand in posts.")
                    String words,
            @Option(names = "--target", paramLabel = "ID", defaultValue = "", description = "What is meant.")
                    String target,
            @Option(names = "--author", paramLabel = "NAME", description = "Who decides (default: the user's name).")
                    @Nullable
                    String author,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.") String reason,
            @Option(names = "--preview", description = "Only say what would change.") boolean preview)
            throws IOException {
        Decision.Ruling ruling = ruling(kind, post, words, target);
        PrintWriter out = spec.commandLine().getOut();
        try (Archive archive = settings.archive();
                LuceneIndex index = LuceneIndex.open(settings.index())) {
            Curation curation = new Curation(archive, index);
            mustBeReady(index);
            Optional<String> wrong = curation.wrongWith(ruling);
            if (wrong.isPresent()) {
                throw new Nearchive.WrongUse(wrong.get());
            }
            List<String> touched = curation.touchedBy(ruling);
            if (preview) {
                out.println(touched.size() + (touched.size() == 1 ? " post" : " posts") + " would be read anew");
                touched.stream().limit(EXAMPLES).forEach(id -> out.println("  " + id));
                return Nearchive.DONE;
            }
            Decision made = curation.make(ruling, author(author), reason);
            out.println("decision " + made.id() + ": " + touched.size()
                    + (touched.size() == 1 ? " post is" : " posts are") + " read anew");
            follow(settings, archive, index);
            return Nearchive.DONE;
        }
    }

    @Command(name = "undo", mixinStandardHelpOptions = true, description = "Takes decisions back.")
    int undo(
            @Mixin Settings settings,
            @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids,
            @Option(names = "--author", paramLabel = "NAME", description = "Who does (default: the user's name).")
                    @Nullable
                    String author)
            throws IOException {
        try (Archive archive = settings.archive();
                LuceneIndex index = LuceneIndex.open(settings.index())) {
            mustBeReady(index);
            Curation curation = new Curation(archive, index);
            int unknown = 0;
            for (long id : ids) {
                if (curation.undo(id, author(author)).isPresent()) {
                    spec.commandLine().getOut().println("decision " + id + " is undone");
                } else {
                    spec.commandLine().getErr().println("there is no decision " + id);
                    unknown++;
                }
            }
            follow(settings, archive, index);
            return unknown == 0 ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
        }
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all decisions as TSV.")
    int export(@Mixin Settings settings, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        try (Archive archive = settings.archive()) {
            List<String> lines = new ArrayList<>(List.of(HEADING));
            archive.decisions().all().forEach(decision -> lines.add(row(decision)));
            Files.write(file, lines, StandardCharsets.UTF_8);
            spec.commandLine().getOut().println(lines.size() - 1 + " decisions in " + file);
            return Nearchive.DONE;
        }
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Takes in decisions from such a TSV; those that are here already are passed over.")
    int take(@Mixin Settings settings, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> mistakes = new ArrayList<>();
        List<Decision> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("kind\t")) {
                try {
                    read.add(decision(line));
                } catch (IllegalArgumentException e) {
                    mistakes.add(file + ":" + (i + 1) + ": " + e.getMessage());
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Nearchive.WrongUse(String.join("\n", mistakes) + "\nnothing was taken in");
        }
        try (Archive archive = settings.archive();
                LuceneIndex index = LuceneIndex.open(settings.index())) {
            mustBeReady(index);
            Curation curation = new Curation(archive, index);
            int taken = 0;
            for (Decision decision : read) {
                taken += curation.put(decision) ? 1 : 0;
            }
            spec.commandLine().getOut().println(taken + " decisions taken in, " + (read.size() - taken) + " were here");
            follow(settings, archive, index);
            return Nearchive.DONE;
        }
    }

    private static void mustBeReady(LuceneIndex index) {
        if (!index.isReady()) {
            throw new Nearchive.WrongUse("there is no index that can say which posts a decision touches ("
                    + index.readiness().inWords() + "): run nearchive reindex, then decide");
        }
    }

    private void follow(Settings settings, Archive archive, LuceneIndex index) throws IOException {
        Optional<IndexOwner> owner = settings.owner("curate", archive, settings.config(), index);
        if (owner.isPresent()) {
            try (IndexOwner mine = owner.get()) {
                mine.follow();
            }
        } else {
            spec.commandLine().getOut().println("the running server shows it within seconds");
        }
    }

    private static String author(@Nullable String given) {
        return given == null || given.isBlank() ? System.getProperty("user.name", "staff") : given.strip();
    }

    private static Decision.Ruling ruling(String kind, @Nullable String post, String words, String target) {
        Decision.Kind known = Decision.Kind.of(kind)
                .orElseThrow(() -> new Nearchive.WrongUse(
                        "there is no kind \"" + kind + "\"; there are " + String.join(", ", Decision.Kind.words())));
        try {
            return new Decision.Ruling(known, post, words, target);
        } catch (IllegalArgumentException e) {
            throw new Nearchive.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static String row(Decision decision) {
        Decision.Ruling ruling = decision.ruling();
        return String.join(
                "\t",
                ruling.kind().word(),
                cell(ruling.post()),
                cell(ruling.words()),
                cell(ruling.target()),
                cell(decision.author()),
                decision.at().toString(),
                cell(decision.reason()),
                decision.undone() == null ? "" : decision.undone().toString(),
                cell(decision.undoneBy()));
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\t\\r\\n]+", " ");
    }

    private static Decision decision(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != CELLS) {
            throw new IllegalArgumentException("a line has " + CELLS + " cells separated by TAB ("
                    + HEADING.replace('\t', ' ') + "), but this one " + cells.length);
        }
        Decision.Kind kind = Decision.Kind.of(cells[0])
                .orElseThrow(() -> new IllegalArgumentException("there is no kind \"" + cells[0] + "\"; there are "
                        + String.join(", ", Decision.Kind.words())));
        try {
            return new Decision(
                    0,
                    new Decision.Ruling(kind, cells[1], cells[2], cells[3]),
                    cells[4].isBlank() ? "staff" : cells[4],
                    Instant.parse(cells[5]),
                    cells[6],
                    cells[7].isBlank() ? null : Instant.parse(cells[7]),
                    cells[8].isBlank() ? null : cells[8]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a time is like 2031-05-09T12:00:00Z, but was \"" + e.getParsedString() + "\"");
        }
    }
}
