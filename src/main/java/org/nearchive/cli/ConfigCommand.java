package org.nearchive.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.nearchive.config.IndexConfig;
import org.nearchive.date.DateReader;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.person.KnownPersons;
import org.nearchive.person.PersonNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "What is in force and from where; checks index-config/ and says every mistake in it.")
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        IndexConfig config = settings.checkedConfig();
        out.println("data          " + settings.data().toAbsolutePath().normalize());
        out.println("index-config  " + config.origin());
        out.println("fingerprint   " + config.fingerprint());
        Gazetteer gazetteer = Gazetteer.load(config.folder());
        PersonNames names = PersonNames.load(config.folder());
        int known = KnownPersons.load(config.folder(), names).all().size();
        for (Kind kind : Kind.filters()) {
            long number = kind == Kind.PERSON
                    ? known
                    : gazetteer.entities().stream()
                            .filter(entity -> entity.kind() == kind)
                            .count();
            out.printf("%-14s%d%n", kind.filter(), number);
        }
        out.println("dates         "
                + String.join(" ", DateReader.load(config.folder()).languages()));
        return Nearchive.DONE;
    }
}
