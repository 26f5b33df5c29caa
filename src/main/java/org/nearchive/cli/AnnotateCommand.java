package org.nearchive.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.Enricher;
import org.nearchive.http.AnnotationJson;
import org.nearchive.http.Json;
import org.nearchive.query.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        description =
                "Says what stands in texts: provinces, places, organisations, events, persons. JSON Lines in and out.",
        footer = {
            "",
            "A line in:  {\"id\":\"1\",\"text\":\"…\",\"lang\":\"ko\",\"published\":\"2023-07-11\"}  (lang and published may be left out)",
            "A line out: {\"id\":\"1\",\"lang\":\"ko\",\"entities\":[{\"start\":0,\"end\":3,\"type\":\"province\",…}],\"dates\":[]}",
            "Offsets are in Unicode code points, end exclusive.",
            "Examples:",
            "  nearchive annotate texts.jsonl",
            "  echo '{\"text\":\"간쑤성 대표단\"}' | nearchive annotate -",
            "Exit codes: 0 done; 1 a line was refused; 2 wrong use."
        })
final class AnnotateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Settings settings = new Settings();

    @Parameters(paramLabel = "FILE", description = "JSON Lines, or - for standard input.")
    private String file = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Vocabulary vocabulary = Vocabulary.load(settings.config().folder());
        Enricher enricher = new Enricher(vocabulary.gazetteer(), vocabulary.dates(), vocabulary.persons());
        PrintWriter out = spec.commandLine().getOut();
        boolean refused = false;
        try (BufferedReader lines = Lines.of(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    out.println(Json.write(annotated(line, enricher)));
                } catch (IllegalArgumentException e) {
                    // One line out for each line in, so that the two files can be laid side by side.
                    out.println("{\"error\":" + Json.write(String.valueOf(e.getMessage())) + "}");
                    spec.commandLine().getErr().println(file + ":" + number + ": " + e.getMessage());
                    refused = true;
                }
            }
        }
        return refused ? Nearchive.NOTHING_OR_REFUSED : Nearchive.DONE;
    }

    private static AnnotationJson annotated(String line, Enricher enricher) {
        JsonNode given = read(line);
        String text = text(given, "text");
        if (text == null) {
            throw new IllegalArgumentException("a line has a \"text\", but this one has none");
        }
        String day = text(given, "published");
        return AnnotationJson.of(
                text(given, "id"), text, enricher.annotate(text, text(given, "lang"), day == null ? null : day(day)));
    }

    private static JsonNode read(String line) {
        try {
            JsonNode given = JSON.readTree(line);
            if (given.isObject()) {
                return given;
            }
        } catch (JsonProcessingException e) {
            // said below, for both
        }
        throw new IllegalArgumentException(
                "a line is a JSON object, but this one is: " + line.substring(0, Math.min(80, line.length())));
    }

    private static @Nullable String text(JsonNode given, String field) {
        JsonNode value = given.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("published is a day like 2023-07-11, but was \"" + written + "\"", e);
        }
    }
}
