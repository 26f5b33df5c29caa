package org.nearchive.date;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.Spelling;
import org.nearchive.date.Rules.Rule;

/**
 * Reads a file of {@code index-config/dates/}: three cells a line, separated by TAB.
 *
 * <pre>
 * MONTH   1      January | Jan | Jan.       words, and what they say
 * part    md     MONTH D | D MONTH          a piece of a shape with a name
 * not            NUM UNIT                   passed over
 * date           md ","? Y4                 a date
 * setting verbs  after                      how the language is
 * </pre>
 */
final class RuleFile {
    private static final List<String> KINDS = List.of("part", "not", "date", "setting");

    private final Path file;
    private final String language;
    private final List<String> mistakes;
    private final Words words = new Words();
    private final Symbols symbols = new Symbols();
    private final Map<String, Shape> parts = new HashMap<>();
    private final List<Shape> lookAlikes = new ArrayList<>();
    private final List<Shape> dates = new ArrayList<>();
    private final List<Rule> dateRules = new ArrayList<>();
    private final Set<Tense.Ending> endings = new LinkedHashSet<>();
    private final List<String> events = new ArrayList<>();
    private boolean verbLast;

    private RuleFile(Path file, String language, List<String> mistakes) {
        this.file = file;
        this.language = language;
        this.mistakes = mistakes;
    }

    /** @param mistakes where everything wrong is added, with file and line; the result is of no use then */
    static Rules read(Path file, String language, List<String> mistakes) {
        return new RuleFile(file, language, mistakes).read();
    }

    private Rules read() {
        List<String> lines = lines();
        // Words first: shapes may use what stands below them.
        for (int i = 0; i < lines.size(); i++) {
            line(i + 1, lines.get(i), true);
        }
        for (int i = 0; i < lines.size(); i++) {
            line(i + 1, lines.get(i), false);
        }
        Automaton automaton = new Automaton();
        List<Rule> rules = new ArrayList<>();
        for (Shape shape : lookAlikes) {
            automaton.add(shape, rules.size());
            rules.add(Rule.LOOK_ALIKE);
        }
        for (int i = 0; i < dates.size(); i++) {
            automaton.add(dates.get(i), rules.size());
            rules.add(dateRules.get(i));
        }
        automaton.freeze();
        words.freeze();
        Tense tense = new Tense(
                verbLast,
                Set.copyOf(endings),
                symbols.define("FORWARD", Slot.FORWARD),
                symbols.define("PAST", Slot.PAST),
                symbols.define("PRESENT", Slot.PRESENT));
        boolean[] beginnings = automaton.beginnings(symbols.size());
        return new Rules(
                language,
                words,
                symbols,
                automaton,
                beginnings,
                words.beginningsOf(symbol -> beginnings[symbol]),
                words.beginningsOf(symbol -> symbols.slot(symbol) == Slot.EVENT),
                List.copyOf(rules),
                tense,
                List.copyOf(events));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            mistakes.add(file + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read: " + e.getMessage() + "; each language needs its file of dates");
        }
        return List.of();
    }

    private void line(int number, String line, boolean wordsNow) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            if (wordsNow) {
                mistake(number, "a line has 3 cells separated by TAB, this one has " + cells.length);
            }
            return;
        }
        String kind = cells[0].strip();
        String value = cells[1].strip();
        String written = cells[2].strip();
        boolean isWords = !kind.isEmpty() && Character.isUpperCase(kind.charAt(0));
        try {
            if (isWords && wordsNow) {
                words(kind, value, written);
            } else if (!isWords && !wordsNow) {
                rule(kind, value, written);
            }
        } catch (IllegalArgumentException e) {
            mistake(number, String.valueOf(e.getMessage()));
        }
    }

    private void words(String kind, String value, String written) {
        Slot slot = slot(kind);
        int symbol = symbols.define(kind, slot);
        int number;
        try {
            number = slot.valueOf(value, this::event);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the value of " + kind + " " + e.getMessage() + ", but was \"" + value + "\"", e);
        }
        for (String word : written.split("\\|", -1)) {
            String folded = fold(word.strip());
            if (folded.isEmpty()) {
                throw new IllegalArgumentException("an empty word beside a |");
            }
            if (folded.startsWith("*")) {
                endings.add(new Tense.Ending(folded.substring(1), slot == Slot.FORWARD ? 1 : -1));
            } else {
                words.add(folded, new Words.Entry(symbol, number));
            }
        }
    }

    private static Slot slot(String kind) {
        String name = kind.split("\\.", 2)[0];
        try {
            return Slot.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no kind of words; nearest: " + nearest(name, slots()), e);
        }
    }

    private static List<String> slots() {
        List<String> names = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            names.add(slot.name());
        }
        return names;
    }

    private int event(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("is a name for the kind of event");
        }
        if (!events.contains(name)) {
            events.add(name);
        }
        return events.indexOf(name);
    }

    private void rule(String kind, String value, String written) {
        switch (kind) {
            case "part" -> {
                if (!value.matches("[a-z][\\w-]*") || parts.putIfAbsent(value, shape(written)) != null) {
                    throw new IllegalArgumentException(
                            "a part has a name of its own in small letters, but was \"" + value + "\"");
                }
            }
            case "not" -> lookAlikes.add(shape(written));
            case "date" -> {
                dates.add(shape(written));
                dateRules.add(
                        switch (value) {
                            case "" -> Rule.DATE;
                            case "bare" -> Rule.BARE;
                            case "typed" -> Rule.TYPED;
                            default ->
                                throw new IllegalArgumentException(
                                        "the second cell of a date is empty, bare or typed, but was \"" + value + "\"");
                        });
            }
            case "setting" -> {
                if (!value.equals("verbs") || !(written.equals("after") || written.equals("anywhere"))) {
                    throw new IllegalArgumentException(
                            "the only setting is verbs, after or anywhere, but was \"" + value + " " + written + "\"");
                }
                verbLast = written.equals("after");
            }
            default ->
                throw new IllegalArgumentException("\"" + kind + "\" is no kind of line; nearest: "
                        + nearest(kind, KINDS) + "; words have a kind in capitals");
        }
    }

    private Shape shape(String written) {
        return ShapeReader.read(written, parts, this::classNumber, this::literal);
    }

    private int classNumber(String name) {
        Integer found = symbols.find(name);
        if (found == null) {
            List<String> known = new ArrayList<>(parts.keySet());
            symbols.names().forEach(known::add);
            throw new IllegalArgumentException(
                    "\"" + name + "\" is used, but no line defines it above; nearest: " + nearest(name, known));
        }
        return found;
    }

    private int literal(String word) {
        String folded = fold(word);
        String name = "\"" + folded;
        Integer known = symbols.find(name);
        if (known != null) {
            return known;
        }
        int symbol = symbols.define(name, Slot.NONE);
        words.add(folded, new Words.Entry(symbol, 0));
        return symbol;
    }

    private String fold(String word) {
        return new String(Letters.fold(word, language.equals("mn")));
    }

    private void mistake(int line, @Nullable String text) {
        mistakes.add(file + ":" + line + ": " + text);
    }

    private static String nearest(String name, List<String> known) {
        return Spelling.nearest(
                        name,
                        known.stream().filter(other -> !other.startsWith("\"")).toList())
                .orElse("");
    }
}
