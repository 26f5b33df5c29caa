package org.nearchive.date;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.Numerals.Numeral;

/** What shapes are made of: classes of numbers, classes of words, and literal words. Each has a number and a slot. */
final class Symbols {
    /** Classes of numbers and of unknown words, built in. */
    enum BuiltIn {
        /** A year in four digits. */
        Y4(Slot.YEAR),
        /** A year in two digits. */
        YY(Slot.SHORT_YEAR),
        /** A month in one or two digits. */
        M(Slot.MONTH),
        /** A month without its neighbours. */
        MA(Slot.MONTH),
        /** A month in two digits. */
        MM(Slot.MONTH),
        /** A day in one or two digits. */
        D(Slot.DAY),
        /** A day without its neighbours: 十日 and 이일 alone are mostly something else. */
        DA(Slot.DAY),
        /** A day in two digits. */
        DD(Slot.DAY),
        /** A count of days, months, years. */
        N(Slot.COUNT),
        /** A year of an era. */
        YE(Slot.ERA_YEAR),
        /** 1990 as a decade. */
        DEC(Slot.DECADE),
        /** 90 as a decade. */
        DEC2(Slot.SHORT_DECADE),
        Q(Slot.QUARTER),
        H(Slot.HALF),
        /** Month and day in one number that lost its middle. */
        BAD(Slot.DAMAGED),
        /** Any number; says nothing. */
        NUM(Slot.NONE),
        /** Any word of a script with spaces; says nothing. */
        W(Slot.NONE);

        final Slot slot;

        BuiltIn(Slot slot) {
            this.slot = slot;
        }

        boolean takes(Numeral number) {
            int value = number.value();
            int digits = number.digits();
            return switch (this) {
                case Y4 -> digits == 4 && value >= 1000 && value <= 2200;
                case YY, MM, DD -> digits == 2;
                case M, D -> digits <= 2;
                case MA, DA -> digits <= 2 && number.alone();
                case N, YE, NUM -> digits <= 4;
                case DEC -> digits == 4 && value >= 1000 && value <= 2200 && value % 10 == 0;
                case DEC2 -> digits == 2 && value % 10 == 0;
                case Q -> digits == 1 && value >= 1 && value <= 4;
                case H -> digits == 1 && value >= 1 && value <= 2;
                case BAD -> digits >= 2 && digits <= 4;
                case W -> false;
            };
        }
    }

    private static final BuiltIn[] BUILT_IN = BuiltIn.values();

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Slot> slots = new ArrayList<>();

    Symbols() {
        for (BuiltIn symbol : BUILT_IN) {
            numbers.put(symbol.name(), slots.size());
            slots.add(symbol.slot);
        }
    }

    static BuiltIn[] builtIn() {
        return BUILT_IN;
    }

    int define(String name, Slot slot) {
        return numbers.computeIfAbsent(name, fresh -> {
            slots.add(slot);
            return slots.size() - 1;
        });
    }

    @Nullable
    Integer find(String name) {
        return numbers.get(name);
    }

    Iterable<String> names() {
        return numbers.keySet();
    }

    Slot slot(int symbol) {
        return slots.get(symbol);
    }

    int size() {
        return slots.size();
    }
}
