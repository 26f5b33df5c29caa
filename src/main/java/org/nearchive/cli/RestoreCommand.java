package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nearchive.archive.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a data folder of a backup; every byte is compared with its SHA-256.",
        footer = {
            "",
            "Example:",
            "  nearchive restore /mnt/backup/near --data data-restored",
            "  nearchive reindex --data data-restored",
            "The data folder must be empty or absent.",
            "Exit codes: 0 all is back; 1 files are missing or damaged in the backup, all else is back; 2 it was refused."
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "DIR", description = "A backup that nearchive backup made.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Restore.Report report;
        try (ProgressLine progress =
                new ProgressLine("files", spec.commandLine().getErr())) {
            report = Restore.of(folder, settings.data(), progress::at);
        }
        out.println(report.manifest().posts() + " posts and " + report.files() + " files, as of "
                + report.manifest().made() + ", are in " + settings.data()
                + "; the index is built by the next serve, ingest or reindex");
        report.damaged().forEach(words -> out.println("lost: " + words));
        return report.damaged().isEmpty() ? Nearchive.DONE : Nearchive.NOTHING_OR_REFUSED;
    }
}
