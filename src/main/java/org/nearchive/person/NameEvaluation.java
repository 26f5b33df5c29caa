package org.nearchive.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well names are compared, measured on judged ones: {@code people.tsv} (a person a line with its spellings by language, each
 * the same as each other of its line) and {@code others.tsv} (two names a line that are not one person's).
 */
public final class NameEvaluation {
    private final PersonNames names;
    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Count all = new Count();

    /** Of the pairs of two languages. */
    private static final class Count {
        private int found;
        private int missed;
        private int perhaps;
        private int wrong;
        private int right;

        double recall() {
            return found + missed == 0 ? 1 : (double) found / (found + missed);
        }

        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }
    }

    public NameEvaluation(PersonNames names) {
        this.names = names;
    }

    /** Reads both files of a folder. */
    public NameEvaluation evaluate(Path folder) throws IOException {
        List<String> lines = lines(folder.resolve("people.tsv"));
        String[] header = lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            person(header, line.split("\t", -1));
        }
        for (String line : lines(folder.resolve("others.tsv"))) {
            String[] pair = line.split("\t", -1);
            others(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return this;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private void person(String[] header, String[] cells) {
        List<String[]> spellings = new ArrayList<>();
        for (int i = 1; i < Math.min(header.length, cells.length); i++) {
            for (String spelling : cells[i].split("\\|", -1)) {
                if (!spelling.isEmpty()) {
                    spellings.add(new String[] {header[i], spelling});
                    columns.put(spelling, header[i]);
                }
            }
        }
        for (int i = 0; i < spellings.size(); i++) {
            for (int j = i + 1; j < spellings.size(); j++) {
                String[] one = spellings.get(i);
                String[] other = spellings.get(j);
                if (!one[1].equals(other[1])) {
                    same(cells[0] + " " + one[0] + "-" + other[0], one[1], other[1]);
                }
            }
        }
    }

    private void same(String kind, String one, String other) {
        Likeness likeness = names.compare(one, other);
        for (Count count : List.of(counts.computeIfAbsent(kind, key -> new Count()), all)) {
            count.found += likeness.isSame() ? 1 : 0;
            count.missed += likeness.isSame() ? 0 : 1;
            count.perhaps += likeness.verdict() == Verdict.PERHAPS ? 1 : 0;
        }
        if (!likeness.isSame()) {
            errors.add("missed\t" + kind + "\t" + one + "\t" + other + "\t"
                    + likeness.verdict().word());
        }
    }

    private void others(String one, String other) {
        String kind = "others " + columns.getOrDefault(one, "") + "-" + columns.getOrDefault(other, "");
        Likeness likeness = names.compare(one, other);
        for (Count count : List.of(counts.computeIfAbsent(kind, key -> new Count()), all)) {
            count.wrong += likeness.isSame() ? 1 : 0;
            count.right += likeness.isSame() ? 0 : 1;
        }
        if (likeness.isSame()) {
            errors.add("wrong\t" + kind + "\t" + one + "\t" + other);
        }
    }

    /** Share of the pairs of one person that are told to be the same. */
    public double recall() {
        return all.recall();
    }

    /** Share of the pairs told to be the same that are one person's. */
    public double precision() {
        return all.precision();
    }

    /** Pairs of one person whose name comes from a language, as told: ko, zh, ja, mn, ru. */
    public double recall(String language) {
        Count sum = new Count();
        counts.forEach((kind, count) -> {
            if (kind.startsWith(language + " ")) {
                sum.found += count.found;
                sum.missed += count.missed;
            }
        });
        return sum.recall();
    }

    /** One a line, cells separated by TAB. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** One row for each language that names come from and each two languages that they are written in. */
    public List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add("pairs\tsame\tof\tperhaps\trecall");
        counts.forEach((kind, count) -> {
            if (count.found + count.missed > 0) {
                rows.add(String.format(
                        Locale.ROOT,
                        "%s\t%d\t%d\t%d\t%.3f",
                        kind,
                        count.found,
                        count.found + count.missed,
                        count.perhaps,
                        count.recall()));
            }
        });
        rows.add(String.format(
                Locale.ROOT,
                "all\t%d\t%d\t%d\t%.3f\tof others %d told the same, %d not; precision %.3f",
                all.found,
                all.found + all.missed,
                all.perhaps,
                all.recall(),
                all.wrong,
                all.right,
                all.precision()));
        return rows;
    }
}
