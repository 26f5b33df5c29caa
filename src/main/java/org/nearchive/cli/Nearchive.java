package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.nearchive.archive.DamagedArchiveException;
import org.nearchive.archive.InUseException;
import org.nearchive.archive.NewerArchiveException;
import org.nearchive.archive.NoRoomException;
import org.nearchive.archive.ReadOnlyException;
import org.nearchive.config.ConfigException;
import org.nearchive.config.Spelling;
import org.nearchive.index.lucene.GenerationRefusedException;
import org.nearchive.index.lucene.IndexNotReadyException;
import org.nearchive.index.lucene.IndexOwnedException;
import org.nearchive.query.InvalidQueryException;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code nearchive}. Exit codes: 0 done or found; 1 nothing found or something refused; 2 wrong use. */
@Command(
        name = "nearchive",
        description = "Takes in and searches the news archive of NEAR, in six languages.",
        mixinStandardHelpOptions = true,
        versionProvider = Nearchive.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IngestCommand.class,
            ServeCommand.class,
            SearchCommand.class,
            ExportCommand.class,
            ReindexCommand.class,
            StatusCommand.class,
            FailuresCommand.class,
            TokenCommand.class,
            CheckCommand.class,
            RepairCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PurgeCommand.class,
            CurateCommand.class,
            AnnotateCommand.class,
            ExtractCommand.class,
            NamesCommand.class,
            EvaluateCommand.class,
            ConfigCommand.class
        },
        footer = {
            "",
            "Begin with:",
            "  nearchive ingest samples",
            "  nearchive search Gansu",
            "  nearchive serve",
            "Exit codes: 0 done or found; 1 nothing found, or an input was refused; 2 wrong use."
        })
public final class Nearchive {
    static final int DONE = 0;
    static final int NOTHING_OR_REFUSED = 1;
    static final int WRONG_USE = 2;

    private Nearchive() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** @return the exit code */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Nearchive());
        line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, given) -> {
            PrintWriter to = wrong.getCommandLine().getErr();
            to.println("nearchive: " + wrong.getMessage() + didYouMean(wrong));
            String command = wrong.getCommandLine().getCommandName();
            to.println("Try: nearchive " + (command.equals("nearchive") ? "" : command + " ") + "--help");
            return WRONG_USE;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            err.println("nearchive: " + inWords(failure));
            return WRONG_USE;
        });
        if (arguments.length == 0) {
            line.usage(err);
            return WRONG_USE;
        }
        return line.execute(arguments);
    }

    /** The option or command that is spelled most alike; empty when none is near. */
    private static String didYouMean(CommandLine.ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String typed = unmatched.getUnmatched().getFirst();
        CommandLine.Model.CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        return Stream.concat(spec.optionsMap().keySet().stream(), spec.subcommands().keySet().stream())
                .filter(name -> Spelling.distance(typed, name) <= 2)
                .min(Comparator.comparingInt(name -> Spelling.distance(typed, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static String inWords(Exception failure) {
        return switch (failure) {
            case ConfigException mistakes -> "the configuration has mistakes:\n" + mistakes.getMessage();
            case InvalidQueryException wrong -> String.valueOf(wrong.getMessage());
            case IndexOwnedException owned -> String.valueOf(owned.getMessage());
            case IndexNotReadyException notReady -> notReady.getMessage() + "; nearchive reindex builds it anew";
            case GenerationRefusedException refused -> String.valueOf(refused.getMessage());
            case WrongUse wrong -> String.valueOf(wrong.getMessage());
            case NoRoomException full -> String.valueOf(full.getMessage());
            case ReadOnlyException locked -> String.valueOf(locked.getMessage());
            case NewerArchiveException newer -> String.valueOf(newer.getMessage());
            case InUseException used -> String.valueOf(used.getMessage());
            case DamagedArchiveException damaged -> String.valueOf(damaged.getMessage());
            case UncheckedIOException disk -> inWords(Objects.requireNonNull(disk.getCause()));
            case IOException full
            when NoRoomException.isCauseOf(full) ->
                "the disk is full: what was acknowledged is stored, the rest was not taken; make room and run it again";
            case IOException locked
            when String.valueOf(locked.getMessage()).contains("Read-only file system") ->
                "the data folder can be read but not written: " + locked.getMessage();
            case IOException disk -> "reading or writing failed: " + disk;
            default -> {
                LoggerFactory.getLogger(Nearchive.class).error("a fault of ours", failure);
                yield "this should not have happened: " + failure;
            }
        };
    }

    /** A use of the command that cannot be carried out, said in words. */
    static final class WrongUse extends RuntimeException {
        WrongUse(String message) {
            super(message);
        }
    }

    /** The version stands in the jar's manifest; classes that run outside a jar have none. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Nearchive.class.getPackage().getImplementationVersion();
            return new String[] {"nearchive " + (version == null ? "(not packed)" : version)};
        }
    }
}
