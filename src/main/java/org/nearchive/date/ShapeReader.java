package org.nearchive.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a written shape: {@code MONTH D ","? Y4}. Names in capitals are classes of words or numbers, names in small
 * letters are parts, what stands in quotation marks stands for itself; {@code (a | b)} is a choice, {@code ?} says
 * "or nothing"; {@code ^} before an item: no space before it; {@code -} before an item: needed, but no part of the mention.
 */
final class ShapeReader {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"[^\"]*\")|([()|?^-])|([A-Za-z][\\w.-]*)|(\\S))");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Shape> parts;
    private final ToIntFunction<String> classes;
    private final ToIntFunction<String> literals;
    private int next;

    private ShapeReader(Map<String, Shape> parts, ToIntFunction<String> classes, ToIntFunction<String> literals) {
        this.parts = parts;
        this.classes = classes;
        this.literals = literals;
    }

    /**
     * @param classes the number of a class of words or numbers; throws when there is none of that name
     * @param literals the number of a word that stands for itself
     * @throws IllegalArgumentException saying what is wrong with the shape
     */
    static Shape read(
            String written, Map<String, Shape> parts, ToIntFunction<String> classes, ToIntFunction<String> literals) {
        ShapeReader reader = new ShapeReader(parts, classes, literals);
        Matcher matcher = TOKEN.matcher(written);
        while (matcher.lookingAt()) {
            reader.tokens.add(matcher.group().strip());
            matcher.region(matcher.end(), written.length());
        }
        Shape shape = reader.choice();
        if (reader.peek() != null) {
            throw new IllegalArgumentException("\"" + reader.peek() + "\" closes nothing");
        }
        return shape;
    }

    private @Nullable String peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private boolean take(String token) {
        if (token.equals(peek())) {
            next++;
            return true;
        }
        return false;
    }

    private Shape choice() {
        List<Shape> items = new ArrayList<>(List.of(sequence()));
        while (take("|")) {
            items.add(sequence());
        }
        return items.size() == 1 ? items.getFirst() : new Shape.Choice(items);
    }

    private Shape sequence() {
        List<Shape> items = new ArrayList<>();
        for (String token = peek(); token != null && !token.equals("|") && !token.equals(")"); token = peek()) {
            items.add(item());
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a shape or one side of | is empty");
        }
        return new Shape.Sequence(items);
    }

    private Shape item() {
        boolean glued = take("^");
        boolean outside = take("-");
        Shape shape = bare().with(glued, outside);
        return take("?") ? new Shape.Optional(shape) : shape;
    }

    private Shape bare() {
        String token = peek();
        next++;
        if (token == null) {
            throw new IllegalArgumentException("an item is missing at the end");
        }
        if (token.equals("(")) {
            Shape inner = choice();
            if (!take(")")) {
                throw new IllegalArgumentException("a ( is not closed");
            }
            return inner;
        }
        if (token.startsWith("\"") && token.length() > 2) {
            return new Shape.One(literals.applyAsInt(token.substring(1, token.length() - 1)), false, false);
        }
        Shape part = parts.get(token);
        if (part != null) {
            return part;
        }
        if (!Character.isLetter(token.charAt(0))) {
            throw new IllegalArgumentException("\"" + token + "\" is no item; write a class, a part or \"a word\"");
        }
        return new Shape.One(classes.applyAsInt(token), false, false);
    }
}
