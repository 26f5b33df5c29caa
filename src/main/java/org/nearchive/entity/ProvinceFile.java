package org.nearchive.entity;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;

/** Reads {@code entities/provinces.tsv}: a line a province, names separated by {@code |}, a name with {@code ?} shared. */
final class ProvinceFile {
    private static final List<String> COLUMNS = List.of(
            "id",
            "country",
            "type",
            "status",
            "since",
            "ko",
            "en",
            "zh-Hans",
            "zh-Hant",
            "ja",
            "ru",
            "mn",
            "wikidata",
            "source",
            "note");
    private static final List<String> LANGUAGES = COLUMNS.subList(5, 12);
    private static final Pattern ID = Pattern.compile("[A-Z]{2}-[A-Z0-9]+(?:-[A-Z]+)?");
    private static final List<String> STATUSES = List.of("member", "observer", "associate", "special", "applicant");

    private final Path file;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, Entity> provinces = new LinkedHashMap<>();
    /** Folded name → the line and id that claimed it first without a question mark. */
    private final Map<String, Claim> claims = new LinkedHashMap<>();

    private ProvinceFile(Path file) {
        this.file = file;
    }

    static List<Entity> read(Path file) {
        return new ProvinceFile(file).read();
    }

    private List<Entity> read() {
        List<String> lines = lines();
        boolean headerSeen = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Arrays.asList(line.split("\t", -1));
            if (headerSeen) {
                province(i + 1, cells);
            } else if (cells.equals(COLUMNS)) {
                headerSeen = true;
            } else {
                throw new ConfigException(List.of(file + ":" + (i + 1) + ": the first line after the comments names the"
                        + " columns, separated by TAB: " + String.join(" ", COLUMNS)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return List.copyOf(provinces.values());
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ConfigException(List.of(file + ": is not UTF-8; save it as UTF-8"));
        } catch (IOException e) {
            throw new ConfigException(List.of(file + ": cannot be read: " + e.getMessage()));
        }
    }

    private void province(int line, List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            mistake(line, "a line has " + COLUMNS.size() + " cells separated by TAB, this one has " + cells.size());
            return;
        }
        String id = cell(cells, "id");
        if (!ID.matcher(id).matches()) {
            mistake(line, "\"" + id + "\" is no id of a province; write one like CN-GS (ISO 3166-2)");
        }
        if (!STATUSES.contains(cell(cells, "status"))) {
            mistake(
                    line,
                    "the status is one of " + String.join(", ", STATUSES) + ", but was \"" + cell(cells, "status")
                            + "\"");
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            names.put(language, names(line, id, cell(cells, language)));
        }
        if (names.values().stream().allMatch(List::isEmpty)) {
            mistake(line, id + " has no name in any language");
        }
        Entity province = new Entity(id, "province", cell(cells, "country"), cell(cells, "status"), names);
        if (provinces.putIfAbsent(id, province) != null) {
            mistake(line, "\"" + id + "\" is defined a second time; a province has one line");
        }
    }

    private List<String> names(int line, String id, String cell) {
        List<String> names = new ArrayList<>();
        for (String written : cell.isEmpty() ? new String[0] : cell.split("\\|", -1)) {
            boolean shared = written.endsWith("?");
            String name = (shared ? written.substring(0, written.length() - 1) : written).strip();
            if (name.isEmpty()) {
                mistake(line, "an empty name between two |");
                continue;
            }
            names.add(name);
            Claim other = claims.putIfAbsent(FoldedText.fold(name), new Claim(id, line, shared));
            if (other != null && !other.id.equals(id) && !(shared && other.shared)) {
                mistake(
                        line,
                        "\"" + name + "\" is also a name of " + other.id + " (line " + other.line
                                + "); a name that may mean either is written with a ? in both: " + name + "?");
            }
        }
        return names;
    }

    private static String cell(List<String> cells, String column) {
        return cells.get(COLUMNS.indexOf(column)).strip();
    }

    private void mistake(int line, @Nullable String text) {
        mistakes.add(file + ":" + line + ": " + text);
    }

    private record Claim(String id, int line, boolean shared) {}
}
