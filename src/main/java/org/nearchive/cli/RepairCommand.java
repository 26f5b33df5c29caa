package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchiveCheck;
import org.nearchive.archive.InUseException;
import org.nearchive.archive.Repair;
import org.nearchive.config.IndexConfig;
import org.nearchive.extract.Extractor;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.index.lucene.IndexOwner;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.ingest.Healing;
import org.nearchive.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description =
                "Mends a data folder that nobody uses: first everything is checked, then what is made of other things"
                        + " is made anew.",
        footer = {
            "",
            "Made anew: the index, texts of files, posts (out of what they came in). Removed: what no post names. A damaged",
            "database is copied row by row; the old one is kept. What cannot be had again is listed: send it once more, or",
            "restore a backup. Nothing that exists once only is deleted.",
            "Exit codes: 0 all is sound; 1 something is lost, see the lines; 2 the folder is in use, or wrong use."
        })
final class RepairCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InUseException, IndexOwnedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        settings.mustHoldAnArchive();
        IndexConfig config = settings.config();
        ArchiveCheck.Report found;
        try (ProgressLine progress = new ProgressLine("files checked", err)) {
            found = ArchiveCheck.of(settings.data(), progress::at);
        }
        found.damages().forEach(damage -> out.println("found: " + damage.words()));
        Repair.Report repaired = Repair.of(settings.data(), settings.floor(), found);
        repaired.done().forEach(out::println);
        List<String> lost = new ArrayList<>(repaired.lost());
        try (Archive archive = settings.archive()) {
            readAgain(archive, config, repaired.posts(), lost, out);
            IndexLook look = IndexLook.at(settings.index(), ArchiveCheck.of(settings.data(), Progress.UNWATCHED::at));
            look.damages().forEach(damage -> out.println("found: " + damage.words()));
            if (repaired.databaseIsNew() || !look.damages().isEmpty()) {
                remove(settings.index());
                out.println("the index is built anew");
            }
            index(archive, config);
        }
        lost.forEach(words -> out.println("lost: " + words));
        out.println(lost.isEmpty() ? "sound" : lost.size() + " things are lost; send them again or restore a backup");
        return lost.isEmpty() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
    }

    private static void readAgain(
            Archive archive, IndexConfig config, List<String> posts, List<String> lost, PrintWriter out) {
        Healing healing = new Healing(archive, Extractor.load(config.folder()));
        for (String id : posts) {
            Optional<String> not = healing.heal(id);
            if (not.isEmpty()) {
                out.println("the post " + id + " was read once more out of what it came in");
            } else {
                lost.add("the post " + id + " is not as it was stored, and cannot be read once more: " + not.get());
            }
        }
    }

    private void index(Archive archive, IndexConfig config) throws IOException, IndexOwnedException {
        try (LuceneIndex index = LuceneIndex.open(settings.index());
                IndexOwner owner = settings.claim("repair", archive, config, index)) {
            owner.follow();
        }
    }

    /** All of it is made of the archive. */
    private static void remove(Path index) throws IOException {
        if (Files.exists(index)) {
            try (Stream<Path> walk = Files.walk(index)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
