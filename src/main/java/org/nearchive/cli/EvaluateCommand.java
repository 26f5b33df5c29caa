package org.nearchive.cli;

import picocli.CommandLine.Command;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures how well posts are read, on sentences that people have judged.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {EvaluateDatesCommand.class})
final class EvaluateCommand {}
