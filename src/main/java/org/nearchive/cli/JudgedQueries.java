package org.nearchive.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries whose relevant posts somebody named.
 *
 * @param grades by query id, then by post id
 */
public record JudgedQueries(List<Query> queries, Map<String, Map<String, Integer>> grades) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param language of the query, only to group figures by; {@code all} when the file does not say */
    public record Query(String id, String text, String language) {}

    /**
     * @param queries JSON lines {@code {"id","text","lang"?}}
     * @param judgements lines {@code query post grade}, or TREC's {@code query 0 post grade}; a heading is passed over
     */
    public static JudgedQueries read(Path queries, Path judgements) throws IOException {
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(judgements);
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).strip().split("\\s+");
            if (parts.length == 1 && parts[0].isEmpty()) {
                continue;
            }
            String grade = parts[parts.length - 1];
            if ((parts.length != 3 && parts.length != 4) || !grade.matches("-?\\d+")) {
                if (i == 0) {
                    continue;
                }
                throw new Nearchive.WrongUse(judgements + ":" + (i + 1)
                        + ": a line is \"query post grade\" or TREC's \"query 0 post grade\", but was: "
                        + lines.get(i));
            }
            grades.computeIfAbsent(parts[0], id -> new LinkedHashMap<>())
                    .put(parts[parts.length - 2], Integer.parseInt(grade));
        }
        List<Query> list = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(queries)) {
            number++;
            if (!line.isBlank()) {
                list.add(query(JSON.readTree(line), queries + ":" + number));
            }
        }
        return new JudgedQueries(List.copyOf(list), grades);
    }

    private static Query query(JsonNode line, String place) {
        if (!line.path("id").isValueNode() || !line.path("text").isTextual()) {
            throw new Nearchive.WrongUse(place + ": a query is {\"id\": …, \"text\": \"…\", \"lang\": optional}");
        }
        return new Query(
                line.path("id").asText(),
                line.path("text").asText(),
                line.path("lang").asText("all"));
    }

    /** The grades for one query; empty when nothing was judged for it. */
    public Map<String, Integer> of(Query query) {
        return grades.getOrDefault(query.id(), Map.of());
    }

    /** Whether something is judged relevant for a query; others cannot be measured. */
    public boolean isJudged(Query query) {
        return of(query).values().stream().anyMatch(grade -> grade > 0);
    }
}
