package org.nearchive.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.Rules.Rule;
import org.nearchive.date.Scanner.Found;
import org.nearchive.date.Scanner.Step;

/** Reads one text: finds the shapes and tells which days they mean, seen from the day of publication. */
final class Resolver {
    /** Without a year, a day so near ahead is meant rather than the one a year before, if nothing points back. */
    private static final int NEAR_AHEAD = 60;
    /** Further ahead than this, nobody leaves the year out, when the same day has just been. */
    private static final int FAR_AHEAD = 300;

    private static final int JUST_BEEN = 31;

    private final Rules rules;
    private final String text;
    private final LocalDate published;
    private final Scanner scanner;
    private final Sentences sentences;
    private final List<DateMention> mentions = new ArrayList<>();
    private final List<Frame> events = new ArrayList<>();
    private final List<Frame> damaged = new ArrayList<>();

    Resolver(Rules rules, String text, LocalDate published, boolean typed) {
        this.rules = rules;
        this.text = text;
        this.published = published;
        this.scanner = new Scanner(rules, text, typed);
        this.sentences = new Sentences(rules, text, scanner.folded());
    }

    DateReading read() {
        int at = 0;
        while (at < text.length()) {
            List<Found> found = scanner.at(at);
            if (found.isEmpty()) {
                at++;
                continue;
            }
            for (Found candidate : found) {
                if (candidate.rule() == Rule.LOOK_ALIKE || take(candidate.steps())) {
                    break;
                }
            }
            at = Math.max(at + 1, found.getFirst().end());
        }
        new EventDays(rules, text, scanner.folded(), mentions).resolve(events);
        List<DamagedDate> lost = repair();
        mentions.sort(Comparator.comparingInt(DateMention::start));
        return new DateReading(mentions, lost);
    }

    /** @return whether the words make sense as dates */
    private boolean take(List<Step> steps) {
        List<Frame> frames = new ArrayList<>(List.of(new Frame()));
        boolean list = false;
        for (Step step : steps) {
            Slot slot = rules.symbols().slot(step.symbol());
            if (slot == Slot.TO || slot == Slot.AND) {
                list |= slot == Slot.AND;
                frames.add(new Frame());
            } else {
                frames.getLast().say(slot, step.value(), step.start(), step.end(), step.outside());
            }
        }
        frames.forEach(Frame::finish);
        Frame first = frames.getFirst();
        if (first.damaged != null) {
            damaged.add(first);
            return true;
        }
        if (first.dayFrom != null) {
            events.add(first);
            return true;
        }
        sentences.moveTo(first.start);
        share(frames);
        List<Days> days = new ArrayList<>();
        for (Frame frame : frames) {
            Days one = days.isEmpty() ? one(frame) : after(frame, frames.getFirst(), days.getLast());
            if (one == null) {
                return false;
            }
            days.add(one);
        }
        if (frames.size() > 1) {
            aroundPublication(frames, days);
        }
        if (list && !isRun(days)) {
            for (int i = 0; i < frames.size(); i++) {
                add(frames.get(i), frames.get(i), days.get(i), days.get(i));
            }
            return true;
        }
        return add(first, frames.getLast(), days.getFirst(), days.getLast());
    }

    /** "7~9월" on 14 August is this year's, whichever way the verbs point. */
    private void aroundPublication(List<Frame> frames, List<Days> days) {
        if (frames.stream().anyMatch(frame -> frame.saysYear() || frame.month == null)
                || !days.getFirst().from().isAfter(published)) {
            return;
        }
        List<Days> before = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Days one = Days.of(frames.get(i), days.get(i).from().getYear() - 1);
            if (one == null) {
                return;
            }
            before.add(one);
        }
        if (!before.getLast().to().isBefore(published)) {
            days.clear();
            days.addAll(before);
        }
    }

    private static boolean isRun(List<Days> days) {
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i - 1).to().plusDays(1).equals(days.get(i).from())) {
                return false;
            }
        }
        return true;
    }

    private boolean add(Frame first, Frame last, Days from, Days to) {
        if (from.from().isAfter(to.to()) || !inCalendar(first, from.from()) || !inCalendar(last, to.to())) {
            return false;
        }
        Precision precision = from.precision().compareTo(to.precision()) < 0 ? from.precision() : to.precision();
        mentions.add(new DateMention(
                first.start,
                last.end,
                text.substring(first.start, last.end),
                from.from(),
                to.to(),
                precision,
                first.yearGiven || last.yearGiven,
                false));
        return true;
    }

    private static boolean inCalendar(Frame frame, LocalDate day) {
        return frame.yearGiven ? day.getYear() >= 1 && day.getYear() <= 2300 : true;
    }

    /** What one end of a range leaves out, the other has said: "from 4 to 7 April", "28–30 июня 2023 года". */
    private static void share(List<Frame> frames) {
        for (int i = 1; i < frames.size(); i++) {
            inherit(frames.get(i), frames.get(i - 1), true);
        }
        for (int i = frames.size() - 2; i >= 0; i--) {
            inherit(frames.get(i), frames.get(i + 1), false);
        }
    }

    private static void inherit(Frame to, Frame from, boolean forward) {
        boolean monthMissing = to.day != null && to.month == null && to.shift == null;
        if (to.weekday != null && to.day == null) {
            return;
        }
        if (monthMissing && from.shift != null && from.month == null) {
            to.shift = from.shift;
            return;
        }
        if (monthMissing) {
            to.month = from.month;
        }
        if (to.saysYear()) {
            return;
        }
        to.deixis = monthMissing ? from.deixis : null;
        if (to.month == null && to.quarter == null && to.half == null && to.season == null && from.month != null) {
            return;
        }
        if (forward) {
            return;
        }
        if (from.year != null) {
            to.year = from.year;
            to.yearGiven = true;
        } else if (from.shift != null && from.shift.isInYears()) {
            to.shift = from.shift;
        }
    }

    /** The next end of a range or day of a list: not before the one before. */
    private @Nullable Days after(Frame frame, Frame first, Days before) {
        if (frame.shortYear != null && frame.year == null && before.precision() == Precision.YEAR) {
            frame.year = before.from().getYear() / 100 * 100 + frame.shortYear;
            return Days.of(frame, frame.year);
        }
        if (frame.year != null || frame.shortYear != null || frame.shift != null || frame.decade != null) {
            Days own = one(frame);
            if (own != null
                    && frame.year != null
                    && first.year != null
                    && own.to().isBefore(before.from())
                    && first.year.equals(frame.year)
                    && frame.month != null) {
                return Days.of(frame, frame.year + 1);
            }
            return own;
        }
        if (frame.weekday != null && frame.day == null) {
            return Days.day(before.from().with(TemporalAdjusters.next(DayOfWeek.of(frame.weekday))));
        }
        if (frame.isBareDay()) {
            YearMonth month = YearMonth.from(before.from());
            Days same = Days.of(month, frame.day == null ? 0 : frame.day);
            return same != null && !same.from().isBefore(before.from())
                    ? same
                    : Days.of(month.plusMonths(1), frame.day == null ? 0 : frame.day);
        }
        Days same = Days.of(frame, before.from().getYear());
        return same == null || same.to().isBefore(before.from())
                ? Days.of(frame, before.from().getYear() + 1)
                : same;
    }

    private @Nullable Days one(Frame frame) {
        try {
            return meant(frame);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Days meant(Frame frame) {
        if (frame.shortYear != null && frame.year == null) {
            int year = 2000 + frame.shortYear;
            frame.year = year > published.getYear() + 20 ? year - 100 : year;
            frame.yearGiven = true;
        }
        if (frame.shift != null) {
            return shifted(frame, frame.shift);
        }
        if (frame.decade != null) {
            return Days.decade(frame, frame.decade);
        }
        if (frame.year != null) {
            return Days.of(frame, frame.year);
        }
        if (frame.isBareDay()) {
            return bareDay(frame, frame.day == null ? 0 : frame.day);
        }
        if (frame.day != null && frame.month == null) {
            return deictic(frame, frame.day);
        }
        if (frame.weekday != null && frame.month == null) {
            return weekday(frame, DayOfWeek.of(frame.weekday));
        }
        Optional<DateMention> before = lastInSentence(frame);
        if (frame.deixis == null && before.isPresent() && before.get().yearGiven() && isExact(before.get())) {
            int year = before.get().to().getYear();
            Days same = Days.of(frame, year);
            return same != null && same.to().isBefore(before.get().from().minusMonths(6))
                    ? Days.of(frame, year + 1)
                    : same;
        }
        if (before.isPresent() && before.get().yearGiven() && isJustSaid(before.get(), frame)) {
            return Days.of(frame, before.get().to().getYear());
        }
        Integer part = frame.part;
        // Early or late, the month is found as a whole: on 15 March "late March" is this one.
        frame.part = null;
        Days whole = nearest(frame, offset -> Days.of(frame, published.getYear() + offset));
        frame.part = part;
        return whole == null ? null : Days.thirds(whole, part);
    }

    /** "2004: December 26", "In 2018, on June 5". */
    private boolean isJustSaid(DateMention year, Frame frame) {
        return year.precision() == Precision.YEAR
                && frame.start - year.end() <= 6
                && text.substring(year.end(), frame.start).chars().noneMatch(c -> c == '(' || c == ')' || c == '「');
    }

    private static boolean isExact(DateMention mention) {
        return mention.precision() == Precision.DAY || mention.precision() == Precision.MONTH;
    }

    private Optional<DateMention> lastInSentence(Frame frame) {
        if (mentions.isEmpty() || mentions.getLast().start() < sentences.start()) {
            return Optional.empty();
        }
        return Optional.of(mentions.getLast()).filter(mention -> mention.end() <= frame.start);
    }

    private @Nullable Days shifted(Frame frame, Shift shift) {
        LocalDate from = published;
        if (shift.then()) {
            DateMention last = lastSpokenOf(shift.unit());
            if (last == null) {
                return null;
            }
            from = shift.amount() > 0 ? last.to() : last.from();
        }
        if (shift.unit() == Shift.WEEKEND) {
            LocalDate saturday =
                    Precision.WEEK.first(from).plusWeeks(shift.amount()).plusDays(5);
            return new Days(saturday, saturday.plusDays(1), Precision.DAY);
        }
        Precision unit = Shift.PRECISIONS.get(shift.unit());
        LocalDate day = unit.plus(from, shift.amount());
        if (unit == Precision.WEEK && frame.weekday != null) {
            return Days.day(Precision.WEEK.first(day).plusDays(frame.weekday - 1L));
        }
        if (unit == Precision.MONTH && frame.day != null) {
            return Days.of(YearMonth.from(day), frame.day);
        }
        if (unit == Precision.YEAR) {
            return Days.of(frame, day.getYear());
        }
        return Days.thirds(Days.unit(unit, day), frame.part);
    }

    /** The mention that "the same day", "the next year" look back to. */
    private @Nullable DateMention lastSpokenOf(int unit) {
        for (int i = mentions.size() - 1; i >= Math.max(0, mentions.size() - 20); i--) {
            if (Shift.PRECISIONS.indexOf(mentions.get(i).precision()) <= unit) {
                return mentions.get(i);
            }
        }
        return null;
    }

    private @Nullable Days bareDay(Frame frame, int day) {
        Optional<DateMention> before = lastInSentence(frame);
        if (before.isPresent() && before.get().precision() == Precision.DAY) {
            Days same = Days.of(YearMonth.from(before.get().to()), day);
            if (same != null && !same.from().isBefore(before.get().from())) {
                return same;
            }
        }
        return deictic(frame, day);
    }

    private @Nullable Days deictic(Frame frame, int day) {
        return nearest(frame, offset -> Days.of(YearMonth.from(published).plusMonths(offset), day));
    }

    private Days weekday(Frame frame, DayOfWeek weekday) {
        LocalDate past = published.with(TemporalAdjusters.previousOrSame(weekday));
        LocalDate future = published.with(TemporalAdjusters.nextOrSame(weekday));
        if (frame.deixis != null) {
            return Days.day(
                    switch (frame.deixis) {
                        case -1 -> published.with(TemporalAdjusters.previous(weekday));
                        case 1 -> published.with(TemporalAdjusters.next(weekday));
                        default -> Precision.WEEK.first(published).plusDays(weekday.getValue() - 1L);
                    });
        }
        return Days.day(sentences.direction(frame.start, frame.end) > 0 ? future : past);
    }

    /** Of the same day in several years (or months), the one that is meant. */
    private @Nullable Days nearest(Frame frame, IntFunction<@Nullable Days> candidates) {
        Days past = null;
        Days future = null;
        // Far enough for 29 February and for the 31st.
        for (int offset = 0; offset <= 8 && past == null; offset++) {
            Days days = candidates.apply(-offset);
            past = days != null && !days.from().isAfter(published) ? days : null;
        }
        for (int offset = 0; offset <= 8 && future == null; offset++) {
            Days days = candidates.apply(offset);
            future = days != null && !days.to().isBefore(published) ? days : null;
        }
        if (past == null || future == null || past.equals(future)) {
            return frame.deixis == null || frame.deixis == 0 || past == null || future == null
                    ? past == null ? future : past
                    : beyond(frame.deixis, candidates);
        }
        if (frame.deixis != null) {
            return switch (frame.deixis) {
                case -1 -> past.to().isBefore(published) ? past : beyond(-1, candidates);
                case 1 -> future.from().isAfter(published) ? future : beyond(1, candidates);
                default -> {
                    Days now = candidates.apply(0);
                    yield now == null ? past : now;
                }
            };
        }
        return byTense(frame, past, future);
    }

    private static @Nullable Days beyond(int direction, IntFunction<@Nullable Days> candidates) {
        for (int offset = 1; offset <= 8; offset++) {
            Days days = candidates.apply(direction * offset);
            if (days != null) {
                return days;
            }
        }
        return null;
    }

    private Days byTense(Frame frame, Days past, Days future) {
        long ahead = ChronoUnit.DAYS.between(published, future.from());
        long ago = ChronoUnit.DAYS.between(past.to(), published);
        if (isUntil(frame)) {
            return ahead <= ago ? future : past;
        }
        return switch (sentences.direction(frame.start, frame.end)) {
            case 1 -> ahead > FAR_AHEAD && ago <= JUST_BEEN && sentences.tellsOfThePast() ? past : future;
            case 0 -> ahead <= NEAR_AHEAD && ago > 365 - NEAR_AHEAD - 31 && !sentences.tellsOfThePast() ? future : past;
            default -> past;
        };
    }

    /** Whether "until", "by", "까지" stands beside: of an end the nearer day is meant. */
    private boolean isUntil(Frame frame) {
        char[] folded = scanner.folded();
        boolean[] found = new boolean[1];
        for (int back = 1; back <= 12 && back <= frame.start; back++) {
            rules.words()
                    .at(
                            folded,
                            frame.start - back,
                            (entry, end) -> found[0] |= rules.symbols().slot(entry.symbol()) == Slot.UNTIL
                                    && (end == frame.start
                                            || (end == frame.start - 1 && Letters.isSpace(folded[end]))));
        }
        for (int at = frame.end; at < folded.length && at <= frame.end + 1; at++) {
            rules.words()
                    .at(folded, at, (entry, end) -> found[0] |= rules.symbols().slot(entry.symbol()) == Slot.UNTIL);
        }
        return found[0];
    }

    /**
     * A damaged date is repaired when exactly one way to cut its digits into month and day is near a date that the post
     * says whole, or near the day of publication.
     */
    private List<DamagedDate> repair() {
        List<DamagedDate> lost = new ArrayList<>();
        Map<LocalDate, Boolean> witnessed = new HashMap<>();
        List<DateMention> whole = List.copyOf(mentions.subList(0, Math.min(mentions.size(), 100)));
        for (Frame frame : damaged) {
            List<LocalDate> possible = cuts(String.valueOf(frame.damaged)).stream()
                    .filter(day -> witnessed.computeIfAbsent(day, one -> isWitnessed(one, whole)))
                    .distinct()
                    .toList();
            String surface = text.substring(frame.start, frame.end);
            if (possible.size() == 1) {
                LocalDate day = possible.getFirst();
                mentions.add(new DateMention(frame.start, frame.end, surface, day, day, Precision.DAY, false, true));
            } else {
                lost.add(new DamagedDate(frame.start, frame.end, surface));
            }
        }
        return lost;
    }

    private boolean isWitnessed(LocalDate day, List<DateMention> whole) {
        long away = ChronoUnit.DAYS.between(day, published);
        if (away >= 0 && away <= JUST_BEEN) {
            return true;
        }
        return whole.stream()
                .filter(mention -> mention.precision() == Precision.DAY)
                .anyMatch(mention -> !day.isBefore(mention.from().minusDays(7))
                        && !day.isAfter(mention.to().plusDays(7)));
    }

    /** The days of the year around publication that lost digits may have been: 111 is 1 November or 11 January. */
    private List<LocalDate> cuts(String digits) {
        List<LocalDate> days = new ArrayList<>();
        for (int cut = 1; cut <= 2 && cut < digits.length(); cut++) {
            int month = Integer.parseInt(digits.substring(0, cut));
            int day = Integer.parseInt(digits.substring(cut));
            for (int year = -1; year <= 1 && digits.charAt(cut) != '0'; year++) {
                if (month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= 31
                        && YearMonth.of(published.getYear() + year, month).isValidDay(day)) {
                    days.add(LocalDate.of(published.getYear() + year, month, day));
                }
            }
        }
        return days;
    }
}
