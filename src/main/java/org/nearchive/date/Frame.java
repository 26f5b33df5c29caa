package org.nearchive.date;

import org.jspecify.annotations.Nullable;

/** What the words of one date said, before it is known which days that means. Filled word by word. */
final class Frame {
    @Nullable
    Integer year;

    boolean yearGiven;

    @Nullable
    Integer shortYear;

    @Nullable
    Integer era;

    @Nullable
    Integer month;

    @Nullable
    Integer day;

    @Nullable
    Integer weekday;

    @Nullable
    Integer season;

    @Nullable
    Integer quarter;

    @Nullable
    Integer half;

    @Nullable
    Integer decade;

    @Nullable
    Integer part;

    @Nullable
    Integer unit;

    @Nullable
    Integer count;

    @Nullable
    Integer deixis;

    @Nullable
    Integer ago;

    @Nullable
    Shift shift;

    @Nullable
    Integer dayFrom;

    @Nullable
    Integer event;

    @Nullable
    Integer damaged;

    int start = -1;
    int end = -1;

    void say(Slot slot, int value, int from, int to, boolean outside) {
        if (!outside) {
            start = start < 0 ? from : start;
            end = to;
        }
        switch (slot) {
            case YEAR -> {
                year = value;
                yearGiven = true;
            }
            case SHORT_YEAR -> shortYear = value;
            case ERA -> era = value;
            case ERA_YEAR -> {
                year = value;
                yearGiven = true;
            }
            case MONTH -> month = value;
            case DAY -> day = day == null ? value : day + value;
            case WEEKDAY -> weekday = value;
            case SEASON -> season = value;
            case QUARTER -> quarter = value;
            case HALF -> half = value;
            case DECADE -> decade = value;
            case SHORT_DECADE -> decade = value < 30 ? 2000 + value : 1900 + value;
            case PART -> part = value;
            case UNIT -> unit = value;
            case COUNT -> count = count == null ? value : count + value;
            case DEIXIS -> deixis = value;
            case AGO -> ago = value;
            case SHIFT -> shift = Shift.of(value);
            case DAY_FROM -> dayFrom = value;
            case EVENT -> event = value;
            case DAMAGED -> damaged = value;
            case NONE, TO, AND, FORWARD, PAST, PRESENT, UNTIL -> {}
        }
    }

    /** Turns years of an era and counts of units into what they mean. */
    void finish() {
        if (year != null && era != null) {
            year = year + era;
            era = null;
        }
        if (count != null && unit != null && ago != null) {
            shift = new Shift(unit, count * ago, false);
        } else if (deixis != null && unit != null && count == null) {
            shift = new Shift(unit, deixis, false);
            deixis = null;
        } else if (unit != null && count == null && shift == null && (part != null || half != null)) {
            shift = new Shift(unit, 0, false);
        }
    }

    boolean saysYear() {
        return year != null || shortYear != null || shift != null || deixis != null || decade != null;
    }

    boolean isBareDay() {
        return day != null && month == null && !saysYear();
    }
}
