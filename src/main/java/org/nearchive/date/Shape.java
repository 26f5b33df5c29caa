package org.nearchive.date;

import java.util.ArrayList;
import java.util.List;

/** The tree of one written shape, before it goes into the {@link Automaton}. */
sealed interface Shape {
    /**
     * One word or number.
     *
     * @param glued nothing may stand between it and what comes before
     * @param outside it must be there, but is no part of the mention
     */
    record One(int symbol, boolean glued, boolean outside) implements Shape {}

    record Sequence(List<Shape> items) implements Shape {}

    record Choice(List<Shape> items) implements Shape {}

    record Optional(Shape item) implements Shape {}

    /** The same shape as context only, or touching what comes before. */
    default Shape with(boolean glued, boolean outside) {
        return switch (this) {
            case One one -> new One(one.symbol, one.glued || glued, one.outside || outside);
            case Sequence sequence -> {
                List<Shape> items = new ArrayList<>();
                for (Shape item : sequence.items) {
                    items.add(item.with(glued && items.isEmpty(), outside));
                }
                yield new Sequence(items);
            }
            case Choice choice ->
                new Choice(choice.items.stream()
                        .map(item -> item.with(glued, outside))
                        .toList());
            case Optional optional -> new Optional(optional.item.with(glued, outside));
        };
    }
}
