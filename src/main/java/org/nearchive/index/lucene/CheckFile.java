package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nearchive.config.ConfigException;

/**
 * The file {@code checks.tsv}: what a new generation must find before it may take the place of the one that answers.
 * A line is a query, TAB, what it must find, TAB, a note.
 */
public final class CheckFile {
    private static final String NAME = "checks.tsv";
    private static final List<String> COLUMNS = List.of("query", "posts", "note");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern ID = Pattern.compile("[^\\s:]+:\\S+");

    private CheckFile() {}

    /**
     * A line.
     *
     * @param place file and line, for messages
     */
    record Line(String place, String query, Expectation expectation, String note) {}

    /** What a query must find. */
    sealed interface Expectation {
        /** So many posts or more. */
        record AtLeast(int posts) implements Expectation {}

        /** Each of these posts that the archive has. */
        record Posts(List<String> ids) implements Expectation {}

        /** The same posts as another query. */
        record SameAs(String query) implements Expectation {}

        /** All posts of another query, and perhaps others. */
        record AllOf(String query) implements Expectation {}
    }

    /** @throws ConfigException with all mistakes of the file, each with its line */
    public static void check(Path indexConfig) {
        load(indexConfig);
    }

    /** No lines when there is no such file. */
    static List<Line> load(Path indexConfig) {
        Path file = indexConfig.resolve(NAME);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> mistakes = new ArrayList<>();
        List<Line> lines = read(file, mistakes);
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return lines;
    }

    private static List<Line> read(Path file, List<String> mistakes) {
        List<String> texts;
        try {
            texts = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            mistakes.add(file + ": is not UTF-8; save it as UTF-8");
            return List.of();
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read: " + e.getMessage());
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        boolean headed = false;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String place = file + ":" + (i + 1);
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            List<String> cells =
                    Arrays.stream(text.split("\t", -1)).map(String::strip).toList();
            if (!headed) {
                headed = true;
                if (!cells.equals(COLUMNS)) {
                    mistakes.add(place + ": the first line after the comments names the columns, separated by TAB: "
                            + String.join(" ", COLUMNS));
                    return List.of();
                }
            } else if (cells.size() != COLUMNS.size()) {
                mistakes.add(place + ": a line has " + COLUMNS.size() + " cells separated by TAB, this one has "
                        + cells.size());
            } else if (cells.getFirst().isEmpty()) {
                mistakes.add(place + ": the query is empty; write what would be typed into the search box");
            } else {
                expectation(place, cells.get(1), mistakes)
                        .ifPresent(expected -> lines.add(new Line(
                                NAME + place.substring(place.lastIndexOf(':')), cells.get(0), expected, cells.get(2))));
            }
        }
        return lines;
    }

    private static Optional<Expectation> expectation(String place, String cell, List<String> mistakes) {
        if (NUMBER.matcher(cell).matches()) {
            return Optional.of(new Expectation.AtLeast(Integer.parseInt(cell)));
        }
        if (cell.startsWith(">=") && cell.length() > 2) {
            return Optional.of(new Expectation.AllOf(cell.substring(2).strip()));
        }
        if (cell.startsWith("=") && cell.length() > 1) {
            return Optional.of(new Expectation.SameAs(cell.substring(1).strip()));
        }
        List<String> ids = List.of(cell.split(" +"));
        if (ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            return Optional.of(new Expectation.Posts(ids));
        }
        mistakes.add(place + ": \"" + cell + "\" is none of: a number (so many posts or more), ids of posts separated"
                + " by a space, = and a query (the same posts), >= and a query (all its posts)");
        return Optional.empty();
    }
}
