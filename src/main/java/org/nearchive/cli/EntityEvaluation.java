package org.nearchive.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.Enricher;
import org.nearchive.http.AnnotationJson;
import org.nearchive.http.AnnotationJson.EntityJson;

/**
 * Compares what we see in judged texts with what the judges saw. A judged line is what {@code annotate} should say, with
 * the text: {@code {"id","lang","text","published","entities":[{"start","end","type","text","entity"?,"inside"?,…}]}}.
 *
 * <p>An entity counts as found when start, end and type agree, and the id where the judge gave one; a judge who left
 * several open gave them as {@code candidates}. {@code "types":["person"]} on a line says what was judged; without it, all but persons. Modality and inside are counted apart, over the entities found.
 */
final class EntityEvaluation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Enricher enricher;
    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    EntityEvaluation(Enricher enricher) {
        this.enricher = enricher;
    }

    /** Counts of one language and type. */
    static final class Score {
        private int right;
        private int wrong;
        private int missed;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    /** @param folder of {@code *.jsonl}, in the order of their names */
    EntityEvaluation evaluate(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    judge(JSON.readTree(line));
                }
            }
        }
        return this;
    }

    /** By {@code language type}, sorted. */
    Map<String, Score> scores() {
        return scores;
    }

    List<String> errors() {
        return errors;
    }

    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-8s %-13s %9s %7s %6s %6s", "lang", "type", "precision", "recall", "F1", "judged"));
        scores.forEach((key, score) -> {
            String[] names = key.split(" ", -1);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-8s %-13s %9.3f %7.3f %6.3f %6d",
                    names[0],
                    names[1],
                    score.precision(),
                    score.recall(),
                    score.f1(),
                    score.right + score.missed));
        });
        return lines;
    }

    private void judge(JsonNode judged) {
        String text = judged.path("text").asText();
        String lang = judged.path("lang").asText();
        String day = judged.path("published").asText("");
        AnnotationJson seen = AnnotationJson.of(
                null, text, enricher.annotate(text, lang, day.isEmpty() ? null : java.time.LocalDate.parse(day)));
        List<EntityJson> open = new ArrayList<>(seen.entities().stream()
                .filter(entity -> isJudged(judged, entity.type()))
                .toList());
        for (JsonNode wanted : judged.path("entities")) {
            EntityJson found = find(wanted, open);
            String type = wanted.path("type").asText();
            if (found == null) {
                score(lang, type).missed++;
                errors.add(judged.path("id").asText() + " missed " + wanted + nearest(wanted, seen) + " in: " + text);
                continue;
            }
            open.remove(found);
            score(lang, type).right++;
            compare(judged, lang, "modality", wanted.path("modality").asText(""), words(found.modality()), text);
            if (wanted.has("inside") || found.inside() != null) {
                List<String> inside = new ArrayList<>();
                wanted.path("inside").forEach(id -> inside.add(id.asText()));
                List<String> ours = found.inside() == null ? List.of() : found.inside();
                compare(judged, lang, "inside", String.join(",", inside), String.join(",", ours), text);
            }
        }
        for (EntityJson wrong : open) {
            score(lang, wrong.type()).wrong++;
            errors.add(judged.path("id").asText() + " wrongly " + wrong.type() + " \"" + wrong.text() + "\" "
                    + words(wrong.entity()) + " in: " + text);
        }
    }

    /** Persons only where the line says so: the older sets do not mark them. */
    private static boolean isJudged(JsonNode judged, String type) {
        JsonNode types = judged.path("types");
        if (types.isMissingNode()) {
            return !type.equals("person");
        }
        for (JsonNode one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static String words(@Nullable String value) {
        return value == null ? "" : value;
    }

    private void compare(JsonNode judged, String lang, String what, String wanted, String found, String text) {
        if (wanted.equals(found)) {
            score(lang, what).right += wanted.isEmpty() ? 0 : 1;
            return;
        }
        score(lang, what).missed += wanted.isEmpty() ? 0 : 1;
        score(lang, what).wrong += found.isEmpty() ? 0 : 1;
        errors.add(judged.path("id").asText() + " " + what + " should be \"" + wanted + "\", but was \"" + found
                + "\" in: " + text);
    }

    private Score score(String lang, String type) {
        return scores.computeIfAbsent(lang + " " + type, key -> new Score());
    }

    private static @Nullable EntityJson find(JsonNode wanted, List<EntityJson> seen) {
        return seen.stream()
                .filter(entity -> entity.start() == wanted.path("start").asInt()
                        && entity.end() == wanted.path("end").asInt()
                        && entity.type().equals(wanted.path("type").asText())
                        && isMeant(wanted, entity))
                .findFirst()
                .orElse(null);
    }

    private static boolean isMeant(JsonNode wanted, EntityJson entity) {
        if (wanted.has("candidates")) {
            List<String> ids = new ArrayList<>();
            wanted.path("candidates").forEach(id -> ids.add(id.asText()));
            List<String> ours = entity.candidates() == null ? List.of() : entity.candidates();
            return ours.size() == ids.size() && ours.containsAll(ids);
        }
        // Several where the judge saw one is no answer.
        return !wanted.has("entity") || wanted.path("entity").asText().equals(entity.entity());
    }

    private static String nearest(JsonNode wanted, AnnotationJson seen) {
        return seen.entities().stream()
                .filter(entity -> entity.start() < wanted.path("end").asInt()
                        && wanted.path("start").asInt() < entity.end())
                .map(entity -> " (we saw " + entity + ")")
                .findFirst()
                .orElse("");
    }
}
