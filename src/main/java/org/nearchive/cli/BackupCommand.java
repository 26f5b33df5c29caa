package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Backup;
import org.nearchive.archive.DiskFloor;
import org.nearchive.archive.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Makes a whole copy of the archive as of one moment, while a server serves and others write.",
        footer = {
            "",
            "Examples:",
            "  nearchive backup /mnt/backup/near          the first time all, later only what is new",
            "  nearchive restore /mnt/backup/near --data data-restored",
            "The index is not in it: it is built anew from the archive. index-config/ is not in it either: keep a copy.",
            "Exit codes: 0 done and read back; 1 files that the archive has lost are not in it; 2 it was not made."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "DIR", description = "An empty or absent folder, or one of an earlier backup.")
    private Path folder = Path.of("");

    @Option(names = "--verify", description = "Read once more also the files that an earlier backup brought.")
    private boolean verify;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Backup.Report report = make();
        Manifest made = report.manifest();
        out.println(made.posts() + " posts and " + made.files() + " files ("
                + DiskFloor.inWords(made.fileBytes()) + "), up to change " + made.seq() + ", are in " + folder
                + "; "
                + report.copied() + " files were new");
        made.missing()
                .forEach(sha256 -> out.println("not in it: the file " + sha256
                        + ", which the archive does not have as it was stored; run: nearchive check"));
        return made.missing().isEmpty() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
    }

    private Backup.Report make() throws IOException {
        try (Archive archive = settings.existingArchive();
                ProgressLine progress =
                        new ProgressLine("files", spec.commandLine().getErr())) {
            return archive.backup().into(folder, verify, progress::at);
        }
    }
}
