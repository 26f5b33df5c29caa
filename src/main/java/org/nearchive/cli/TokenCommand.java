package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Token;
import org.nearchive.archive.Tokens;
import org.nearchive.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Tokens that let programs write over HTTP.",
        synopsisSubcommandLabel = "create|list|revoke",
        footer = {
            "",
            "Examples:",
            "  nearchive token create nightly --scope ingest --expires 90d",
            "  nearchive token list",
            "  nearchive token revoke 3",
            "A running server knows at once: it is not restarted for a new token or a revoked one."
        })
final class TokenCommand implements Runnable {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([mhdw])");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "say what to do: token create NAME --scope SCOPE, token list, or token revoke ID");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a token and prints it; nobody can ask for it again.")
    int create(
            @Mixin Settings settings,
            @Parameters(paramLabel = "NAME", description = "What it is for, like nightly.") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "What it allows, may be repeated: read (lists that are not for everybody),"
                                    + " ingest (put and withdraw posts), admin (jobs, and all the others do).")
                    List<Token.Scope> scopes,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "When it ends: 90d, 12h, 30m or 2w from now (default: never).")
                    @Nullable
                    String expires,
            @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new Nearchive.WrongUse("a token's name is 1 to 200 visible characters that say what it is for");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Archive archive = settings.archive()) {
            Tokens.Made made =
                    archive.tokens().make(name, EnumSet.copyOf(scopes), expires == null ? null : in(expires));
            if (json) {
                Map<String, Object> fields = fields(made.token());
                fields.put("token", made.secret());
                out.println(Json.write(fields));
            } else {
                out.println(made.secret());
                spec.commandLine()
                        .getErr()
                        .println("This is token " + made.token().id()
                                + "; keep it, it is shown only now. Programs send it as: Authorization: Bearer TOKEN");
            }
            return Nearchive.DONE;
        }
    }

    private static Instant in(String expires) {
        Matcher written = DURATION.matcher(expires);
        if (!written.matches()) {
            throw new Nearchive.WrongUse(
                    "--expires is a number and m, h, d or w, like 90d, but was \"" + expires + "\"");
        }
        int number = Integer.parseInt(written.group(1));
        Duration duration = switch (written.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7L * number);
        };
        return Clock.systemUTC().instant().plus(duration);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows all tokens, but never a token itself.")
    int list(@Mixin Settings settings, @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Archive archive = settings.existingArchive()) {
            List<Map<String, Object>> tokens =
                    archive.tokens().list().stream().map(TokenCommand::fields).toList();
            if (json) {
                out.println(Json.write(Map.of("tokens", tokens)));
                return Nearchive.DONE;
            }
            if (tokens.isEmpty()) {
                out.println("there is none; make one with: nearchive token create NAME --scope ingest");
            }
            tokens.forEach(token -> out.println(token.entrySet().stream()
                    .map(field -> field.getKey().equals("id") || field.getKey().equals("name")
                            ? field.getValue().toString()
                            : field.getKey().replace('_', ' ') + " " + field.getValue())
                    .collect(Collectors.joining("  "))));
            return Nearchive.DONE;
        }
    }

    private static Map<String, Object> fields(Token token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", token.id());
        fields.put("name", token.name());
        fields.put(
                "scopes",
                token.scopes().stream().sorted().map(Token.Scope::word).toList());
        fields.put("state", token.stateAt(Clock.systemUTC().instant()));
        fields.put("created", token.created());
        putIfKnown(fields, "expires", token.expires());
        putIfKnown(fields, "revoked", token.revoked());
        putIfKnown(fields, "last_used", token.lastUsed());
        return fields;
    }

    private static void putIfKnown(Map<String, Object> fields, String name, @Nullable Instant value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes all power from a token, at once.")
    int revoke(
            @Mixin Settings settings, @Parameters(paramLabel = "ID", description = "Its number in token list.") long id)
            throws IOException {
        try (Archive archive = settings.existingArchive()) {
            Optional<Token> revoked = archive.tokens().revoke(id);
            if (revoked.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("nearchive: there is no token " + id + "; see: nearchive token list");
                return Nearchive.NOTHING_OR_REFUSED;
            }
            spec.commandLine()
                    .getOut()
                    .println("token " + id + " (" + revoked.get().name() + ") is revoked");
            return Nearchive.DONE;
        }
    }
}
