package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nearchive.archive.ArchiveCheck;
import org.nearchive.archive.Damage;
import org.nearchive.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reads every byte of archive and index and says what is not as it was stored. Changes nothing; may run"
                        + " beside a server.",
        footer = {
            "",
            "Files, raw inputs, posts and texts are compared with their SHA-256, the database by SQLite's own check, the",
            "index by the checksums in it. What no post names any longer is no damage: nearchive repair removes it.",
            "Exit codes: 0 sound; 1 something is damaged or missing; 2 wrong use."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        settings.mustHoldAnArchive();
        ArchiveCheck.Report archive;
        try (ProgressLine progress =
                new ProgressLine("files", spec.commandLine().getErr())) {
            archive = ArchiveCheck.of(settings.data(), progress::at);
        }
        IndexLook index = IndexLook.at(settings.index(), archive);
        List<Damage> damages = new ArrayList<>(archive.damages());
        damages.addAll(index.damages());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(forPrograms(archive, index, damages)));
        } else {
            print(archive, index, damages, out);
        }
        return damages.isEmpty() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
    }

    private static Map<String, Object> forPrograms(ArchiveCheck.Report archive, IndexLook index, List<Damage> damages) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sound", damages.isEmpty());
        all.put("posts", archive.posts());
        all.put("seq", archive.seq());
        all.put("files", archive.files());
        all.put("left_files", archive.leftFiles());
        all.put("left_rows", archive.leftRows());
        all.put("index", index.words());
        List<Map<String, Object>> found = new ArrayList<>();
        for (Damage damage : damages) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", damage.kind().name().toLowerCase(Locale.ROOT));
            one.put("subject", damage.subject());
            one.put("words", damage.words());
            one.put("derived", damage.kind().isDerived());
            found.add(one);
        }
        all.put("damages", found);
        return all;
    }

    private static void print(ArchiveCheck.Report archive, IndexLook index, List<Damage> damages, PrintWriter out) {
        out.println(archive.posts() + " posts, " + archive.files() + " files; index: " + index.words());
        damages.forEach(damage -> out.println("damaged: " + damage.words()));
        if (!archive.leftFiles().isEmpty() || archive.leftRows() > 0) {
            out.println("left over: " + archive.leftFiles().size() + " files and " + archive.leftRows()
                    + " rows that no post names; nearchive repair removes them");
            archive.leftFiles().stream().limit(20).forEach(sha256 -> out.println("  " + sha256));
        }
        out.println(
                damages.isEmpty()
                        ? "sound"
                        : damages.size()
                                + " damages; nearchive repair mends what can be mended and lists what is lost");
    }
}
