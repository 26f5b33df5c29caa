package org.nearchive.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Kind;
import org.nearchive.query.Facet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The filters of a search as options: those of the API's parameters, with hyphens for underscores. */
final class Filters {
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "DAY", description = "Published then or later: 2022, 2022-06, 2022-06-29.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Published then or earlier; 2024 is to its last day.")
    private @Nullable String to;

    @Option(names = "--on-from", paramLabel = "DAY", description = "Speaks of a day then or later.")
    private @Nullable String onFrom;

    @Option(names = "--on-to", paramLabel = "DAY", description = "Speaks of a day then or earlier.")
    private @Nullable String onTo;

    /** Every filter that is a facet is an option of the same make. */
    @Spec(Spec.Target.MIXEE)
    void setSpec(CommandSpec given) {
        spec = given;
        for (Facet facet : Facet.ALL) {
            given.addOption(CommandLine.Model.OptionSpec.builder(option(facet))
                    .paramLabel(facet.kind() == null ? "VALUE" : "ID|NAME")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description(description(facet) + "; repeat for OR.")
                    .build());
        }
    }

    private static String option(Facet facet) {
        return "--" + facet.name().replace('_', '-');
    }

    private static String description(Facet facet) {
        Kind kind = facet.kind();
        if (kind != null) {
            return "Posts that name this " + kind.type();
        }
        return switch (facet.name()) {
            case "lang" -> "Posts in this language, as ko or zh-Hant";
            case "board" -> "Posts of this board: its path or a heading of it";
            case "filetype" -> "Posts with a file of this type, as pdf, hwp or jpeg";
            case "year" -> "Posts published in this year";
            case "on_year" -> "Posts that speak of this year";
            default -> "Posts with this " + facet.name();
        };
    }

    /** By the API's names; to be added to. */
    Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Facet facet : Facet.ALL) {
            List<String> chosen = spec.findOption(option(facet)).getValue();
            values.put(facet.name(), chosen == null ? List.of() : chosen);
        }
        put(values, "from", from);
        put(values, "to", to);
        put(values, "on_from", onFrom);
        put(values, "on_to", onTo);
        return values;
    }

    static void put(Map<String, List<String>> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, List.of(value));
        }
    }
}
