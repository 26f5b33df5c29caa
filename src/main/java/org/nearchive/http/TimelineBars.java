package org.nearchive.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.nearchive.date.DateRange;
import org.nearchive.http.Frame.Link;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Timeline;

/**
 * Numbers of posts over time, each a bar that leads to its posts: by year, and by month where few years are asked for.
 *
 * @param bars in the order of time
 * @param axes what the bars lie on, to choose from
 * @param whole where all years are shown again; empty when they are
 * @param parameters that the ends of the range have in an address
 */
public record TimelineBars(List<Bar> bars, List<Link> axes, String whole, Ends parameters) {
    /** The tallest bar's level; style.css has a class for each. */
    private static final int LEVELS = 20;

    /** Months are shown when at most so many are asked for. */
    private static final int MOST_MONTHS = 36;

    private static final List<String> AXES = List.of("published", "on");

    /** Longer times without any post are shown as a gap. */
    private static final int LONGEST_EMPTY = 2;

    /**
     * One unit of time.
     *
     * @param value as an address has it: {@code 2023}, {@code 2023-06}; empty for a gap
     * @param label under the bar, short
     * @param name of the unit in full
     * @param level of the bar, 0 to 20; 0 only for none
     * @param address of its posts
     * @param chosen whether just this unit is asked for; the address then takes that back
     */
    public record Bar(String value, String label, String name, long count, int level, String address, boolean chosen) {}

    /** Names of the parameters that hold the first and the last day. */
    public record Ends(String from, String to) {}

    public TimelineBars {
        bars = List.copyOf(bars);
        axes = List.copyOf(axes);
    }

    /** The axis that the reader chose; the days spoken of, when only they are asked for. */
    static Timeline.Axis axis(SearchParameters parameters) {
        String chosen = parameters.one(SearchLinks.AXIS, "");
        if (!chosen.isEmpty()) {
            return Timeline.Axis.parse(chosen);
        }
        boolean isSpokenOf =
                !parameters.all("on_from").isEmpty() || !parameters.all("on_to").isEmpty();
        boolean isPublished =
                !parameters.all("from").isEmpty() || !parameters.all("to").isEmpty();
        return isSpokenOf && !isPublished ? Timeline.Axis.ON : Timeline.Axis.PUBLISHED;
    }

    static Timeline.Unit unit(DateRange range) {
        LocalDate from = range.from();
        LocalDate to = range.to();
        return from != null && to != null && ChronoUnit.MONTHS.between(from, to) < MOST_MONTHS
                ? Timeline.Unit.MONTH
                : Timeline.Unit.YEAR;
    }

    /** @param axisAddress where the page lies with another axis: {@code published} or {@code on} */
    static TimelineBars of(
            Messages words,
            SearchLinks links,
            Timeline.Axis axis,
            DateRange range,
            List<SearchResult.Count> counts,
            Function<String, String> axisAddress) {
        Ends ends = axis == Timeline.Axis.PUBLISHED ? new Ends("from", "to") : new Ends("on_from", "on_to");
        Timeline.Unit unit = unit(range);
        Map<String, Long> known = new HashMap<>();
        counts.forEach(count -> known.put(count.id(), count.count()));
        long most = counts.stream().mapToLong(SearchResult.Count::count).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        String all = links.with(Map.of(ends.from, List.of(), ends.to, List.of()));
        String from = links.parameters().one(ends.from, "");
        String to = links.parameters().one(ends.to, "");
        for (String value : unit == Timeline.Unit.MONTH ? months(range) : years(known)) {
            long count = known.getOrDefault(value, 0L);
            boolean chosen = !value.isEmpty() && value.equals(from) && value.equals(to);
            String address = chosen ? all : links.with(Map.of(ends.from, List.of(value), ends.to, List.of(value)));
            bars.add(new Bar(value, label(value), name(words, value), count, level(count, most), address, chosen));
        }
        List<Link> axes = AXES.stream()
                .map(name -> new Link(
                        words.text("timeline." + name), axisAddress.apply(name), Timeline.Axis.parse(name) == axis))
                .toList();
        return new TimelineBars(bars, axes, range.isOpen() ? "" : all, ends);
    }

    private static List<String> months(DateRange range) {
        YearMonth last = YearMonth.from(java.util.Objects.requireNonNull(range.to()));
        List<String> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(java.util.Objects.requireNonNull(range.from()));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(month.toString());
        }
        return months;
    }

    /** From the first to the last; few years without posts among them, or an empty text for many. */
    private static List<String> years(Map<String, Long> known) {
        List<String> years = new ArrayList<>();
        int last = 0;
        for (String year : new TreeMap<>(known).keySet()) {
            int number = Integer.parseInt(year);
            if (last > 0 && number - last - 1 > LONGEST_EMPTY) {
                years.add("");
            } else {
                for (int empty = last + 1; last > 0 && empty < number; empty++) {
                    years.add("%04d".formatted(empty));
                }
            }
            years.add(year);
            last = number;
        }
        return years;
    }

    /** The year, in the place of its first month too. */
    private static String label(String value) {
        int dash = value.indexOf('-');
        if (dash < 0 || value.endsWith("-01")) {
            return dash < 0 ? value : value.substring(0, dash);
        }
        return Integer.toString(Integer.parseInt(value.substring(dash + 1)));
    }

    private static String name(Messages words, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return value.length() == 4 ? words.year(Integer.parseInt(value)) : words.month(YearMonth.parse(value));
    }

    private static int level(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(1, Math.round((double) count * LEVELS / most));
    }
}
