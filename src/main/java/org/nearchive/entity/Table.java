package org.nearchive.entity;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nearchive.config.Spelling;

/** A file that staff edit: lines of cells separated by TAB, {@code #} comments, one line that names the columns. */
final class Table {
    static final List<String> LANGUAGES = List.of("ko", "en", "zh-Hans", "zh-Hant", "ja", "ru", "mn");

    private final Path file;
    private final List<String> mistakes;
    private final List<Row> rows = new ArrayList<>();

    private Table(Path file, List<String> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** A line. Cells are without the spaces around them; a column that the file lacks is empty. */
    final class Row {
        private final int line;
        private final Map<String, String> cells = new HashMap<>();

        private Row(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        List<String> list(String column) {
            return cell(column).isEmpty()
                    ? List.of()
                    : Arrays.asList(cell(column).split("\\|", -1));
        }

        void mistake(String text) {
            mistakes.add(file + ":" + line + ": " + text);
        }

        String place() {
            return file.getFileName() + ":" + line;
        }
    }

    /**
     * @param required columns that must be there; the seven languages and {@code optional} may be
     * @param mistakes takes what is wrong with the file
     * @return no rows when the file does not exist
     */
    static List<Row> read(Path file, List<String> required, List<String> optional, List<String> mistakes) {
        Table table = new Table(file, mistakes);
        if (Files.exists(file)) {
            table.read(required, optional);
        }
        return table.rows;
    }

    private void read(List<String> required, List<String> optional) {
        List<String> columns = List.of();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Row row = new Row(i + 1);
            List<String> cells = Arrays.asList(line.split("\t", -1));
            if (columns.isEmpty()) {
                columns = header(row, cells, required, optional);
                if (columns.isEmpty()) {
                    return;
                }
            } else if (cells.size() != columns.size()) {
                row.mistake("a line has " + columns.size() + " cells separated by TAB, this one has " + cells.size());
            } else {
                for (int cell = 0; cell < cells.size(); cell++) {
                    row.cells.put(columns.get(cell), cells.get(cell).strip());
                }
                rows.add(row);
            }
        }
    }

    /** Empty when it is none that the rest could be read by. */
    private static List<String> header(Row row, List<String> cells, List<String> required, List<String> optional) {
        List<String> known = new ArrayList<>(required);
        known.addAll(LANGUAGES);
        known.addAll(optional);
        boolean right = true;
        for (String column : cells) {
            if (!known.contains(column)) {
                row.mistake("there is no column or language \"" + column + "\"; nearest: " + nearest(column, known));
                right = false;
            }
        }
        for (String column : required) {
            if (!cells.contains(column)) {
                row.mistake("the first line after the comments names the columns, separated by TAB, and \"" + column
                        + "\" is missing: " + String.join(" ", known));
                right = false;
            }
        }
        return right ? cells : List.of();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            mistakes.add(file + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    /** The most alike of {@code known}. */
    static String nearest(String written, Collection<String> known) {
        return Spelling.nearest(written, known).orElse("none");
    }
}
