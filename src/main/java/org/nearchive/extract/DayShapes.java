package org.nearchive.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shapes in which a site prints a day, like {@code YYYY-MM-DD} or {@code YYYY년 M월 D일}. {@code MM} and {@code DD}
 * are two digits, {@code M} and {@code D} one or two, {@code MMMM} a month's name in English or Russian; a space may be
 * missing; everything else stands for itself.
 */
final class DayShapes {
    private static final Pattern PARTS = Pattern.compile("[YMD]+|\\s+|[^YMD\\s]+");
    private static final Map<String, Integer> MONTHS = months();

    private final List<String> written;
    private final List<Shape> shapes;
    private final Pattern any;

    private record Shape(Pattern pattern, String source) {}

    /** @throws IllegalArgumentException naming the shape that cannot be read */
    DayShapes(List<String> written) {
        this.written = List.copyOf(written);
        shapes = written.stream().map(DayShapes::shape).toList();
        any = Pattern.compile(source());
    }

    private static Map<String, Integer> months() {
        List<String> names = List.of(
                "january jan январь января янв",
                "february feb февраль февраля фев февр",
                "march mar март марта мар",
                "april apr апрель апреля апр",
                "may май мая",
                "june jun июнь июня июн",
                "july jul июль июля июл",
                "august aug август августа авг",
                "september sep sept сентябрь сентября сен сент",
                "october oct октябрь октября окт",
                "november nov ноябрь ноября ноя нояб",
                "december dec декабрь декабря дек");
        Map<String, Integer> months = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (String name : names.get(i).split(" ")) {
                months.put(name, i + 1);
            }
        }
        return months;
    }

    private static Shape shape(String written) {
        StringBuilder pattern = new StringBuilder();
        String found = "";
        Matcher parts = PARTS.matcher(written);
        while (parts.find()) {
            String part = parts.group();
            char first = part.charAt(0);
            pattern.append(
                    switch (part) {
                        case "YYYY" -> "(?<year>\\d{4})";
                        case "MMMM" ->
                            "(?<name>(?iu:"
                                    + MONTHS.keySet().stream()
                                            .sorted((a, b) -> b.length() - a.length())
                                            .collect(Collectors.joining("|"))
                                    + "))\\.?";
                        case "MM" -> "(?<month>\\d{2})";
                        case "M" -> "(?<month>1[0-2]|0?[1-9])";
                        case "DD" -> "(?<day>\\d{2})";
                        case "D" ->
                            "(?<day>3[01]|[12]\\d|0?[1-9])" + (written.contains("MMMM") ? "(?:st|nd|rd|th)?" : "");
                        default -> {
                            if (first == 'Y' || first == 'M' || first == 'D') {
                                throw unreadable(written);
                            }
                            yield part.isBlank() ? "\\s*" : Pattern.quote(part);
                        }
                    });
            if (first == 'Y' || first == 'M' || first == 'D') {
                found += first;
            }
        }
        if (found.length() != 3 || !found.contains("Y") || !found.contains("M") || !found.contains("D")) {
            throw unreadable(written);
        }
        // Not within a longer number: the day of "2023.7.112" is not 11.
        String source = pattern + "(?!\\d)";
        return new Shape(Pattern.compile(source), source.replaceAll("\\(\\?<\\w+>", "(?:"));
    }

    private static IllegalArgumentException unreadable(String shape) {
        return new IllegalArgumentException("the shape of a day has YYYY, M or MM or MMMM, and D or DD in it, each"
                + " once, like YYYY-MM-DD, but was \"" + shape + "\"");
    }

    /** A regular expression for a day in any of the shapes, without groups. */
    String source() {
        return "(?:" + shapes.stream().map(Shape::source).collect(Collectors.joining("|")) + ")";
    }

    /** As they were written. */
    @Override
    public String toString() {
        return String.join(", ", written);
    }

    /** The last day written in a text, as it is written there. */
    Optional<String> last(String text) {
        List<String> days = all(text);
        return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
    }

    /** All days written in a text, as they are written there. */
    List<String> all(String text) {
        List<String> days = new ArrayList<>();
        Matcher found = any.matcher(text);
        while (found.find()) {
            days.add(found.group());
        }
        return days;
    }

    /** The day of a text that has one of the shapes; empty when the calendar has no such day. */
    Optional<LocalDate> day(String written) {
        for (Shape shape : shapes) {
            Matcher parts = shape.pattern().matcher(written);
            if (parts.matches()) {
                try {
                    return Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group("year")),
                            month(shape, parts),
                            Integer.parseInt(parts.group("day"))));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static int month(Shape shape, Matcher parts) {
        if (shape.pattern().namedGroups().containsKey("month")) {
            return Integer.parseInt(parts.group("month"));
        }
        return MONTHS.getOrDefault(parts.group("name").toLowerCase(Locale.ROOT), 0);
    }
}
