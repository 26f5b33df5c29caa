package org.nearchive.date;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How well dates are read in sentences that people have judged: a file of JSON lines {@code {"id", "lang", "text",
 * "published", "dates": [{"start", "end", "text", "value"}]}}, offsets in Unicode code points, the end exclusive.
 *
 * @param name the file's name
 * @param sentences how many sentences were read
 * @param judged how many dates they hold
 * @param found how many dates were found
 * @param spans how many of the found stand exactly where a judged one stands
 * @param values how many of those also mean the same
 * @param recalled how many judged values were found in their sentence, wherever they stand
 * @param errors a line for every sentence where the two differ
 */
public record DateEvaluation(
        String name, int sentences, int judged, int found, int spans, int values, int recalled, List<String> errors) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public DateEvaluation {
        errors = List.copyOf(errors);
    }

    private record Judged(int start, int end, String value) {}

    /** Reads one file of judged sentences. */
    public static DateEvaluation of(DateReader reader, Path file) throws IOException {
        int sentences = 0;
        int judged = 0;
        int found = 0;
        int spans = 0;
        int values = 0;
        int recalled = 0;
        List<String> errors = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode sentence = parse(file, number, line);
            List<Judged> right = judged(sentence);
            List<Judged> ours = ours(reader, sentence);
            sentences++;
            judged += right.size();
            found += ours.size();
            values += count(right, ours);
            spans += (int) ours.stream()
                    .filter(one -> right.stream().anyMatch(other -> one.start == other.start && one.end == other.end))
                    .count();
            List<String> open = new ArrayList<>(ours.stream().map(Judged::value).toList());
            recalled +=
                    (int) right.stream().filter(one -> open.remove(one.value)).count();
            if (!new HashSet<>(right).equals(new HashSet<>(ours))) {
                errors.add(difference(sentence, right, ours));
            }
        }
        return new DateEvaluation(
                String.valueOf(file.getFileName()), sentences, judged, found, spans, values, recalled, errors);
    }

    private static JsonNode parse(Path file, int number, String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ":" + number + ": is no line of JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Judged> judged(JsonNode sentence) {
        List<Judged> judged = new ArrayList<>();
        for (JsonNode date : sentence.path("dates")) {
            judged.add(new Judged(
                    date.path("start").asInt(),
                    date.path("end").asInt(),
                    date.path("value").asText()));
        }
        return judged;
    }

    private static List<Judged> ours(DateReader reader, JsonNode sentence) {
        String text = sentence.path("text").asText();
        LocalDate published = LocalDate.parse(sentence.path("published").asText());
        return reader.datesIn(text, sentence.path("lang").asText(), published).stream()
                .map(date -> new Judged(
                        text.codePointCount(0, date.start()), text.codePointCount(0, date.end()), date.value()))
                .toList();
    }

    private static int count(List<Judged> right, List<Judged> ours) {
        Set<Judged> both = new HashSet<>(right);
        both.retainAll(ours);
        return both.size();
    }

    private static String difference(JsonNode sentence, List<Judged> right, List<Judged> ours) {
        String text = sentence.path("text").asText();
        StringBuilder line = new StringBuilder(sentence.path("id").asText());
        right.stream()
                .filter(one -> !ours.contains(one))
                .forEach(one -> line.append("  missed ").append(shown(text, one)));
        ours.stream()
                .filter(one -> !right.contains(one))
                .forEach(one -> line.append("  found ").append(shown(text, one)));
        return line.append("  in: ").append(text).toString();
    }

    private static String shown(String text, Judged one) {
        int start = text.offsetByCodePoints(0, one.start);
        return "\"" + text.substring(start, text.offsetByCodePoints(start, one.end - one.start)) + "\" " + one.value;
    }

    public double spanPrecision() {
        return share(spans, found);
    }

    public double spanRecall() {
        return share(spans, judged);
    }

    /** Of the judged dates, how many were found at their place with their meaning. */
    public double valueAccuracy() {
        return share(values, judged);
    }

    public double valueRecall() {
        return share(recalled, judged);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
